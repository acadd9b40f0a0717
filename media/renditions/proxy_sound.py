"""The sound of a proxy: AAC, from the first moment of the source on, without holes."""

from __future__ import annotations

from contextlib import closing
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer

from cloudstudio.sandbox import Refusal, Report
from media.inspection.facts import FLICKS, Facts
from media.reading.source import Source
from media.renditions.names import Made
from media.samples import Converter
from media.sound_frames import Samples, decoded_sound, frame_of, one_or_two

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
        self._converter: Converter | None = None
        self._source_rate = 0
        # Where the sound that was taken ends, in samples of the proxy.
        self._end = Fraction(0)
        self.written = 0

    def add(self, frame: av.AudioFrame) -> None:
        """Encode one decoded frame at the place that its stamp says."""
        samples = self._fitted(one_or_two(frame))
        stamp = (frame.pts or 0) * (frame.time_base or Fraction(1, self.rate))
        hole = (stamp - Fraction(self._start, FLICKS)) * self.rate - self._end
        is_hole = frame.pts is not None and hole > HOLE * self.rate
        if is_hole or self._converter is None or frame.sample_rate != self._source_rate:
            # Also where the source changes its rate on the way: begin again from here.
            self._finish_stretch()
            if is_hole:
                self._end += round(hole)
                self._encode(np.zeros((self.channels, max(0, round(self._end) - self.written)), np.float32))
            self._source_rate = frame.sample_rate
            self._converter = Converter(frame.sample_rate, self.rate)
        self._end += Fraction(samples.shape[1] * self.rate, frame.sample_rate)
        for part in self._converter.convert(samples):
            self._encode(part)

    def finish(self) -> None:
        """Write what the codec still holds."""
        self._finish_stretch()
        self._out.mux(self._track.encode(None))

    def _fitted(self, samples: Samples) -> Samples:
        """Return one or two channels as as many as the proxy has."""
        if len(samples) == self.channels:
            return samples
        return samples.mean(axis=0, keepdims=True) if self.channels == 1 else np.repeat(samples, 2, axis=0)

    def _finish_stretch(self) -> None:
        for part in self._converter.finish() if self._converter else ():
            self._encode(part)

    def _encode(self, samples: Samples) -> None:
        """samples: (channels, n)."""
        if not samples.shape[1]:
            return
        frame = frame_of(samples, self.rate)
        frame.pts, frame.time_base = self.written, Fraction(1, self.rate)
        self.written += samples.shape[1]
        self._out.mux(self._track.encode(frame))


def make_sound(path: Path, facts: Facts, out: Path, report: Report) -> Made:
    """Write proxy.m4a. Raises Refusal."""
    name = "proxy.m4a"
    options = {"movflags": "faststart"}
    with (
        closing(Source(path)) as source,
        av.open(str(out / name), "w", format="ipod", container_options=options) as target,
    ):
        track = SoundTrack(target, facts)
        for packet in source.packets(source.container.streams[facts.audio[0].stream]):
            for frame in decoded_sound(packet):
                track.add(frame)
            report.progress(track.written / track.rate / max(0.001, facts.duration_seconds), "Preview copy")
        if not track.written:
            raise Refusal("No sound in it can be decoded: the file is damaged.")
        track.finish()
    return name, {"duration": track.written * FLICKS // track.rate}
