"""Bytes from one place to another, checked on the way, and on the disk before they have their name."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import IO

from cloudstudio.blobs import digest_in

PIECE = 2**20


class Damaged(Exception):
    """Bytes are not those that their key names."""

    def __init__(self, key: str) -> None:
        super().__init__(f"The bytes of {key} are damaged.")


class Hashing:
    """A file that is read once, from start to end, and whose bytes are hashed on the way."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        piece = self._file.read(size)
        self._digest.update(piece)
        return piece

    def rest(self) -> str:
        """Read to the end, and return the SHA-256 of all."""
        while self.read(PIECE):
            pass
        return self._digest.hexdigest()

    def check(self, key: str) -> None:
        """Raise Damaged unless the whole file is a key's bytes."""
        if self.rest() != digest_in(key):
            raise Damaged(key)


def copy_blob(key: str, source: IO[bytes], target: Path) -> None:
    """Write a blob's bytes to a file. Raises Damaged, and leaves nothing then."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".part")
    hashing = Hashing(source)
    try:
        with draft.open("wb") as file:
            while piece := hashing.read(PIECE):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        hashing.check(key)
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)
