"""The work of a generation job, in the child: pictures with their recipes, and the steps on the way."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from PIL import Image

from cloudstudio.sandbox.report import Refusal, Report
from generation.asking import recipe_of
from generation.recipe_files import save_picture
from generation.sampling import sample, seed_of
from generation.zoo import get_model
from generation.zoo.base import InvalidRequest, Picture, Step, UnknownModel

#: Seconds between step pictures: quick models have hundreds of steps, and nobody sees more than a few a second.
STEP_EVERY = 0.15
#: Pixels of a step picture's longer side.
STEP_SIZE = 512


def run(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    """Make `spec["count"]` pictures; return what is known of each. Raises Refusal."""
    try:
        model = get_model(spec["model"])
        pictures = []
        for index in range(spec["count"]):
            shown = _Steps(out, report, index, spec["count"])
            last: Step | None = None
            for step in sample(model, spec["request"], seed_of(spec["seed"], index)):
                shown.show(step)
                last = step
            if last is None:
                raise Refusal(f"{model.title} made no picture.")
            pictures.append(_finish(spec, index, last, out))
    except (InvalidRequest, UnknownModel) as error:
        raise Refusal(str(error)) from error
    return {"pictures": pictures}


def _finish(spec: dict[str, Any], index: int, last: Step, out: Path) -> dict[str, Any]:
    seed = seed_of(spec["seed"], index)
    file = f"picture-{index}.png"
    save_picture(last.picture, recipe_of(spec["model"], spec["request"], seed), out / file)
    height, width = last.picture.shape[:2]
    return {
        "index": index,
        "seed": seed,
        "file": file,
        "width": width,
        "height": height,
        "caption": last.caption,
        "numbers": last.numbers,
    }


class _Steps:
    """Shows the steps of one picture of a series."""

    def __init__(self, out: Path, report: Report, index: int, count: int) -> None:
        self._out, self._report, self._index, self._count = out, report, index, count
        self._number = 0
        self._next = 0.0

    def show(self, step: Step) -> None:
        """Write the step's picture and tell the owner of it, unless the one before was a moment ago."""
        now = time.monotonic()
        if now < self._next and step.fraction < 1:
            return
        self._next = now + STEP_EVERY
        file = f"step-{self._index}-{self._number:03d}.webp"
        self._number += 1
        small(step.picture).save(self._out / file, "WEBP", quality=90, method=2)
        self._report.step(
            {
                "file": file,
                "index": self._index,
                "caption": step.caption,
                "numbers": step.numbers,
                "fraction": step.fraction,
            }
        )
        self._report.progress((self._index + step.fraction) / self._count, step.caption)


def small(picture: Picture) -> Image.Image:
    """Return the picture at most STEP_SIZE pixels long, box filtered."""
    image = Image.fromarray(picture)
    scale = STEP_SIZE / max(image.size)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BOX)
