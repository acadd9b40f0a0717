"""Where somebody speaks: to the hundredth of a second, however loud the recording is and however long."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from cloudstudio.sandbox import Refusal
from generation.tools import voice_activity
from generation.tools.silences import Silences, SilencesParameters, find_spoken
from media.findings.content import check_content
from media.inspection.facts import FLICKS
from tests import tiny_weights
from tests.unit.generation.test_speech import chirp, write_pcm
from tests.unit.media.test_stretch import Held

RATE = 48_000
#: Seconds in which somebody speaks, of ten.
SAID = [(1.0, 2.5), (3.0, 4.0), (6.0, 9.2)]


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    folder = tmp_path / "weights"
    tiny_weights.install(folder)
    return folder


def talk(sides: int = 1) -> np.ndarray:
    sound = chirp(10, sides)
    at = np.arange(sound.shape[1]) / RATE
    speaks = sum((at >= first) & (at < end) for first, end in SAID)
    hiss = np.random.default_rng(1).normal(0, 0.001, sound.shape)
    return np.asarray(sound * speaks + hiss)


@pytest.mark.parametrize("level", [1.0, 0.02])
def test_speech_is_found_to_the_hundredth_of_a_second_however_quiet(
    weights: Path, tmp_path: Path, level: float
) -> None:
    source = tmp_path / "talk.wav"
    write_pcm(source, level * talk())
    made = Silences().run(source, SilencesParameters(), weights, tmp_path, lambda done, note: None)
    content = json.loads((tmp_path / made.file).read_text())
    check_content("speech", content)
    found = [(span["start"] / FLICKS, span["end"] / FLICKS) for span in content["spans"]]
    assert np.abs(np.array(found) - SAID).max() <= 0.02


def test_a_long_sound_is_the_same_by_its_stretches(weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = np.repeat(talk(), 2, axis=0)
    told: list[float] = []
    whole = find_spoken(Held(sound).read, sound.shape[1], weights, told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)
    monkeypatch.setattr(voice_activity, "STRETCH", voice_activity.FRAME * 3 * 5 * 10)
    assert find_spoken(Held(sound).read, sound.shape[1], weights, told.append) == whole


def test_silence_is_nobody_who_speaks(weights: Path, tmp_path: Path) -> None:
    source = tmp_path / "silence.wav"
    write_pcm(source, np.zeros((1, RATE)))
    with pytest.raises(Refusal, match="Nobody"):
        Silences().run(source, SilencesParameters(), weights, tmp_path, lambda done, note: None)
