"""`manage.py inspect FILE`: what is this file?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cloudstudio.sandbox.errors import SandboxError
from media.inspection import inspect_file


class Command(BaseCommand):
    """Print a file's facts as JSON; or one sentence on standard error, and exit 1."""

    help = "Say what a media file is, as JSON: kind, size after rotation, duration, frame rate, streams."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            facts = inspect_file(options["file"])
        except SandboxError as error:
            self.stderr.write(error.sentence)
            sys.exit(1)
        self.stdout.write(facts.model_dump_json(indent=2))
