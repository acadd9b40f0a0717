"""Sound by sample: any source as 48 kHz stereo, exact to the sample."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.stream import Disposition, Stream

from cloudstudio.sandbox import Refusal
from media.inspection.containers import open_container
from media.inspection.facts import FLICKS
from media.inspection.signatures import recognise
from media.sound_frames import Samples as Samples  # noqa: PLC0414 (the type of what is read here)
from media.sound_frames import channels, frame_of, is_plain, one_or_two, sound_frames

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
        converter: Converter | None = None
        shape: tuple[int, int] | None = None
        position = 0
        for frame in self._decoded_frames():
            samples, found = one_or_two(frame), None
            if frame.pts is not None and frame.time_base is not None:
                found = round((frame.pts * frame.time_base - self._start) * SAMPLE_RATE)
            is_gap = found is not None and abs(found - position) > JITTER + frame.samples
            # Some files change their layout on the way.
            if converter is None or shape != (len(samples), frame.sample_rate) or is_gap:
                if converter is not None:
                    yield from _numbered(converter.finish(), position)
                shape = len(samples), frame.sample_rate
                converter = Converter(frame.sample_rate)
                if found is not None:
                    samples, position = _from_common_moment(samples, frame, self._start)
            for number, piece in _numbered(converter.convert(samples, frame), position):
                position = number + piece.shape[1]
                yield number, piece
        if converter is not None:
            yield from _numbered(converter.finish(), position)

    def _decoded_frames(self) -> Iterator[av.AudioFrame]:
        packets = self._container.demux(self._stream)
        is_whole = True
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                yield from sound_frames(packet)
                is_whole = True
            except av.InvalidDataError:
                # Faults in a row are one stretch.
                self.damaged += is_whole
                is_whole = False
            except av.FFmpegError as error:
                raise Refusal(f"The sound of {self.path.name} cannot be read on.") from error


class Converter:
    """Converts one stretch of sound, of one or two channels throughout, to another rate."""

    def __init__(self, rate: int, target: int = SAMPLE_RATE) -> None:
        self._rate = rate
        self._resampler = None if rate == target else av.AudioResampler(format="fltp", rate=target)

    def convert(self, samples: Samples, frame: av.AudioFrame | None = None) -> Iterator[Samples]:
        """Yield what comes out for samples (channels, n) that follow on those before.

        frame: where they are from; it saves making one where it holds the very same samples.
        """
        if self._resampler is None:
            yield samples
        elif samples.shape[1]:
            is_same = frame is not None and is_plain(frame) and frame.samples == samples.shape[1]
            if frame is None or not is_same:
                frame = frame_of(samples, self._rate)
            frame.pts = None
            yield from (channels(piece) for piece in self._resampler.resample(frame))

    def finish(self) -> Iterator[Samples]:
        """Yield what is still held back."""
        if self._resampler is not None:
            yield from (channels(frame) for frame in self._resampler.resample(None))


def _from_common_moment(samples: Samples, frame: av.AudioFrame, start: Fraction) -> tuple[Samples, int]:
    """Return the samples of a frame in the middle of a source, with silence before them, and the sample at 48 kHz that
    they then begin with.

    Their first then lies at a sample of 48 kHz, so that converting from here makes the samples that converting
    from the source's beginning makes, and not those a fraction of a sample beside them.
    """
    rate = frame.sample_rate
    number = round(((frame.pts or 0) * (frame.time_base or Fraction(1, rate)) - start) * rate)
    missing = number % (rate // math.gcd(rate, SAMPLE_RATE))
    if missing:
        samples = np.concatenate([np.zeros((len(samples), missing), np.float32), samples], axis=1)
    return samples, round(Fraction((number - missing) * SAMPLE_RATE, rate))


def _numbered(pieces: Iterator[Samples], position: int) -> Iterator[tuple[int, Samples]]:
    """Yield (first sample, (2, n)) of pieces that follow on each other; a single channel is heard on both sides."""
    for samples in pieces:
        yield position, np.broadcast_to(samples, (2, samples.shape[1]))
        position += samples.shape[1]
