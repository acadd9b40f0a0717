"""Findings: what is known of a source beyond its facts."""

from cloudstudio import rooms


class FindingsConfig(rooms.Room):
    """Findings and their revisions."""

    name = "media.findings"
    label = "findings"

    def ready(self) -> None:
        """Count their bytes with what a person keeps."""
        super().ready()
        import media.findings.services  # noqa: F401
