"""The stages between the painter and the shipped model, as the command line runs them."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from generation.training.dataset import CHANNELS, Dataset, paint_shard, unseen_batch
from generation.training.decoder import UPSCALE, Decoder, train_decoder
from generation.training.flow import channel_weights
from generation.training.latents import PatchCodec
from generation.training.measuring import measure_decoder
from generation.training.network import NetworkConfig
from generation.training.planner import PLANNER, PlanSet, train_planner
from generation.training.precision import settle
from generation.training.sampler import GUIDANCE, STEPS
from generation.training.team import Team, work_together
from generation.training.text import TextEncoder
from generation.training.train import RunConfig, Trainer, train

GRID = 32
"""Pictures drawn on the way."""


@dataclass(frozen=True)
class Training:
    """What a run trains, on which shards.

    `resume` goes on from the run's own folder, `start` begins with the weights of an exported model.
    """

    shards: Path
    folder: Path
    run: RunConfig
    shape: NetworkConfig
    threads: int = 1
    resume: bool = False
    start: Path | None = None


def make_network(training: Training, processes: int = 1) -> None:
    """Train the network, or go on training it, in processes that share every batch."""
    work_together(processes, functools.partial(_train, training))


def _train(training: Training, team: Team) -> None:
    settle(training.threads)
    codec = PatchCodec.load(training.shards / "codec.safetensors")
    channels = channel_weights(codec.deviation)
    if training.resume:
        trainer = Trainer.load(training.folder / "state.safetensors", training.run, channels, team)
    else:
        trainer = Trainer(training.shape, training.run, channels, team)
        if training.start:
            trainer.start_from(training.start / "transformer" / "diffusion_pytorch_model.safetensors")
    unseen = unseen_batch(GRID, trainer.network.config.grid, TextEncoder())
    train(trainer, Dataset(training.shards), training.folder, unseen, codec)


def make_planner(folder: Path, shards: int, minutes: float) -> dict[str, float]:
    """Train the planner on the captions of so many shards; returns its loss."""
    loss = float("nan")
    for planner, loss in train_planner(PlanSet(shards, TextEncoder().sentences), minutes):  # noqa: B007
        print(f"planner: loss {loss:.4f}", flush=True)
    planner.save(folder / PLANNER)
    return {"loss": round(loss, 4)}


def large_pictures(folder: Path, shard: int, pixels: int, workers: int = 1) -> np.ndarray:
    """A shard's pictures at the decoder's size, painted once and then read from disk."""
    path = folder / f"large-{shard:04d}.npy"
    if not path.exists():
        np.save(path, paint_shard(shard, pixels, workers=workers))
    return np.load(path, mmap_mode="r")


def make_decoder(
    folder: Path, pixels: int, shards: int, *, minutes: float, device: str = "cpu", workers: int = 1
) -> dict[str, float]:
    """Train the decoder on the first shards, or go on training it; returns its figures on held-out pictures."""
    codec = PatchCodec.load(folder / "codec.safetensors")
    pictures = np.concatenate(
        [large_pictures(folder, shard, pixels * UPSCALE, workers) for shard in range(shards)]
    )
    latents = np.concatenate(
        [load_file(folder / f"shard-{shard:04d}.safetensors")["latents"] for shard in range(shards)]
    )
    path = folder / "decoder.safetensors"
    if path.exists():
        decoder = Decoder.load(path)
    else:
        decoder = Decoder(CHANNELS)
        decoder.start_from(codec)
    train_decoder(decoder, latents, pictures, minutes=minutes, device=device).save(path)
    return measure_decoder(folder, pixels)


def draw_as_shipped(batch: int = 8) -> Callable[[Sequence[str], Sequence[int]], np.ndarray]:
    """Draw as the product does: the exported weights on onnxruntime."""
    from generation.zoo.scene_network import NETWORK

    def draw(prompts: Sequence[str], seeds: Sequence[int]) -> np.ndarray:
        pictures = []
        for start in range(0, len(prompts), batch):
            rngs = [np.random.default_rng(seed) for seed in seeds[start : start + batch]]
            noise = np.stack([rng.standard_normal(NETWORK.shape, np.float32) for rng in rngs])
            captions = prompts[start : start + batch]
            scenes = NETWORK.plan(NETWORK.read(captions), rngs)
            words, charts = NETWORK.words(captions, scenes), NETWORK.charts(scenes)
            *_, (latents, _) = NETWORK.sample(
                words, NETWORK.silence, steps=STEPS, guidance=GUIDANCE, noise=noise, charts=charts
            )
            pictures += NETWORK.decode(latents)
        return np.stack(pictures)

    return draw
