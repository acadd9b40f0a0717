"""One run of a pipeline as steps that can be watched and left.

The pipeline runs in torch's thread and hands each step over; it waits until the step was taken. A consumer that stops
consuming stops the pipeline within one step.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from generation.zoo.base import InvalidRequest, Picture
from generation.zoo.stable_diffusion.loading import Loaded
from generation.zoo.stable_diffusion.threads import TORCH


class _LeftAlone(Exception):
    """Nobody takes steps any more."""


@dataclass(frozen=True)
class Progress:
    """A step: how many are done, and what makes the picture so far (a preview until the last, which has `final`)."""

    done: int
    draw: Callable[[], Picture]
    final: bool = False


def run(loaded: Loaded, pipeline: Any, call: dict[str, Any], width: int, height: int) -> Iterator[Progress]:
    """Yield the steps of `pipeline(**call)`. Raises InvalidRequest where the device's memory does not suffice."""
    import torch

    steps: queue.Queue[Progress | BaseException] = queue.Queue(maxsize=1)
    left = threading.Event()

    def offer(item: Progress | BaseException) -> None:
        while not left.is_set():
            try:
                steps.put(item, timeout=0.1)
                return
            except queue.Full:
                continue
        raise _LeftAlone

    def after_step(pipe: Any, index: int, _: Any, kept: dict[str, Any]) -> dict[str, Any]:
        latents = kept["latents"]
        if loaded.checkpoint.family == "flux":
            latents = pipe._unpack_latents(latents, height, width, pipe.vae_scale_factor)
        latent = latents[
            0
        ].detach()  # the scheduler makes new ones for the next step, so it can be looked at later

        def draw() -> Picture:
            return _enlarged(loaded.preview(latent.float().cpu().numpy()), width, height)

        offer(Progress(index + 1, draw))
        return kept

    def work() -> None:
        try:
            with torch.inference_mode():
                pictures = pipeline(**call, callback_on_step_end=after_step, output_type="np").images
            final = (np.clip(pictures[0], 0, 1) * 255 + 0.5).astype(np.uint8)
            offer(Progress(-1, lambda: final, final=True))
        except _LeftAlone:
            return
        except BaseException as error:
            try:
                offer(error)
            except _LeftAlone:
                return

    working = TORCH.submit(work)
    try:
        while True:
            item = steps.get()
            if isinstance(item, BaseException):
                raise _explained(item)
            yield item
            if item.final:
                return
    finally:
        left.set()
        wait([working])


def _explained(error: BaseException) -> BaseException:
    """Turn what a device says when it is full into a sentence; leave everything else as it is."""
    if type(error).__name__ == "OutOfMemoryError" or "not enough memory" in str(error):
        return InvalidRequest(
            "The picture does not fit into the device's memory: choose a smaller size, or fewer at once."
        )
    return error


def _enlarged(picture: Picture, width: int, height: int) -> Picture:
    """A preview at the final size, so that it can stand in the same place."""
    return np.asarray(Image.fromarray(picture).resize((width, height), Image.Resampling.BILINEAR))
