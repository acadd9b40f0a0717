"""How loud a film is, by ear: integrated loudness and true peaks of 48 kHz stereo.

Source: ITU-R BS.1770-4 (K-weighting, gating, true peak), as EBU R128 asks for it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from media.samples import SAMPLE_RATE, Samples

#: The two filters of BS.1770-4, tables 1 and 2, at 48 kHz: (b0, b1, b2), (a1, a2).
SHELF = (1.53512485958697, -2.69169618940638, 1.19839281085285), (-1.69065929318241, 0.73248077421585)
HIGH_PASS = (1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621)
#: Samples after which the filters' answer to a click is below -140 dB.
RESPONSE = 8192
#: Filtered at once, by a Fourier transform of the power of two that holds it with the response.
CHUNK = 48_000
TRANSFORM = 65_536
#: A block of 400 ms begins every 100 ms.
STEP = SAMPLE_RATE // 10
STEPS = 4
#: Gates, in LUFS and LU.
SILENT, QUIET = -70.0, -10.0
OFFSET = -0.691
#: Peaks are kept by groups of so many samples (1.3 ms).
GROUP = 64
#: Between samples a peak is looked for at four times the rate.
OVERSAMPLED, TAPS = 4, 24


def loudness_of(energies: NDArray[np.float64]) -> float:
    """Return the gated loudness in LUFS of mean squares of consecutive steps; -inf where all is silent."""
    if len(energies) < STEPS:
        return -math.inf
    blocks = np.convolve(energies, np.full(STEPS, 1 / STEPS), "valid")
    heard = blocks[blocks > _energy(SILENT)]
    if not len(heard):
        return -math.inf
    heard = heard[heard > heard.mean() * 10 ** (QUIET / 10)]
    return OFFSET + 10 * math.log10(heard.mean())


def _energy(loudness: float) -> float:
    return 10.0 ** ((loudness - OFFSET) / 10)


class Meter:
    """Listens to blocks (2, n) in their order."""

    def __init__(self) -> None:
        self._filter = np.fft.rfft(_response(), TRANSFORM)
        self._waiting = np.zeros((2, 0), np.float32)
        # What was heard last still sounds in the filters.
        self._before = np.zeros((2, RESPONSE), np.float32)
        self._squares: list[float] = []
        self._peaks: list[NDArray[np.float32]] = []

    def add(self, block: Samples) -> None:
        """Listen on."""
        self._waiting = np.concatenate([self._waiting, block], axis=1)
        while self._waiting.shape[1] >= CHUNK:
            self._take(self._waiting[:, :CHUNK], CHUNK)
            self._waiting = self._waiting[:, CHUNK:]

    def finish(self) -> tuple[float, NDArray[np.float32]]:
        """Return the integrated loudness in LUFS and the true peak of each group of samples, linear."""
        rest = self._waiting.shape[1]
        if rest:
            padded = np.zeros((2, CHUNK), np.float32)
            padded[:, :rest] = self._waiting
            self._take(padded, rest)
            self._waiting = self._waiting[:, :0]
        peaks = np.concatenate(self._peaks) if self._peaks else np.zeros(0, np.float32)
        return loudness_of(np.asarray(self._squares)), peaks

    def _take(self, chunk: Samples, count: int) -> None:
        known = np.concatenate([self._before, chunk], axis=1)
        self._before = known[:, -RESPONSE:]
        weighted = np.fft.irfft(np.fft.rfft(known, TRANSFORM) * self._filter, TRANSFORM)[
            :, RESPONSE : RESPONSE + CHUNK
        ]
        squares = np.square(weighted).sum(axis=0).reshape(-1, STEP).mean(axis=1)
        self._squares += squares[: count // STEP].tolist()
        # The interpolation looks ahead: each group's peaks are those of half its taps earlier.
        self._peaks.append(_true_peaks(known[:, RESPONSE - TAPS :])[: -(-count // GROUP)])


def measure(blocks: Iterable[Samples]) -> tuple[float, NDArray[np.float32]]:
    """Return what a meter says of all blocks."""
    meter = Meter()
    for block in blocks:
        meter.add(block)
    return meter.finish()


def _response() -> NDArray[np.float64]:
    """Return the K-weighting's answer to a click."""
    signal = np.zeros(RESPONSE)
    signal[0] = 1.0
    for (b0, b1, b2), (a1, a2) in (SHELF, HIGH_PASS):
        out = np.zeros(RESPONSE)
        x1 = x2 = y1 = y2 = 0.0
        for place, x in enumerate(signal.tolist()):
            y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
            x1, x2, y1, y2 = x, x1, y, y1
            out[place] = y
        signal = out
    return signal


def _phases() -> list[NDArray[np.float32]]:
    """Return the filters that give the values a quarter, a half and three quarters of a sample on."""
    at = np.arange(TAPS) - TAPS // 2 + 1
    filters = []
    for phase in range(1, OVERSAMPLED):
        offset = at - phase / OVERSAMPLED
        taps = np.sinc(offset) * np.cos(np.pi * offset / (TAPS + 1)) ** 2
        filters.append((taps / taps.sum()).astype(np.float32)[::-1])
    return filters


_PHASES = _phases()


def _true_peaks(samples: Samples) -> NDArray[np.float32]:
    """Return the true peak of each group after the first TAPS samples, which are the run-up; half the taps late."""
    peaks = np.abs(samples[:, TAPS // 2 : -TAPS // 2]).max(axis=0)
    for side in samples:
        for taps in _PHASES:
            between = np.abs(np.convolve(side, taps, "valid"))[: len(peaks)]
            np.maximum(peaks, between, out=peaks)
    return np.asarray(peaks.reshape(-1, GROUP).max(axis=1))
