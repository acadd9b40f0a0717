"""Put a backup back, into a place where there is nothing yet.

Bytes are copied into a folder of their own, and rows into fresh tables; only when all is there does it become the
studio. Until then the folder `restoring` says that it is not whole: the studio does not start, and a second try begins
anew.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from cloudstudio.backup.copying import Damaged, copy_blob
from cloudstudio.backup.errors import NoBackup, NotEmpty
from cloudstudio.backup.progress import Progress
from cloudstudio.backup.reader import Reader
from cloudstudio.backup.rows import Migrations, go_on_counting, kept_models, read_table
from cloudstudio.blobs import path_in

#: What may be in a data folder although nobody has worked there.
HARMLESS = {"secret-key", "studio.lock", "models"}


def restore(reader: Reader, say: Callable[[str], object]) -> list[str]:
    """Put a backup back; return the keys of bytes that are lost or damaged in it, which are left out.

    The caller holds the data folder's lock. Raises NoBackup and NotEmpty, and has changed nothing then.
    """
    reader.check_rows()
    _check_version(reader)
    data, draft = Path(settings.DATA_DIR), settings.ENVIRONMENT.restoring
    if draft.is_dir():
        _clear(data, draft)
    _check_empty(data)
    draft.mkdir()
    damaged = _bring_blobs(reader, draft / "blobs", say)
    with _database_at(draft / settings.ENVIRONMENT.database.name) as database:
        say(f"{_bring_rows(reader)} rows are back.")
    _bring_key(reader, data)
    os.sync()
    (draft / "blobs").rename(settings.BLOBS_DIR)
    if database.exists():
        database.rename(settings.ENVIRONMENT.database)
    os.sync()
    shutil.rmtree(draft)
    return sorted({*reader.manifest.lost, *damaged})


@contextmanager
def _database_at(draft: Path) -> Iterator[Path]:
    """Where the database is a file, work on another one meanwhile, which is whole and closed afterwards."""
    if connection.vendor != "sqlite":
        yield draft
        return
    name = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = draft
    try:
        yield draft
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name


def _check_version(reader: Reader) -> None:
    known = MigrationLoader(None).disk_migrations.keys()  # asks no database: even to look would make one
    for app, name in reader.manifest.migrations:
        if (app, name) not in known:
            raise NoBackup(
                f"The backup was made by a newer CloudStudio (it knows {app}.{name}); restore it with that one."
            )


def _check_empty(data: Path) -> None:
    """Raise NotEmpty where somebody's work may be in the data folder or in the database."""
    there = sorted(path.name for path in data.iterdir() if path.name not in HARMLESS)
    if there:
        raise NotEmpty(
            f"{data} is not empty ({', '.join(there[:3])}); a backup is put back into an empty folder only. Set "
            f"CLOUDSTUDIO_DATA to a new one, or move this one away."
        )
    if connection.vendor != "sqlite" and connection.introspection.table_names():
        raise NotEmpty(
            f"The database {connection.settings_dict['NAME']} has tables already; a backup is put back into an empty "
            f"one only. Make a new one and name it in DATABASE_URL."
        )


def _clear(data: Path, draft: Path) -> None:
    """Remove what a try that did not end well has left: the folder says that all of it is that try's."""
    shutil.rmtree(draft)
    shutil.rmtree(settings.BLOBS_DIR, ignore_errors=True)
    for path in data.glob(f"{settings.ENVIRONMENT.database.name}*"):
        path.unlink()
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")


def _bring_blobs(reader: Reader, folder: Path, say: Callable[[str], object]) -> list[str]:
    """Copy all bytes; return the keys of those that are damaged in the backup."""
    sizes = reader.manifest.blobs
    progress = Progress(say, "files", len(sizes), sum(sizes.values()))
    folder.mkdir()
    damaged = []
    for key, size in sizes.items():
        try:
            with reader.blob(key) as file:
                copy_blob(key, file, path_in(folder, key))
        except (FileNotFoundError, Damaged):
            damaged.append(key)
        progress.done(size)
    progress.end()
    return damaged


def _bring_rows(reader: Reader) -> int:
    """Make the tables as they were, put the rows back in one transaction, then bring them up to date."""
    executor = MigrationExecutor(connection)
    targets = _last_of_each_app(executor, reader.manifest.migrations)
    models = kept_models(executor.migrate(targets).apps)
    rows = 0
    with transaction.atomic():
        with connection.cursor() as cursor:
            for model in models:
                # What migrations fill in by themselves is in the backup too.
                table = connection.ops.quote_name(model._meta.db_table)
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 (the name is ours)
        for model in models:
            if model._meta.label_lower in reader.manifest.tables:
                with reader.open(f"{model._meta.label_lower}.gz") as file:
                    rows += read_table(model, file)
        go_on_counting(models)
    call_command("migrate", interactive=False, verbosity=0)
    return rows


def _last_of_each_app(executor: MigrationExecutor, applied: Migrations) -> Migrations:
    """Return the migrations that no other applied one of the same app builds on."""
    graph, there = executor.loader.graph, set(applied)
    return [
        node
        for node in applied
        if not any(child.key in there and child.key[0] == node[0] for child in graph.node_map[node].children)
    ]


def _bring_key(reader: Reader, data: Path) -> None:
    """Put the key that signs sessions back: whoever was signed in still is."""
    draft = settings.ENVIRONMENT.restoring / "secret-key"
    with reader.open("secret-key") as file:
        draft.touch(mode=0o600)
        draft.write_bytes(file.read())
    draft.rename(data / "secret-key")
