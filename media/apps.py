"""Media: what a person owns as bytes."""

from cloudstudio.rooms import Room


class MediaConfig(Room):
    """Assets: uploaded, inspected, made quick to look at."""

    name = "media"
