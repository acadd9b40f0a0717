"""Pictures for the documentation: what the shipped model draws, what it cannot, and the nearest it was taught with."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image
from safetensors.numpy import load_file

from generation.training.dataset import HELD_OUT, picture_of, scene_of
from generation.training.latents import PatchCodec
from generation.training.scoring import Draw

CAN = (
    "beach palm trees sunset sand waves",
    "a painting of new york on new year's eve",
    "a red house on green grass, watercolor",
    "pencil sketch of a lighthouse by the sea",
    "snowy mountains at night with stars",
    "a yellow car in the desert",
    "a hot air balloon over a lake at sunrise",
    "a castle in the forest, oil painting",
    "a penguin in the snow, poster",
    "an elephant in the desert at sunset",
    "pixel art of a blue tent in the woods at night",
    "a house on the left and a tree on the right in a meadow",
    "a white sailboat on the sea, mountains",
    "a pyramid and a camel in egypt",
    "a bus in new york in the rain",
)
CANNOT = (
    "a portrait of my grandmother",
    "a bowl of fruit on a table",
    "the word hello in big letters",
    "two hands playing a piano",
    "a red cube on top of a blue ball",
)
TOLD_APART = 10
"""How many pictures are compared with what the model was taught with."""


def grid(pictures: Sequence[np.ndarray], columns: int) -> Image.Image:
    """Pictures of one size side by side, row by row."""
    rows = [np.concatenate(list(pictures[i : i + columns]), axis=1) for i in range(0, len(pictures), columns)]
    return Image.fromarray(np.concatenate(rows))


def nearest(pictures: np.ndarray, shards: Path) -> list[tuple[int, int]]:
    """For each picture of 256 pixels the training picture whose latents are nearest, as (shard, index)."""
    codec = PatchCodec.load(shards / "codec.safetensors")
    count, side = len(pictures), pictures.shape[1] // 2
    small = pictures.reshape(count, side, 2, side, 2, 3).mean((2, 4)).astype(np.uint8)
    wanted = codec.encode(small).reshape(count, -1)
    best = [(np.inf, 0, 0)] * count
    for path in sorted(shards.glob("shard-*.safetensors")):
        number = int(path.stem.split("-")[1])
        if number >= HELD_OUT:
            continue
        known = load_file(path)["latents"].astype(np.float32).reshape(-1, wanted.shape[1])
        distances = (wanted**2).sum(1)[:, None] - 2 * wanted @ known.T + (known**2).sum(1)
        for row, index in enumerate(distances.argmin(1)):
            best[row] = min(best[row], (float(distances[row, index]), number, int(index)))
    return [(shard, index) for _, shard, index in best]


def make_gallery(draw: Draw, shards: Path, folder: Path) -> None:
    """Write the pictures of docs/generation.md."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = draw(CAN, range(len(CAN)))
    grid(list(drawn), 5).save(folder / "can.webp", quality=88)
    grid(list(draw(CANNOT, range(len(CANNOT)))), 5).save(folder / "cannot.webp", quality=88)
    chosen = drawn[:TOLD_APART]
    taught = [
        picture_of(scene_of(shard, index)[0], shard, index, 256) for shard, index in nearest(chosen, shards)
    ]
    rows = [*chosen[:5], *taught[:5], *chosen[5:], *taught[5:]]
    grid([picture[::2, ::2] for picture in rows], 5).save(folder / "nearest.webp", quality=88)
