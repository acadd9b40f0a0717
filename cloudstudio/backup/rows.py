"""Rows as text, whatever the database: out of one moment, and back into the tables that they came from.

A table is a gzipped file of JSON lines: the names of its columns, then a list of values for each row.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

from cloudstudio.blobs import is_key_field

#: A transaction that sees one moment and holds nobody up.
BEGIN = {"sqlite": "BEGIN DEFERRED", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}
#: Rows held in memory at a time on the way out, and letters of JSON on the way in: an edit may be megabytes.
ROWS_AT_ONCE = 50
LETTERS_AT_ONCE = 8 * 2**20

Migrations = list[tuple[str, str]]


@dataclass(frozen=True)
class Table:
    """What is in a table's file: how many rows, and the SHA-256 of the file."""

    rows: int
    sha256: str


@contextmanager
def one_moment() -> Iterator[None]:
    """Make everything that is read inside be of one moment. Writers go on meanwhile."""
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute(BEGIN[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def applied_migrations() -> Migrations:
    """Return the migrations that made the tables, sorted: they say how rows are to be understood."""
    return sorted(MigrationRecorder(connection).applied_migrations())


def kept_models(registry: Apps = apps) -> list[type[models.Model]]:
    """Return the models whose rows belong into a backup, sorted by name.

    A model says `in_backups = False` where its rows mean nothing without something that is not backed up.
    """
    left_out = {
        model._meta.label_lower for model in apps.get_models() if not getattr(model, "in_backups", True)
    }
    found = [
        model
        for model in registry.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in left_out
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)


def write_table(model: type[models.Model], path: Path, found_key: Callable[[str], object]) -> Table:
    """Write all rows of a model, ordered by their keys. Every blob's key that a row names is told to `found_key`."""
    fields = model._meta.concrete_fields
    keys = [at for at, field in enumerate(fields) if is_key_field(field)]
    count = 0
    with gzip.GzipFile(path, "wb", compresslevel=5, mtime=0) as file:
        file.write(_line([field.attname for field in fields]))
        for row in model._base_manager.order_by("pk").iterator(chunk_size=ROWS_AT_ONCE):
            values = [_plain(field, row) for field in fields]
            file.write(_line(values))
            count += 1
            for at in keys:
                if values[at]:
                    found_key(values[at])
    with path.open("rb") as written:
        return Table(count, hashlib.file_digest(written, "sha256").hexdigest())


def read_table(model: type[models.Model], packed: IO[bytes]) -> int:
    """Put a table's rows back, as they were; return how many. `model` is of the time of the backup."""
    count = 0
    with gzip.GzipFile(fileobj=packed) as file:
        names = json.loads(next(iter(file)))
        fields = [model._meta.get_field(_name_of(model, name)) for name in names]
        for field in fields:
            # Rows keep the times that they had.
            field.auto_now = field.auto_now_add = False  # type: ignore[union-attr]
        waiting: list[models.Model] = []
        letters = 0
        for line in file:
            values = map(_value, fields, json.loads(line))
            waiting.append(model(**dict(zip(names, values, strict=True))))
            letters += len(line)
            count += 1
            if letters > LETTERS_AT_ONCE or len(waiting) >= 1000:
                model._base_manager.bulk_create(waiting)
                waiting, letters = [], 0
        model._base_manager.bulk_create(waiting)
    return count


def go_on_counting(filled: list[type[models.Model]]) -> None:
    """Let automatic keys go on after those that were put back."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), filled):
            cursor.execute(statement)


def _name_of(model: type[models.Model], attname: str) -> str:
    return next(field.name for field in model._meta.concrete_fields if field.attname == attname)


def _plain(field: Any, row: models.Model) -> Any:
    value = field.value_from_object(row)
    if value is None or isinstance(field, models.JSONField) or isinstance(value, bool | int | float | str):
        return value
    return field.value_to_string(row)


def _value(field: Any, plain: Any) -> Any:
    return plain if plain is None else field.to_python(plain)


def _line(values: list[Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"
