"""How loud a project's mix is played: found by the server, as its film is mastered."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path
from typing import Any
from uuid import uuid4

import av
import numpy as np
import pytest

from editor.render.loudness import measure
from tests.api.media.conftest import settled, upload
from tests.media_samples import sample
from tests.studio import Person, RunningStudio, until

FLICKS = 705_600_000


@pytest.fixture(scope="module")
def song(anna: Person) -> str:
    return str(settled(anna, upload(anna, sample("song.mp3")), "waveform")["id"])


def project(person: Person, song: str, loudness: float) -> str:
    document = {
        "version": 1,
        "assets": {"song": {"source": song, "kind": "audio", "duration": 6 * FLICKS, "has_audio": True}},
        "tracks": {"t": {"order": "A"}},
        "clips": {"c": {"kind": "audio", "track": "t", "start": 0, "duration": 6 * FLICKS, "asset": "song"}},
        "master": {"loudness": loudness},
    }
    return str(person.post("/api/projects", json={"name": "Loud", "document": document}).json()["id"])


def mastering(person: Person, name: str) -> dict[str, Any]:
    """Ask until it has been found."""

    def found() -> dict[str, Any] | None:
        answer = person.post(f"/api/projects/{name}/mastering")
        assert answer.status_code == 200, answer.text
        said = answer.json()
        assert said["state"] != "failed", said
        return said if said["state"] == "ready" else None

    said = until(found, 60)
    assert said is not None
    return said


def test_the_mix_is_brought_to_the_loudness_that_the_film_has(
    anna: Person, song: str, tmp_path: Path
) -> None:
    name = project(anna, song, -30)
    said = mastering(anna, name)
    assert said["limiter"] is None

    started = anna.post("/api/exports", json={"project": name, "settings": {"format": "wav"}}).json()
    anna.finished_job(started["job"])
    film = tmp_path / "film.wav"
    film.write_bytes(anna.get(f"/files/exports/{started['id']}").content)
    with av.open(str(film)) as container:
        samples = np.concatenate(
            [frame.to_ndarray().reshape(-1, 2).T for frame in container.decode()], axis=1
        )
    loudness, _ = measure([samples.astype(np.float32) / 32_768 / said["gain"]])
    assert loudness + 20 * np.log10(said["gain"]) == pytest.approx(-30, abs=0.05)


def test_where_peaks_leave_no_room_the_limiter_is_told_too(anna: Person, song: str) -> None:
    said = mastering(anna, project(anna, song, -3.5))
    levels = np.frombuffer(zlib.decompress(base64.b64decode(said["limiter"])), "<u2") / 65_535
    assert len(levels) == 6 * 48_000 / 64
    assert levels.min() < 0.9 < 1 <= levels.max()
    assert said["gain"] > 1


def test_it_is_found_once_for_each_way_that_the_project_sounds(anna: Person, song: str) -> None:
    name = project(anna, song, -20)
    first = mastering(anna, name)
    assert mastering(anna, name) == first

    def edit(path: list[str], value: Any) -> None:
        operation = {"type": "set", "path": path, "value": value}
        sent = {"op_id": uuid4().hex, "operation": operation}
        answer = anna.post(f"/api/projects/{name}/operations", json=sent)
        assert answer.status_code in (200, 201), answer.text

    edit(["canvas", "background"], "#123456")
    assert mastering(anna, name) == first
    edit(["clips", "c", "sound", "volume"], 0.5)
    second = mastering(anna, name)
    assert second["gain"] == pytest.approx(2 * first["gain"], rel=0.02)
    jobs = [job for job in anna.get(f"/api/jobs?subject={name}").json() if job["kind"] == "mastering"]
    assert [job["state"] for job in jobs] == ["done", "done"]
    edit(["master", "loudness"], 0)
    assert mastering(anna, name) == {"state": "ready", "job": None, "gain": 1, "limiter": None, "error": ""}


def test_what_is_not_ready_yet_is_listened_to_when_it_is(studio: RunningStudio, anna: Person) -> None:
    worker = studio.part("express")
    worker.suspend()
    try:
        song = upload(anna, sample("music.flac"))
        name = project(anna, song, -20)
        refused = anna.post(f"/api/projects/{name}/mastering")
        assert refused.status_code == 409
        assert refused.json()["detail"] == "music.flac is not ready yet; try again when it is."
    finally:
        worker.resume()
    settled(anna, song)
    assert mastering(anna, name)["gain"] != 1


def test_it_is_nobody_elses_business(studio: RunningStudio, anna: Person, song: str) -> None:
    name = project(anna, song, -20)
    assert studio.sign_up("eve").post(f"/api/projects/{name}/mastering").status_code == 404
