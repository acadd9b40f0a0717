"""A GIF: one palette for the whole film, made from a sample of its frames."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np

from editor.compositor.palette import Palette
from editor.render.frames import frame_rgba
from editor.render.settings import EncoderSettings
from editor.render.writers.writer import ContainerWriter

#: GIF's own numbers: how often to begin again.
FOR_EVER, ONCE = "0", "-1"


class GifWriter(ContainerWriter):
    """Moving pictures without sound, for where films are not taken."""

    def __init__(self, path: Path, settings: EncoderSettings, palette: Palette) -> None:
        super().__init__(path, settings, "gif", {"loop": FOR_EVER if settings.loop else ONCE})
        self.add_pictures("gif", "pal8", {})
        self._palette = palette
        opaque = np.full((len(palette.colours), 1), 255, np.uint8)
        self._argb = np.concatenate([opaque, palette.colours], axis=1)

    def write_frame(self, frame: av.VideoFrame) -> None:
        """Encode the next picture, RGBA over an opaque background."""
        indices = self._palette.indices(frame_rgba(frame))
        picture: Any = (indices, self._argb)  # what PyAV takes for pal8, whatever its annotation says
        super().write_frame(av.VideoFrame.from_ndarray(picture, format="pal8"))
