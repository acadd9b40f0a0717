"""`tools.silences.f1`: how well the pauses of made speech are found.

What three people say is cut where they pause, and laid out again with pauses of known length, over quiet pink noise.
Every 10 ms counts as speech or pause, but those within 50 ms of an edge, where even people do not agree.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import tests.environment  # noqa: F401  (a data folder of this run's own)
from generation.tools.fetching import fetch_all
from generation.tools.silences import Silences, find_spoken
from media.samples import SAMPLE_RATE, Samples
from tests.bench.voices import LEVEL, Voice, noise, voices

STEP = SAMPLE_RATE // 100
COLLAR = 5
#: How much quieter the room is than the voice, dB.
ROOM = 45.0


def made_speech(voice: Voice, seed: int) -> tuple[Voice, list[tuple[int, int]]]:
    """Return speech with pauses of .4 to 2 s, and where somebody speaks, in samples."""
    chance = np.random.default_rng(seed)
    parts, said, at = [], [], 0
    for phrase in _phrases(voice):
        pause = int(chance.uniform(0.4, 2.0) * SAMPLE_RATE)
        said.append((at + pause, at + pause + len(phrase)))
        parts += [np.zeros(pause, np.float32), phrase]
        at += pause + len(phrase)
    speech = np.concatenate([*parts, np.zeros(SAMPLE_RATE, np.float32)])
    room = noise("pink", len(speech), seed)
    room *= LEVEL / np.sqrt(np.mean(room**2)) / 10 ** (ROOM / 20)
    return (speech + room).astype(np.float32), said


def _phrases(voice: Voice) -> list[Voice]:
    """Return what is said between the pauses of a recording, in which it is nearer to its room than to its voice."""
    steps = np.pad(voice, (0, -len(voice) % STEP)).reshape(-1, STEP)
    loud = 20 * np.log10(np.sqrt(np.mean(np.square(steps, dtype=np.float64), axis=1)) + 1e-9)
    room, level = np.percentile(loud, [5, 95])
    speaks = loud > max(level - 35, room + 0.35 * (level - room))
    changes = np.flatnonzero(np.diff(np.concatenate([[False], speaks, [False]]))).tolist()
    found: list[list[int]] = []
    for first, end in zip(changes[::2], changes[1::2], strict=True):
        if found and first - found[-1][1] < 15:
            found[-1][1] = end
        else:
            found.append([first, end])
    return [voice[first * STEP : end * STEP] for first, end in found if end - first > 20]


def bench(weights: Path | None = None) -> dict[str, float]:
    """Return F1 over all frames of the three voices, quiet ones too."""
    right = wrong = missed = 0
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        folder = weights or Path(place)
        fetch_all(folder, Silences.weights)
        for number, voice in enumerate(voices().values()):
            # Each as loud as people record: the second one is 20 dB quieter.
            speech, said = made_speech(voice, number)
            speech = speech * np.float32((1, 0.1, 0.5)[number])
            found = find_spoken(_reader(speech), len(speech), folder, lambda done: None)
            truth, counted = _frames(said, len(speech)), _counted(said, len(speech))
            heard = _frames(found, len(speech))
            right += int((truth & heard & counted).sum())
            wrong += int((~truth & heard & counted).sum())
            missed += int((truth & ~heard & counted).sum())
    return {"tools.silences.f1": 2 * right / (2 * right + wrong + missed)}


def _reader(speech: Voice) -> Callable[[int, int], Samples]:
    def read(first: int, count: int) -> Samples:
        out = np.zeros((2, count), np.float32)
        low, high = max(first, 0), min(first + count, len(speech))
        if high > low:
            out[:, low - first : high - first] = speech[low:high]
        return out

    return read


def _frames(said: list[tuple[int, int]], total: int) -> NDArray[np.bool_]:
    out = np.zeros(total // STEP, bool)
    for first, end in said:
        out[round(first / STEP) : round(end / STEP)] = True
    return out


def _counted(said: list[tuple[int, int]], total: int) -> NDArray[np.bool_]:
    out = np.ones(total // STEP, bool)
    for edge in (edge for pair in said for edge in pair):
        out[max(0, round(edge / STEP) - COLLAR) : round(edge / STEP) + COLLAR] = False
    return out
