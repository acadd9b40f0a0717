"""Pixel diffusion: noise becomes a small picture, every step touching every pixel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import numpy as np
from pydantic import Field

from generation.training.latents import to_bytes
from generation.zoo.base import ImageModel, Picture, Request, Step
from generation.zoo.scene_network import WEIGHTS, SceneNetwork

PIXELS = SceneNetwork(WEIGHTS.with_name("pixel-diffusion"))
SHOWN = 100
"""A walk shows at most this many of its steps."""


class PixelDiffusionRequest(Request):
    """How many steps to take from noise to a picture."""

    steps: Annotated[int, Field(ge=1, le=1000, title="Steps")] = 200


class PixelDiffusion(ImageModel[PixelDiffusionRequest]):
    """A small photograph of a scene, drawn in pixels."""

    name = "pixel-diffusion"
    title = "Pixel diffusion"
    summary = (
        "Noise is taken from all 3,072 numbers of a 32 x 32 picture, a little at a time. Feel how slow it is."
    )
    request = PixelDiffusionRequest

    def sample(self, request: PixelDiffusionRequest, rng: np.random.Generator) -> Iterator[Step]:
        """Yield where the walk stands, noise and all, at most a hundred times.

        Source: Ho et al., "Denoising Diffusion Probabilistic Models", 2020; steps are those of a rectified flow.
        """
        noise = rng.standard_normal((1, *PIXELS.shape), np.float32)
        walk = PIXELS.sample(PIXELS.silence, PIXELS.silence, steps=request.steps, guidance=1.0, noise=noise)
        every = max(1, request.steps // SHOWN)
        for done, (x, _) in enumerate(walk, start=1):
            if done % every == 0 or done == request.steps:
                numbers = {
                    "noise left": round(1 - done / request.steps, 3),
                    "numbers touched": done * noise.size,
                }
                yield Step(f"Step {done} of {request.steps}", _enlarged(x), done / request.steps, numbers)


def _enlarged(x: np.ndarray) -> Picture:
    """Pixels (1, 3, 32, 32) in -1 to 1 as a picture of 256, every pixel a square."""
    picture: Picture = to_bytes(x[0].transpose(1, 2, 0)).repeat(8, axis=0).repeat(8, axis=1)
    return picture
