"""Media: what a person owns as bytes."""

from cloudstudio import rooms


class MediaConfig(rooms.Room):
    """Assets: uploaded, inspected, made quick to look at."""

    name = "media"
