"""Make a backup while the studio runs.

Bytes come first, then the rows of one moment, then the bytes that came in between. A blob never changes under its key,
so all that can go wrong meanwhile is that one is deleted after the moment: then its row has gone too, and the rows of a
later moment are taken instead. In the end no row of the backup names bytes that it lacks, unless they were lost before.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cloudstudio import blobs
from cloudstudio.backup.copying import Damaged
from cloudstudio.backup.errors import BackupProblem
from cloudstudio.backup.manifest import NAME, Manifest
from cloudstudio.backup.progress import Progress
from cloudstudio.backup.rows import Table, applied_migrations, kept_models, one_moment, write_table
from cloudstudio.backup.shelf import Shelf

#: Rounds after which something must be wrong: each has only what came since the last one to copy.
ROUNDS = 20


@dataclass
class _Bytes:
    """The blobs that are on the shelf, with their sizes, and those whose bytes were gone or damaged at the source."""

    shelf: Shelf
    say: Callable[[str], object]
    here: dict[str, int] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    damaged: set[str] = field(default_factory=set)

    def bring(self, keys: Iterable[str], what: str) -> None:
        """Copy what is not here yet."""
        sizes = {key: size for key in keys if key not in self.here and (size := self._size(key)) is not None}
        progress = Progress(self.say, what, len(sizes), sum(sizes.values()))
        for key in sorted(sizes):
            self._bring_one(key)
            progress.done(sizes[key])
        if sizes:
            progress.end()

    def _bring_one(self, key: str) -> None:
        try:
            # Once it is open nobody can take it away.
            with blobs.local_path(key).open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                if not self.shelf.has(key, size):
                    self.shelf.add(key, file, size)
        except FileNotFoundError:
            self.gone.add(key)
        except Damaged:
            self.damaged.add(key)
        else:
            self.here[key] = size

    def _size(self, key: str) -> int | None:
        try:
            return blobs.size(key)
        except FileNotFoundError:
            self.gone.add(key)
            return None


def make_backup(shelf: Shelf, say: Callable[[str], object]) -> Manifest:
    """Put a backup of this studio on a shelf and return what it says of itself. Raises BackupProblem."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise BackupProblem(
            "The database is of another version than this code; start the studio once, or check the checkout out that "
            "made it."
        )
    begun = datetime.now(UTC)
    with shelf.new(begun.strftime("%Y-%m-%dT%H%M%SZ")) as folder:
        found = _Bytes(shelf, say)
        found.bring(_keys_now(), "files")
        for _ in range(ROUNDS):
            found.gone.clear()
            made, tables, named = _write_rows(folder)
            found.bring(named - found.damaged, "files that came meanwhile")
            lost = found.gone & named
            # What was deleted after the moment no row names any more; what a row still names was lost before.
            if not lost or lost <= _keys_now():
                break
        else:
            raise BackupProblem(
                "Files vanish faster than they can be copied; is something else deleting them?"
            )
        lost |= found.damaged & named
        manifest = Manifest(
            made=made.isoformat(),
            migrations=applied_migrations(),
            tables=tables,
            blobs={key: found.here[key] for key in sorted(named - lost)},
            lost=sorted(lost),
        )
        (folder / "secret-key").write_text(settings.SECRET_KEY)
        (folder / "secret-key").chmod(0o600)
        (folder / NAME).write_text(manifest.text())
    rows = sum(table.rows for table in tables.values())
    say(f"{rows} rows of {made:%Y-%m-%d %H:%M:%S} UTC and {len(manifest.blobs)} files are safe.")
    return manifest


def _write_rows(folder: Path) -> tuple[datetime, dict[str, Table], set[str]]:
    """Write all tables as they are at one moment; return it, what the tables hold, and the blobs that rows name."""
    named: set[str] = set()
    with one_moment():
        models = kept_models()
        # The first look at the database is what fixes the moment.
        models[0]._base_manager.exists()
        made = datetime.now(UTC)
        tables = {
            model._meta.label_lower: write_table(model, folder / f"{model._meta.label_lower}.gz", named.add)
            for model in models
        }
    return made, tables, named


def _keys_now() -> set[str]:
    return {
        key
        for model, name in blobs.key_fields()
        for key in model._base_manager.exclude(**{name: ""}).values_list(name, flat=True).iterator()
    }
