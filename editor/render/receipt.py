"""The receipt of an export: a few of the film's frames, decoded again and held against the stage's own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from PIL import Image

from editor.compositor.draw import Compositor
from editor.compositor.kernels import Bytes
from editor.render.ahead import ahead
from editor.render.errors import BadFilm
from editor.render.frame import as_rgba
from editor.render.likeness import likeness
from editor.render.picture import Picture, Planes, read_frame
from editor.render.plan import Plan
from editor.render.reels import open_film
from editor.render.still import read_still
from editor.render.straight import Straight
from editor.render.writers.writer import as_render_error
from editor.timeline.fonts import Fonts
from editor.timeline.frame import Frame
from editor.timeline.time import frame_time

#: Frames that are compared, at most: they lie in the middle of as many equal stretches of the film.
SAMPLES = 8
#: Pixels of the longer side of each of the pictures that are kept to be looked at.
SHOWN = 640
#: Files in which a frame is quickly found. A GIF is read from its start.
SEARCHED = ("mp4", "webm", "mov")


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


class Stage:
    """The stage's own frames at the moments that are compared.

    They are drawn while the film is made, when their sources' pictures are at hand: found again, each would cost the
    decoding of everything since its keyframe. Those whose sources are quickly read from their beginning are drawn from
    that, without a search (`Straight`).
    """

    def __init__(self, plan: Plan, fonts: Fonts) -> None:
        interval = plan.encoder.keyframe_interval if plan.encoder.format in SEARCHED else 1
        self.numbers = sampled(plan.frames, interval)
        self.frames: dict[int, Bytes] = {}
        self._straight = Straight(plan.sources, plan.frames)
        self._compositor = Compositor(plan.encoder.width, plan.encoder.height, fonts)

    def see(self, number: int, frame: Frame, pictures: dict[str, Picture]) -> None:
        """Draw the film's frame of this number, if it is one of those that are compared."""
        if number in self.numbers:
            straight = self._straight.instead(frame, pictures)
            self.frames[number] = self._compositor.draw(frame, as_rgba(straight))
        if number >= self.numbers[-1]:
            self._straight.close()


def take_receipt(film: Path, plan: Plan, stage: Stage, picture: Path) -> Receipt | None:
    """Compare a finished film with the stage; None for sound, which has no pictures.

    Writes into `picture` (WebP) the frame that is least alike: the film's on the left, the stage's on the right.
    Raises RenderError where a frame cannot be decoded.
    """
    if plan.facts.gives == "sound":
        return None
    samples: list[Sample] = []
    worst: tuple[Bytes, Bytes] | None = None
    with closing(ahead(_decoded(film, plan, stage.numbers), 2)) as shown:
        for number, ours in zip(stage.numbers, shown, strict=True):
            theirs = stage.frames[number]
            ssim = likeness(ours, theirs)
            if worst is None or ssim < min(sample.ssim for sample in samples):
                worst = ours, theirs
            samples.append(Sample(plan.time_of(number), ssim))
    if worst is not None:
        _save(_beside(*worst), picture)
    return Receipt(tuple(samples))


def sampled(frames: int, keyframe_interval: int) -> list[int]:
    """Return the numbers of the frames that are compared, rising, of a film of so many.

    Each lies shortly after where a keyframe is due before the middle of its stretch, the first by no frame, the next by
    one, and so on: all kinds of frames come up, and little has to be decoded for them.
    """
    count = min(SAMPLES, frames)
    numbers = set()
    for sample in range(count):
        middle = frames * (2 * sample + 1) // (2 * count)
        numbers.add(min(middle, middle - middle % keyframe_interval + sample))
    return sorted(numbers)


def _decoded(film: Path, plan: Plan, numbers: list[int]) -> Iterator[Bytes]:
    if plan.encoder.format in SEARCHED:
        yield from _searched(film, plan, numbers)
    elif plan.facts.gives == "picture":
        yield read_still(film)
    else:
        with closing(open_film(film)) as source:
            for number in numbers:
                yield _rgba(source.picture_at(frame_time(number, plan.encoder.frame_rate)))


def _searched(film: Path, plan: Plan, numbers: list[int]) -> Iterator[Bytes]:
    """Yield frames by their numbers, each after a search of its own."""
    with av.open(str(film)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        for number in numbers:
            moment = number / plan.encoder.frame_rate / (stream.time_base or 1)
            container.seek(round(moment) + (stream.start_time or 0), stream=stream, backward=True)
            found = next(
                (frame for frame in container.decode(stream) if _number(frame, plan) >= number), None
            )
            if found is None or _number(found, plan) != number:
                raise BadFilm(f"The film's frame {number} cannot be found in it again.")
            yield _rgba(read_frame(found))


def _number(item: av.Packet | av.VideoFrame, plan: Plan) -> int:
    return round((item.pts or 0) * (item.time_base or 0) * plan.encoder.frame_rate)


def _rgba(picture: Picture) -> Bytes:
    return picture.to_rgba() if isinstance(picture, Planes) else picture


def _save(image: Image.Image, path: Path) -> None:
    # Into memory first: Pillow says nothing when a disk is full.
    encoded = io.BytesIO()
    image.save(encoded, "WEBP", quality=90, method=2)
    try:
        path.write_bytes(encoded.getvalue())
    except OSError as error:
        raise as_render_error(error) from error


def _beside(film: Bytes, stage: Bytes) -> Image.Image:
    height, width = film.shape[:2]
    scale = min(1, SHOWN / max(width, height))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    both = [Image.fromarray(np.ascontiguousarray(side[..., :3])).resize(size) for side in (film, stage)]
    image = Image.new("RGB", (2 * size[0], size[1]))
    image.paste(both[0], (0, 0))
    image.paste(both[1], (size[0], 0))
    return image
