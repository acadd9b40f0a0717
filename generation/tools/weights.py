"""The weights of tools: which there are, where they come from, where they lie, and that they are what they should be.

`make setup` fetches them (`fetching.py`), never a running studio. Beside them lies `manifest.json`, their digests: what
was altered on the disk is not opened.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from cloudstudio.environment import read_environment
from cloudstudio.sandbox import Refusal

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Package:
    """A package of a registry in which weights travel. None of its code is ever run."""

    name: str
    version: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Weights:
    """A file of weights. `sha256` and `size` (bytes) are those with which it travels; here it lies as it is run."""

    file: str
    sha256: str
    size: int
    package: Package


#: IMG.LY's build of ISNet (Qin et al., "Highly Accurate Dichotomous Image Segmentation", 2022): pictures of anything.
ISNET = Weights(
    "isnet-small.onnx",
    "7001d60734fdc112dd9c062635fb59cd401fb82a9d4213134bce4dbd655c803a",
    44_342_436,
    Package(
        "@imgly/background-removal-data",
        "1.4.5",
        "ca7789abb39370727c9a098310b53bce41518d200000423c7107f8c01bbce946",
        136_455_985,
    ),
)
ALL = (ISNET,)


def weights_folder() -> Path:
    """Where the weights of tools are kept."""
    return read_environment().data / "tools"


def are_there(wanted: tuple[Weights, ...], folder: Path) -> bool:
    """Tell whether all of these weights have been fetched; quick, so their bytes are not looked at."""
    known = _manifest(folder)
    return all(one.file in known and (folder / one.file).is_file() for one in wanted)


def check_weights(wanted: Weights, folder: Path) -> Path:
    """Return where these weights lie, once their bytes are those that were fetched. Raises Refusal."""
    path = folder / wanted.file
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        raise Refusal(MISSING) from None
    if digest != _manifest(folder).get(wanted.file):
        raise Refusal(
            f"The tool's weights {wanted.file} are not those that were fetched. Delete {folder}, and run `make setup`."
        )
    return path


def write_manifest(folder: Path) -> None:
    """Write down the digests of the weights that lie in a folder."""
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.onnx")}
    (folder / MANIFEST).write_text(json.dumps(digests, indent=1))


def _manifest(folder: Path) -> dict[str, str]:
    try:
        known = json.loads((folder / MANIFEST).read_text())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


MISSING = "The tools' weights are not installed here; `make setup` fetches them (it was told TOOLS=none)."
