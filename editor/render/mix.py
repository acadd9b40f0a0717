"""The film's sound: every clip at its sample, under its envelope, summed once and handed out by blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from editor.timeline.frame import SoundClip
from media.samples import FLICKS_PER_SAMPLE, SAMPLE_RATE, Samples, nearest_sample

BLOCK = SAMPLE_RATE // 2
Line = Sequence[tuple[int, float]]


class Source(Protocol):
    """Where a clip's samples come from."""

    def read(self, first: int, count: int) -> Samples: ...
    def close(self) -> None: ...


def mix(
    clips: Sequence[SoundClip], total: int, open_source: Callable[[SoundClip], Source], block: int = BLOCK
) -> Iterator[Samples]:
    """Yield the mix as (2, n) blocks of 48 kHz stereo, `total` samples in all. It may be louder than 1.

    A source is opened with the first block it sounds in and closed after its last: memory does not grow with clips.
    """
    waiting = sorted(clips, key=lambda clip: clip.start, reverse=True)
    sounding: list[tuple[SoundClip, Source]] = []
    try:
        for first in range(0, total, block):
            end = min(first + block, total)
            while waiting and first_sample(waiting[-1]) < end:
                clip = waiting.pop()
                sounding.append((clip, open_source(clip)))
            out = np.zeros((2, end - first), np.float32)
            for clip, source in sounding:
                _add(out, first, end, clip, source)
            for clip, source in [pair for pair in sounding if end_sample(pair[0]) <= end]:
                source.close()
                sounding.remove((clip, source))
            yield out
    finally:
        for _, source in sounding:
            source.close()


def first_sample(clip: SoundClip) -> int:
    """Return the film's first sample in which a clip is heard."""
    return -(-clip.start // FLICKS_PER_SAMPLE)


def end_sample(clip: SoundClip) -> int:
    """Return the film's sample after the last in which a clip is heard."""
    return -(-(clip.start + clip.duration) // FLICKS_PER_SAMPLE)


def source_sample(clip: SoundClip, sample: int) -> int:
    """Return the source's sample that a clip plays at a sample of the film."""
    return nearest_sample(clip.source_start + sample * FLICKS_PER_SAMPLE - clip.start)


def _add(out: Samples, first: int, end: int, clip: SoundClip, source: Source) -> None:
    low, high = max(first, first_sample(clip)), min(end, end_sample(clip))
    if high <= low:
        return
    into_clip = low * FLICKS_PER_SAMPLE - clip.start
    samples = source.read(source_sample(clip, low), high - low)
    at = into_clip + FLICKS_PER_SAMPLE * np.arange(high - low, dtype=np.float64)
    out[:, low - first : high - first] += _panned(samples * _along(clip.envelope, at), _along(clip.pan, at))


def _along(line: Line, at: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return a line's values at times in flicks from the clip's start; a single one where it is level."""
    values = [value for _, value in line]
    if len(set(values)) == 1:
        return np.asarray(values[:1], np.float32)
    return np.interp(at, [time for time, _ in line], values).astype(np.float32)


def _panned(samples: Samples, pan: NDArray[np.float32]) -> Samples:
    """Return stereo with its sides moved: the side that it is moved away from goes over to the other, power kept.

    Source: Web Audio API, StereoPannerNode, section 1.29.3, "stereo input".
    """
    if not pan.any():
        return samples
    left, right = samples
    turn = np.where(pan <= 0, pan + 1, pan) * np.float32(np.pi / 2)
    own, over = np.sin(turn), np.cos(turn)
    to_left = pan <= 0
    return np.stack(
        [
            np.where(to_left, left + right * over, left * over),
            np.where(to_left, right * own, right + left * own),
        ]
    )
