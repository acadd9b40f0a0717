"""Pictures from files: stills, and animations as films of stills."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from pathlib import Path

import numpy as np

from cloudstudio.sandbox import Refusal
from editor.compositor.kernels import Bytes
from editor.render.errors import BadSource
from editor.render.picture import premultiply
from editor.timeline.time import FLICKS_PER_SECOND
from media.inspection.signatures import recognise
from media.pictures import animation, open_picture, upright


def read_still(path: Path) -> Bytes:
    """Return a picture, upright and in sRGB, as premultiplied RGBA (height, width, 4). Raises BadSource."""
    try:
        return premultiply(np.array(upright(open_picture(path, recognise(path))).convert("RGBA")))
    except FileNotFoundError:
        raise BadSource(f"The source {path.name} is not there any more.") from None
    except Refusal as refusal:
        raise BadSource(f"The picture {path.name} cannot be used: {refusal}") from None


class AnimationSource:
    """An animated picture as a film: the counterpart of `sources.VideoSource`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = 0
        try:
            self._image = open_picture(path, recognise(path))
            lengths = [milliseconds for _, milliseconds in animation(self._image)]
        except Refusal as refusal:
            raise BadSource(f"The picture {path.name} cannot be used: {refusal}") from None
        self._ends = list(accumulate(lengths))
        self._shown: tuple[int, Bytes] | None = None

    def picture_at(self, time: int) -> Bytes:
        """Return the frame shown at `time` (flicks), premultiplied; after the end the last one."""
        milliseconds = time * 1000 // FLICKS_PER_SECOND
        number = min(bisect_right(self._ends, milliseconds), len(self._ends) - 1)
        if self._shown is None or self._shown[0] != number:
            self._image.seek(number)
            self._shown = (number, premultiply(np.array(self._image.convert("RGBA"))))
        return self._shown[1]

    def close(self) -> None:
        """Close the file."""
        self._image.close()
