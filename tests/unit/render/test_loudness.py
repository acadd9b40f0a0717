"""Loudness is what EBU R128 says, and a film comes out at the one that was asked for."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from editor.render.loudness import measure
from editor.render.master import CEILING, master, shortfall
from tests.media_samples import write_sound

RATE = 48_000


def blocks(samples: np.ndarray, size: int = 24_000) -> Iterator[np.ndarray]:
    for first in range(0, samples.shape[1], size):
        yield samples[:, first : first + size].astype(np.float32)


def tone(frequency: float, level: float, seconds: float = 5) -> np.ndarray:
    """Both sides the same; `level` in dB below full scale."""
    at = np.arange(round(seconds * RATE)) / RATE
    return np.stack([10 ** (level / 20) * np.sin(2 * np.pi * frequency * at)] * 2)


def noise(seed: int, seconds: float = 5, level: float = 0.1) -> np.ndarray:
    return level * np.random.default_rng(seed).standard_normal((2, round(seconds * RATE))).clip(-4, 4)


def by_ffmpeg(path: Path) -> tuple[float, float]:
    """What ffmpeg's ebur128 says: LUFS, and true peak in dB."""
    program = shutil.which("ffmpeg")
    assert program, "ffmpeg is missing: apt-get install ffmpeg"
    command = [program, "-nostats", "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stderr
    summary = said[said.rindex("Summary:") :]
    loudness, peak = re.search(r"I:\s+(\S+) LUFS", summary), re.search(r"Peak:\s+(\S+) dBFS", summary)
    assert loudness
    assert peak
    return float(loudness[1]), float(peak[1])


SIGNALS = {
    "a tone at -23 LUFS": tone(1000, -23),
    "a low tone": tone(60, -12),
    "a high tone between the samples": tone(11_997, -6) * np.minimum(np.arange(5 * RATE) / RATE, 1),
    "noise": noise(1),
    "one side alone": np.stack([noise(2)[0], np.zeros(5 * RATE)]),
    "loud and quiet": np.concatenate([tone(440, -20, 4), tone(440, -50, 6), tone(440, -33, 3)], axis=1),
    "with silence in between": np.concatenate(
        [noise(3, 3), np.zeros((2, 10 * RATE)), noise(4, 1.23)], axis=1
    ),
}


@pytest.mark.parametrize("name", SIGNALS)
def test_loudness_and_peaks_are_those_of_ffmpegs_meter(tmp_path: Path, name: str) -> None:
    path = tmp_path / "signal.wav"
    write_sound(path, "pcm_f32le", SIGNALS[name].astype(np.float32), RATE, "wav")
    loudness, peaks = measure(blocks(SIGNALS[name], 7001))
    expected, peak = by_ffmpeg(path)
    assert abs(loudness - expected) <= 0.1
    assert abs(20 * math.log10(peaks.max()) - peak) <= 0.2


def test_the_reference_tone_reads_what_the_recommendation_says() -> None:
    # BS.1770-4: 997 Hz at 0 dB full scale on one side is -3.01 LUFS.
    one = np.stack([tone(997, 0)[0], np.zeros(5 * RATE)])
    assert measure(blocks(one))[0] == pytest.approx(-3.01, abs=0.03)


def test_what_is_silent_or_too_short_has_no_loudness() -> None:
    assert measure(blocks(np.zeros((2, RATE))))[0] == -math.inf
    assert measure(blocks(tone(440, -10, 0.3)))[0] == -math.inf


def mastered(samples: np.ndarray, loudness: float) -> np.ndarray:
    made = master(lambda: blocks(samples), loudness)
    return np.concatenate(list(made.apply(blocks(samples, 5000))), axis=1)


@pytest.mark.parametrize("wanted", [-30.0, -23.0, -16.0])
def test_a_mix_comes_out_as_loud_as_asked_for_by_one_gain(wanted: float) -> None:
    quiet = noise(5, level=0.02)
    out = mastered(quiet, wanted)
    assert measure(blocks(out))[0] == pytest.approx(wanted, abs=0.1)
    gains = out[0] / quiet[0].astype(np.float32)
    assert gains.std() / gains.mean() < 1e-5


def test_peaks_that_would_clip_are_limited_and_the_loudness_still_comes_out() -> None:
    drums = noise(6, 10, level=0.02)
    for hit in range(RATE // 2, 10 * RATE, RATE):
        drums[:, hit : hit + 2000] += noise(hit, 2000 / RATE, level=0.25)
    out = mastered(drums, -16.0)
    loudness, peaks = measure(blocks(out))
    assert loudness == pytest.approx(-16, abs=0.2)
    assert peaks.max() <= CEILING * 1.01
    # Between the hits nothing is turned down against the rest.
    calm = out[0, RATE * 6 // 5 : RATE * 7 // 5] / drums[0, RATE * 6 // 5 : RATE * 7 // 5]
    assert calm.std() / calm.mean() < 1e-4


def test_without_a_target_a_mix_is_left_and_held_within_full_scale() -> None:
    loud = tone(440, 3)
    out = mastered(loud, 0)
    assert out.max() == 1
    assert (out == np.clip(loud.astype(np.float32), -1, 1)).all()
    assert mastered(np.zeros((2, RATE)), -16).max() == 0


def test_a_film_that_cannot_be_so_loud_says_why() -> None:
    assert shortfall(-16, -16.4) == ""
    assert shortfall(0, -40) == ""
    assert "peaks leave no more room" in shortfall(-5, -8)
    assert "silent" in shortfall(-16, -math.inf)
