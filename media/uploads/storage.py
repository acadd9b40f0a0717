"""The uploads folder: one growing file an upload. How far it has come is the size of its file."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings


def folder() -> Path:
    """Return the folder, made on first use."""
    path = Path(settings.DATA_DIR) / "uploads"
    path.mkdir(parents=True, exist_ok=True)
    return path


def path_of(upload_id: UUID) -> Path:
    """Return where the bytes of an upload are."""
    return folder() / upload_id.hex


def offset_of(upload_id: UUID) -> int:
    """Return how many bytes are here."""
    try:
        return path_of(upload_id).stat().st_size
    except FileNotFoundError:
        return 0


def open_to_append(upload_id: UUID) -> BinaryIO:
    """Open an upload's file to append to it. Only who has claimed it may write. Raises FileNotFoundError."""
    return open(
        path_of(upload_id), "ab", buffering=0, opener=lambda path, flags: os.open(path, flags & ~os.O_CREAT)
    )


def claim(file: BinaryIO) -> bool:
    """Tell whether the file is now this request's alone, until it is closed; another, of any process, may have it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def to_disk(file: BinaryIO) -> None:
    """Return only when what was written would survive a power cut: it is about to be acknowledged."""
    os.fsync(file.fileno())
