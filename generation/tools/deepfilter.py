"""DeepFilterNet3: takes the noise from a voice of 48 kHz. The spectrum round the networks is our own, in numpy.

Frames of 20 ms are looked at every 10 ms. One network turns them into what another makes gains of 32 bands of hearing
of, and a third a filter over five frames for each of the lowest 96 frequencies, where voices have their harmonics. The
networks look two frames ahead; what comes out lies at the very samples of what went in.

Source: Schröter, Rosenkranz, Escalante-B. and Maier, "DeepFilterNet: Perceptually Motivated Real-Time Speech
Enhancement", 2023; sizes and constants are those with which the weights were trained (`config.ini` beside them).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from generation.tools.weights import DFN_ENCODER, DFN_FILTER, DFN_GAINS, check_weights

RATE = 48_000
#: Samples of a frame, and from one to the next.
FRAME, HOP = 960, 480
BANDS, FILTERED, ORDER, AHEAD = 32, 96, 5, 2
#: A running mean keeps so much of itself from frame to frame: a second's memory.
MEMORY = 0.99
#: Where the running means begin, over the bands in dB and over the filtered frequencies.
QUIET = np.linspace(-60, -90, BANDS)
SOFT = np.linspace(1e-3, 1e-4, FILTERED)

Voice = NDArray[np.float32]
Spectrum = NDArray[np.complex64]


class DeepFilter:
    """The three networks, opened once. Raises Refusal where the weights are missing or were altered."""

    def __init__(self, weights: Path) -> None:
        self._encoder, self._gains, self._filter = (
            opened(check_weights(one, weights)) for one in (DFN_ENCODER, DFN_GAINS, DFN_FILTER)
        )

    def clean(self, voice: Voice) -> Voice:
        """Return one channel without its noise, as long as it is, sample for sample.

        Memory grows with its length (10 MB a second). The first second or two serve to get to know the noise.
        """
        spectrum = spectrum_of(voice)
        frames = len(spectrum)
        bands, low = _features(spectrum)
        names = ["e0", "e1", "e2", "e3", "emb", "c0"]
        encoded = dict(
            zip(names, self._encoder.run(names, {"feat_erb": bands, "feat_spec": low}), strict=True)
        )
        gains = self._gains.run(None, {name: encoded[name] for name in ("emb", "e3", "e2", "e1", "e0")})[0]
        taps = self._filter.run(None, {name: encoded[name] for name in ("emb", "c0")})[0]
        taps = taps[0].reshape(frames, FILTERED, ORDER, 2)
        cleaned = spectrum * gains[0, 0][:, _BAND_OF]
        cleaned[:, :FILTERED] = _filtered(spectrum[:, :FILTERED], taps[..., 0] + 1j * taps[..., 1])
        return voice_of(cleaned, len(voice))


def spectrum_of(voice: Voice) -> Spectrum:
    """Return (frames, 481) of a channel; the first frame ends with its first HOP samples."""
    padded = np.concatenate(
        [np.zeros(HOP, np.float32), voice, np.zeros(FRAME + -len(voice) % HOP, np.float32)]
    )
    frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP]
    return (np.fft.rfft(frames * _WINDOW, axis=1) / FRAME).astype(np.complex64)


def voice_of(spectrum: Spectrum, length: int) -> Voice:
    """Return the channel that a spectrum is of, `length` samples: the inverse of `spectrum_of`."""
    frames = (np.fft.irfft(spectrum * np.float32(FRAME), n=FRAME, axis=1) * _WINDOW).astype(np.float32)
    out = np.zeros((len(frames) + 1, HOP), np.float32)
    out[:-1] += frames[:, :HOP]
    out[1:] += frames[:, HOP:]
    return out.reshape(-1)[HOP : HOP + length]


def _features(spectrum: Spectrum) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return what the encoder takes: (1, 1, frames, 32) loudness of bands, and (1, 2, frames, 96) low frequencies."""
    power = np.add.reduceat(np.abs(spectrum) ** 2, _FIRST, axis=1) / _WIDTHS
    loud = 10 * np.log10(power + 1e-10)
    bands = (loud - _running(loud, QUIET)) / 40
    low = spectrum[:, :FILTERED] / np.sqrt(_running(np.abs(spectrum[:, :FILTERED]), SOFT))
    parts = np.stack([low.real, low.imag])
    return _ahead(bands)[None, None].astype(np.float32), _ahead(parts, axis=1)[None].astype(np.float32)


def _running(values: NDArray[np.floating], begin: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean of the past at each frame (frames, n), which forgets."""
    means = np.empty(values.shape)
    mean = begin
    for number, value in enumerate(values):
        mean = MEMORY * mean + (1 - MEMORY) * value
        means[number] = mean
    return means


def _ahead(values: NDArray[np.floating], axis: int = 0) -> NDArray[np.floating]:
    """Return frames moved so that each sees two of the future; the last two see silence."""
    moved = np.zeros_like(values)
    whole = [slice(None)] * values.ndim
    into, of = list(whole), list(whole)
    into[axis], of[axis] = slice(0, -AHEAD), slice(AHEAD, None)
    moved[tuple(into)] = values[tuple(of)]
    return moved


def _filtered(low: Spectrum, taps: NDArray[np.complex64]) -> Spectrum:
    """Return the sum of five frames round each, two of them to come, each turned by its tap."""
    frames = len(low)
    around = np.pad(low, ((ORDER - 1 - AHEAD, AHEAD), (0, 0)))
    out = np.zeros_like(low)
    for tap in range(ORDER):
        out += taps[:, :, tap] * around[tap : tap + frames]
    return out


def _band_widths() -> NDArray[np.int64]:
    """Return how many frequencies each band has: equal steps of hearing, two at least.

    Source: Glasberg and Moore's equivalent rectangular bandwidths, as libDF rounds them.
    """
    last = 9.265 * np.log1p(RATE / 2 / (24.7 * 9.265))
    widths: list[int] = []
    before = borrowed = 0
    for band in range(1, BANDS + 1):
        frequency = 24.7 * 9.265 * (np.exp(band * last / BANDS / 9.265) - 1)
        edge = round(frequency / (RATE / FRAME))
        width = edge - before - borrowed
        borrowed = max(0, 2 - width)
        widths.append(max(2, width))
        before = edge
    widths[-1] += FRAME // 2 + 1 - sum(widths)
    return np.array(widths)


def opened(path: Path) -> onnxruntime.InferenceSession:
    """Return a network on one thread, without the arena, which keeps what it had."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


_WIDTHS = _band_widths()
_FIRST = np.concatenate([[0], np.cumsum(_WIDTHS)[:-1]])
_BAND_OF = np.repeat(np.arange(BANDS), _WIDTHS)
#: Vorbis's window: two that overlap by half are 1 together, squared.
_WINDOW = np.sin(np.pi / 2 * np.sin(np.pi / 2 * (np.arange(FRAME) + 0.5) / HOP) ** 2).astype(np.float32)
