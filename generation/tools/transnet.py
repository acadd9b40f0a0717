"""TransNetV2 over a film of any length: how likely a new shot begins after each frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generation.tools.deepfilter import opened

#: Frames that it looks at at once, of which those in the middle count; their size; how many each is compared with.
WINDOW, COUNTED, HEIGHT, WIDTH, REACH = 100, 50, 27, 48, 101
MARGIN = (WINDOW - COUNTED) // 2

#: A frame at 48 x 27: (27, 48, 3) bytes of RGB.
Small = NDArray[np.uint8]


def likelihoods(frames: Iterable[Small], weights: Path) -> Iterator[NDArray[np.float32]]:
    """Yield how likely each frame is in a change of shots, 0 to 1, by runs of frames, in order.

    What lies before the first frame and behind the last is taken to be as they are.
    """
    session = opened(weights)
    held: list[Small] = []
    behind = 0
    coming = iter(frames)
    while True:
        frame = next(coming, None)
        if frame is None:
            if not held:
                return
            behind += 1
            frame = held[-1]
        elif not held:
            held = [frame] * MARGIN
        held.append(frame)
        if len(held) < WINDOW:
            continue
        window = np.stack(held)
        told = {
            "frames": window.transpose(0, 3, 1, 2).astype(np.float32) / 255,
            "hist_band": _colours(window),
        }
        [found] = session.run(["cut"], told)
        # Of what was made up at the end nothing is told.
        made_up = max(0, behind - MARGIN)
        yield found[MARGIN : MARGIN + COUNTED - made_up, 0]
        held = held[COUNTED:]
        if behind >= MARGIN:
            return


def _colours(frames: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return how alike each frame's colours are to those of the frames around it, (WINDOW, REACH)."""
    coarse = frames.astype(np.int64) >> 5
    bins = (coarse[..., 0] << 6) + (coarse[..., 1] << 3) + coarse[..., 2]
    counts = np.stack([np.bincount(one.ravel(), minlength=512) for one in bins]).astype(np.float32)
    counts /= np.linalg.norm(counts, axis=1, keepdims=True)
    alike = np.pad(counts @ counts.T, ((0, 0), (REACH // 2, REACH // 2)))
    around = np.arange(len(frames))[:, None] + np.arange(REACH)[None]
    return np.take_along_axis(alike, around, axis=1).astype(np.float32)
