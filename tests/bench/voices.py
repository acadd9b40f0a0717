"""Three people who speak, out of a pinned package, for the benches of speech; and what may lie behind them."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generation.tools.archives import read_member
from generation.tools.fetching import digest_of, pack
from generation.tools.weights import Package
from media.inspection import inspect_file
from media.samples import SAMPLE_RATE, SoundSource, nearest_sample

#: Useful Sensors' Moonshine, MIT; its recordings are of LibriVox and of two plays.
PACKAGE = Package(
    "moonshine-voice",
    "0.1.5",
    "1ed9e0ccf94be4845d69e7fa862dcf4c8b5801a758796966494c694f48184496",
    19_897_307,
    "pypi",
    "manylinux_2_34_x86_64",
)
VOICES = ("two_cities.wav", "beckett.wav", "endgame_nagg_nell.wav")
#: Root mean square of each, of 1.
LEVEL = 0.1

Voice = NDArray[np.float32]


def voices() -> dict[str, Voice]:
    """Return each voice by its file's name: one channel of 48 kHz, all equally loud."""
    found = {}
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        (fetched := Path(place) / "fetched").mkdir()
        archive = pack(PACKAGE, fetched)
        if digest_of(archive) != PACKAGE.sha256:
            raise SystemExit(f"{PACKAGE.name} is not the archive that is pinned.")
        for name in VOICES:
            path = Path(place) / name
            path.write_bytes(read_member(archive, f"moonshine_voice/assets/{name}"))
            voice = SoundSource(path).read(0, nearest_sample(inspect_file(path).duration))[0]
            found[name] = voice * np.float32(LEVEL / np.sqrt(np.mean(np.square(voice, dtype=np.float64))))
    return found


def noise(kind: str, length: int, seed: int = 0) -> NDArray[np.float64]:
    """Return white or pink noise, or mains hum of 50 Hz with 19 overtones, `length` samples of any level."""
    chance = np.random.default_rng(seed)
    if kind == "hum":
        at = np.arange(length) / SAMPLE_RATE
        return np.sum([np.sin(2 * np.pi * 50 * part * at + part) / part for part in range(1, 21)], axis=0)
    white = chance.standard_normal(length)
    if kind == "white":
        return white
    spectrum = np.fft.rfft(white)
    return np.fft.irfft(spectrum / np.sqrt(np.arange(len(spectrum)) + 1), length)


def with_noise(voice: Voice, kind: str, decibels: float) -> Voice:
    """Return a voice that is so much louder than the noise behind it."""
    behind = noise(kind, len(voice))
    gain = LEVEL / np.sqrt(np.mean(behind**2)) / 10 ** (decibels / 20)
    return (voice + gain * behind).astype(np.float32)
