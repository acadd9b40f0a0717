"""Sound written without loss, as it is kept beside a source: the same samples in the editor and in a film.

FLAC, since a coded sound would be another one, of 16 bits, whose rounding is 98 dB below the loudest; in an MP4, whose
index lets a browser begin anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Literal

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer

from media.samples import SAMPLE_RATE, Samples

LOUDEST = 2**15 - 1


def write_lossless(path: Path, blocks: Iterable[Samples], container: Literal["mp4", "flac"] = "mp4") -> int:
    """Write blocks (2, n) of 48 kHz, one after the other; return how many samples. What is louder than 1 is cut off."""
    options = {"movflags": "faststart"} if container == "mp4" else {}
    written = 0
    with av.open(str(path), "w", format=container, container_options=options) as target:
        track = target.add_stream("flac", rate=SAMPLE_RATE, layout="stereo", format="s16")
        for block in blocks:
            if block.shape[1]:
                _encode(target, track, block, written)
            written += block.shape[1]
        target.mux(track.encode(None))
    return written


def read_lossless(path: Path) -> Samples:
    """Return all of a short sound (2, n) that was written so."""
    with av.open(str(path)) as source:
        frames = [frame.to_ndarray().reshape(-1, 2) for frame in source.decode(audio=0)]
    return np.concatenate(frames).T.astype(np.float32) / np.float32(LOUDEST)


def _encode(target: OutputContainer, track: AudioStream, block: Samples, position: int) -> None:
    whole = np.rint(np.clip(block, -1, 1) * LOUDEST).astype(np.int16)
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(whole.T.reshape(1, -1)), format="s16", layout="stereo"
    )
    frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, position, Fraction(1, SAMPLE_RATE)
    target.mux(track.encode(frame))
