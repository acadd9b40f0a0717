"""Remove the background of a picture: a grey picture of what stays. The picture itself is left as it is."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydantic import Field

from cloudstudio.sandbox import Refusal
from generation.tools.base import Made, OnProgress, Parameters, Tool
from generation.tools.edges import drawn_to_edges
from generation.tools.isnet import subject_of
from generation.tools.weights import ISNET, check_weights
from media.inspection import Facts
from media.inspection.signatures import recognise
from media.pictures import open_picture, upright

#: Pixels of a matte's longer side, at most: finer than that, no network says anything of the subject.
LONGEST = 2048
#: Pixels of a picture's shorter side, at least.
LEAST = 16
#: How far around a pixel its colour counts, for a matte of 1024 pixels; and how alike one surface's colours are.
RADIUS, SMOOTHNESS = 4, 1e-4


class BackgroundParameters(Parameters):
    """How it is done."""

    refine: bool = Field(
        True, title="Follow fine edges", description="Draw the edge to the picture's colours."
    )


class Background(Tool):
    """Finds the subject by ISNet, and draws its edge to the picture's own colours."""

    name = "background"
    title = "Remove background"
    summary = (
        "Keeps the subject of a picture, a person, an animal or a thing, and takes away what lies behind it."
    )
    takes: ClassVar = ("image",)
    makes = "matte"
    ending = ".png"
    weights: ClassVar = (ISNET,)
    parameters = BackgroundParameters

    def seconds(self, facts: Facts) -> float:
        return 10.0 + 1e-6 * min(facts.width * facts.height, LONGEST**2)

    def run(
        self, source: Path, parameters: BackgroundParameters, weights: Path, out: Path, progress: OnProgress
    ) -> Made:
        model = check_weights(ISNET, weights)
        picture = upright(open_picture(source, recognise(source)))
        if min(picture.size) < LEAST:
            raise Refusal(f"The picture is too small: each side must have {LEAST} pixels.")
        picture = picture.convert("RGBA")
        picture.thumbnail((LONGEST, LONGEST), Image.Resampling.BOX)
        progress(0.1, "Looking for the subject")
        shown = _on_grey(picture)
        subject = subject_of(shown, model)
        progress(0.8, "Following its edge")
        alpha = _resized(subject, picture.size)
        if parameters.refine:
            alpha = refined(alpha, np.asarray(shown))
        # What the picture itself leaves clear cannot be its subject.
        alpha *= np.asarray(picture)[..., 3].astype(np.float32) / 255
        if alpha.max(initial=0) < 0.5:
            raise Refusal("No subject was found in this picture.")
        Image.fromarray(np.rint(255 * alpha).astype(np.uint8)).save(out / "matte.png", compress_level=6)
        check = "Look at hair, glass, and where the subject and the background have one colour."
        return Made("matte.png", *picture.size, check)


def refined(alpha: NDArray[np.float32], picture: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return alpha drawn to the edges of an RGB picture; what is surely kept or gone stays so."""
    radius = max(2, round(RADIUS * max(alpha.shape) / 1024))
    drawn = drawn_to_edges(alpha, np.float32(1 / 255) * picture.astype(np.float32), radius, SMOOTHNESS)
    return np.clip((drawn - 0.02) / 0.96, 0, 1)


def _on_grey(picture: Image.Image) -> Image.Image:
    """Return RGBA as RGB: what is clear is grey, which no subject is."""
    ground = Image.new("RGBA", picture.size, (128, 128, 128, 255))
    return Image.alpha_composite(ground, picture).convert("RGB")


def _resized(alpha: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float32]:
    return np.asarray(Image.fromarray(alpha).resize(size, Image.Resampling.BILINEAR), np.float32).copy()
