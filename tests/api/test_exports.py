"""Exports and links over a running studio: a film from a project, to its owner, and to whoever has the link."""

from __future__ import annotations

import base64
import uuid
from pathlib import Path
from typing import Any

import av
import httpx
import pytest

from tests.media_samples import sample
from tests.studio import Person, RunningStudio, until

FLICKS = 705_600_000


def upload(person: Person, path: Path) -> dict[str, Any]:
    """Upload a file and return the asset when it is ready."""
    content = path.read_bytes()
    name = base64.b64encode(path.name.encode()).decode()
    made = person.post(
        "/upload",
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Length": str(len(content)),
            "Upload-Metadata": f"filename {name}",
        },
    )
    assert made.status_code == 201, made.text
    sent = person.patch(
        made.headers["location"],
        content=content,
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": "0",
            "Content-Type": "application/offset+octet-stream",
        },
    )
    assert sent.status_code == 204, sent.text

    def ready() -> dict[str, Any] | None:
        assets = [asset for asset in person.get("/api/assets").json() if asset["name"] == path.name]
        assert not assets or assets[0]["state"] != "failed", assets[0]["error"]
        return assets[0] if assets and assets[0]["state"] == "ready" else None

    asset = until(ready, 60)
    assert asset is not None
    return asset


def document(asset: dict[str, Any], seconds: float) -> dict[str, Any]:
    """One clip of an asset, and a title over it."""
    key = asset["id"].replace("-", "")
    facts = asset["facts"]
    length = round(seconds * FLICKS)
    return {
        "version": 1,
        "assets": {
            key: {"source": asset["id"], "name": asset["name"]}
            | {name: facts[name] for name in ("kind", "width", "height", "duration", "has_audio")}
        },
        "tracks": {"v1": {"order": "A"}, "v2": {"order": "B"}},
        "clips": {
            "c1": {"kind": "video", "track": "v1", "start": 0, "duration": length, "asset": key},
            "t1": {"kind": "text", "track": "v2", "start": 0, "duration": length, "text": "Hello"},
        },
    }


@pytest.fixture(scope="module")
def asset(anna: Person) -> dict[str, Any]:
    return upload(anna, sample("plain.mp4"))


def new_project(person: Person, asset: dict[str, Any], seconds: float = 2.0, name: str = "Holiday") -> str:
    made = person.post("/api/projects", json={"name": name, "document": document(asset, seconds)})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


@pytest.fixture(scope="module")
def film(anna: Person, asset: dict[str, Any]) -> dict[str, Any]:
    """A finished export of two seconds at 360 lines."""
    project = new_project(anna, asset)
    started = anna.post(
        "/api/exports", json={"project": project, "settings": {"height": 360, "quality": "draft"}}
    )
    assert started.status_code == 202, started.text
    job = anna.finished_job(started.json()["job"])
    assert job["state"] == "done", job
    return anna.get(f"/api/exports/{started.json()['id']}").json()


def test_an_export_has_the_frames_the_size_and_the_sound_of_its_project(
    anna: Person, film: dict[str, Any], tmp_path: Path
) -> None:
    assert (film["state"], film["progress"]) == ("done", 1.0)
    assert film["facts"]["frames"] == 60
    assert film["facts"]["duration"] == 2 * FLICKS
    answer = anna.get(film["url"])
    assert answer.status_code == 200
    assert 'filename="Holiday.mp4"' in answer.headers["content-disposition"]
    assert len(answer.content) == film["size"]
    saved = tmp_path / "film.mp4"
    saved.write_bytes(answer.content)
    with av.open(str(saved)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.width, video.height) == (640, 360)
        assert sum(1 for _ in container.decode(video)) == 60
        assert (audio.rate, audio.channels) == (48_000, 2)


def test_an_export_is_listed_with_its_project_and_shown_to_nobody_else(
    studio: RunningStudio, anna: Person, film: dict[str, Any]
) -> None:
    assert film["id"] in [entry["id"] for entry in anna.get(f"/api/exports?project={film['project']}").json()]
    eve = studio.sign_up("eve")
    assert eve.get(f"/api/exports/{film['id']}").status_code == 404
    assert eve.get(film["url"]).status_code == 404
    assert eve.get(f"/api/exports?project={film['project']}").status_code == 404
    assert eve.delete(f"/api/exports/{film['id']}").status_code == 404
    assert eve.post("/api/exports", json={"project": film["project"]}).status_code == 404
    assert eve.post("/api/shares", json={"export": film["id"]}).status_code == 404
    stranger = httpx.Client(base_url=studio.url)
    assert stranger.get(f"/api/exports/{film['id']}").status_code == 401
    assert stranger.get(film["url"]).status_code == 404


def test_a_link_plays_for_anybody_with_ranges_until_it_is_revoked(
    studio: RunningStudio, anna: Person, film: dict[str, Any]
) -> None:
    made = anna.post("/api/shares", json={"export": film["id"]})
    assert made.status_code == 201, made.text
    token = made.json()["token"]
    assert made.json()["url"] == f"/watch/{token}"
    assert anna.post("/api/shares", json={"export": film["id"]}).json()["token"] == token
    stranger = httpx.Client(base_url=studio.url)
    shown = stranger.get(f"/api/watch/{token}").json()
    # Once it is made, the ladder is there too (test_streaming.py).
    assert {name: value for name, value in shown.items() if name not in ("stream", "poster")} == {
        "title": "Holiday",
        "duration": 2 * FLICKS,
        "width": 640,
        "height": 360,
        "url": f"/files/shares/{token}",
        "start": 0,
        "download": True,
        "chapters": [],
        "captions": [],
    }
    part = stranger.get(shown["url"], headers={"Range": "bytes=100-299"})
    assert part.status_code == 206
    assert part.headers["content-range"] == f"bytes 100-299/{film['size']}"
    assert part.headers["content-type"] == "video/mp4"
    assert part.content == anna.get(film["url"]).content[100:300]
    eve = studio.sign_up("eve2")
    assert eve.delete(f"/api/shares/{token}").status_code == 404
    assert [share["token"] for share in anna.get(f"/api/shares?project={film['project']}").json()] == [token]
    assert anna.delete(f"/api/shares/{token}").status_code == 204
    assert stranger.get(shown["url"], headers={"Range": "bytes=0-9"}).status_code == 404
    assert stranger.get(f"/api/watch/{token}").status_code == 404
    assert anna.delete(f"/api/shares/{token}").status_code == 404
    again = anna.post("/api/shares", json={"export": film["id"]}).json()["token"]
    assert again != token


def test_progress_of_an_export_rises_and_cancelling_stops_it_within_a_second(
    anna: Person, asset: dict[str, Any]
) -> None:
    project = new_project(anna, asset, seconds=600, name="Long")
    started = anna.post("/api/exports", json={"project": project, "settings": {"height": 360}}).json()
    seen: list[float] = []

    def moved() -> bool:
        seen.append(anna.get(f"/api/exports/{started['id']}").json()["progress"])
        return seen[-1] > 0.002

    until(moved, 60)
    assert seen == sorted(seen)
    assert anna.post(f"/api/jobs/{started['job']}/cancel").status_code == 200
    job = anna.finished_job(started["job"], seconds=10)
    assert job["state"] == "cancelled"
    shown = anna.get(f"/api/exports/{started['id']}").json()
    assert (shown["state"], shown["url"]) == ("cancelled", None)
    assert anna.delete(f"/api/exports/{started['id']}").status_code == 204
    assert anna.get(f"/api/exports/{started['id']}").status_code == 404


def test_a_source_that_was_deleted_stops_an_export_with_one_sentence(anna: Person) -> None:
    silent = upload(anna, sample("silent.mp4"))
    project = new_project(anna, silent)
    assert anna.delete(f"/api/assets/{silent['id']}").status_code in (200, 204)
    refused = anna.post("/api/exports", json={"project": project})
    assert refused.status_code == 409
    assert refused.json() == {
        "detail": "silent.mp4 is in the bin; bring it back, or take it off the timeline.",
        "code": "missing_media",
    }
    made = exported(anna, project, allow_missing=True)
    assert len(made["facts"]["warnings"]) == 1
    assert "a placeholder stands for it" in made["facts"]["warnings"][0]


def test_a_source_that_could_not_be_read_stops_an_export_with_one_sentence(
    anna: Person, asset: dict[str, Any]
) -> None:
    with pytest.raises(AssertionError):
        upload(anna, sample("no_index.mp4"))
    broken = next(found for found in anna.get("/api/assets").json() if found["name"] == "no_index.mp4")
    project = new_project(anna, broken | {"facts": asset["facts"]})
    refused = anna.post("/api/exports", json={"project": project})
    assert refused.json() == {
        "detail": "no_index.mp4 could not be read; take it off the timeline.",
        "code": "missing_media",
    }
    made = exported(anna, project, allow_missing=True)
    assert "a placeholder stands for it" in made["facts"]["warnings"][0]


def test_a_document_that_names_somebody_elses_film_cannot_bring_it_out(
    studio: RunningStudio, asset: dict[str, Any]
) -> None:
    stranger = studio.sign_up("curious")
    refused = stranger.post("/api/exports", json={"project": new_project(stranger, asset)})
    assert refused.status_code == 409
    assert "not in your library" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"height": 10}, "height"),
        ({"height": 100_000}, "height"),
        ({"quality": "best"}, "quality"),
        ({"fps": 1}, "fps"),
        ({"format": "avi"}, "format"),
        ({"format": "gif", "frame_rate": {"numerator": 60}}, "between 1 and 50"),
        ({"frame_rate": {"numerator": 1, "denominator": 0}}, "frame_rate"),
        ({"start": -1}, "start"),
        ({"start": FLICKS, "end": FLICKS}, "must end after it starts"),
        ({"start": 3 * FLICKS}, "the timeline is over after 2.000 seconds"),
    ],
)
def test_settings_that_cannot_be_are_refused_by_name(
    anna: Person, film: dict[str, Any], settings: dict[str, Any], words: str
) -> None:
    refused = anna.post("/api/exports", json={"project": film["project"], "settings": settings})
    assert refused.status_code == 422
    assert words in refused.json()["detail"]


def exported(person: Person, project: str, **settings: Any) -> dict[str, Any]:
    """Make an export and return it, done."""
    started = person.post(
        "/api/exports", json={"project": project, "settings": {"height": 144, "quality": "draft"} | settings}
    )
    assert started.status_code == 202, started.text
    job = person.finished_job(started.json()["job"])
    assert job["state"] == "done", job
    return person.get(f"/api/exports/{started.json()['id']}").json()


def test_a_film_brings_its_receipt_to_its_owner_alone(
    studio: RunningStudio, anna: Person, film: dict[str, Any]
) -> None:
    receipt = film["receipt"]
    assert len(receipt["samples"]) == 8
    assert receipt["lowest"]["ssim"] == min(sample["ssim"] for sample in receipt["samples"])
    assert 0.85 < receipt["lowest"]["ssim"] <= 1
    picture = anna.get(receipt["picture"])
    assert picture.headers["content-type"] == "image/webp"
    assert picture.content[8:12] == b"WEBP"
    assert studio.sign_up("nosy").get(receipt["picture"]).status_code == 404
    assert anna.get(f"{film['url']}/nothing").status_code == 404
    assert (film["facts"]["damaged"], film["facts"]["warnings"]) == ({}, [])


@pytest.mark.parametrize(
    ("format", "content_type"),
    [("webm", "video/webm"), ("gif", "image/gif"), ("mp3", "audio/mpeg"), ("jpg", "image/jpeg")],
)
def test_an_export_of_another_format_is_saved_as_what_it_is(
    anna: Person, film: dict[str, Any], format: str, content_type: str
) -> None:
    made = exported(anna, film["project"], format=format, start=FLICKS // 2, end=FLICKS)
    answer = anna.get(made["url"])
    assert answer.headers["content-type"] == content_type
    assert f'filename="Holiday.{format}"' in answer.headers["content-disposition"]
    assert len(answer.content) == made["size"]
    assert (made["receipt"] is None) == (format == "mp3")
    shared = anna.post("/api/shares", json={"export": made["id"]})
    assert shared.status_code == (201 if format == "webm" else 409)


def test_an_empty_timeline_gives_no_film(anna: Person) -> None:
    project = anna.post("/api/projects", json={}).json()["id"]
    refused = anna.post("/api/exports", json={"project": project})
    assert refused.status_code == 422
    assert "nothing on the timeline" in refused.json()["detail"]
    assert anna.get(f"/api/exports?project={project}").json() == []


def test_unknown_exports_and_links_are_not_found(anna: Person) -> None:
    assert anna.get(f"/api/exports/{uuid.uuid4()}").status_code == 404
    assert anna.post("/api/exports", json={"project": str(uuid.uuid4())}).status_code == 404
    assert anna.get("/api/watch/nothing").status_code == 404
    assert anna.get("/files/shares/nothing").status_code == 404
    assert anna.get("/files/exports/nothing").status_code == 404


def test_deleting_a_project_takes_its_films_and_links_with_it(
    studio: RunningStudio, anna: Person, asset: dict[str, Any]
) -> None:
    def kept() -> int:
        return sum(1 for path in (studio.data / "blobs").rglob("*") if path.is_file())

    until(lambda: not any(job["state"] in ("queued", "running") for job in anna.get("/api/jobs").json()))
    project, before = new_project(anna, asset, seconds=0.2, name="Brief"), kept()
    started = anna.post("/api/exports", json={"project": project, "settings": {"height": 144}}).json()
    assert anna.finished_job(started["job"])["state"] == "done"
    token = anna.post("/api/shares", json={"export": started["id"]}).json()["token"]
    assert anna.delete(f"/api/projects/{project}").status_code == 204
    assert httpx.get(f"{studio.url}/files/shares/{token}").status_code == 404
    assert anna.delete(f"/api/bin/project/{project}").status_code == 204
    # The film, the picture of its receipt, and what was made of it for its viewers.
    until(lambda: kept() == before)
