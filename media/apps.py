"""Media: assets, what a person owns as bytes."""

from cloudstudio import rooms


class MediaConfig(rooms.Room):
    """Media: assets, what a person owns as bytes."""

    name = "media"
    label = "media"
