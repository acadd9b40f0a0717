"""`manage.py studio`: the whole studio, started with one command."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser, call_command

from cloudstudio.dangers import dangers
from cloudstudio.supervisor import CannotStart, supervise


class Command(BaseCommand):
    """Start Valkey, the web server, the workers and the reaper; Ctrl-C stops them all."""

    help = "Start the whole studio: Valkey, web, workers and reaper. Ctrl-C stops it."
    # Checks and migrations are run below, once.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address to serve on."""
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (0.0.0.0: everywhere)")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until stopped."""
        for danger in dangers(settings.ENVIRONMENT, options["host"]):
            self.stderr.write(self.style.WARNING(f"Warning: {danger}"))
        try:
            supervise(
                settings.ENVIRONMENT,
                options["host"],
                options["port"],
                migrate=lambda: call_command("migrate", interactive=False, verbosity=0, skip_checks=True),
            )
        except CannotStart as error:
            raise CommandError(str(error)) from error
