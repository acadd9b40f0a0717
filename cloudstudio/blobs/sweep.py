"""Removing bytes whose row was never committed: a process died, or its transaction was rolled back."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from cloudstudio.blobs.store import KEY, delete, pending_folder

log = logging.getLogger(__name__)


def sweep(older_than: float) -> int:
    """Look at keys that have been pending for more than `older_than` seconds; return how many blobs went.

    A field that holds a key is called `blob` or ends in `_blob`: that is how a row that names one is found.
    """
    removed = 0
    folder = pending_folder()
    for mark in folder.iterdir() if folder.is_dir() else ():
        try:
            age = time.time() - mark.stat().st_mtime
        except FileNotFoundError:
            continue
        if age < older_than or not KEY.match(mark.name):
            continue
        if not is_named(mark.name):
            delete(mark.name)
            removed += 1
            log.info("bytes without a row were removed", extra={"blob": mark.name})
        mark.unlink(missing_ok=True)
    return removed


def is_named(key: str) -> bool:
    """Tell whether any row names the blob."""
    return any(model._base_manager.filter(**{name: key}).exists() for model, name in key_fields())


def key_fields() -> Iterator[tuple[type[models.Model], str]]:
    """Yield every model's fields that hold a blob's key."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if is_key_field(field):
                yield model, field.name


def is_key_field(field: models.Field[Any, Any]) -> bool:
    """Tell whether a field holds a blob's key."""
    return field.name == "blob" or field.name.endswith("_blob")
