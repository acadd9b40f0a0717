"""One backup to be read: its manifest, its own files, the blobs that it names."""

from __future__ import annotations

import tarfile
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol

from cloudstudio.backup.copying import Damaged, Hashing
from cloudstudio.backup.errors import NoBackup
from cloudstudio.backup.manifest import NAME, parse_manifest
from cloudstudio.backup.shelf import BLOBS, MOMENT, FolderShelf
from cloudstudio.blobs import path_in


class _Place(Protocol):
    """Where the files are. `open` raises FileNotFoundError."""

    def open(self, name: Path) -> IO[bytes]: ...

    def close(self) -> None: ...


class _Folder:
    """A backup's folder beside the blobs that it shares with others."""

    def __init__(self, own: Path) -> None:
        self._own = own

    def open(self, name: Path) -> IO[bytes]:
        root = self._own.parent if name.parts[0] == BLOBS else self._own
        return (root / name).open("rb")

    def close(self) -> None:
        pass


class _Archive:
    """A tar archive."""

    def __init__(self, path: Path) -> None:
        try:
            self._archive = tarfile.open(path)  # noqa: SIM115 (open for as long as this is)
        except (tarfile.TarError, OSError) as error:
            raise NoBackup(f"{path} is no tar archive, or it is cut off: {error}.") from error

    def open(self, name: Path) -> IO[bytes]:
        try:
            file = self._archive.extractfile(str(name))
        except KeyError:
            file = None
        if file is None:
            raise FileNotFoundError(name)
        return file

    def close(self) -> None:
        self._archive.close()


class Reader:
    """One backup: an archive, a folder of backups (then the latest), or one of the folders in it. Raises NoBackup."""

    def __init__(self, path: Path) -> None:
        self._place, self.name = _place_at(path)
        try:
            with self._place.open(Path(NAME)) as file:
                self.manifest = parse_manifest(file.read())
        except FileNotFoundError:
            raise NoBackup(f"{path} holds no {NAME}: it is no backup of CloudStudio.") from None

    def open(self, name: str) -> IO[bytes]:
        """Open one of the backup's own files. Raises FileNotFoundError."""
        return self._place.open(Path(name))

    def blob(self, key: str) -> IO[bytes]:
        """Open a blob. Raises FileNotFoundError."""
        return self._place.open(path_in(Path(BLOBS), key))

    def check_rows(self) -> None:
        """Read the tables. Raises NoBackup where one is damaged or gone: rows cannot be put back in part."""
        for name, table in self.manifest.tables.items():
            try:
                with self.open(f"{name}.gz") as file:
                    whole = Hashing(file).rest() == table.sha256
            except FileNotFoundError:
                whole = False
            if not whole:
                raise NoBackup(
                    f"The table {name} of the backup {self.name} is damaged; take an older backup."
                )

    def is_whole(self, key: str) -> bool:
        """Read a blob and tell whether its bytes are what its key says."""
        try:
            with self.blob(key) as file:
                Hashing(file).check(key)
        except (FileNotFoundError, Damaged):
            return False
        return True

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._place.close()


def _place_at(path: Path) -> tuple[_Place, str]:
    if path.is_file():
        return _Archive(path), path.name
    if not path.is_dir():
        raise NoBackup(f"There is nothing at {path}.")
    if not MOMENT.match(path.name) and not (path / NAME).exists():
        moments = FolderShelf(path).moments()
        if not moments:
            raise NoBackup(f"There is no backup in {path}.")
        path = path / moments[-1]
    return _Folder(path), path.name
