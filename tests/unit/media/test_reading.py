"""Films and sounds are read alike however one comes to a moment of them, and whatever their clocks are like."""

from __future__ import annotations

import os
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from cloudstudio.sandbox import Report
from media.inspection.facts import FLICKS, Facts
from media.inspection.work import inspect
from media.reading.film import FilmReader
from media.renditions.frames import frames_at
from media.renditions.proxy import make
from media.samples import SAMPLE_RATE, SoundSource
from tests.media_awkward import CHAINS
from tests.media_samples import frame_number, sample

THIRTIETH = FLICKS // 30


def facts_of(name: str) -> Facts:
    with open(os.devnull, "wb") as nowhere:
        return inspect(sample(name), Report(nowhere.fileno()))


def number_of(frame: av.VideoFrame) -> int:
    return frame_number(frame.to_ndarray(format="rgb24"))


def found_at(reader: FilmReader, time: int) -> int:
    """Return the number of the picture that is shown at a time, found by a jump."""
    reader.go_to(time)
    while reader.coming is not None and reader.coming[0] <= time:
        reader.step()
    assert reader.shown is not None
    return number_of(reader.shown[1])


FILMS = {
    "groups.ts": 90, "groups.m2ts": 90, "mpeg2.ts": 60, "open.ts": 90, "wrap.ts": 90, "joined.ts": 135,
    "reordered.avi": 90, "reordered_open.avi": 90,
}  # fmt: skip


@pytest.mark.parametrize(("name", "count"), FILMS.items())
def test_every_picture_of_an_awkward_film_is_found_in_order_and_by_jumps(name: str, count: int) -> None:
    reader = FilmReader(sample(name))
    times, numbers = zip(*((time, number_of(frame)) for time, frame in reader.rest()), strict=True)
    assert numbers == tuple(range(count))
    gaps = {later - earlier for earlier, later in pairwise(times)}
    assert max(gaps) - min(gaps) <= FLICKS // 10_000
    for index in (count - 1, 0, 7, count // 2 + 3, 1, 14, 15, 16, count - 20, 2):
        assert found_at(reader, times[index] + 1000) == index
        assert found_at(reader, max(0, times[index] - 1000)) == max(0, index - 1)
    reader.close()


@pytest.mark.parametrize(("name", "count"), FILMS.items())
def test_an_awkward_film_is_told_as_long_as_it_is(name: str, count: int) -> None:
    facts = facts_of(name)
    assert facts.video is not None
    assert (facts.video.frames, facts.frame_rate, facts.video.variable_frame_rate) == (count, "30/1", False)
    assert facts.duration_seconds == pytest.approx(count / 30, abs=0.04)


@pytest.mark.parametrize("name", ["groups.ts", "joined.ts", "reordered.avi", "wrap.ts"])
def test_previews_of_an_awkward_film_show_its_pictures_when_the_film_does(tmp_path: Path, name: str) -> None:
    facts = facts_of(name)
    with open(os.devnull, "wb") as nowhere:
        make(sample(name), facts, tmp_path, Report(nowhere.fileno()))
    reader = FilmReader(tmp_path / "proxy.mp4")
    shown = [(time, number_of(frame)) for time, frame in reader.rest()]
    reader.close()
    assert [number for _, number in shown] == list(range(FILMS[name]))
    times = [0, shown[5][0] + THIRTIETH // 2, facts.duration - THIRTIETH // 2]
    pictures = [
        frame_number(np.asarray(picture)) for _, picture in frames_at(sample(name), facts, times, 180)
    ]
    assert pictures == [0, 5, FILMS[name] - 1]


def test_what_of_joined_channels_is_not_used_is_said() -> None:
    facts = facts_of("two_channels.ts")
    assert facts.video is not None
    assert facts.video.frames == 90
    assert "belong to other streams" in facts.warnings[0]
    for name in ("groups.ts", "joined.ts", "groups.m2ts"):
        assert facts_of(name).warnings == []


def pitch(samples: np.ndarray) -> float:
    """Return the strongest frequency in hertz."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(spectrum.argmax() * SAMPLE_RATE / len(samples))


@pytest.mark.parametrize("name", CHAINS)
def test_a_sound_that_is_several_files_in_one_is_heard_whole(name: str) -> None:
    facts = facts_of(name)
    assert facts.duration_seconds == pytest.approx(3.5, abs=0.12)
    source = SoundSource(sample(name))
    first, second = source.read(0, 2 * SAMPLE_RATE)[0], source.read(2 * SAMPLE_RATE, SAMPLE_RATE * 3 // 2)[0]
    again = source.read(SAMPLE_RATE // 2, SAMPLE_RATE)[0]
    source.close()
    assert pitch(first[12_000:84_000]) == pytest.approx(440, abs=4)
    assert pitch(second[9_600:60_000]) == pytest.approx(880, abs=4)
    np.testing.assert_allclose(again, first[SAMPLE_RATE // 2 : SAMPLE_RATE * 3 // 2], atol=1e-4)


def test_the_sound_of_joined_recordings_stays_with_their_pictures() -> None:
    source = SoundSource(sample("joined.ts"))
    whole = source.read(0, SAMPLE_RATE * 9 // 2)[0]
    late = source.read(SAMPLE_RATE * 7 // 2, SAMPLE_RATE // 2)[0]
    source.close()
    # The second recording's tone begins to swell with its first picture, and again a second later.
    for second in (3, 4):
        before, after = (
            whole[second * SAMPLE_RATE - 7200 : second * SAMPLE_RATE - 4800],
            whole[second * SAMPLE_RATE + 2400 : second * SAMPLE_RATE + 4800],
        )
        assert np.abs(before).max() > 2 * np.abs(after).max()
    np.testing.assert_allclose(late, whole[SAMPLE_RATE * 7 // 2 : SAMPLE_RATE * 4], atol=1e-3)


def test_a_rate_in_whole_frames_is_told_exactly() -> None:
    facts = facts_of("reordered.avi")
    assert facts.frame_rate == "30/1"
    assert Fraction(facts.duration, FLICKS) == 3
