"""`manage.py schema`: the document's JSON Schema on standard output, or the table of its properties."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from editor.timeline.json_schema import document_schema
from editor.timeline.reference import renewed, table


class Command(BaseCommand):
    help = "Print the JSON Schema of the document."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what is to be told instead of the schema."""
        parser.add_argument(
            "--properties", action="store_true", help="Print the table of properties instead."
        )
        parser.add_argument(
            "--guide", type=Path, help="Write the reference of properties into this guide instead."
        )

    def handle(self, *args: object, **options: object) -> None:
        """Print the schema, keys in the order of the models."""
        guide = options["guide"]
        if isinstance(guide, Path):
            guide.write_text(renewed(guide.read_text()))
            return
        self.stdout.write(json.dumps(table() if options["properties"] else document_schema(), indent=2))
