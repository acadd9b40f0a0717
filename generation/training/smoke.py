"""The whole recipe in under a minute: paint, caption, encode, train a tiny network, and see the loss fall."""

import tempfile
from pathlib import Path

import numpy as np

from generation.training.dataset import CHANNELS, Dataset, paint_shard, write_shard
from generation.training.flow import channel_weights
from generation.training.latents import PATCH
from generation.training.network import NetworkConfig
from generation.training.text import TextEncoder
from generation.training.train import RunConfig, Trainer, rate_at

PIXELS = 64
PICTURES = 64
STEPS = 150


class LossDidNotFall(RuntimeError):
    """Training does not train: something in the recipe is broken."""


def smoke(steps: int = STEPS) -> list[float]:
    """Run the recipe in a folder that is removed afterwards; returns the loss of every step."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        codec = write_shard(folder, 0, paint_shard(0, PIXELS, PICTURES), None, TextEncoder())
        shape = NetworkConfig(CHANNELS, PIXELS // PATCH, dim=128, depth=2, heads=4)
        trainer = Trainer(shape, RunConfig(minutes=1, batch=32), channel_weights(codec.deviation))
        data = Dataset(folder)
        losses = [trainer.step(data, rate_at(step, step / steps, 0.5)) for step in range(steps)]
    first, last = float(np.mean(losses[:10])), float(np.mean(losses[-10:]))
    print(f"loss over the first ten steps {first:.3f}, over the last ten {last:.3f}")
    if last > 0.85 * first:
        raise LossDidNotFall(
            f"The loss went from {first:.3f} to {last:.3f} in {steps} steps; it should fall by 15 %."
        )
    return losses
