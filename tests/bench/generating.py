"""Pictures from words: how long our own model takes, how soon it shows something, and what a batch saves.

And what our runner adds to a Stable Diffusion pipeline called by hand. The score's figures are the last `make score`'s.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from generation.sampling import sample
from generation.training.sampler import GUIDANCE, STEPS
from generation.work import STEP_EVERY
from generation.zoo import get_model
from generation.zoo.scene_network import NETWORK, NETWORK_FILE, WEIGHTS
from generation.zoo.text_encoder import shared_encoder

PROMPT = "a red house on green grass, watercolor"
#: Pixels and steps of the pipeline's picture, and how often each side makes it.
SIDE, ROUNDS = 256, 15


def own_model(rounds: int = 5) -> dict[str, float]:
    """Return medians: a picture's seconds, the seconds to its first preview, and four in a batch over one alone."""
    model = get_model("text-to-scene")
    values = {"prompt": PROMPT, "steps": STEPS, "guidance": GUIDANCE}
    for _ in sample(model, values, 0):
        continue  # from here on everything is loaded
    whole, first, ratios = [], [], []
    for seed in range(rounds):
        began = time.perf_counter()
        steps = sample(model, values, seed)
        next(steps)  # the plan, which is no picture yet
        next(steps)
        first.append(time.perf_counter() - began)
        for _ in steps:
            continue
        whole.append(time.perf_counter() - began)
        ratios.append(_batch(4) / _batch(1))
    return {
        "generate.text_to_scene_s": statistics.median(whole),
        "generate.first_preview_s": statistics.median(first),
        "generate.batch4_vs_1": statistics.median(ratios),
    }


def _batch(count: int) -> float:
    """Return the seconds in which so many pictures of one prompt are made together."""
    words = shared_encoder()([PROMPT] * count)
    noise = np.random.default_rng(1).standard_normal((count, *NETWORK.shape), np.float32)
    began = time.perf_counter()
    read = NETWORK.read([PROMPT] * count)
    charts = NETWORK.charts(NETWORK.plan(read, [np.random.default_rng(seed) for seed in range(count)]))
    *_, (_, foreseen) = NETWORK.sample(
        words, NETWORK.silence, steps=STEPS, guidance=GUIDANCE, noise=noise, charts=charts
    )
    NETWORK.decode(foreseen)
    return time.perf_counter() - began


def runner_overhead() -> dict[str, float]:
    """Return our runner's time over the pipeline's own, with a tiny checkpoint at 256 pixels.

    Previews are looked at as often as the product shows them. Each side has a process of its own, as in the product: a
    second thread that calls torch would slow the first one down.
    """
    from tests.unit.generation.tiny_checkpoints import make_checkpoint

    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place, ExitStack() as stack:
        folder = make_checkpoint("sd1", Path(place) / "models" / "sd1")
        os.environ["CLOUDSTUDIO_DATA"] = place
        sides = [
            stack.enter_context(ProcessPoolExecutor(1, context, _get_ready, (start, folder)))
            for start in (_our_runner, _plain_pipeline)
        ]
        rounds = [[side.submit(_again).result() for side in sides] for _ in range(ROUNDS)]
    return {"generate.runner_overhead": statistics.median(ours / theirs for ours, theirs in rounds)}


_Do = Callable[[], None]
_ready: list[_Do] = []


def _get_ready(start: Callable[[Path], _Do], folder: Path) -> None:
    """In a process of its own: load, and do it once, so that the next times are as the hundredth."""
    _ready.append(start(folder))
    _again()


def _again() -> float:
    return _seconds(_ready[0])


def _our_runner(folder: Path) -> _Do:
    from generation.zoo.stable_diffusion import StableDiffusion

    model = StableDiffusion()
    numbers = {"width": SIDE, "height": SIDE, "steps": STEPS, "guidance": GUIDANCE}
    request = model.check_request({"prompt": PROMPT, "checkpoint": folder.name, **numbers})

    def do() -> None:
        looked = 0.0
        for step in model.sample(request, np.random.default_rng(5)):
            if time.monotonic() > looked + STEP_EVERY or step.fraction == 1:
                looked = time.monotonic()
                assert step.picture.shape == (SIDE, SIDE, 3)

    return do


def _plain_pipeline(folder: Path) -> _Do:
    import torch
    from diffusers import StableDiffusionPipeline

    pipeline = StableDiffusionPipeline.from_pretrained(folder, safety_checker=None)
    pipeline.set_progress_bar_config(disable=True)

    def do() -> None:
        with torch.inference_mode():
            pipeline(
                PROMPT, width=SIDE, height=SIDE, num_inference_steps=STEPS, guidance_scale=GUIDANCE,
                negative_prompt="", generator=torch.Generator().manual_seed(5), output_type="np",
            )  # fmt: skip

    return do


def _seconds(do: _Do) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def score() -> dict[str, float]:
    """Return the figures of the shipped weights' last score; nothing where they were never scored."""
    path = WEIGHTS / "score.json"
    if not path.exists():
        print("The shipped weights have no score; `make score` makes one.")
        return {}
    weights = (WEIGHTS / "transformer" / NETWORK_FILE).read_bytes()
    print(f"Score of the weights {hashlib.sha256(weights).hexdigest()[:12]}:")
    figures = json.loads(path.read_text())
    return {
        f"generate.{name if name == 'attr_accuracy' else 'attr.' + name.replace(' ', '_')}": value
        for name, value in figures.items()
        if isinstance(value, int | float)
    }
