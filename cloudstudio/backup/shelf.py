"""Where backups are kept: a folder that holds many and shares their bytes, or one tar archive.

A folder's `blobs/` has the bytes of all its backups, each of which is a folder named by its moment: what is there
already is not written again. Nothing has its final name before it is whole and on the disk.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Protocol

from cloudstudio.backup.copying import Hashing, copy_blob
from cloudstudio.backup.errors import Busy
from cloudstudio.backup.manifest import NAME, parse_manifest
from cloudstudio.blobs import path_in, to_disk

BLOBS = "blobs"
MOMENT = re.compile(r"^\d{4}-\d\d-\d\dT\d{6}Z$")


class Shelf(Protocol):
    """A place that takes one backup at a time."""

    def new(self, moment: str) -> AbstractContextManager[Path]:
        """Give an empty folder for the backup's own files. They are kept for good when the block ends well."""
        ...

    def has(self, key: str, size: int) -> bool:
        """Tell whether a blob is here already."""
        ...

    def add(self, key: str, source: IO[bytes], size: int) -> None:
        """Keep a blob's bytes. Raises Damaged where they are not what the key says."""
        ...


class FolderShelf:
    """A folder of backups that share their bytes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @contextmanager
    def new(self, moment: str) -> Iterator[Path]:
        """See Shelf. Raises Busy."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.root.chmod(0o700)  # whoever reads it has everybody's files and every session
        with self._alone():
            for left in self.root.glob(".*.part"):
                shutil.rmtree(left)
            draft = self.root / f".{moment}.part"
            draft.mkdir()
            yield draft
            for path in draft.iterdir():
                to_disk(path)
            to_disk(draft)
            draft.rename(self.root / moment)
            to_disk(self.root)

    def has(self, key: str, size: int) -> bool:
        """See Shelf."""
        path = path_in(self.root / BLOBS, key)
        return path.is_file() and path.stat().st_size == size

    def add(self, key: str, source: IO[bytes], size: int) -> None:
        """See Shelf."""
        target = path_in(self.root / BLOBS, key)
        copy_blob(key, source, target)
        to_disk(target.parent)

    def moments(self) -> list[str]:
        """Return the names of the backups that are here, the oldest first."""
        return sorted(path.name for path in self.root.iterdir() if MOMENT.match(path.name))

    def prune(self, keep: int) -> int:
        """Remove all but the latest backups, and the bytes that only they named; return how many backups went."""
        with self._alone():
            old = self.moments()[:-keep]
            for moment in old:
                shutil.rmtree(self.root / moment)
            if old:
                wanted: set[str] = set()
                for moment in self.moments():
                    wanted |= parse_manifest((self.root / moment / NAME).read_bytes()).blobs.keys()
                for path in (self.root / BLOBS).glob("*/*"):
                    if path.parent.name + path.name not in wanted:
                        path.unlink()
        return len(old)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.root / ".lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Busy(f"Another backup is being written to {self.root}; wait for it.") from None
            yield


class TarShelf:
    """One archive with one backup. It is written anew each time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._here: set[str] = set()
        self._archive: tarfile.TarFile | None = None

    @contextmanager
    def new(self, moment: str) -> Iterator[Path]:
        """See Shelf."""
        draft = self.path.with_name(f".{self.path.name}.part")
        own = self.path.with_name(f".{self.path.name}.rows")
        shutil.rmtree(own, ignore_errors=True)
        own.mkdir(parents=True, mode=0o700)
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file, tarfile.open(fileobj=file, mode="w") as self._archive:
                yield own
                for path in sorted(own.iterdir()):
                    self._archive.add(path, path.name)
            to_disk(draft)
            draft.rename(self.path)
            to_disk(self.path.parent)
        finally:
            shutil.rmtree(own, ignore_errors=True)
            draft.unlink(missing_ok=True)

    def has(self, key: str, size: int) -> bool:
        """See Shelf."""
        return key in self._here

    def add(self, key: str, source: IO[bytes], size: int) -> None:
        """See Shelf."""
        assert self._archive is not None
        about = tarfile.TarInfo(str(path_in(Path(BLOBS), key)))
        about.size, about.mode = size, 0o600
        hashing = Hashing(source)
        self._archive.addfile(about, hashing)
        hashing.check(key)
        self._here.add(key)


def shelf_at(path: Path) -> FolderShelf | TarShelf:
    """Return what a path means to a backup: a name that ends in .tar is an archive, every other a folder."""
    return TarShelf(path) if path.suffix == ".tar" else FolderShelf(path)
