"""VP9 and Opus in a WebM."""

from __future__ import annotations

import os
from pathlib import Path

from editor.render.settings import EncoderSettings, Quality
from editor.render.writers.writer import ContainerWriter

#: VP9's constant quality, 0 to 63. At these it looks as x264 does at the rate factors of the same names.
RATE_FACTORS: dict[Quality, int] = {"draft": 40, "standard": 32, "high": 24}
#: libvpx's effort, 0 (slow) to 8. 5 is twice as fast as 4 for 3 % of the size.
EFFORT = 5


class WebmWriter(ContainerWriter):
    """A WebM, free of patents."""

    def __init__(self, path: Path, settings: EncoderSettings, *, has_sound: bool) -> None:
        super().__init__(path, settings, "webm")
        options = {
            "crf": str(RATE_FACTORS[settings.quality]),
            "b": "0",
            "deadline": "good",
            "cpu-used": str(EFFORT),
            "row-mt": "1",
            "tile-columns": "2",
        }
        video = self.add_pictures("libvpx-vp9", "yuv420p", options)
        video.codec_context.gop_size = settings.keyframe_interval
        # libvpx takes 0 for one thread.
        video.codec_context.thread_count = settings.threads or os.cpu_count() or 1
        if has_sound:
            self.add_sound("libopus", settings.audio_bit_rate)
