"""The store behind a folder.

A key is the SHA-256 of the bytes and a few random letters: the first part lets anybody check the bytes, the
second makes sure that no two rows ever share a blob, so that deleting one's bytes never takes another's.

Bytes arrive before the row that names them is committed. `pending/KEY` marks that moment; the mark goes when
the transaction is committed. What is still marked later, and is named by no row, is swept (`sweep.py`).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import shutil
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import transaction

KEY = re.compile(r"^[0-9a-f]{64}-[0-9a-f]{8}$")


def put(path: Path, *, move: bool = True) -> str:
    """Take over a file and return its key. With `move` the file is gone from `path` afterwards.

    Inside a transaction that is rolled back the bytes are removed by a later sweep.
    """
    key = f"{_digest(path)}-{secrets.token_hex(4)}"
    target = _place(key)
    mark = pending_folder() / key
    mark.parent.mkdir(parents=True, exist_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    if move and path.stat().st_dev == target.parent.stat().st_dev:
        path.rename(target)
    else:
        # Never a half copied file under the final name.
        draft = target.with_suffix(".part")
        shutil.copyfile(path, draft)
        draft.rename(target)
        if move:
            path.unlink()
    to_disk(target)
    to_disk(target.parent)
    transaction.on_commit(lambda: mark.unlink(missing_ok=True))
    return key


def warm(path: Path) -> None:
    """Do the slow part of `put` beforehand: read the file for its hash, and force it to the disk.

    A transaction holds everybody else's edits up; a film of gigabytes must not be read inside one.
    """
    _digest(path)
    to_disk(path)


def _digest(path: Path) -> str:
    about = path.stat()
    return _digest_of(path, about.st_size, about.st_mtime_ns)


@lru_cache(maxsize=64)
def _digest_of(path: Path, _size: int, _mtime_ns: int) -> str:
    """Return the SHA-256 of a file; size and time are part of the key, so that a change is seen."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def local_path(key: str) -> Path:
    """Return a file with the blob's bytes, to be read only. Raises FileNotFoundError."""
    path = _place(key)
    if not path.is_file():
        raise FileNotFoundError(f"There is no blob {key}.")
    return path


def size(key: str) -> int:
    """Return the number of bytes. Raises FileNotFoundError."""
    return local_path(key).stat().st_size


def delete(key: str) -> None:
    """Remove the bytes once the transaction that forgets them is committed. Harmless when they are gone."""
    path = _place(key)

    def remove() -> None:
        path.unlink(missing_ok=True)
        # The two-letter folder goes with its last file; a file that just came keeps it.
        with contextlib.suppress(OSError):
            path.parent.rmdir()

    transaction.on_commit(remove)


def pending_folder() -> Path:
    """Return where keys wait whose rows are not committed yet."""
    return Path(settings.BLOBS_DIR) / "pending"


def path_in(folder: Path, key: str) -> Path:
    """Return where a folder of blobs keeps one. Raises FileNotFoundError for what is no key."""
    if not KEY.match(key):
        raise FileNotFoundError(f"{key!r} is not a blob's key.")
    return folder / key[:2] / key[2:]


def digest_in(key: str) -> str:
    """Return the SHA-256 of the bytes that belong to a key."""
    return key.partition("-")[0]


def _place(key: str) -> Path:
    return path_in(Path(settings.BLOBS_DIR), key)


def to_disk(path: Path) -> None:
    """Return only when a file or a folder would survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
