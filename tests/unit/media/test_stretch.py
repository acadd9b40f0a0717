"""Another speed keeps the pitch, the strikes and the length; backwards is backwards."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from media.retimed import RetimedSound, retime
from media.samples import FLICKS_PER_SAMPLE, SoundSource
from media.stretch import stretch
from tests.media_samples import write_sound

RATE = 48_000
SPEEDS = [100, 333, 500, 800, 1250, 1500, 2000, 4000, 10_000]


class Held:
    """Samples in memory as a source."""

    def __init__(self, samples: np.ndarray) -> None:
        self.samples = samples.astype(np.float32)

    def read(self, first: int, count: int) -> np.ndarray:
        out = np.zeros((2, count), np.float32)
        low, high = max(first, 0), min(first + count, self.samples.shape[1])
        if high > low:
            out[:, low - first : high - first] = self.samples[:, low:high]
        return out


def stretched(samples: np.ndarray, speed: int) -> np.ndarray:
    return np.concatenate(list(stretch(Held(samples).read, samples.shape[1], speed)), axis=1)


def pitch(samples: np.ndarray, near: float) -> float:
    """The frequency of a tone, from how its phase runs away from that of a tone near it."""
    turned = samples * np.exp(-2j * np.pi * near * np.arange(len(samples)) / RATE)
    window = np.hanning(2400) / np.hanning(2400).sum()
    phase = np.unwrap(np.angle(np.convolve(turned, window, "valid")))
    return near + np.polyfit(np.arange(len(phase)) / RATE, phase, 1)[0] / (2 * np.pi)


@pytest.mark.parametrize("speed", SPEEDS)
def test_a_tone_keeps_its_pitch_and_its_level(speed: int) -> None:
    at = np.arange(3 * RATE) / RATE
    tone = np.stack([0.4 * np.sin(2 * np.pi * 440 * at)] * 2)
    out = stretched(tone, speed)[0]
    assert len(out) == -(-3 * RATE * 1000 // speed)
    inside = out[2048:-2048].astype(float)
    assert abs(1200 * np.log2(pitch(inside, 440) / 440)) < 1.5
    assert np.sqrt(np.mean(inside**2)) == pytest.approx(0.4 / np.sqrt(2), rel=0.02)


@pytest.mark.parametrize("speed", SPEEDS)
def test_a_click_comes_once_at_its_own_place_and_as_strong(speed: int) -> None:
    clicks = np.zeros((2, 6 * RATE))
    clicks += 0.002 * np.random.default_rng(1).standard_normal(clicks.shape)
    at = [RATE // 2 + 33_613 * number for number in range(7)]
    clicks[:, at] = 0.8
    out = stretched(clicks, speed)[0]
    heard = np.flatnonzero(np.abs(out) > 0.1)
    assert len(heard) == len(at)
    assert np.abs(heard - np.array(at) * 1000 / speed).max() <= 1
    assert np.abs(out[heard]).min() > 0.75


def test_what_comes_later_in_a_source_changes_nothing_before() -> None:
    noise = 0.1 * np.random.default_rng(2).standard_normal((2, 3 * RATE))
    whole = np.concatenate(list(stretch(Held(noise).read, 3 * RATE, 1300)), axis=1)
    part = np.concatenate(list(stretch(Held(noise[:, : 2 * RATE]).read, 2 * RATE, 1300)), axis=1)
    shared = RATE
    assert (whole[:, :shared] == part[:, :shared]).all()


def test_silence_and_nothing_stay_so() -> None:
    assert stretched(np.zeros((2, RATE)), 700).max() == 0
    assert list(stretch(Held(np.zeros((2, 0))).read, 0, 700)) == []


def test_backwards_is_the_source_from_its_end(tmp_path: Path) -> None:
    path = tmp_path / "noise.wav"
    noise = 0.3 * np.random.default_rng(3).standard_normal((2, 25 * RATE)).clip(-3, 3)
    write_sound(path, "pcm_s16le", noise.astype(np.float32), RATE, "wav")
    source = SoundSource(path)
    forwards = source.read(0, 25 * RATE)
    back = np.concatenate(list(retime(source, 25 * RATE * FLICKS_PER_SAMPLE, 1000, backwards=True)), axis=1)
    source.close()
    assert (back == forwards[:, ::-1]).all()


def test_a_retimed_sound_is_the_same_wherever_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "noise.wav"
    noise = 0.3 * np.random.default_rng(4).standard_normal((2, 3 * RATE)).clip(-3, 3)
    write_sound(path, "pcm_s16le", noise.astype(np.float32), RATE, "wav")
    duration = 3 * RATE * FLICKS_PER_SAMPLE
    source = SoundSource(path)
    whole = np.concatenate(list(retime(source, duration, 2500, backwards=True)), axis=1)
    source.close()
    sound = RetimedSound(path, duration, 2500, backwards=True)
    assert (sound.read(40_000, 5000) == whole[:, 40_000:45_000]).all()
    assert (sound.read(-100, 200)[:, 100:] == whole[:, :100]).all()
    assert sound.read(-100, 100).max() == 0
    assert sound.read(whole.shape[1], 100).max() == 0
    sound.close()


@pytest.mark.parametrize("backwards", [False, True])
def test_two_sounds_of_one_recording_stay_in_step_at_another_speed(backwards: bool) -> None:
    """What was taken away and what was kept come to the recording again, sample by sample."""
    chance = np.random.default_rng(3)
    noise = chance.normal(0, 0.05, (2, 2 * RATE))
    at = np.arange(2 * RATE) / RATE
    voice = np.stack([0.3 * np.sin(2 * np.pi * (180 + 40 * at) * at) * (np.sin(9 * at) > 0)] * 2)
    recorded = Held(voice + noise)

    def played(samples: np.ndarray) -> np.ndarray:
        length = 2 * RATE * FLICKS_PER_SAMPLE
        blocks = retime(Held(samples), length, 1300, backwards=backwards, guide=recorded)
        return np.concatenate(list(blocks), axis=1)

    assert np.abs(played(voice) + played(noise) - played(voice + noise)).max() < 1e-5
