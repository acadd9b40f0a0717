"""What a checkpoint in diffusers' layout is, found out by reading text: nothing in it is run, no weight is loaded.

A folder with `model_index.json` that names a pipeline and its parts; each part a folder with a configuration and, where
it has weights, safetensors files. Pickles are refused because opening one can run code.
Format of safetensors: eight bytes little-endian length, a JSON header with offsets, the tensors.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Family = Literal["sd", "sdxl", "sd3", "flux"]

#: The pipelines we run. A latent consistency checkpoint has Stable Diffusion's parts and its own scheduler.
FAMILIES: dict[str, Family] = {
    "StableDiffusionPipeline": "sd",
    "LatentConsistencyModelPipeline": "sd",
    "StableDiffusionXLPipeline": "sdxl",
    "StableDiffusion3Pipeline": "sd3",
    "FluxPipeline": "flux",
}
LIBRARIES = {"diffusers", "transformers"}
#: Parts that we do without: nothing is judged or counted behind a person's back.
LEFT_OUT = {"safety_checker", "feature_extractor", "image_encoder"}
WITHOUT_WEIGHTS = {"scheduler", "tokenizer", "tokenizer_2", "tokenizer_3"}
PICKLES = {".bin", ".ckpt", ".pt", ".pth", ".pkl", ".pickle"}
LONGEST_HEADER = 100_000_000


class InvalidCheckpoint(ValueError):
    """A folder that is no checkpoint we can run. Its text is one sentence that says why and what to do."""


@dataclass(frozen=True)
class Checkpoint:
    """A checkpoint that may be loaded: its folder, its family and the parts it brings."""

    folder: Path
    family: Family
    parts: tuple[str, ...]
    size: int

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name


def read_checkpoint(folder: Path) -> Checkpoint:
    """Return what the folder holds; raise InvalidCheckpoint."""
    index = _read_json(
        folder / "model_index.json", "it has no model_index.json, so it is not in diffusers' layout"
    )
    pipeline = index.get("_class_name")
    if not isinstance(pipeline, str) or pipeline not in FAMILIES:
        raise InvalidCheckpoint(
            f"“{folder.name}” is for {pipeline or 'no pipeline'}; CloudStudio runs {', '.join(FAMILIES)}."
        )
    parts = [
        part
        for part, value in index.items()
        if not part.startswith("_")
        and part not in LEFT_OUT
        and isinstance(value, list)
        and value != [None, None]
    ]
    for part in parts:
        _check_part(folder, part, index[part])
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return Checkpoint(folder, FAMILIES[pipeline], tuple(parts), size)


def _check_part(folder: Path, part: str, value: list[Any]) -> None:
    library = value[0] if value else None
    here = folder / part
    if library not in LIBRARIES:
        raise InvalidCheckpoint(
            f"“{folder.name}” asks for code of its own ({part} from {library}), which CloudStudio never runs."
        )
    if not here.is_dir():
        raise InvalidCheckpoint(f"“{folder.name}” lacks the folder {part}; download it again.")
    for file in here.glob("*.json"):
        if b'"auto_map"' in file.read_bytes():
            raise InvalidCheckpoint(
                f"“{folder.name}” asks for code of its own ({part}/{file.name}), which CloudStudio never runs."
            )
    if part in WITHOUT_WEIGHTS:
        return
    weights = sorted(here.glob("*.safetensors"))
    if not weights:
        pickles = sorted(file.name for file in here.iterdir() if file.suffix in PICKLES)
        raise InvalidCheckpoint(
            f"“{folder.name}” has {part}/{pickles[0]} as a pickle, which can run code; use its safetensors version."
            if pickles
            else f"“{folder.name}” has no weights in {part}; download it again."
        )
    for file in weights:
        check_safetensors(file)
    for file in here.glob("*.safetensors.index.json"):
        shards = _read_json(file, f"{part}/{file.name} is missing").get("weight_map", {})
        missing = sorted(set(shards.values()) - {shard.name for shard in weights})
        if missing:
            raise InvalidCheckpoint(f"“{folder.name}” lacks {part}/{missing[0]}; download it again.")


def check_safetensors(file: Path) -> dict[str, Any]:
    """Return the header of a safetensors file whose length fits its tensors; raise InvalidCheckpoint."""
    size = file.stat().st_size
    with file.open("rb") as stream:
        start = stream.read(8)
        length = struct.unpack("<Q", start)[0] if len(start) == 8 else 0
        if not 2 <= length <= min(LONGEST_HEADER, size - 8):
            raise InvalidCheckpoint(
                f"“{file.name}” is not a safetensors file, or it is cut short; download it again."
            )
        try:
            header: dict[str, Any] = json.loads(stream.read(length))
            end = max(
                (tensor["data_offsets"][1] for name, tensor in header.items() if name != "__metadata__"),
                default=0,
            )
        except (ValueError, TypeError, KeyError, IndexError, AttributeError):
            raise InvalidCheckpoint(
                f"“{file.name}” has a header that cannot be read; download it again."
            ) from None
    if end + 8 + length != size:
        raise InvalidCheckpoint(
            f"“{file.name}” has {size:,} bytes where its header tells of {end + 8 + length:,}; download it again."
        )
    return header


def _read_json(file: Path, otherwise: str) -> dict[str, Any]:
    try:
        value = json.loads(file.read_text())
    except FileNotFoundError:
        raise InvalidCheckpoint(f"“{file.parent.name}” cannot be used: {otherwise}.") from None
    except (ValueError, OSError):
        raise InvalidCheckpoint(
            f"“{file.parent.name}” has a {file.name} that cannot be read; download it again."
        ) from None
    if not isinstance(value, dict):
        raise InvalidCheckpoint(
            f"“{file.parent.name}” has a {file.name} of another shape than diffusers writes."
        )
    return value
