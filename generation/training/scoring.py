"""The stages of the score: train the classifier, draw the frozen prompts with a model, read the pictures."""

import dataclasses
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from generation.training.dataset import HELD_OUT, picture_of, read_scenes, scene_of
from generation.training.latents import PatchCodec
from generation.training.painter import paint
from generation.training.painter.scene import Site, place_thing, sample_scene
from generation.training.score.classifier import Classifier, Lessons, train_classifier
from generation.training.score.figures import classifier_accuracy, read, score, spread
from generation.training.score.labels import Labels, label
from generation.training.score.prompts import ONE, Prompt, frozen_prompts

CLASSIFIER = Path(__file__).with_name("score") / "classifier.safetensors"
SEEDS = 4
"""How many pictures of one prompt the diversity compares."""

Draw = Callable[[Sequence[str], Sequence[int]], np.ndarray]
"""Draws pictures (n, side, side, 3) uint8 for n prompts with a seed each."""


def held_out(count: int, pixels: int) -> tuple[np.ndarray, Labels]:
    """Painted pictures that no model has seen, with their labels."""
    scenes = [scene_of(HELD_OUT, index)[0] for index in range(count)]
    pictures = [picture_of(scene, HELD_OUT, index, pixels) for index, scene in enumerate(scenes)]
    return np.stack(pictures), label([dataclasses.asdict(scene) for scene in scenes])


def make_classifier(
    folder: Path, pixels: int, *, minutes: float, device: str = "cpu", path: Path = CLASSIFIER
) -> dict[str, float]:
    """Train the classifier on every shard, or go on training it; returns its accuracy on held-out pictures."""
    codec = PatchCodec.load(folder / "codec.safetensors")
    shards = sorted(int(file.stem.split("-")[1]) for file in folder.glob("shard-*.safetensors"))
    shards.sort(key=lambda shard: not _kept(folder, shard).exists())
    files = [load_file(folder / f"shard-{shard:04d}.safetensors") for shard in shards]
    kept = [np.load(_kept(folder, shard)) for shard in shards if _kept(folder, shard).exists()]
    lessons = Lessons(
        np.concatenate([file["latents"] for file in files]),
        np.concatenate([np.zeros((0, pixels, pixels, 3), np.uint8), *kept]),
        label([scene for shard in shards for scene in read_scenes(folder, shard)]),
        np.concatenate([file["charts"][:, 0] for file in files]),
        codec,
    )
    classifier = Classifier.load(path) if path.exists() else Classifier()
    train_classifier(classifier, lessons, minutes=minutes, device=device).save(path)
    return classifier_accuracy(Classifier.load(path), *held_out(1000, pixels))


def _kept(folder: Path, shard: int) -> Path:
    return folder / f"pictures-{shard:04d}.npy"


def score_model(draw: Draw, path: Path = CLASSIFIER) -> dict[str, float]:
    """Every figure of the score, for the frozen prompts drawn with their seeds."""
    classifier = Classifier.load(path)
    prompts = frozen_prompts()
    pictures = draw([prompt.prompt for prompt in prompts], [prompt.seed for prompt in prompts])
    figures = score(prompts, read(classifier, pictures))
    figures["diversity"] = diversity(classifier, draw, prompts)
    return figures


def diversity(classifier: Classifier, draw: Draw, prompts: Sequence[Prompt], count: int = 16) -> float:
    """How far apart pictures of one prompt are, over how far apart the painter's are that show the same."""
    chosen = [prompt for prompt in prompts if prompt.kind == ONE][:count]
    made, painted = [], []
    for prompt in chosen:
        seeds = [prompt.seed + 1 + k for k in range(SEEDS)]
        made.append(draw([prompt.prompt] * SEEDS, seeds))
        painted.append(np.stack([_painted(prompt, seed) for seed in seeds]))
    return round(spread(classifier, made) / spread(classifier, painted), 4)


def _painted(prompt: Prompt, seed: int) -> np.ndarray:
    """The painter's picture of a prompt of one thing."""
    rng = np.random.default_rng(seed)
    scene = sample_scene(rng)
    site = Site(prompt.ground, scene.horizon)
    thing = place_thing(prompt.things[0], "centre", "normal", site, rng, colour=prompt.colour, copies=1)
    same = dataclasses.replace(
        scene, ground=prompt.ground, time=prompt.time, style=prompt.style, things=(thing,)
    )
    return paint(same, 128, rng)


def write_figures(figures: dict[str, float], path: Path) -> None:
    """Keep the figures beside the weights they were measured on."""
    path.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n")
