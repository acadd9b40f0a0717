"""From bytes to something that can be put on a timeline, and away again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.api.media.conftest import asset, begin, send, settled, upload
from tests.media_samples import sample
from tests.studio import Person, RunningStudio, until


def blobs_of(studio: RunningStudio) -> set[Path]:
    return {path for path in (studio.data / "blobs").rglob("*") if path.is_file()}


def jobs_over(person: Person, key: str) -> bool:
    jobs = [job for job in person.get("/api/jobs").json() if job["subject"] == key]
    return bool(jobs) and all(job["state"] in {"done", "failed", "cancelled"} for job in jobs)


def test_the_three_files_of_the_first_walk_become_ready(anna: Person) -> None:
    clip = settled(anna, upload(anna, sample("phone.mp4")), "thumbnail", "filmstrip", "waveform")
    logo = settled(anna, upload(anna, sample("logo.png")), "thumbnail")
    song = settled(anna, upload(anna, sample("song.mp3")), "waveform")
    assert (clip["kind"], clip["facts"]["width"], clip["facts"]["height"]) == ("video", 1080, 1920)
    assert clip["filmstrip"]["count"] >= 4
    assert clip["urls"]["proxy"] is None
    assert (logo["kind"], logo["facts"]["duration"]) == ("image", 0)
    assert (song["kind"], song["facts"]["duration_seconds"]) == ("audio", 6.0)
    for found in (clip, logo, song):
        for url in found["urls"].values():
            assert url is None or anna.get(url).status_code == 200
    wave = json.loads(anna.get(song["urls"]["waveform"]).content)
    assert len(wave["peaks"]) == 6 * wave["rate"]
    listed = [found["id"] for found in anna.get("/api/assets").json()]
    assert listed.index(song["id"]) < listed.index(logo["id"]) < listed.index(clip["id"])


def test_what_the_browser_cannot_play_gets_a_proxy(anna: Person) -> None:
    found = settled(anna, upload(anna, sample("prores.mov")), "thumbnail", "filmstrip", "waveform", "proxy")
    assert "ProRes" in found["facts"]["proxy_reason"]
    answer = anna.get(found["urls"]["proxy"], headers={"Range": "bytes=0-99"})
    assert (answer.status_code, answer.headers["content-type"]) == (206, "video/mp4")


def test_a_broken_file_fails_alone_and_leaves_nothing_behind(anna: Person, studio: RunningStudio) -> None:
    before = blobs_of(studio)
    broken = [upload(anna, sample(name)) for name in ("no_index.mp4", "text.mp4", "bomb.png", "noise.mp4")]
    whole = upload(anna, sample("music.flac"))
    for key in broken:
        found = settled(anna, key)
        assert found["state"] == "failed"
        assert found["error"].endswith(".")
        assert found["facts"] is None
        assert found["urls"]["original"] is None
        assert anna.get(f"/files/assets/{key}/original").status_code == 404
    assert settled(anna, whole, "waveform")["state"] == "ready"
    until(lambda: jobs_over(anna, whole))
    assert len(blobs_of(studio) - before) == 2
    assert anna.delete(f"/api/assets/{whole}").status_code == 204
    assert blobs_of(studio) == before


def test_deleting_removes_the_bytes_the_renditions_and_the_work(anna: Person, studio: RunningStudio) -> None:
    before = blobs_of(studio)
    key = upload(anna, sample("uhd.mp4"))
    settled(anna, key)
    assert anna.delete(f"/api/assets/{key}").status_code == 204
    assert anna.get(f"/api/assets/{key}").status_code == 404
    assert anna.delete(f"/api/assets/{key}").status_code == 404
    until(lambda: jobs_over(anna, key))
    assert blobs_of(studio) == before
    assert until(lambda: not list((studio.data / "jobs").glob("*")))


def test_two_of_the_same_file_live_apart(anna: Person) -> None:
    first, second = (settled(anna, upload(anna, sample("logo.png"))) for _ in range(2))
    assert anna.delete(f"/api/assets/{first['id']}").status_code == 204
    assert anna.get(second["urls"]["original"]).content == sample("logo.png").read_bytes()


def test_an_asset_can_be_renamed(anna: Person) -> None:
    key = upload(anna, sample("logo.png"))
    assert anna.patch(f"/api/assets/{key}", json={"name": "  Our   logo "}).json()["name"] == "Our logo"
    assert asset(anna, key)["name"] == "Our logo"


@pytest.mark.parametrize("body", [{"name": ""}, {"name": "  "}, {"name": "x" * 256}, {"name": 5}, {}])
def test_a_name_that_is_none_is_refused(anna: Person, body: dict) -> None:
    key = upload(anna, sample("logo.png"))
    answer = anna.patch(f"/api/assets/{key}", json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"].endswith(".")


def test_assets_of_another_person_are_not_there(anna: Person, ben: Person, studio: RunningStudio) -> None:
    key = upload(anna, sample("logo.png"))
    assert ben.get(f"/api/assets/{key}").status_code == 404
    assert ben.patch(f"/api/assets/{key}", json={"name": "mine"}).status_code == 404
    assert ben.delete(f"/api/assets/{key}").status_code == 404
    assert key not in {found["id"] for found in ben.get("/api/assets").json()}
    assert anna.get("/api/assets/nonsense").status_code == 404
    stranger = studio.visitor("nobody")
    assert stranger.get("/api/assets").status_code == 401
    assert stranger.get(f"/api/assets/{key}").status_code == 401


def test_a_killed_worker_costs_nothing(anna: Person, studio: RunningStudio) -> None:
    content = sample("hevc.mp4").read_bytes()
    address = begin(anna, "hevc.mp4", len(content))
    assert send(anna, address, 0, content).status_code == 204
    studio.kill_part("light")
    found = settled(anna, address.rpartition("/")[2], "thumbnail", "filmstrip", "proxy", seconds=120)
    assert found["state"] == "ready"
