"""A ladder follows a shared film by itself, whatever happens to the worker, and goes with the film."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import m3u8
import pytest

from tests.api.test_exports import FLICKS, document, upload
from tests.media_samples import sample
from tests.studio import Person, RunningStudio, until


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    """One whose leases run out soon, so that a dead worker's job is soon taken up again."""
    with RunningStudio(
        tmp_path_factory.mktemp("studio"), CLOUDSTUDIO_JOB_LEASE="3", CLOUDSTUDIO_JOB_PAUSES="0.2"
    ) as running:
        yield running


@pytest.fixture(scope="module")
def asset(anna: Person) -> dict[str, Any]:
    return upload(anna, sample("plain.mp4"))


def shared_film(anna: Person, asset: dict[str, Any], seconds: float, height: int) -> dict[str, Any]:
    """An export that was shared while it was made, and its link."""
    score = document(asset, seconds)
    score["markers"] = {
        "m1": {"time": 0, "name": "Beginning"},
        "m2": {"time": FLICKS, "name": "Later"},
        "m3": {"time": FLICKS // 2},
        "m4": {"time": 3600 * FLICKS, "name": "After the end"},
    }
    score["tracks"]["said"] = {
        "order": "Z",
        "name": "Deutsch",
        "captions": {"beside": True, "language": "de"},
    }
    score["tracks"]["burnt"] = {"order": "Y", "captions": {"beside": False}}
    score["clips"]["s2"] = caption("said", 1.5, 0.5, "<Später> & mehr\n\nzwei")
    score["clips"]["s1"] = caption("said", 0.25, 0.5, "Guten Tag")
    score["clips"]["b1"] = caption("burnt", 0, 1, "drawn")
    project = anna.post("/api/projects", json={"name": "Shared", "document": score}).json()["id"]
    settings = {"height": height, "quality": "draft"}
    export = anna.post("/api/exports", json={"project": project, "settings": settings}).json()
    token = anna.post("/api/shares", json={"export": export["id"]}).json()["token"]
    assert anna.finished_job(export["job"], 120)["state"] == "done"
    return export | {"token": token}


def caption(track: str, start: float, seconds: float, text: str) -> dict[str, Any]:
    times = {"start": round(start * FLICKS), "duration": round(seconds * FLICKS)}
    return {"kind": "caption", "track": track, "text": text} | times


def ladder_job(anna: Person, film: dict[str, Any]) -> dict[str, Any]:
    def found() -> dict[str, Any] | None:
        jobs = anna.get(f"/api/jobs?subject={film['id']}").json()
        return next((job for job in jobs if job["kind"] == "ladder"), None)

    job = until(found)
    assert job is not None
    return job


def test_the_film_plays_at_once_and_its_ladder_takes_over_though_the_worker_is_killed(
    studio: RunningStudio, anna: Person, asset: dict[str, Any]
) -> None:
    film = shared_film(anna, asset, 2, 540)
    job = ladder_job(anna, film)
    until(lambda: anna.job(job["id"])["state"] != "queued")
    studio.kill_workers("low")
    stranger = httpx.Client(base_url=studio.url)

    def look() -> dict[str, Any]:
        answer = stranger.get(f"/api/watch/{film['token']}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    assert stranger.get(look()["url"]).status_code == 200
    assert anna.finished_job(job["id"], 120)["state"] == "done"
    shown = look()
    assert shown["chapters"] == [{"start": 0, "title": "Beginning"}, {"start": FLICKS, "title": "Later"}]
    (said,) = shown["captions"]
    assert (said["name"], said["language"]) == ("Deutsch", "de")
    assert said["vtt"].split("\n\n") == [
        "WEBVTT",
        "00:00:00.250 --> 00:00:00.750\nGuten Tag",
        "00:00:01.500 --> 00:00:02.000\n&lt;Später&gt; &amp; mehr\nzwei\n",
    ]
    address = f"{studio.url}{shown['stream']['url']}"
    main = m3u8.load(address)
    sizes = [variant.stream_info.resolution for variant in main.playlists]
    assert sorted(sizes) == [(640, 360), (854, 480), (960, 540)]
    for name in [*(variant.absolute_uri for variant in main.playlists), main.media[0].absolute_uri]:
        listed = m3u8.load(name)
        assert sum(piece.duration for piece in listed.segments) == pytest.approx(2, abs=0.05)
        piece = listed.segments[0]
        size, start = map(int, piece.byterange.split("@"))
        span = f"bytes={start}-{start + size - 1}"
        sent = stranger.get(piece.absolute_uri, headers={"Range": span})
        assert (sent.status_code, len(sent.content)) == (206, size)
        assert sent.headers["cache-control"] == "private, no-store"
    poster = stranger.get(shown["poster"])
    assert poster.headers["content-type"] == "image/jpeg"
    assert "WEBVTT" in stranger.get(shown["stream"]["thumbnails"]).text
    # The card of a chat shows the poster, and asks for it without a key, whenever it likes.
    page = stranger.get(f"/watch/{film['token']}").text
    card = page.partition('property="og:image" content="')[2].partition('"')[0]
    assert stranger.get(card).content == poster.content
    # Without the key there is no piece, and after a revoke none with it.
    bare = address.replace(address.rsplit("/", 3)[1], film["token"])
    assert stranger.get(bare).status_code == 404
    assert anna.delete(f"/api/shares/{film['token']}").status_code == 204
    for gone in (address, piece.absolute_uri, card):
        assert stranger.get(gone).status_code == 404, gone
    assert anna.delete(f"/api/exports/{film['id']}").status_code == 204
    assert anna.delete(f"/api/bin/export/{film['id']}").status_code == 204
    kinds = {path.read_bytes()[:7] for path in (studio.data / "blobs").rglob("*") if path.is_file()}
    assert b"#EXTM3U" not in kinds


def test_a_cancelled_ladder_leaves_the_film_as_it_is(
    studio: RunningStudio, anna: Person, asset: dict[str, Any]
) -> None:
    film = shared_film(anna, asset, 1, 360)
    job = ladder_job(anna, film)
    assert anna.post(f"/api/jobs/{job['id']}/cancel").status_code == 200
    assert anna.finished_job(job["id"])["state"] == "cancelled"
    shown = anna.get(f"/api/watch/{film['token']}").json()
    assert shown["stream"] is None
    assert httpx.get(f"{studio.url}{shown['url']}").status_code == 200
    until(lambda: not list((studio.data / "jobs").iterdir()))
