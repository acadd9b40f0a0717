"""The pixel model of the ladder: the same network and the same flow, on pixels instead of latents and without words.

It learns small photographs (32 x 32) of painted scenes. It exists to be felt: every one of its many steps touches
every pixel.
"""

import json
import time
from pathlib import Path

import numpy as np

from generation.training.chart import PLANES, TRAITS
from generation.training.dataset import Dataset, Shard, read_scenes
from generation.training.exporting import export_network
from generation.training.latents import normalise
from generation.training.network import NetworkConfig
from generation.training.train import RunConfig, Trainer, rate_at

SIDE = 32
SHAPE = NetworkConfig(channels=3, grid=SIDE, patch=4, dim=128, depth=4, heads=4, atlas=0)
WEIGHTS = Path(__file__).resolve().parents[1] / "weights" / "pixel-diffusion"


class PixelDataset(Dataset):
    """Small photographs as if they were latents, under a caption that says nothing."""

    def __init__(self, pictures: np.ndarray) -> None:
        count = len(pictures)
        pixels = normalise(pictures).transpose(0, 3, 1, 2).astype(np.float16)
        nothing = np.zeros((count, PLANES, SIDE, SIDE), np.uint8), np.zeros((count, len(TRAITS)), np.uint8)
        silent = np.zeros((count, SHAPE.text_width), np.float16)
        self._hold([Shard(pixels, *nothing, silent, np.arange(count + 1))])

    def refresh(self) -> None:
        """Nothing is added while it trains."""


def small_photos(folder: Path) -> np.ndarray:
    """The photographs among the kept pictures, reduced to 32 pixels, (n, 32, 32, 3) uint8."""
    photos = []
    for path in sorted(folder.glob("pictures-*.npy")):
        scenes = read_scenes(folder, int(path.stem.split("-")[1]))
        chosen = [
            row for row, scene in enumerate(scenes) if scene["style"] == "photo" and len(scene["things"]) < 3
        ]
        pictures = np.load(path, mmap_mode="r")[chosen]
        factor = pictures.shape[1] // SIDE
        blocks = pictures.reshape(len(chosen), SIDE, factor, SIDE, factor, 3)
        photos.append(blocks.mean((2, 4)).astype(np.uint8))
    return np.concatenate(photos)


def train_pixels(folder: Path, run: RunConfig, weights: Path = WEIGHTS) -> dict[str, float]:
    """Train for the run's minutes of processor time and export; returns what it cost."""

    data, trainer = PixelDataset(small_photos(folder)), Trainer(SHAPE, run)
    began = time.process_time()
    while (progress := (time.process_time() - began) / (run.minutes * 60)) < 1:
        loss = trainer.step(data, rate_at(trainer.steps, progress, run.decay))
        if trainer.steps % 100 == 0:
            print(f"pixels: {trainer.samples} samples, loss {loss:.3f}, {progress:.0%}", flush=True)
    export_network(trainer.averaged(), weights / "transformer")
    cost = {"samples": trainer.samples, "cpu_hours": round((time.process_time() - began) / 3600, 3)}
    (weights / "model_index.json").write_text(
        json.dumps({"_class_name": "PixelDiffusion", **cost}, indent=2) + "\n"
    )
    return cost
