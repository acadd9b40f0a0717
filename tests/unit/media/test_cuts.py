"""A take that is cut at whole frames sounds as the same take uncut, in every container and codec that is taken."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from media.samples import SAMPLE_RATE, SEEK_AHEAD, SoundSource
from tests.media_samples import write_sound

SECONDS = 13
#: Frames of 30 and of 30000/1001 a second: behind the stretch that is read from the start anyway, and within.
CUTS = (Fraction(331, 30), Fraction(367 * 1001, 30_000), Fraction(100, 30))
EVERY = [
    ("wav", "pcm_s16le"), ("aiff", "pcm_s16be"), ("caf", "pcm_s16be"), ("flac", "flac"), ("mp3", "libmp3lame"),
    ("adts", "aac"), ("ac3", "ac3"), ("asf", "wmav2"), ("ogg", "libopus"), ("ogg", "vorbis"), ("ogg", "flac"),
    *[("mov", codec) for codec in ("pcm_s16le", "aac", "alac")],
    *[("mp4", codec) for codec in ("aac", "libmp3lame", "ac3", "flac", "libopus")],
    *[
        ("matroska", codec)
        for codec in ("aac", "libmp3lame", "pcm_s16le", "flac", "ac3", "alac", "vorbis", "libopus")
    ],
    *[("webm", codec) for codec in ("libopus", "vorbis")],
    *[("mpegts", codec) for codec in ("aac", "libmp3lame", "ac3", "libopus")],
    *[("avi", codec) for codec in ("pcm_s16le", "libmp3lame", "ac3", "aac")],
]  # fmt: skip
#: Codecs that roll dice for noise that nobody hears, or whose memory fades rather than ends: as parts of full scale.
FADING = {"ac3": 3e-3, "aac": 2e-3, "libopus": 1e-3}


def take(rate: int) -> np.ndarray:
    """Return a sound that is like itself nowhere else: a rising tone with a beat, float32 (2, samples)."""
    time = np.arange(SECONDS * rate) / rate
    left = 0.3 * np.sin(2 * np.pi * (300 + 40 * time) * time) * (0.6 + 0.4 * np.sin(2 * np.pi * 1.3 * time))
    return np.stack([left, 0.5 * left]).astype(np.float32)


#: Containers whose stamps are no whole samples at this rate.
UNEVEN = {"matroska", "webm", "mpegts", "asf", "ac3", "mp3"}
SHAPES = [(*pair, 48_000) for pair in EVERY] + [
    (*pair, 44_100) for pair in EVERY if pair[0] in UNEVEN and pair[1] != "libopus"
]


@pytest.mark.parametrize(("container", "codec", "rate"), SHAPES)
def test_a_take_cut_at_whole_frames_sounds_as_the_take_uncut(
    tmp_path: Path, container: str, codec: str, rate: int
) -> None:
    path = tmp_path / "take"
    options = {"vorbis": {"strict": "-2"}, "wmav2": {"b": "128000"}}.get(codec, {})
    write_sound(path, codec, take(rate), rate, container, **options)
    source = SoundSource(path)
    uncut = source.read(0, SECONDS * SAMPLE_RATE)
    assert max(CUTS) * SAMPLE_RATE > SEEK_AHEAD
    fresh = SoundSource(path)
    for cut in CUTS:
        first = round(cut * SAMPLE_RATE)
        for one in (source, fresh):
            piece = one.read(first, SAMPLE_RATE // 4)
            difference = np.abs(piece - uncut[:, first : first + SAMPLE_RATE // 4]).max()
            assert difference <= FADING.get(codec, 0), f"{cut}: {difference}"
    source.close()
    fresh.close()
