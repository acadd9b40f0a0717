"""Latents: a picture, its latent, the picture back; how much is kept of how little."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import numpy as np
from pydantic import Field

from generation.training.latents import normalise, psnr
from generation.zoo.base import ImageModel, Picture, Request, Step
from generation.zoo.scene import Scene, SceneRequest
from generation.zoo.scene_network import NETWORK

SMALL = 128
ACROSS = 8


class LatentsRequest(Request):
    """How much the latent is disturbed before it is turned back into a picture."""

    noise: Annotated[float, Field(ge=0, le=3, allow_inf_nan=False, title="Noise added to the latent")] = 0.0


class Latents(ImageModel[LatentsRequest]):
    """There and back."""

    name = "latents"
    title = "Latents"
    summary = (
        "A picture, the few thousand numbers that stand for it, and the picture that comes back from them."
    )
    request = LatentsRequest

    def sample(self, request: LatentsRequest, rng: np.random.Generator) -> Iterator[Step]:
        """Yield a drawn scene, its latent as a mosaic of its channels, the linear way back, and the decoder's.

        PSNR is the peak signal-to-noise ratio in dB at 128 pixels. The latent's numbers have mean 0 and deviation 1
        over many pictures, so noise of 1 drowns half of it.
        """
        *_, drawn = Scene().sample(SceneRequest(width=SMALL, height=SMALL), rng)
        original = drawn.picture
        latent = NETWORK.codec.encode(original[None])
        latent = latent + np.float32(request.noise) * rng.standard_normal(latent.shape, np.float32)
        sizes = {"numbers in the picture": original.size, "numbers in the latent": latent.size}
        yield Step("A picture", _twice(original), 0.25, sizes)
        yield Step(f"Its latent: {latent.shape[1]} small grey pictures", mosaic(latent[0]), 0.5, sizes)
        linear = NETWORK.codec.decode(latent)
        reference = normalise(original[None])
        numbers = {**sizes, "PSNR of the linear way back in dB": round(psnr(linear, reference), 2)}
        yield Step("The linear way back", NETWORK.preview(latent), 0.75, numbers)
        decoded = NETWORK.decode(latent)[0]
        reduced = decoded.reshape(SMALL, 2, SMALL, 2, 3).mean((1, 3))[None] / 127.5 - 1
        numbers = {**numbers, "PSNR of the decoder in dB": round(psnr(reduced, reference), 2)}
        yield Step("The decoder's way back", decoded, 1.0, numbers)


def mosaic(latent: np.ndarray) -> Picture:
    """The channels of a latent (c, 16, 16), c at most 64, as grey pictures eight in a row, uint8 (256, 256, 3).

    Fewer rows than eight stand in the middle, between black.
    """
    channels, side, _ = latent.shape
    cells = np.zeros((ACROSS * ACROSS, side, side), np.uint8)
    first = (ACROSS - -(-channels // ACROSS)) // 2 * ACROSS
    cells[first : first + channels] = np.clip(128 + 48 * latent, 0, 255)
    rows = (
        cells.reshape(ACROSS, ACROSS, side, side).transpose(0, 2, 1, 3).reshape(ACROSS * side, ACROSS * side)
    )
    return _twice(np.repeat(rows[..., None], 3, axis=2))


def _twice(picture: Picture) -> Picture:
    return picture.repeat(2, axis=0).repeat(2, axis=1)
