"""What an export promises when its worker is killed: finished once, one film, nothing left behind."""

from __future__ import annotations

import random
import threading
from pathlib import Path
from uuid import uuid4

import av

from tests.crash.leftovers import blobs_of, left_behind
from tests.studio import Person, RunningStudio, until

KILLS = 10
FLICKS = 705_600_000
SECONDS = 1
#: How long an export of this film takes at the least, in seconds: kills are spread over it.
LONG = 1.5


def film_project(person: Person) -> str:
    """Make a project with a title over a shape, and return its id."""
    stretch = {
        "track": "t",
        "start": 0,
        "duration": SECONDS * FLICKS,
        "transform": {"x": 960, "y": 540, "width": 1600, "height": 300, "rotation": 5.0},
    }
    document = {
        "tracks": {"t": {"order": "V"}},
        "clips": {
            "box": {"kind": "shape", "order": "V1", "fill": "#204060", **stretch},
            "title": {"kind": "text", "order": "V2", "text": "Ten lives", **stretch},
        },
    }
    answer = person.post("/api/projects", json={"name": uuid4().hex, "document": document})
    assert answer.status_code in {200, 201}, answer.text
    return str(answer.json()["id"])


def test_an_export_whose_worker_is_killed_is_finished_once_with_one_film(tmp_path: Path) -> None:
    with RunningStudio(tmp_path, CLOUDSTUDIO_JOB_LEASE="1.5", CLOUDSTUDIO_BLOB_GRACE="1") as studio:
        anna, chance = studio.sign_up("anna"), random.Random(5)
        project = film_project(anna)
        for number in range(KILLS):
            before = blobs_of(studio)
            settings = {"height": 360, "quality": "draft"}
            answer = anna.post("/api/exports", json={"project": project, "settings": settings})
            assert answer.status_code == 202, answer.text
            export = answer.json()
            until(lambda job=export["job"]: anna.job(job)["state"] == "running")
            threading.Event().wait(chance.uniform(0, LONG))
            studio.kill_part("render")
            job = anna.finished_job(export["job"])
            assert job["state"] == "done", (number, job)
            until(lambda: not left_behind(studio))
            [key] = blobs_of(studio) - before
            film = studio.data / "blobs" / key[:2] / key[2:]
            with av.open(str(film)) as container:
                frames = sum(1 for _ in container.decode(video=0))
            assert frames == job["result"]["frames"] == SECONDS * 30
            assert anna.get(f"/files/exports/{export['id']}").content == film.read_bytes()
        assert len(anna.get(f"/api/exports?project={project}").json()) == KILLS
