"""The receipt of an export: a few of the film's frames, decoded again and held against the stage's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from editor.compositor.kernels import Bytes
from editor.render.ahead import ahead
from editor.render.frame import draw_frames
from editor.render.likeness import likeness
from editor.render.picture import Planes
from editor.render.plan import Plan
from editor.render.reels import open_film
from editor.render.still import read_still
from editor.timeline.fonts import Fonts
from editor.timeline.time import frame_time

#: Frames that are compared, at most: they lie in the middle of as many equal stretches of the film.
SAMPLES = 8
#: Pixels of the longer side of each of the pictures that are kept to be looked at.
SHOWN = 640


@dataclass(frozen=True)
class Sample:
    """A frame that was compared. time: flicks of the timeline; ssim: see `likeness`."""

    time: int
    ssim: float


@dataclass(frozen=True)
class Receipt:
    """What the comparison gave, in the order of time."""

    samples: tuple[Sample, ...]

    @property
    def lowest(self) -> Sample:
        """The frame that is least like the stage's."""
        return min(self.samples, key=lambda sample: sample.ssim)


def take_receipt(film: Path, plan: Plan, fonts: Fonts, picture: Path) -> Receipt | None:
    """Compare a finished film with the stage; None for sound, which has no pictures.

    Writes into `picture` (WebP) the frame that is least alike: the film's on the left, the stage's on the right.
    Raises RenderError where a frame cannot be decoded.
    """
    if plan.facts.gives == "sound":
        return None
    numbers = sampled(plan.frames)
    size = plan.encoder.width, plan.encoder.height
    times = [plan.time_of(number) for number in numbers]
    samples: list[Sample] = []
    worst: tuple[Bytes, Bytes] | None = None
    with (
        closing(ahead(_decoded(film, plan, numbers), 2)) as shown,
        closing(draw_frames(plan.document, plan.sources, size, fonts, times)) as drawn,
    ):
        for time, ours, stage in zip(times, shown, drawn, strict=True):
            ssim = likeness(ours, stage)
            if worst is None or ssim < min(sample.ssim for sample in samples):
                worst = ours, stage
            samples.append(Sample(time, ssim))
    if worst is not None:
        _beside(*worst).save(picture, "WEBP", quality=90)
    return Receipt(tuple(samples))


def sampled(frames: int) -> list[int]:
    """Return the numbers of the frames that are compared, of a film of so many."""
    count = min(SAMPLES, frames)
    return [frames * (2 * sample + 1) // (2 * count) for sample in range(count)]


def _decoded(film: Path, plan: Plan, numbers: list[int]) -> Iterator[Bytes]:
    if plan.facts.gives == "picture":
        yield read_still(film)
        return
    source = open_film(film)
    try:
        for number in numbers:
            picture = source.picture_at(frame_time(number, plan.encoder.frame_rate))
            yield picture.to_rgba() if isinstance(picture, Planes) else picture
    finally:
        source.close()


def _beside(film: Bytes, stage: Bytes) -> Image.Image:
    height, width = film.shape[:2]
    scale = min(1, SHOWN / max(width, height))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    both = [Image.fromarray(np.ascontiguousarray(side[..., :3])).resize(size) for side in (film, stage)]
    image = Image.new("RGB", (2 * size[0], size[1]))
    image.paste(both[0], (0, 0))
    image.paste(both[1], (size[0], 0))
    return image
