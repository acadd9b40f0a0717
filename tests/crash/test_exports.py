"""An export whose worker is killed is finished once, with one film, and leaves nothing behind."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from editor.render.verify import measure
from tests.api.test_exports import new_project, upload
from tests.crash.test_jobs import left_behind
from tests.media_samples import sample
from tests.studio import Person, RunningStudio, until

KILLS = 10
SECONDS = 20


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    """A studio whose leases run out soon, so that a dead worker's job is soon taken up again."""
    with RunningStudio(
        tmp_path_factory.mktemp("crashes"),
        CLOUDSTUDIO_JOB_LEASE="3",
        CLOUDSTUDIO_JOB_PAUSES="0.2",
        CLOUDSTUDIO_BLOB_GRACE="1",
    ) as running:
        yield running


def films(studio: RunningStudio) -> set[Path]:
    """The films among the bytes that are kept; the clip that was uploaded is one too."""
    folder = studio.data / "blobs"
    kept = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != "pending")
    return {path for path in kept if path.read_bytes()[4:8] == b"ftyp"}


def busy(person: Person) -> list[dict[str, Any]]:
    """The jobs that are not over."""
    return [job for job in person.get("/api/jobs").json() if job["state"] in ("queued", "running")]


def started(person: Person, project: str) -> dict[str, Any]:
    answer = person.post(
        "/api/exports", json={"project": project, "settings": {"height": 240, "quality": "draft"}}
    )
    assert answer.status_code == 202, answer.text
    return answer.json()


def test_an_export_whose_worker_is_killed_is_finished_once_with_one_film(
    studio: RunningStudio, tmp_path: Path
) -> None:
    anna = studio.sign_up("anna")
    asset = upload(anna, sample("plain.mp4"))
    project = new_project(anna, asset, SECONDS)
    until(lambda: not busy(anna))
    chance = random.Random(11)
    for _ in range(KILLS):
        before = films(studio)
        export = started(anna, project)
        until(lambda job=export["job"]: anna.job(job)["state"] == "running")
        # Anywhere: while the child starts, decodes, encodes, or while the film is taken over.
        threading.Event().wait(chance.uniform(0, 4))
        studio.kill_workers("short")
        job = anna.finished_job(export["job"], seconds=120)
        assert job["state"] == "done", job
        shown = anna.get(f"/api/exports/{export['id']}").json()
        assert shown["facts"]["frames"] == SECONDS * 30
        until(lambda: not left_behind(studio))
        made = films(studio) - before
        assert len(made) == 1
        assert measure(made.pop()).frames == SECONDS * 30
    listed = anna.get(f"/api/exports?project={project}").json()
    assert [entry["state"] for entry in listed] == ["done"] * KILLS
