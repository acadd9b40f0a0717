"""Clean speech: the very samples of the recording, without its noise; by pieces that cannot be told apart."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from cloudstudio.sandbox import Refusal
from generation.tools import pieces
from generation.tools.deepfilter import FRAME, HOP, RATE, spectrum_of, voice_of
from generation.tools.pieces import BEHIND, OVER, PIECE, cleaned_pieces
from generation.tools.speech import GAP, TRIAL, Speech, SpeechParameters
from generation.tools.work import tool_work
from media.inspection import inspect_file
from media.samples import SoundSource
from tests import tiny_weights
from tests.tiny_voice import LEFT
from tests.unit.media.test_stretch import Held


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    folder = tmp_path / "weights"
    tiny_weights.install(folder)
    return folder


def chirp(seconds: float, sides: int = 2) -> np.ndarray:
    """Return a rising tone that is another one on each side, (sides, n)."""
    at = np.arange(round(seconds * RATE)) / RATE
    return np.stack([0.4 * np.sin(2 * np.pi * (200 + 90 * side + 300 * at) * at) for side in range(sides)])


def write_pcm(path: Path, sides: np.ndarray) -> None:
    """Write sides (channels, n) as a WAV of 16 bits."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(len(sides))
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(np.rint(32_767 * sides.T).astype("<i2").tobytes())


def cleaned(source: Path, weights: Path, folder: Path, **told: float) -> np.ndarray:
    seen: list[float] = []
    parameters = SpeechParameters(**told)
    made = Speech().run(source, parameters, weights, folder, lambda done, note: seen.append(done))
    assert seen == sorted(seen)
    facts = inspect_file(folder / made.file)
    assert (facts.kind, facts.browser_playable) == ("audio", True)
    return SoundSource(folder / made.file).read(0, facts.duration // 14_700)


@pytest.mark.parametrize("length", [1, HOP - 1, HOP, FRAME + 1, 4801])
def test_a_spectrum_is_the_sound_again_to_the_sample(length: int) -> None:
    sound = np.random.default_rng(length).normal(0, 0.2, length).astype(np.float32)
    assert np.abs(voice_of(spectrum_of(sound), length) - sound).max() < 1e-6


def test_what_is_left_lies_at_the_samples_of_the_recording_across_its_pieces(
    weights: Path, tmp_path: Path
) -> None:
    source = tmp_path / "long.wav"
    sound = chirp(23.3)
    write_pcm(source, sound)
    made = cleaned(source, weights, tmp_path)
    assert made.shape == sound.shape
    assert np.abs(made - LEFT * sound).max() < 2e-4


@pytest.mark.parametrize("sides", [1, 8])
def test_mono_and_eight_channels_are_heard_as_the_editor_hears_them(
    weights: Path, tmp_path: Path, sides: int
) -> None:
    source = tmp_path / "sides.wav"
    write_pcm(source, chirp(1.5, sides) / sides)
    wanted = SoundSource(source).read(0, round(1.5 * RATE))
    assert np.abs(cleaned(source, weights, tmp_path) - LEFT * wanted).max() < 2e-4


def test_the_first_listen_is_as_recorded_a_gap_and_the_same_cleaned(weights: Path, tmp_path: Path) -> None:
    source = tmp_path / "talk.wav"
    sound = chirp(9)
    write_pcm(source, sound)
    half, gap = TRIAL * RATE, round(GAP * RATE)
    for asked, start in ((2.5, round(2.5 * RATE)), (100, 4 * RATE)):
        made = cleaned(source, weights, tmp_path, listen=asked)
        part = sound[:, start : start + half]
        assert np.abs(made[:, :half] - part).max() < 2e-4
        assert not made[:, half : half + gap].any()
        assert np.abs(made[:, half + gap :] - LEFT * part).max() < 2e-4


def test_a_work_that_was_cut_off_goes_on_with_its_next_piece(tmp_path: Path) -> None:
    sound = chirp(50).astype(np.float32)
    cleanings: list[int] = []

    def clean(sides: np.ndarray) -> np.ndarray:
        if len(cleanings) == 2:
            raise KeyboardInterrupt
        cleanings.append(sides.shape[1])
        return sides * np.float32(LEFT)

    def work() -> np.ndarray:
        read, total = Held(sound).read, sound.shape[1]
        return np.concatenate(list(cleaned_pieces(read, total, clean, tmp_path, lambda done: None)), axis=1)

    with pytest.raises(KeyboardInterrupt):
        work()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["000000.flac", "000001.flac"]
    cleanings.clear()
    assert np.abs(work() - LEFT * sound).max() < 1e-4
    assert cleanings == [sound.shape[1] - 2 * PIECE + pieces.BEFORE]


def test_one_piece_goes_over_into_the_next_without_a_step(tmp_path: Path) -> None:
    """What has got to know the noise otherwise comes in slowly."""
    sound = np.full((2, PIECE + RATE), 0.5, np.float32)
    louder = iter((0.2, 0.8))

    def clean(sides: np.ndarray) -> np.ndarray:
        return sides * np.float32(next(louder))

    total = sound.shape[1]
    made = np.concatenate(
        list(cleaned_pieces(Held(sound).read, total, clean, tmp_path, lambda done: None)), axis=1
    )
    assert np.abs(np.diff(made)).max() < 1.5 * 0.3 / OVER + 1e-4
    assert made[0, PIECE - 1] == pytest.approx(0.1, abs=1e-3)
    assert made[0, PIECE + OVER] == pytest.approx(0.4, abs=1e-3)
    assert BEHIND > OVER


def test_silence_and_what_has_no_sound_or_too_much_of_it_is_one_sentence(
    weights: Path, tmp_path: Path
) -> None:
    source = tmp_path / "silence.wav"
    write_pcm(source, np.zeros((1, RATE)))
    with pytest.raises(Refusal, match="no voice"):
        cleaned(source, weights, tmp_path)
    facts, tool = inspect_file(source), Speech()
    assert tool.why_not(facts) == ""
    silent = facts.model_copy(update={"kind": "video", "has_audio": False})
    assert tool.why_not(silent) == "It has no sound."
    long = facts.model_copy(update={"duration": 13 * 3600 * 705_600_000})
    assert "12 hours" in tool.why_not(long)
    assert "films and sounds" in tool.why_not(facts.model_copy(update={"kind": "image"}))


def test_what_takes_minutes_is_kept_from_try_to_try_and_a_short_listen_is_not(tmp_path: Path) -> None:
    source = tmp_path / "silence.wav"
    write_pcm(source, np.zeros((1, RATE)))
    hour = inspect_file(source).model_copy(update={"duration": 3600 * 705_600_000})
    tool, kept = Speech(), tmp_path / "kept"
    assert tool_work(tool, source, hour, {"listen": None}, kept).keep == kept
    assert tool_work(tool, source, hour, {"listen": 3.0}, kept).keep is None
    assert tool.output(hour) > 4 * 3600 * RATE
