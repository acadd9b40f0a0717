"""Latent diffusion without words: the same walk from noise, with nothing said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import numpy as np
from pydantic import Field

from generation.zoo.base import ImageModel, Request, Step
from generation.zoo.scene_network import NETWORK, SIDE


class LatentDiffusionRequest(Request):
    """How many steps to take from noise to a picture."""

    steps: Annotated[int, Field(ge=1, le=100, title="Steps")] = 20


class LatentDiffusion(ImageModel[LatentDiffusionRequest]):
    """Any scene at all."""

    name = "latent-diffusion"
    title = "Latent diffusion"
    summary = (
        "Noise becomes a scene in a few steps, in a space of a few thousand numbers. Nothing is asked for: "
        "the model draws what it likes."
    )
    request = LatentDiffusionRequest

    def sample(self, request: LatentDiffusionRequest, rng: np.random.Generator) -> Iterator[Step]:
        """Yield the picture as foreseen after each step, then the decoded picture.

        The gain is what a thousand steps over every pixel would touch, over what these steps touch.
        Source: Rombach et al., "High-Resolution Image Synthesis with Latent Diffusion Models", 2022.
        """
        noise = rng.standard_normal((1, *NETWORK.shape), np.float32)
        pixels = 3 * SIDE**2
        gain = 1000 * pixels / (request.steps * noise.size)
        walk = NETWORK.sample(
            NETWORK.silence, NETWORK.silence, steps=request.steps, guidance=1.0, noise=noise
        )
        numbers = {"numbers in the latent": noise.size, "numbers in the picture": pixels, "gain": round(gain)}
        foreseen = noise
        for done, (_, foreseen) in enumerate(walk, start=1):
            fraction = done / (request.steps + 1)
            yield Step(f"Step {done} of {request.steps}", NETWORK.preview(foreseen), fraction, numbers)
        yield Step("The decoder has drawn the details", NETWORK.decode(foreseen)[0], 1.0, numbers)
