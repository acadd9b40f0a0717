"""The mix as it leaves the house: at the loudness that was asked for, and never over full scale.

Loudness is one gain for the whole film, from a first pass over the mix that only measures. Where that gain would carry
peaks over CEILING, a limiter takes them down: it sees them coming, turns both sides down within 5 ms, holds for 50 ms
and comes back. What it costs in loudness is measured by further passes and made up for.
"""

from __future__ import annotations

import base64
import math
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from editor.render.loudness import GROUP, measure
from editor.render.mix import BLOCK
from media.samples import Samples, SoundSource

#: True peak, linear: -1 dB, as EBU R128 has it.
CEILING = 10 ** (-1 / 20)
#: Groups of samples in which the limiter goes down, and for which it stays there.
ATTACK, HOLD = 4, 40
#: Passes after which a loudness that the limiter stands in the way of is left as it is, and how near is near, in LU.
PASSES, NEAR = 4, 0.1
#: The least that a decibel of gain is taken to give: what it gives less than that is not worth the squashing.
LEAST = 0.25


@dataclass(frozen=True)
class Mastering:
    """What is done to a mix: a gain, and that of the limiter for each group of samples, where it is needed at all."""

    gain: float = 1.0
    limiter: NDArray[np.float32] | None = None

    def apply(self, blocks: Iterable[Samples]) -> Iterator[Samples]:
        """Yield the blocks as they leave the house, within [-1, 1]."""
        position = 0
        for block in blocks:
            gain: float | NDArray[np.float32] = self.gain
            if self.limiter is not None:
                groups = (np.arange(position, position + block.shape[1]) + 0.5) / GROUP - 0.5
                level = np.interp(groups, np.arange(len(self.limiter)), self.limiter)
                gain = (self.gain * level).astype(np.float32)
            position += block.shape[1]
            yield np.clip(block * gain, -1.0, 1.0)


def master(mix: Callable[[], Iterator[Samples]], loudness: float) -> Mastering:
    """Return what brings a mix to `loudness` LUFS; 0 leaves it. `mix` gives the whole mix anew at each call.

    A film that is silent is left so.
    """
    if loudness == 0:
        return Mastering()
    found, peaks = measure(mix())
    if found == -math.inf:
        return Mastering()
    decibels = loudness - found
    made = _within_ceiling(decibels, peaks)
    reached, before, slope = found + decibels, decibels, 1.0
    for _ in range(PASSES):
        if made.limiter is None:
            break
        heard = measure(made.apply(mix()))[0]
        if abs(loudness - heard) < NEAR:
            break
        # The harder the limiter works, the less a decibel of gain gives: go on by what the last ones gave.
        if decibels != before:
            slope = min(max((heard - reached) / (decibels - before), LEAST), 1.0)
        reached, before = heard, decibels
        decibels += (loudness - heard) / slope
        made = _within_ceiling(decibels, peaks)
    return made


def packed(mastering: Mastering) -> str | None:
    """Return the limiter's gains as text: 16-bit little-endian numbers, 65535 for 1, by zlib and base64."""
    if mastering.limiter is None:
        return None
    levels = np.rint(mastering.limiter * 65_535).astype("<u2")
    return base64.b64encode(zlib.compress(levels.tobytes())).decode()


def _within_ceiling(decibels: float, peaks: NDArray[np.float32]) -> Mastering:
    gain = 10 ** (decibels / 20)
    if gain * peaks.max() <= CEILING:
        return Mastering(gain)
    wanted = np.minimum(1, CEILING / np.maximum(gain * peaks, 1e-9))
    # Lowest of what comes within the attack and of what was within the hold, then smoothed within that attack: at
    # each peak the result is no higher than what is wanted there. A group more, since it is interpolated between them.
    before, after = HOLD + 1, ATTACK + 1
    padded = np.pad(wanted, (before + ATTACK, after + ATTACK), constant_values=1)
    lowest = sliding_window_view(padded, before + after + 1).min(axis=1)
    window = np.hanning(2 * ATTACK + 3)[1:-1]
    return Mastering(gain, np.convolve(lowest, window / window.sum(), "valid").astype(np.float32))


def measured(film: Path, samples: int, wanted: float) -> dict[str, Any]:
    """Return what a finished film's result says of its loudness; nothing where none was asked for.

    LUFS as it is heard, that is of the coded sound, decoded again; null for silence. `note` says why it is missed.
    """
    if wanted == 0 or samples == 0:
        return {}
    source = SoundSource(film)
    found, _ = measure(source.read(first, min(BLOCK, samples - first)) for first in range(0, samples, BLOCK))
    source.close()
    loudness = None if found == -math.inf else round(found, 2)
    return {"loudness": {"wanted": wanted, "measured": loudness, "note": shortfall(wanted, found)}}


def shortfall(wanted: float, found: float) -> str:
    """Say in a sentence why a film is not as loud as was asked for; nothing where it is, within 0.5 LU."""
    if wanted == 0 or abs(found - wanted) <= 0.5:
        return ""
    if found == -math.inf:
        return "The film is silent, so its loudness was left as it is."
    return (
        f"The film came out at {found:.1f} LUFS instead of {wanted:.1f}: its peaks leave no more room. "
        "Ask for less, or make its loudest clips quieter."
    )
