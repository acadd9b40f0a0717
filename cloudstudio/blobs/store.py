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
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from django.conf import settings
from django.db import connection, transaction

KEY = re.compile(r"^[0-9a-f]{64}-[0-9a-f]{8}$")
#: Bytes read at a time to hash them.
PIECE = 4 * 2**20


class NotPrepared(RuntimeError):
    """A file was to be taken over in a way that would hold others up, or that is not safe: a fault in our own code."""


@dataclass
class _Prepared:
    """A file whose bytes are in their place. handed_out: a row may name the key by now."""

    key: str
    handed_out: bool = False


_prepared: ContextVar[Mapping[Path, _Prepared]] = ContextVar("prepared", default=MappingProxyType({}))


@contextmanager
def prepared(paths: Iterable[Path], meanwhile: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Do all that is slow about taking files over before the transaction that names them: hash, bring to the disk.

    A transaction holds everybody else's edits up; a film of gigabytes must not be read inside one. Inside the block
    `put` of one of the files only hands its key out. Files that nobody put are let go at the end. `meanwhile` is called
    now and then. Raises NotPrepared inside a transaction.
    """
    known = _prepared.get()
    mine: dict[Path, _Prepared] = {}
    try:
        for path in paths:
            if path not in known and path not in mine:
                mine[path] = _Prepared(_bring(path, meanwhile))
        token = _prepared.set({**known, **mine})
        try:
            yield
        finally:
            _prepared.reset(token)
    finally:
        for one in mine.values():
            # What was handed out may be named by a row even where the commit failed: the sweep finds out.
            if not one.handed_out:
                _remove(one.key)
                _mark(one.key).unlink(missing_ok=True)


def put(path: Path) -> str:
    """Take over a file and return its key. The file is gone from `path` once the transaction is committed.

    In a transaction the file must have been `prepared` before. If it is rolled back, a later sweep removes the bytes.
    """
    one = _prepared.get().get(path)
    if one is None:
        with prepared([path]):
            return put(path)
    one.handed_out = True
    mark = _mark(one.key)

    def settle() -> None:
        mark.unlink(missing_ok=True)
        path.unlink(missing_ok=True)

    transaction.on_commit(settle)
    return one.key


def _bring(path: Path, meanwhile: Callable[[], object]) -> str:
    """Give a file's bytes their place under a key, and mark them as named by nobody yet."""
    if any(not block._from_testcase for block in connection.atomic_blocks):  # type: ignore[attr-defined]
        raise NotPrepared(f"{path.name} must be `prepared` before the transaction that takes it over.")
    if path.is_symlink():
        raise NotPrepared(f"{path.name} is a link; only files are taken over.")
    key = f"{_digest(path, meanwhile)}-{secrets.token_hex(4)}"
    mark, target = _mark(key), _place(key)
    mark.parent.mkdir(parents=True, exist_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    try:
        os.link(path, target)
    except OSError:
        # Another disk, or one that knows no second names. Never a half copied file under the final name.
        draft = target.with_suffix(".part")
        shutil.copyfile(path, draft)
        draft.rename(target)
    to_disk(target)
    to_disk(target.parent)
    return key


def _digest(path: Path, meanwhile: Callable[[], object]) -> str:
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            meanwhile()
    return digest.hexdigest()


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
    _place(key)  # what is no key raises now, and not after the commit
    transaction.on_commit(lambda: _remove(key))


def _remove(key: str) -> None:
    path = _place(key)
    path.unlink(missing_ok=True)
    # The two-letter folder goes with its last file; a file that just came keeps it.
    with contextlib.suppress(OSError):
        path.parent.rmdir()


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


def _mark(key: str) -> Path:
    return pending_folder() / key


def _place(key: str) -> Path:
    return path_in(Path(settings.BLOBS_DIR), key)


def to_disk(path: Path) -> None:
    """Return only when a file or a folder would survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
