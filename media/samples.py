"""Sound by sample: any source as 48 kHz stereo, exact to the sample."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from media.inspection.facts import FLICKS
from media.reading.film import BACK_OFF
from media.reading.sound import SoundReader
from media.sound_frames import Samples as Samples  # noqa: PLC0414 (the type of what is read here)
from media.sound_frames import channels, frame_of, is_plain, one_or_two

#: Samples a second of everything that is mixed, stretched or exported.
SAMPLE_RATE = 48_000
#: A sample starts at every 14,700th flick, exactly.
FLICKS_PER_SAMPLE = FLICKS // SAMPLE_RATE

#: Decoding starts this much earlier than what is wanted: codecs need a run-up to sound right.
RUN_UP = SAMPLE_RATE // 4
#: Stamps that are off by less are the container's rounding, not a gap.
JITTER = SAMPLE_RATE // 50
#: The same where a file's clock starts anew on the way, and its pieces overlap by what their codec put before them.
STRICT = SAMPLE_RATE // 200
#: Further ahead than this a seek is cheaper than decoding on.
SEEK_AHEAD = 10 * SAMPLE_RATE


def nearest_sample(time: int) -> int:
    """Return the number of the sample that starts nearest to a time in flicks, halves up."""
    return (2 * time + FLICKS_PER_SAMPLE) // (2 * FLICKS_PER_SAMPLE)


class SoundSource:
    """The sound of one file, its first audio stream. Sample 0 is the source's start, as pictures count it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._reader = SoundReader(path)
        self._position: int | None = None
        self._pieces: Iterator[tuple[int, Samples]] = iter(())
        self._pending: list[tuple[int, Samples]] = []

    @property
    def damaged(self) -> int:
        """How many stretches could not be decoded."""
        return self._reader.damaged

    def close(self) -> None:
        """Give the decoder back."""
        self._pieces = iter(())
        self._reader.close()

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
        """Stand before a sample, by enough that its codec has warmed up, or at the beginning."""
        if first - RUN_UP > SEEK_AHEAD:
            for seconds in BACK_OFF:
                target = first - RUN_UP - seconds * SAMPLE_RATE
                if target <= 0:
                    break
                self._reader.go_to(Fraction(target, SAMPLE_RATE))
                if self._arrives(first - RUN_UP // 2):
                    return
            self._reader.begin_again()
        elif self._position is not None:
            # A short way in, reading from the start is exact whatever the container's index is worth.
            self._reader.begin_again()
        self._pieces, self._pending = self._decode(), []

    def _arrives(self, latest: int) -> bool:
        """Tell whether what is read from here begins at a sample, or before."""
        self._pieces = self._decode()
        piece = next(self._pieces, None)
        self._pending = [] if piece is None else [piece]
        return piece is not None and piece[0] <= latest

    def _decode(self) -> Iterator[tuple[int, Samples]]:
        """Yield (first sample, samples (2, n)) from where the reader stands, without overlaps."""
        converter: Converter | None = None
        shape: tuple[int, int] | None = None
        position = taken = 0
        for number, frame in self._reader.frames():
            samples, found = one_or_two(frame), None
            if number is not None:
                found = round(Fraction(number * SAMPLE_RATE, frame.sample_rate))
            slack = STRICT if self._reader.restarts else JITTER + frame.samples
            is_gap = found is not None and abs(found - position) > slack
            # Some files change their layout on the way.
            if converter is None or shape != (len(samples), frame.sample_rate) or is_gap:
                if converter is not None:
                    yield from _numbered(converter.finish(), position)
                shape = len(samples), frame.sample_rate
                converter = Converter(frame.sample_rate)
                taken = position if is_gap else 0
                if number is not None:
                    samples, position = _from_common_moment(samples, number, frame.sample_rate)
            for begin, piece in _numbered(converter.convert(samples, frame), position):
                position = begin + piece.shape[1]
                # What joined recordings both have is the first one's: the second begins with its codec's silence.
                if position > taken:
                    yield max(begin, taken), piece[:, max(0, taken - begin) :]
        if converter is not None:
            yield from _numbered(converter.finish(), position)


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


def _from_common_moment(samples: Samples, number: int, rate: int) -> tuple[Samples, int]:
    """Return samples in the middle of a source, from its sample `number` on, with silence before them, and the sample
    at 48 kHz that they then begin with.

    Their first then lies at a sample of 48 kHz, so that converting from here makes the samples that converting
    from the source's beginning makes, and not those a fraction of a sample beside them.
    """
    missing = number % (rate // math.gcd(rate, SAMPLE_RATE))
    if missing:
        samples = np.concatenate([np.zeros((len(samples), missing), np.float32), samples], axis=1)
    return samples, round(Fraction((number - missing) * SAMPLE_RATE, rate))


def _numbered(pieces: Iterator[Samples], position: int) -> Iterator[tuple[int, Samples]]:
    """Yield (first sample, (2, n)) of pieces that follow on each other; a single channel is heard on both sides."""
    for samples in pieces:
        yield position, np.broadcast_to(samples, (2, samples.shape[1]))
        position += samples.shape[1]
