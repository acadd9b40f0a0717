"""A whole sound at another speed, backwards, or both: what a rendition holds and what a film mixes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import numpy as np

from media.samples import Samples, SoundSource, nearest_sample
from media.stretch import NORMAL, stretch

#: Samples that are read at once backwards: a seek each.
BACKWARDS = 10 * 48_000
#: Bytes of a moment: two channels of 32-bit floats.
MOMENT = 8


class Readable(Protocol):
    """Anything that gives samples (2, count) from `first` on."""

    def read(self, first: int, count: int) -> Samples: ...


def retime(
    source: Readable, duration: int, speed: int, *, backwards: bool, guide: Readable | None = None
) -> Iterator[Samples]:
    """Yield a source's whole sound, `duration` flicks of it, as it sounds at `speed` thousandths.

    guide: the sound that it was made from, with which it stays in step to the sample (`stretch`).
    The blocks are (2, n) at 48 kHz. What runs backwards begins with the source's end.
    """
    length = nearest_sample(duration)
    read = _Backwards(source, length).read if backwards else source.read
    if speed != NORMAL:
        lead = None if guide is None else (_Backwards(guide, length) if backwards else guide).read
        yield from stretch(read, length, speed, lead)
        return
    for first in range(0, length, BACKWARDS):
        yield read(first, min(BACKWARDS, length - first))


class _Backwards:
    """A source from its end to its start, read by long stretches, since each is a seek."""

    def __init__(self, source: Readable, length: int) -> None:
        self._source = source
        self._length = length
        self._first = 0
        self._held = np.zeros((2, 0), np.float32)

    def read(self, first: int, count: int) -> Samples:
        """Return samples from `first` on, counted from the end. What is asked for may only go on, not back."""
        while first + count > self._first + self._held.shape[1]:
            begin = self._first + self._held.shape[1]
            more = self._source.read(self._length - begin - BACKWARDS, BACKWARDS)[:, ::-1]
            kept = self._held[:, max(0, first - self._first) :]
            self._first = begin - kept.shape[1]
            self._held = np.concatenate([kept, more], axis=1)
        return self._held[:, first - self._first : first - self._first + count]


class RetimedSound:
    """A retimed sound to be read anywhere. It is made once, as far as it is asked for, into a file that grows."""

    def __init__(
        self, path: Path, duration: int, speed: int, *, backwards: bool, guide: Path | None = None
    ) -> None:
        self._source = SoundSource(path)
        self._guide = SoundSource(guide) if guide else None
        self._blocks = retime(self._source, duration, speed, backwards=backwards, guide=self._guide)
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self._made = 0

    def read(self, first: int, count: int) -> Samples:
        """Return samples first to first + count as (2, count); silence before the start and after the end."""
        while self._made < first + count:
            block = next(self._blocks, None)
            if block is None:
                break
            self._file.seek(self._made * MOMENT)
            self._file.write(np.ascontiguousarray(block.T).tobytes())
            self._made += block.shape[1]
        out = np.zeros((2, count), np.float32)
        begin, end = max(first, 0), min(first + count, self._made)
        if end > begin:
            self._file.seek(begin * MOMENT)
            moments = np.frombuffer(self._file.read((end - begin) * MOMENT), np.float32)
            out[:, begin - first : end - first] = moments.reshape(-1, 2).T
        return out

    @property
    def damaged(self) -> int:
        """How many stretches of the source could not be decoded, as far as it has been read."""
        return self._source.damaged

    def close(self) -> None:
        """Let go of the source and of the file."""
        self._source.close()
        if self._guide:
            self._guide.close()
        self._file.close()
