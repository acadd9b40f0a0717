"""`manage.py backup TO`: everything that people have made, while the studio runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from cloudstudio.backup.errors import BackupProblem
from cloudstudio.backup.making import make_backup
from cloudstudio.backup.reader import Reader
from cloudstudio.backup.shelf import FolderShelf, shelf_at


class Command(BaseCommand):
    """Make a backup, or read one through."""

    help = "Back up the database and all files while the studio runs. TO is a folder, or a name that ends in .tar."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the place, and what to do there."""
        parser.add_argument(
            "to", type=Path, help="folder for all backups (files are shared among them), or an archive's name"
        )
        parser.add_argument(
            "--keep", type=int, metavar="N", help="afterwards keep the latest N backups in the folder"
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="make none: read the latest backup there and verify every byte",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; exits with 1 and one sentence where something is not as it should be."""
        to = options["to"].absolute()
        if options["keep"] is not None and options["keep"] < 1:
            raise CommandError("--keep needs a number above 0.")
        try:
            self._check(to) if options["check"] else self._make(to, options["keep"])
        except BackupProblem as problem:
            raise CommandError(str(problem)) from problem
        except OSError as error:
            raise CommandError(f"The backup did not end well, and is not there: {error}.") from error

    def _make(self, to: Path, keep: int | None) -> None:
        shelf = shelf_at(to)
        manifest = make_backup(shelf, self.stdout.write)
        if keep is not None and isinstance(shelf, FolderShelf) and (gone := shelf.prune(keep)):
            self.stdout.write(f"{gone} older backups were removed.")
        if manifest.lost:
            raise CommandError(
                f"The backup is there, but {len(manifest.lost)} files that the database names were gone or damaged on "
                f"the studio's disk already: {', '.join(manifest.lost[:3])}."
            )

    def _check(self, to: Path) -> None:
        with Reader(to) as reader:
            reader.check_rows()
            damaged = [key for key in reader.manifest.blobs if not reader.is_whole(key)]
            if damaged:
                raise CommandError(
                    f"{len(damaged)} files of the backup {reader.name} are damaged: {', '.join(damaged[:3])}. Remove "
                    f"them there and back up again, while the studio still has them."
                )
            self.stdout.write(f"The backup {reader.name} is whole: {len(reader.manifest.blobs)} files.")
