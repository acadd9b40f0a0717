"""Media: assets, what a person owns as bytes."""

from cloudstudio.rooms import Room


class MediaConfig(Room):
    """Media: assets, what a person owns as bytes."""

    name = "media"
    label = "media"
