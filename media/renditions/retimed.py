"""sound-1500-back.mp4: an asset's sound at another speed, backwards or both, sample for sample what a film mixes of it.

FLAC, since a coded sound would be another one than the film's, of 16 bits, whose rounding is 98 dB below the loudest;
in an MP4, whose index lets a browser begin anywhere.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer

from cloudstudio.sandbox import Report
from media.inspection.facts import Facts
from media.renditions.names import Made, Retiming
from media.retimed import retime
from media.samples import FLICKS_PER_SAMPLE, SAMPLE_RATE, Samples, SoundSource

LOUDEST = 2**15 - 1


def make(
    path: Path, facts: Facts, out: Path, report: Report, speed: int, reversed: bool, guide: str = ""
) -> Made:
    """Write the sound of the file at `path` at `speed` thousandths, perhaps backwards. Raises Refusal.

    guide: the file of the sound that it was made from, if any.
    """
    retiming = Retiming(speed, reversed)
    source = SoundSource(path)
    lead = SoundSource(Path(guide)) if guide else None
    options = {"movflags": "faststart"}
    total = facts.duration * 1000 / (retiming.speed * FLICKS_PER_SAMPLE)
    written = 0
    with av.open(str(out / retiming.file), "w", format="mp4", container_options=options) as target:
        track = target.add_stream("flac", rate=SAMPLE_RATE, layout="stereo", format="s16")
        for block in retime(source, facts.duration, retiming.speed, backwards=retiming.reversed, guide=lead):
            _encode(target, track, block, written)
            written += block.shape[1]
            report.progress(written / max(total, 1), "Sound")
        target.mux(track.encode(None))
    source.close()
    if lead:
        lead.close()
    return retiming.file, {"samples": written}


def _encode(target: OutputContainer, track: AudioStream, block: Samples, position: int) -> None:
    whole = np.rint(np.clip(block, -1, 1) * LOUDEST).astype(np.int16)
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(whole.T.reshape(1, -1)), format="s16", layout="stereo"
    )
    frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, position, Fraction(1, SAMPLE_RATE)
    target.mux(track.encode(frame))
