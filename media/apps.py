"""Media: what a person owns as bytes."""

from cloudstudio import rooms


class MediaConfig(rooms.Room):
    """Assets: uploaded, inspected, made quick to look at."""

    name = "media"

    def ready(self) -> None:
        """Count what uploads have announced, and have the reaper give up those that nobody finishes."""
        super().ready()
        import media.uploads.services  # noqa: F401
