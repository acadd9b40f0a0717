"""The mix puts every sample where the document says, under its envelope."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cloudstudio.sandbox import Refusal
from editor.render.mix import mix
from editor.timeline.frame import SoundClip
from media.samples import FLICKS_PER_SAMPLE, SoundSource
from tests.media_samples import sample, tone, write_sound
from tests.unit.render.documents import FLICKS

RATE = 48_000


def clicks(path: Path, at: list[int], length: int, rate: int = RATE) -> Path:
    """A WAV file that is silent but for single samples."""
    samples = np.zeros((2, length), np.float32)
    samples[:, at] = 0.5
    write_sound(path, "pcm_s16le", samples, rate, "wav")
    return path


def clip(
    start: int, duration: int, source_start: int = 0, *envelope: tuple[int, float], pan: float = 0
) -> SoundClip:
    """A stretch of sound, in samples."""
    points = tuple((at * FLICKS_PER_SAMPLE, gain) for at, gain in envelope) or ((0, 1.0),)
    times = (start * FLICKS_PER_SAMPLE, duration * FLICKS_PER_SAMPLE, source_start * FLICKS_PER_SAMPLE)
    return SoundClip(f"c{start}", "a", *times, 1000, False, points, ((0, pan),))


def mixed(path: Path, total: int, *clips: SoundClip, block: int = 10_007) -> np.ndarray:
    return np.concatenate(list(mix(clips, total, lambda _: SoundSource(path), block)), axis=1)


def test_every_sample_of_a_cut_is_where_it_belongs(tmp_path: Path) -> None:
    path = clicks(tmp_path / "clicks.wav", [0, 4800, 30_000, 95_999], 96_000)
    out = mixed(path, 200_000, clip(1000, 96_000), clip(150_000, 40_000, 4000))
    heard = np.flatnonzero(out[0] > 0.25).tolist()
    assert heard == [1000, 5800, 31_000, 96_999, 150_800, 176_000]
    assert out.shape == (2, 200_000)


def test_a_click_far_into_a_compressed_file_is_found_by_seeking(tmp_path: Path) -> None:
    path = tmp_path / "long.m4a"
    samples = np.zeros((2, 60 * RATE), np.float32)
    samples[:, 50 * RATE] = 0.9
    write_sound(path, "aac", samples, RATE, "ipod")
    out = mixed(path, 2 * RATE, clip(0, 2 * RATE, 49 * RATE))
    assert abs(int(np.abs(out[0]).argmax()) - RATE) <= 48


def test_envelopes_are_linear_between_their_points(tmp_path: Path) -> None:
    path = tmp_path / "level.wav"
    write_sound(path, "pcm_s16le", np.full((2, RATE), 0.5, np.float32), RATE, "wav")
    out = mixed(path, RATE, clip(0, RATE, 0, (0, 0.0), (RATE // 4, 1.0), (RATE // 2, 1.0), (RATE, 0.0)))
    assert out[0, RATE // 8] == pytest.approx(0.25, abs=1e-3)
    assert out[0, RATE // 3] == pytest.approx(0.5, abs=1e-3)
    assert out[0, RATE * 3 // 4] == pytest.approx(0.25, abs=1e-3)
    assert out[0, -1] == pytest.approx(0, abs=1e-3)


def test_sounds_add_up(tmp_path: Path) -> None:
    path = tmp_path / "level.wav"
    write_sound(path, "pcm_s16le", np.full((2, RATE), 0.4, np.float32), RATE, "wav")
    both = mixed(path, RATE, clip(0, RATE), clip(100, RATE))
    assert both[0, 50] == pytest.approx(0.4, abs=1e-3)
    assert both[0, 1000] == pytest.approx(0.8, abs=1e-3)
    loud = mixed(path, RATE, clip(0, RATE, 0, (0, 4.0)))
    assert loud.max() == pytest.approx(1.6, abs=1e-3)


def test_a_sound_that_is_moved_to_one_side_keeps_its_power(tmp_path: Path) -> None:
    path = tmp_path / "left.wav"
    sides = np.stack([np.full(RATE, 0.5), np.zeros(RATE)]).astype(np.float32)
    write_sound(path, "pcm_s16le", sides, RATE, "wav")
    for pan in (-1.0, -0.3, 0.0, 0.4, 1.0):
        out = mixed(path, 100, clip(0, 100, 100, pan=pan))[:, 50]
        assert np.square(out).sum() == pytest.approx(0.25, abs=1e-3)
    assert mixed(path, 100, clip(0, 100, 100, pan=1))[:, 50] == pytest.approx([0, 0.5], abs=1e-3)
    assert mixed(path, 100, clip(0, 100, 100, pan=-1))[:, 50] == pytest.approx([0.5, 0], abs=1e-3)


@pytest.mark.parametrize("block", [1, 999, 48_000])
def test_the_size_of_the_blocks_changes_nothing(tmp_path: Path, block: int) -> None:
    total = 2500 if block == 1 else 60_000
    path = sample("deep.wav")
    clips = clip(100, 40_000, 777), clip(300, 2000, 5)
    assert (mixed(path, total, *clips, block=block) == mixed(path, total, *clips, block=7001)).all()


@pytest.mark.parametrize("name", ["mono.wav", "deep.wav", "music.flac", "music.m4a", "music.ogg", "song.mp3"])
def test_every_format_keeps_its_length_and_its_tone(name: str) -> None:
    seconds = 6 if name == "song.mp3" else 3
    source = SoundSource(sample(name))
    samples = source.read(0, (seconds + 1) * RATE)
    source.close()
    loud = np.flatnonzero(np.abs(samples[0]) > 0.01)
    assert abs(int(loud[-1]) - seconds * RATE) < 0.03 * RATE
    wanted = tone(seconds, RATE)[0]
    part = slice(RATE // 2, RATE)
    assert np.corrcoef(samples[0, part], wanted[part])[0, 1] > 0.95


def test_silence_before_after_and_beyond_a_source() -> None:
    source = SoundSource(sample("music.flac"))
    assert source.read(10 * RATE, 1000).max() == 0
    source.close()
    with pytest.raises(Refusal, match="has no sound"):
        SoundSource(sample("silent.mp4"))


def test_sources_are_closed_as_soon_as_they_are_through(tmp_path: Path) -> None:
    path = clicks(tmp_path / "clicks.wav", [0], 9600)
    opened: list[SoundSource] = []
    most = 0

    class Counted(SoundSource):
        def __init__(self, path: Path) -> None:
            super().__init__(path)
            opened.append(self)

        def close(self) -> None:
            super().close()
            opened.remove(self)

    clips = [clip(number * 9600, 9600) for number in range(40)]
    for _ in mix(clips, 40 * 9600, lambda _: Counted(path), 4800):
        most = max(most, len(opened))
    assert most == 1
    assert opened == []


def test_time_on_the_timeline_is_whole_flicks_a_sample() -> None:
    assert FLICKS_PER_SAMPLE * RATE == FLICKS


def test_sound_of_another_rate_is_the_same_from_the_middle_as_from_the_beginning(tmp_path: Path) -> None:
    chirp = 0.3 * np.sin(2 * np.pi * np.linspace(200, 3000, 40 * 44_100).cumsum() / 44_100)
    write_sound(tmp_path / "chirp.flac", "flac", chirp[None].astype(np.float32), 44_100)
    first = 30 * RATE + 1
    source = SoundSource(tmp_path / "chirp.flac")
    sought = source.read(first, RATE)
    source.close()
    source = SoundSource(tmp_path / "chirp.flac")
    source.read(0, first - 5 * RATE)
    followed = source.read(first - 5 * RATE, 6 * RATE)[:, 5 * RATE :]
    source.close()
    assert np.abs(sought - followed).max() < 1e-5
