"""One picture of the film: PNG or JPEG."""

from __future__ import annotations

import io
from pathlib import Path

import av
import numpy as np
from PIL import Image

from editor.render.settings import EncoderSettings, Quality
from editor.render.writers.writer import Writer, as_render_error
from media.samples import Samples

#: JPEG's quality, 1 to 95.
JPEG: dict[Quality, int] = {"draft": 75, "standard": 88, "high": 95}


class PictureWriter(Writer):
    """Saves the one frame that it gets."""

    def __init__(self, path: Path, settings: EncoderSettings, *, has_sound: bool) -> None:
        super().__init__(settings)
        self._path = path

    def write_frame(self, frame: av.VideoFrame) -> None:
        """Save the picture, whose background is opaque."""
        self.frames += 1
        save_picture(frame.to_ndarray(), self._path, self.settings.quality)

    def write_sound(self, samples: Samples) -> None:
        """A picture has no sound."""

    def finish(self) -> None:
        """Do nothing: the picture was saved as it came."""

    def abandon(self) -> None:
        """Do nothing: no file is open."""


def save_picture(rgba: np.ndarray, path: Path, quality: Quality = "standard") -> None:
    """Save an opaque picture (height, width, 4) as the path's ending says. Raises RenderError."""
    image = Image.fromarray(np.ascontiguousarray(rgba[..., :3]))
    # Into memory first: Pillow says nothing when a disk is full.
    encoded = io.BytesIO()
    if path.suffix in (".jpg", ".jpeg"):
        image.save(encoded, "JPEG", quality=JPEG[quality], subsampling=0 if quality == "high" else 2)
    else:
        image.save(encoded, "PNG")
    try:
        path.write_bytes(encoded.getvalue())
    except OSError as error:
        raise as_render_error(error) from error
