"""H.264 and AAC in an MP4 whose index comes first, so that a browser can start at once."""

from __future__ import annotations

from pathlib import Path

from editor.render.settings import EncoderSettings
from editor.render.writers.writer import ContainerWriter


class Mp4Writer(ContainerWriter):
    """An MP4 for every player."""

    def __init__(self, path: Path, settings: EncoderSettings, *, has_sound: bool) -> None:
        super().__init__(path, settings, "mp4", {"movflags": "+faststart"})
        video = self.add_pictures("libx264", "yuv420p", {"preset": settings.preset, "crf": str(settings.crf)})
        video.codec_context.gop_size = settings.keyframe_interval
        # Left alone, PyAV asks for a slice a thread, which costs 2 % of the size and keeps threads waiting.
        video.codec_context.thread_type = "FRAME"
        if has_sound:
            self.add_sound("aac", settings.audio_bit_rate)
