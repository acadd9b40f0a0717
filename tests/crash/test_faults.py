"""A fault of ours costs time and nothing else: an upload survives it, and whoever asks is told to come again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from tests.api.media.conftest import TUS, asset, metadata, upload
from tests.media_samples import sample
from tests.studio import PASSWORD, RunningStudio, until


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    """A studio on SQLite, whose lock one writer holds, that waits half a second for it where another waits twenty."""
    with RunningStudio(
        tmp_path_factory.mktemp("faults"),
        DATABASE_URL="",
        CLOUDSTUDIO_DATABASE_TIMEOUT="0.5",
        CLOUDSTUDIO_JOB_LEASE="2",
        CLOUDSTUDIO_JOB_PAUSES="0.5,1",
    ) as running:
        yield running


@contextmanager
def locked(studio: RunningStudio) -> Iterator[None]:
    """Hold the database's write lock, as a backup or a full disk's recovery may for long."""
    with closing(sqlite3.connect(studio.data / "studio.sqlite3", isolation_level=None, timeout=30)) as line:
        line.execute("BEGIN IMMEDIATE")
        yield
        line.execute("ROLLBACK")


def said(studio: RunningStudio, message: str) -> bool:
    return any(line["message"] == message for line in studio.log_lines())


def test_an_upload_survives_a_database_that_is_locked_while_it_is_inspected(studio: RunningStudio) -> None:
    anna = studio.sign_up("anna")
    name = upload(anna, sample("plain.mp4"))

    def inspected() -> bool:
        [job] = [job for job in anna.get(f"/api/jobs?subject={name}").json() if job["kind"] == "inspect"]
        return job["state"] == "running"

    until(inspected)
    with locked(studio):
        # Not even that the job is to be tried again can be written down: it is left to the reaper.
        until(lambda: said(studio, "the job is left to the reaper"))
        visitor = studio.visitor("carl")
        visitor.get("/api/docs")
        account = {"username": "carl", "password": PASSWORD}
        for answer in (
            anna.post("/api/projects", json={}),
            anna.post("/upload", headers=TUS | {"Upload-Length": "5", "Upload-Metadata": metadata("a.png")}),
            visitor.post("/_allauth/browser/v1/auth/signup", json=account),
        ):
            assert answer.status_code == 503, answer.text
            assert int(answer.headers["retry-after"]) > 0
            assert answer.json()["detail"].endswith("try again in a few seconds.")
        assert anna.get("/api/jobs").status_code == 200
    until(lambda: asset(anna, name)["state"] == "ready", 60)
    [job] = [job for job in anna.get(f"/api/jobs?subject={name}").json() if job["kind"] == "inspect"]
    assert (job["state"], job["error"]) == ("done", "")
    assert job["faults"] >= 1
    assert anna.get(f"/api/assets/{name}").json()["urls"]["original"]


def test_a_short_lock_does_not_even_cost_the_work(studio: RunningStudio) -> None:
    bert = studio.sign_up("bert")
    name = upload(bert, sample("hevc.mp4"))
    before = len(studio.log_lines())

    def waits_for_the_lock() -> bool:
        return any(
            line["message"] == "the result cannot be recorded yet" for line in studio.log_lines()[before:]
        )

    until(lambda: bert.get(f"/api/jobs?subject={name}&state=running").json())
    with locked(studio):
        until(waits_for_the_lock)
    until(lambda: asset(bert, name)["state"] == "ready", 60)
    [job] = [job for job in bert.get(f"/api/jobs?subject={name}").json() if job["kind"] == "inspect"]
    assert job["faults"] == 0
