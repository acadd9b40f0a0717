"""A long sound cleaned piece by piece: each piece for itself, so that a work that was cut off goes on where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from media.lossless import read_lossless, write_lossless
from media.samples import SAMPLE_RATE, Samples

#: Samples of a piece; of what is heard before it, to get to know the noise, and behind it, since it looks ahead.
PIECE, BEFORE, BEHIND = 20 * SAMPLE_RATE, 4 * SAMPLE_RATE, SAMPLE_RATE // 10
#: Samples over which one piece goes over into the next: the two have got to know the noise a little otherwise.
OVER = SAMPLE_RATE // 50

Read = Callable[[int, int], Samples]
Clean = Callable[[Samples], Samples]


def cleaned_pieces(
    read: Read, total: int, clean: Clean, kept: Path, on_piece: Callable[[float], None]
) -> Iterator[Samples]:
    """Yield a sound of `total` samples cleaned, in order, as (2, n).

    read: gives (2, count) of the source from a sample on. kept: a folder in which finished pieces lie, and are not made
    again. on_piece: told how much is there, 0 to 1.
    """
    starts = range(0, total, PIECE)
    for number, start in enumerate(starts):
        path = kept / f"{number:06}.flac"
        if not path.exists():
            write_lossless(half := path.with_suffix(".part"), [_piece(read, start, total, clean)], "flac")
            half.rename(path)
        on_piece((number + 1) / len(starts))
    tail = np.zeros((2, 0), np.float32)
    for number, start in enumerate(starts):
        piece = read_lossless(kept / f"{number:06}.flac")
        rising = np.linspace(0, 1, tail.shape[1], dtype=np.float32)
        piece[:, : tail.shape[1]] = piece[:, : tail.shape[1]] * rising + tail * (1 - rising)
        length = min(PIECE, total - start)
        tail = piece[:, length:]
        yield piece[:, :length]


def _piece(read: Read, start: int, total: int, clean: Clean) -> Samples:
    """Return a piece and, but for the last one, the OVER samples behind it."""
    first = max(0, start - BEFORE)
    end = min(total, start + PIECE + OVER)
    heard = read(first, min(total, end + BEHIND) - first)
    # Two equal sides, of a recording with one microphone, are one.
    one = bool((heard[0] == heard[1]).all())
    sides = clean(heard[:1]) if one else clean(heard)
    return np.broadcast_to(sides, (2, sides.shape[1]))[:, start - first : end - first]
