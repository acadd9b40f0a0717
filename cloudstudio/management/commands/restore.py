"""`manage.py restore FROM`: put a backup back into an empty place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from cloudstudio.backup.errors import BackupProblem
from cloudstudio.backup.reader import Reader
from cloudstudio.backup.restoring import restore
from cloudstudio.supervisor import CannotStart, lock


class Command(BaseCommand):
    """Restore a backup."""

    help = (
        "Put a backup back into an empty data folder and an empty database. FROM is what `backup` was given."
    )
    # There may be no tables yet.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the backup."""
        parser.add_argument(
            "source",
            type=Path,
            metavar="FROM",
            help="an archive, a folder of backups (the latest), or one in it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; exits with 1 and one sentence where it cannot be done, or where something is missing."""
        try:
            with lock(Path(settings.DATA_DIR)), Reader(options["source"].absolute()) as reader:
                lost = restore(reader, self.stdout.write)
                self.stdout.write(f"The studio is as it was at {reader.manifest.made}.")
        except (BackupProblem, CannotStart) as problem:
            raise CommandError(str(problem)) from problem
        except OSError as error:
            raise CommandError(f"The backup was not put back: {error}. Run the command again.") from error
        if lost:
            raise CommandError(
                f"{len(lost)} files are damaged or missing in the backup and were left out; everything else is here: "
                f"{', '.join(lost[:3])}."
            )
