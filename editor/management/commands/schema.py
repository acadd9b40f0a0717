"""`manage.py schema`: the document's JSON Schema on standard output."""

import json

from django.core.management.base import BaseCommand

from editor.timeline.json_schema import document_schema


class Command(BaseCommand):
    help = "Print the JSON Schema of the document."
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: object) -> None:
        """Print the schema, keys in the order of the models."""
        self.stdout.write(json.dumps(document_schema(), indent=2))
