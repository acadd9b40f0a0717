"""Sound alone: MP3, AAC in an M4A, or WAV."""

from __future__ import annotations

from pathlib import Path

from editor.render.settings import EncoderSettings
from editor.render.writers.writer import ContainerWriter

#: muxer, encoder, whether it is compressed.
KINDS = {
    "mp3": ("mp3", "libmp3lame", True),
    "m4a": ("ipod", "aac", True),
    "wav": ("wav", "pcm_s16le", False),
}


class SoundWriter(ContainerWriter):
    """The film's mix without its pictures."""

    def __init__(self, path: Path, settings: EncoderSettings, *, has_sound: bool) -> None:
        muxer, codec, is_compressed = KINDS[settings.format]
        super().__init__(path, settings, muxer, {"movflags": "+faststart"} if muxer == "ipod" else None)
        self.add_sound(codec, settings.audio_bit_rate if is_compressed else None)
