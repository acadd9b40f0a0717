"""Films that an earlier version was asked for: the studio is updated while they wait, and makes them all the same."""

from __future__ import annotations

import pytest
from django.test import Client

from cloudstudio.jobs.models import Job
from cloudstudio.jobs.worker import work_once
from editor.exports.models import Export
from editor.timeline.schema import VERSION
from editor.timeline.upgrades import UPGRADES, JsonObject, Upgrade
from tests.api.conftest import SignIn

DOCUMENT = {
    "version": VERSION,
    "tracks": {"t": {"order": "A"}},
    "clips": {"c": {"kind": "text", "track": "t", "start": 0, "duration": 70_560_000, "text": "Hello"}},
}


def asked_for(anna: Client, document: JsonObject) -> Job:
    """Ask for a film, and put in its place what another version would have written."""
    project = anna.post("/api/projects", {"document": DOCUMENT}, "application/json").json()["id"]
    wanted = {"project": project, "settings": {"height": 144, "quality": "draft"}}
    made = anna.post("/api/exports", wanted, "application/json").json()
    Export.objects.filter(pk=made["id"]).update(document=document)
    return Job.objects.get(pk=made["job"])


def test_a_film_that_an_older_version_was_asked_for_is_made(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the first version, clips were called pieces."""

    def upgraded(data: JsonObject) -> JsonObject:
        return {"clips" if name == "pieces" else name: value for name, value in data.items()} | {
            "version": VERSION
        }

    monkeypatch.setitem(UPGRADES, 0, Upgrade(upgraded, lambda primitive: [primitive]))
    pieces = {"version": 0, "tracks": DOCUMENT["tracks"], "pieces": DOCUMENT["clips"]}
    job = asked_for(sign_in("anna"), pieces)
    assert work_once("short")
    job.refresh_from_db()
    assert (job.state, job.error) == ("done", "")
    assert job.result is not None
    assert job.result["frames"] == 3


def test_a_film_of_a_version_that_is_not_known_here_ends_with_a_sentence(sign_in: SignIn) -> None:
    job = asked_for(sign_in("anna"), DOCUMENT | {"version": VERSION + 1})
    assert work_once("short")
    job.refresh_from_db()
    assert job.state == "failed"
    assert "update the studio" in job.error
