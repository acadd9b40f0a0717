"""The sound of a proxy: AAC, from the first moment of the source on, without holes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer

from cloudstudio.sandbox import Refusal, Report
from media.inspection.containers import decoded_sound, open_container, packets
from media.inspection.facts import FLICKS, Facts
from media.inspection.signatures import recognise
from media.renditions.names import Made

BITRATE = 192_000
#: Rates that AAC and every browser know; another source rate is converted to the first.
RATES = (48_000, 44_100, 32_000)
#: A hole in the time stamps that is shorter than this is rounding; a longer one is filled with silence.
HOLE = Fraction(1, 20)


class SoundTrack:
    """Encodes the frames of one source stream into `out`."""

    def __init__(self, out: OutputContainer, facts: Facts) -> None:
        sound = facts.audio[0]
        self.rate = sound.sample_rate if sound.sample_rate in RATES else RATES[0]
        self.channels = 1 if sound.channels == 1 else 2
        layout = "mono" if self.channels == 1 else "stereo"
        self._start = facts.start
        self._out = out
        self._track: AudioStream = out.add_stream("aac", rate=self.rate, layout=layout, bit_rate=BITRATE)
        self._resampler = av.AudioResampler(format="fltp", layout=layout, rate=self.rate)
        self.written = 0

    def add(self, frame: av.AudioFrame) -> None:
        """Encode one decoded frame at the place that its stamp says."""
        for part in self._resampled(frame):
            stamp = (part.pts or 0) * (part.time_base or Fraction(1, self.rate))
            wanted = round((stamp - Fraction(self._start, FLICKS)) * self.rate)
            hole = wanted - self.written
            if hole > HOLE * self.rate:
                self._encode(np.zeros((self.channels, hole), np.float32))
            self._encode(part.to_ndarray())

    def finish(self) -> None:
        """Write what the codec still holds."""
        for part in self._resampler.resample(None):
            self._encode(part.to_ndarray())
        self._out.mux(self._track.encode(None))

    def _resampled(self, frame: av.AudioFrame) -> Iterator[av.AudioFrame]:
        try:
            yield from self._resampler.resample(frame)
        except ValueError:
            # The source changed its rate or its channels on the way: begin again from here.
            self._resampler = av.AudioResampler(
                format="fltp", layout="mono" if self.channels == 1 else "stereo", rate=self.rate
            )
            yield from self._resampler.resample(frame)

    def _encode(self, samples: np.ndarray) -> None:
        """samples: float32 (channels, n)."""
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(samples), format="fltp", layout="mono" if self.channels == 1 else "stereo"
        )
        frame.sample_rate, frame.pts, frame.time_base = self.rate, self.written, Fraction(1, self.rate)
        self.written += samples.shape[1]
        self._out.mux(self._track.encode(frame))


def make_sound(path: Path, facts: Facts, out: Path, report: Report) -> Made:
    """Write proxy.m4a. Raises Refusal."""
    name = "proxy.m4a"
    options = {"movflags": "faststart"}
    with (
        open_container(path, recognise(path).demuxer) as source,
        av.open(str(out / name), "w", format="ipod", container_options=options) as target,
    ):
        track = SoundTrack(target, facts)
        for packet in packets(source, [source.streams[facts.audio[0].stream]]):
            for frame in decoded_sound(packet):
                track.add(frame)
            report.progress(track.written / track.rate / max(0.001, facts.duration_seconds), "Preview copy")
        if not track.written:
            raise Refusal("No sound in it can be decoded: the file is damaged.")
        track.finish()
    return name, {"duration": track.written * FLICKS // track.rate}
