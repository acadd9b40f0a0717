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
from pathlib import Path

from django.conf import settings
from django.db import transaction

KEY = re.compile(r"^[0-9a-f]{64}-[0-9a-f]{8}$")


def put(path: Path, *, move: bool = True) -> str:
    """Take over a file and return its key. With `move` the file is gone from `path` afterwards.

    Inside a transaction that is rolled back the bytes are removed by a later sweep.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    key = f"{digest}-{secrets.token_hex(4)}"
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
    _to_disk(target)
    _to_disk(target.parent)
    transaction.on_commit(lambda: mark.unlink(missing_ok=True))
    return key


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


def _place(key: str) -> Path:
    if not KEY.match(key):
        raise FileNotFoundError(f"{key!r} is not a blob's key.")
    return Path(settings.BLOBS_DIR) / key[:2] / key[2:]


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
