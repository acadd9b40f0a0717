"""ProRes 4444 with alpha and uncompressed sound in a QuickTime file, for cutting elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import av

from editor.compositor.straight import to_straight
from editor.render.frames import frame_rgba
from editor.render.settings import EncoderSettings, Quality
from editor.render.writers.writer import BT709, LIMITED, ContainerWriter

#: The quantiser's scale, 1 (best) to 31: ProRes is all about quality, but a draft need not be.
QUANTISERS: dict[Quality, int] = {"draft": 9, "standard": 5, "high": 3}
PROFILE_4444 = "4"
FULL = 2  # AVColorRange: JPEG


class MovWriter(ContainerWriter):
    """Transparent where nothing is drawn."""

    def __init__(self, path: Path, settings: EncoderSettings, *, has_sound: bool) -> None:
        super().__init__(path, settings, "mov")
        quantiser = str(QUANTISERS[settings.quality])
        video = self.add_pictures(
            "prores_ks",
            "yuva444p10le",
            {"profile": PROFILE_4444, "alpha_bits": "8", "vendor": "apl0", "qscale": quantiser},
        )
        video.codec_context.thread_count = settings.threads or os.cpu_count() or 1
        if has_sound:
            self.add_sound("pcm_s16le", None)

    def write_frame(self, frame: av.VideoFrame) -> None:
        """Encode the next picture, premultiplied RGBA. ProRes keeps colours apart from alpha."""
        straight = av.VideoFrame.from_ndarray(to_straight(frame_rgba(frame)), format="rgba")
        super().write_frame(
            straight.reformat(
                format="yuva444p10le",
                src_colorspace=BT709,
                dst_colorspace=BT709,
                src_color_range=FULL,
                dst_color_range=LIMITED,
            )
        )
