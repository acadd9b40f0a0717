"""The film's sound: every clip at its sample, under its envelope, summed once and handed out by blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from editor.render.settings import SAMPLE_RATE
from editor.render.sound import Samples
from editor.timeline.frame import SoundClip
from editor.timeline.time import FLICKS_PER_SECOND

#: A sample starts at every 14,700th flick, exactly.
FLICKS_PER_SAMPLE = FLICKS_PER_SECOND // SAMPLE_RATE
BLOCK = SAMPLE_RATE // 2


class Source(Protocol):
    """Where a clip's samples come from."""

    def read(self, first: int, count: int) -> Samples: ...
    def close(self) -> None: ...


def mix(
    clips: Sequence[SoundClip], total: int, open_source: Callable[[SoundClip], Source], block: int = BLOCK
) -> Iterator[NDArray[np.float32]]:
    """Yield the mix as (2, n) blocks of 48 kHz stereo, `total` samples in all, held within [-1, 1].

    A source is opened with the first block it sounds in and closed after its last: memory does not grow with clips.
    """
    waiting = sorted(clips, key=lambda clip: clip.start, reverse=True)
    sounding: list[tuple[SoundClip, Source]] = []
    try:
        for first in range(0, total, block):
            end = min(first + block, total)
            while waiting and _first_sample(waiting[-1]) < end:
                clip = waiting.pop()
                sounding.append((clip, open_source(clip)))
            out = np.zeros((2, end - first), np.float32)
            for clip, source in sounding:
                _add(out, first, end, clip, source)
            for clip, source in [pair for pair in sounding if _end_sample(pair[0]) <= end]:
                source.close()
                sounding.remove((clip, source))
            yield np.clip(out, -1.0, 1.0)
    finally:
        for _, source in sounding:
            source.close()


def _first_sample(clip: SoundClip) -> int:
    return -(-clip.start // FLICKS_PER_SAMPLE)


def _end_sample(clip: SoundClip) -> int:
    return -(-(clip.start + clip.duration) // FLICKS_PER_SAMPLE)


def _add(out: Samples, first: int, end: int, clip: SoundClip, source: Source) -> None:
    low, high = max(first, _first_sample(clip)), min(end, _end_sample(clip))
    if high <= low:
        return
    into_clip = low * FLICKS_PER_SAMPLE - clip.start
    source_first = (2 * (clip.source_start + into_clip) + FLICKS_PER_SAMPLE) // (2 * FLICKS_PER_SAMPLE)
    samples = source.read(source_first, high - low)
    times = [point[0] for point in clip.envelope]
    gains = [point[1] for point in clip.envelope]
    if len(set(gains)) == 1:
        gain: np.float32 | Samples = np.float32(gains[0])
    else:
        at = into_clip + FLICKS_PER_SAMPLE * np.arange(high - low, dtype=np.float64)
        gain = np.interp(at, times, gains).astype(np.float32)
    out[:, low - first : high - first] += samples * gain
