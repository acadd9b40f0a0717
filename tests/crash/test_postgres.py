"""A studio on PostgreSQL, and what it promises while the database crashes beneath it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import PostgresServer
from tests.project_page import ProjectPage
from tests.studio import RunningStudio, until
from tests.typist import Typist, stored_operations

CRASHES = 3


@pytest.fixture
def postgres() -> Iterator[PostgresServer]:
    with PostgresServer() as server:
        yield server


def test_a_crash_of_postgresql_loses_no_acknowledged_edit_and_no_job(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    with RunningStudio(
        tmp_path,
        DATABASE_URL=postgres.new_database("studio"),
        DJANGO_SETTINGS_MODULE="tests.probe.settings",
        CLOUDSTUDIO_JOB_LEASE="1",
    ) as studio:
        assert not list(studio.data.glob("*.sqlite3"))
        anna = studio.sign_up("anna")
        project = anna.post("/api/projects", json={}).json()["id"]
        typist = Typist("anna", ProjectPage(anna, project))
        typist.start()
        jobs = []
        for _ in range(CRASHES):
            made = anna.post("/api/probe", json={"spec": {"do": "write", "steps": 5, "pause": 0.1}})
            assert made.status_code == 202, made.text
            jobs.append(made.json()["id"])
            wanted = len(typist.page.acknowledged) + 20
            until(lambda wanted=wanted: len(typist.page.acknowledged) >= wanted, 60)
            postgres.stop(signal.SIGQUIT)
            postgres.start()
        typist.enough.set()
        typist.join(60)
        assert not typist.is_alive()
        stored = stored_operations(anna, studio.url, project)
        assert sorted(stored.values()) == list(range(1, len(stored) + 1))
        assert len(typist.page.acknowledged) == typist.made
        assert typist.page.acknowledged.items() <= stored.items()
        for job in jobs:
            assert anna.finished_job(job)["state"] == "done"
        until(studio.is_well)
