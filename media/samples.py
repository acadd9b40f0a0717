"""Sound by sample: any source as 48 kHz stereo, exact to the sample."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.container import InputContainer
from av.stream import Disposition, Stream
from numpy.typing import NDArray

from cloudstudio.sandbox import Refusal
from media.inspection.containers import open_container
from media.inspection.facts import FLICKS
from media.inspection.signatures import recognise

Samples = NDArray[np.float32]

#: Samples a second of everything that is mixed, stretched or exported.
SAMPLE_RATE = 48_000
#: A sample starts at every 14,700th flick, exactly.
FLICKS_PER_SAMPLE = FLICKS // SAMPLE_RATE

#: Decoding starts this much earlier than what is wanted: codecs need a run-up to sound right.
RUN_UP = SAMPLE_RATE // 4
#: Stamps that are off by less are the container's rounding, not a gap.
JITTER = SAMPLE_RATE // 50
#: Further ahead than this a seek is cheaper than decoding on.
SEEK_AHEAD = 10 * SAMPLE_RATE

_HALF = np.sqrt(0.5)
#: How channels become two, as browsers do it: Web Audio API, section 4.4, "speakers" interpretation. FFmpeg's order.
DOWN_MIXES = {
    1: [[1.0], [1.0]],
    2: [[1.0, 0.0], [0.0, 1.0]],
    4: [[0.5, 0.0, 0.5, 0.0], [0.0, 0.5, 0.0, 0.5]],
    6: [[1.0, 0.0, _HALF, 0.0, _HALF, 0.0], [0.0, 1.0, _HALF, 0.0, 0.0, _HALF]],
    8: [[1.0, 0.0, _HALF, 0.0, _HALF, 0.0, _HALF, 0.0], [0.0, 1.0, _HALF, 0.0, 0.0, _HALF, 0.0, _HALF]],
}


def to_stereo(samples: Samples) -> Samples:
    """Mix (channels, n) down or up to (2, n). A layout nobody has a rule for keeps its first two channels."""
    matrix = DOWN_MIXES.get(samples.shape[0])
    if matrix is None:
        return samples[:2]
    if samples.shape[0] == 2:
        return samples
    return np.asarray(matrix, np.float32) @ samples


def nearest_sample(time: int) -> int:
    """Return the number of the sample that starts nearest to a time in flicks, halves up."""
    return (2 * time + FLICKS_PER_SAMPLE) // (2 * FLICKS_PER_SAMPLE)


def start_of(container: InputContainer) -> Fraction:
    """Return the seconds at which a source's time 0 lies: the earliest start of its pictures and sound."""
    starts = [
        stream.start_time * stream.time_base
        for stream in (*container.streams.video, *container.streams.audio)
        if stream.start_time is not None and stream.time_base is not None and not _is_cover(stream)
    ]
    return min(starts, default=Fraction(0))


def _is_cover(stream: Stream) -> bool:
    return bool(stream.disposition & Disposition.attached_pic)


def open_source(path: Path) -> InputContainer:
    """Open a source with the one demuxer that its content asks for. Raises Refusal."""
    try:
        return open_container(path, recognise(path).demuxer)
    except FileNotFoundError:
        raise Refusal(f"The source {path.name} is not there any more.") from None
    except Refusal as refusal:
        raise Refusal(f"The source {path.name} cannot be used: {refusal}") from None
    except (av.FFmpegError, OSError, ValueError) as error:
        raise Refusal(f"The source {path.name} cannot be opened: {reason(error)}.") from error


def reason(error: Exception) -> str:
    """Return what a library says was wrong, as part of a sentence."""
    return (getattr(error, "strerror", None) or str(error)).rstrip(".").lower()


class SoundSource:
    """The sound of one file, its first audio stream. Sample 0 is the source's start, as pictures count it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = 0
        self._container = open_source(path)
        if not self._container.streams.audio:
            self._container.close()
            raise Refusal(f"The source {path.name} has no sound.")
        self._stream = self._container.streams.audio[0]
        self._start = start_of(self._container)
        self._position: int | None = None
        self._pieces: Iterator[tuple[int, Samples]] = iter(())
        self._pending: list[tuple[int, Samples]] = []

    def close(self) -> None:
        """Give the decoder back."""
        self._pieces = iter(())
        self._container.close()

    def read(self, first: int, count: int) -> Samples:
        """Return samples first to first + count as (2, count); silence where the source has none."""
        if self._position is None or first < self._position or first > self._position + SEEK_AHEAD:
            self._seek(first)
        out = np.zeros((2, count), np.float32)
        end = first + count
        kept = []
        while True:
            piece = self._pending.pop(0) if self._pending else next(self._pieces, None)
            if piece is None:
                break
            start, samples = piece
            stop = start + samples.shape[1]
            if stop > first and start < end:
                low, high = max(start, first), min(stop, end)
                out[:, low - first : high - first] = samples[:, low - start : high - start]
            if stop > end:
                kept.append(piece)
                break
        self._pending = kept
        self._position = end
        return out

    def _seek(self, first: int) -> None:
        self._pending = []
        target = first - RUN_UP
        # A short way in, reading from the start is exact whatever the container's index is worth.
        if self._position is not None or target > SEEK_AHEAD:
            base = self._stream.time_base or Fraction(1, SAMPLE_RATE)
            stamp = int((Fraction(max(target, 0), SAMPLE_RATE) + self._start) / base) if target > 0 else 0
            try:
                self._container.seek(stamp, stream=self._stream, backward=True)
            except av.FFmpegError:
                self._container.seek(0)
            self._stream.codec_context.flush_buffers()
        self._pieces = self._decode()

    def _decode(self) -> Iterator[tuple[int, Samples]]:
        """Yield (first sample, samples (2, n)) from where the container stands, without overlaps."""
        resampler: av.AudioResampler | None = None
        layout: tuple[str, int] | None = None
        position = 0
        for decoded in self._decoded_frames():
            frame, found = decoded, None
            if frame.pts is not None and frame.time_base is not None:
                found = round((frame.pts * frame.time_base - self._start) * SAMPLE_RATE)
            is_gap = found is not None and abs(found - position) > JITTER + frame.samples
            # Some files change their layout on the way.
            if resampler is None or layout != (frame.layout.name, frame.sample_rate) or is_gap:
                if resampler is not None:
                    yield from _numbered(resampler.resample(None), position)
                layout = (frame.layout.name, frame.sample_rate)
                resampler = av.AudioResampler(format="fltp", layout=frame.layout, rate=SAMPLE_RATE)
                if found is not None:
                    frame, position = _from_common_moment(frame, self._start)
            frame.pts = None
            for number, samples in _numbered(resampler.resample(frame), position):
                position = number + samples.shape[1]
                yield number, samples
        if resampler is not None:
            yield from _numbered(resampler.resample(None), position)

    def _decoded_frames(self) -> Iterator[av.AudioFrame]:
        packets = self._container.demux(self._stream)
        is_whole = True
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                yield from packet.decode()
                is_whole = True
            except av.InvalidDataError:
                # Faults in a row are one stretch.
                self.damaged += is_whole
                is_whole = False
            except av.FFmpegError as error:
                raise Refusal(f"The sound of {self.path.name} cannot be read on.") from error


def _from_common_moment(frame: av.AudioFrame, start: Fraction) -> tuple[av.AudioFrame, int]:
    """Return a frame in the middle of a source, with silence before it, and which sample at 48 kHz it then begins with.

    Its first sample then lies at a sample of 48 kHz, so that converting from here makes the samples that converting
    from the source's beginning makes, and not those a fraction of a sample beside them.
    """
    rate = frame.sample_rate
    number = round(((frame.pts or 0) * (frame.time_base or Fraction(1, rate)) - start) * rate)
    missing = number % (rate // math.gcd(rate, SAMPLE_RATE))
    if missing:
        samples: Any = frame.to_ndarray()
        width = 1 if frame.format.is_planar else len(frame.layout.channels)
        silence = np.full((samples.shape[0], missing * width), 128 if samples.dtype == np.uint8 else 0)
        longer: Any = np.concatenate([silence.astype(samples.dtype), samples], axis=1)
        frame = av.AudioFrame.from_ndarray(longer, format=frame.format.name, layout=frame.layout.name)
        frame.sample_rate = rate
    return frame, round(Fraction((number - missing) * SAMPLE_RATE, rate))


def _numbered(frames: list[av.AudioFrame], position: int) -> Iterator[tuple[int, Samples]]:
    for frame in frames:
        samples = to_stereo(np.asarray(frame.to_ndarray(), np.float32))
        yield position, samples
        position += samples.shape[1]
