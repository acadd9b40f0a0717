"""A sound at another speed, or backwards: made when it is first asked for, to its owner alone."""

from __future__ import annotations

import io

import av
import pytest

from tests.api.media.conftest import settled, upload
from tests.media_samples import sample
from tests.studio import Person, until


@pytest.fixture(scope="module")
def song(anna: Person) -> str:
    return settled(anna, upload(anna, sample("song.mp3")), "waveform")["id"]


def test_a_retimed_sound_is_made_once_and_is_as_long_as_it_should_be(anna: Person, song: str) -> None:
    wanted = {"speed": 1500, "reversed": True}
    assert anna.post(f"/api/assets/{song}/sounds", json=wanted).json() == {"url": None}
    assert anna.post(f"/api/assets/{song}/sounds", json=wanted).json() == {"url": None}
    url = until(lambda: anna.post(f"/api/assets/{song}/sounds", json=wanted).json()["url"], 60)
    answer = anna.get(url)
    with av.open(io.BytesIO(answer.content)) as file:
        assert sum(frame.samples for frame in file.decode(audio=0)) == 6 * 48_000 * 2 // 3
    assert anna.get(url, headers={"Range": "bytes=0-9"}).status_code == 206
    jobs = [job for job in anna.get("/api/jobs").json() if job["kind"] == "retimed_sound"]
    assert len(jobs) == 1
    assert set(anna.get(f"/api/assets/{song}").json()["urls"]) >= {"original", "waveform"}


def test_what_cannot_be_retimed_is_refused_with_a_sentence(anna: Person, ben: Person, song: str) -> None:
    for wanted in ({"speed": 99}, {"speed": 10_001}, {"speed": 1000}):
        answer = anna.post(f"/api/assets/{song}/sounds", json=wanted)
        assert (answer.status_code, answer.json()["detail"][-1]) == (422, ".")
    logo = settled(anna, upload(anna, sample("logo.png")), "thumbnail")["id"]
    assert (
        anna.post(f"/api/assets/{logo}/sounds", json={"speed": 500}).json()["detail"]
        == "This asset has no sound."
    )
    assert ben.post(f"/api/assets/{song}/sounds", json={"speed": 500}).status_code == 404
