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


def test_a_broken_file_fails_alone_and_is_kept_until_it_is_deleted(
    anna: Person, studio: RunningStudio
) -> None:
    before = blobs_of(studio)
    names = ("no_index.mp4", "text.mp4", "bomb.png", "noise.mp4")
    broken = {upload(anna, sample(name)): sample(name) for name in names}
    whole = upload(anna, sample("music.flac"))
    for key, path in broken.items():
        found = settled(anna, key)
        assert found["state"] == "failed"
        assert found["error"].endswith(".")
        assert found["facts"] is None
        assert anna.get(found["urls"]["original"]).content == path.read_bytes()
    assert settled(anna, whole, "waveform")["state"] == "ready"
    until(lambda: jobs_over(anna, whole))
    assert len(blobs_of(studio) - before) == 2 + len(broken)

    key = next(iter(broken))
    assert anna.post(f"/api/assets/{key}/inspect").json()["state"] == "processing"
    again = settled(anna, key)
    assert (again["state"], again["error"]) == ("failed", again["error"])
    for key in (*broken, whole):
        assert anna.delete(f"/api/assets/{key}").status_code == 204
        assert anna.delete(f"/api/bin/asset/{key}").status_code == 204
    assert blobs_of(studio) == before


def test_a_lost_rendition_is_named_and_made_again_on_demand(anna: Person, studio: RunningStudio) -> None:
    key = upload(anna, sample("song.mp3"))
    made = settled(anna, key, "waveform")
    assert made["missing"] == []
    until(lambda: jobs_over(anna, key))
    studio.manage(
        "shell",
        "-v0",
        "-c",
        f"from media.models import Rendition; Rendition.objects.filter(asset='{key}').delete()",
    )
    assert sorted(asset(anna, key)["missing"]) == ["proxy", "waveform"]
    assert anna.post(f"/api/assets/{key}/inspect").json()["missing"] == []
    assert settled(anna, key, "waveform")["state"] == "ready"
    until(lambda: jobs_over(anna, key))


def test_deleting_stops_the_work_and_deleting_for_good_leaves_nothing(
    anna: Person, studio: RunningStudio
) -> None:
    before = blobs_of(studio)
    key = upload(anna, sample("uhd.mp4"))
    found = settled(anna, key, "thumbnail")
    assert anna.delete(f"/api/assets/{key}").status_code == 204
    assert anna.get(f"/api/assets/{key}").status_code == 404
    assert anna.delete(f"/api/assets/{key}").status_code == 404
    assert anna.get(found["urls"]["original"]).status_code == 404
    until(lambda: jobs_over(anna, key))
    (entry,) = [entry for entry in anna.get("/api/bin").json() if entry["id"] == key]
    assert anna.get(entry["picture"]).headers["content-type"] == "image/webp"
    assert anna.delete(f"/api/bin/asset/{key}").status_code == 204
    assert blobs_of(studio) == before
    assert until(lambda: not list((studio.data / "jobs").glob("*")))


def test_a_deleted_asset_that_is_brought_back_is_made_ready(anna: Person) -> None:
    key = upload(anna, sample("logo.png"))
    assert anna.delete(f"/api/assets/{key}").status_code == 204
    with anna.socket("/ws/events") as events:
        assert anna.post(f"/api/bin/asset/{key}/restore").status_code == 204
        until(lambda: key in str(events.recv(timeout=20)))
    assert settled(anna, key, "thumbnail")["state"] == "ready"


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
    studio.kill_part("express")
    found = settled(anna, address.rpartition("/")[2], "thumbnail", "filmstrip", "proxy", seconds=120)
    assert found["state"] == "ready"
