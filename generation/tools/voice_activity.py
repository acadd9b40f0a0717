"""When somebody speaks: Silero's detector over a sound of any length, by stretches, and the stretches' exact edges.

The detector says for each 32 ms how likely a voice is. It begins a little late and ends late, so an edge is moved to
where the sound itself rises out of what lies behind it.

Source: Silero Team, "Silero VAD", version 6; 16 kHz, frames of 512 samples with 64 of the past before them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from generation.tools.deepfilter import opened
from media.samples import SAMPLE_RATE, Samples

#: The detector's rate, samples of a frame, and of the past that it sees.
RATE, FRAME, PAST = 16_000, 512, 64
#: Of 48 kHz every third sample, after what is above 7.6 kHz is gone.
THIRD = SAMPLE_RATE // RATE
TAPS = 97
#: Samples that are looked at at once, of 48 kHz: whole frames, and whole steps.
STRETCH = 60 * SAMPLE_RATE // (FRAME * THIRD * 5) * (FRAME * THIRD * 5)
#: Loudness is measured every 10 ms; 160 samples.
STEP = 160
#: A voice begins above the first likelihood, and ends below the second.
ON, OFF = 0.3, 0.15
#: Root mean square to which the loud parts of a sound are brought, of 1: the detector does not hear quiet ones.
LEVEL = 0.08

Mono = NDArray[np.float32]
Read = Callable[[int, int], Samples]


def stretches(read: Read, total: int) -> Iterator[Mono]:
    """Yield a sound of `total` samples at 48 kHz as one channel of 16 kHz, by stretches."""
    around = TAPS // 2
    for first in range(0, total, STRETCH):
        count = min(STRETCH, total - first)
        heard = read(first - around, count + 2 * around).mean(axis=0)
        yield np.convolve(heard, _LOW_PASS, "valid")[::THIRD].astype(np.float32)


def loudness(mono: Mono) -> NDArray[np.float32]:
    """Return the root mean square of each step of 10 ms."""
    steps = np.pad(mono, (0, -len(mono) % STEP)).reshape(-1, STEP)
    return np.sqrt(np.mean(np.square(steps, dtype=np.float64), axis=1)).astype(np.float32)


class Detector:
    """The network and what it remembers. Frames come in order, stretch by stretch."""

    def __init__(self, path: Path) -> None:
        self._session: onnxruntime.InferenceSession = opened(path)
        self._memory = {name: np.zeros((1, 1, 128), np.float32) for name in ("h", "c")}
        self._past = np.zeros(PAST, np.float32)

    def likelihoods(self, mono: Mono) -> NDArray[np.float32]:
        """Return how likely a voice is in each frame of 32 ms."""
        frames = np.pad(mono, (0, -len(mono) % FRAME)).reshape(-1, FRAME)
        before = np.concatenate([self._past[None], frames[:-1, -PAST:]])
        self._past = frames[-1, -PAST:]
        told = {"input": np.concatenate([before, frames], axis=1), **self._memory}
        found, self._memory["h"], self._memory["c"] = self._session.run(["speech_probs", "hn", "cn"], told)
        return np.asarray(found, np.float32).reshape(-1)


def spoken(likely: NDArray[np.float32], loud: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Return the stretches in which somebody speaks, as steps of 10 ms [first, end), in order.

    likely: by frames of 32 ms. loud: by steps of 10 ms.
    """
    per_step = np.minimum(np.arange(len(loud)) * STEP // FRAME, len(likely) - 1)
    voice = _held(likely)[per_step] if len(likely) else np.zeros(len(loud), bool)
    return [edge for edge in _edges(_closed(voice, SHORTEST_PAUSE), loud) if edge[1] > edge[0]]


#: Steps: a shorter pause is none; a shorter voice is a click; how far an edge is moved, outwards and inwards.
SHORTEST_PAUSE, SHORTEST_VOICE, OUTWARDS, INWARDS = 8, 6, 30, 25
#: An edge lies where it is so much louder than what lies behind it, as a share of the way to the voice, in decibels.
RISE = 0.25


def _held(likely: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Return where a voice has begun and not ended."""
    out = np.zeros(len(likely), bool)
    speaks = False
    for number, value in enumerate(likely):
        speaks = value > (OFF if speaks else ON)
        out[number] = speaks
    return out


def _closed(voice: NDArray[np.bool_], shortest: int) -> list[tuple[int, int]]:
    """Return stretches [first, end) of what is true, those with a shorter gap between them as one."""
    changes = np.flatnonzero(np.diff(np.concatenate([[False], voice, [False]])))
    found: list[tuple[int, int]] = []
    for first, end in zip(changes[::2].tolist(), changes[1::2].tolist(), strict=True):
        if found and first - found[-1][1] < shortest:
            found[-1] = (found[-1][0], end)
        else:
            found.append((first, end))
    return found


def _edges(voice: list[tuple[int, int]], loud: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Return the stretches with their edges where the sound rises, those that are too short left out."""
    decibels = 20 * np.log10(loud + 1e-7)
    behind = float(np.percentile(decibels, 10)) if len(decibels) else 0.0
    out: list[tuple[int, int]] = []
    for first, end in voice:
        level = float(np.percentile(decibels[first:end], 80))
        least = behind + RISE * (level - behind)
        earliest = max(out[-1][1] if out else 0, first - OUTWARDS)
        rises = np.flatnonzero(decibels[earliest : first + INWARDS] > least)
        falls = np.flatnonzero(decibels[max(first, end - INWARDS) : end + OUTWARDS] > least)
        begin = earliest + int(rises[0]) if len(rises) else first
        close = max(first, end - INWARDS) + int(falls[-1]) + 1 if len(falls) else end
        if close - begin >= SHORTEST_VOICE:
            out.append((begin, close))
    return out


def _low_pass() -> NDArray[np.float64]:
    at = np.arange(TAPS) - TAPS // 2
    cut = 2 * 7600 / SAMPLE_RATE
    taps = cut * np.sinc(cut * at) * np.blackman(TAPS)
    return np.asarray(taps / taps.sum())


_LOW_PASS = _low_pass()
