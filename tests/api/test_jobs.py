"""Jobs over HTTP: looking, cancelling, and what is refused."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

import tests.probe.jobs
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.reaper import Reaper
from cloudstudio.jobs.services import enqueue
from cloudstudio.jobs.worker import claim, work_once
from tests.api.conftest import SignIn


def probe(name: str, **spec: object) -> Job:
    assert tests.probe.jobs.Probe.name == "probe"
    return enqueue("probe", get_user_model().objects.get(username=name), spec, subject="film")


def test_a_job_is_done_and_shown_to_its_owner(sign_in: SignIn) -> None:
    anna = sign_in("anna")
    job = probe("anna", do="write")
    assert anna.get("/api/jobs?state=queued").json()[0]["id"] == str(job.pk)
    assert work_once("short")
    assert not work_once("short")
    shown = anna.get(f"/api/jobs/{job.pk}").json()
    assert (shown["state"], shown["progress"], shown["subject"]) == ("done", 1.0, "film")
    assert anna.get("/api/jobs?subject=film").json()[0]["result"]["blob"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_persons_job_answers_404(sign_in: SignIn, method: str) -> None:
    sign_in("anna")
    job, eve = probe("anna", do="write"), sign_in("eve")
    path = f"/api/jobs/{job.pk}" + ("" if method == "get" else "/cancel")
    assert getattr(eve, method)(path).status_code == 404
    assert eve.get("/api/jobs").json() == []
    assert getattr(Client(), method)(path).status_code == 401


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/jobs/not-an-id", 422),
        ("/api/jobs?state=sideways", 422),
        ("/api/jobs/00000000-0000-4000-8000-000000000000", 404),
    ],
)
def test_a_bad_address_gets_a_sentence(sign_in: SignIn, path: str, status: int) -> None:
    answer = sign_in("anna").get(path)
    assert answer.status_code == status
    assert answer.json()["detail"].endswith(".")


def test_cancelling_twice_or_too_late_changes_nothing(sign_in: SignIn) -> None:
    anna = sign_in("anna")
    job = probe("anna", do="write")
    for _ in range(2):
        assert anna.post(f"/api/jobs/{job.pk}/cancel").json()["state"] == "cancelled"
    done = probe("anna", do="write")
    work_once("short")
    assert anna.post(f"/api/jobs/{done.pk}/cancel").json()["state"] == "done"


def test_two_workers_never_claim_the_same_job(sign_in: SignIn) -> None:
    sign_in("anna")
    probe("anna", do="write")
    first, second = claim("short"), claim("short")
    assert first is not None
    assert second is None


class Clock:
    """A clock that the test turns."""

    now = 0.0

    def __call__(self) -> float:
        return self.now

    def watched_by(self, reaper: Reaper, seconds: int) -> int:
        """Let so many seconds pass, with a look of the reaper's at each; return how many jobs it gave back."""
        reaped = 0
        for _ in range(seconds):
            self.now += 1
            reaped += reaper.reap()
        return reaped


def test_a_job_is_reaped_only_when_its_beat_stands_still_for_a_lease(sign_in: SignIn) -> None:
    sign_in("anna")
    probe("anna", do="write")
    job, clock = claim("short"), Clock()
    assert job is not None
    reaper = Reaper(lease=30, clock=clock)
    assert reaper.reap() == 0
    assert clock.watched_by(reaper, 29) == 0
    Job.objects.filter(pk=job.pk).update(beat=job.beat + 1)
    assert clock.watched_by(reaper, 29) == 0
    assert clock.watched_by(reaper, 10) == 1
    again = Job.objects.get(pk=job.pk)
    assert (again.state, again.attempt) == ("queued", 1)
    assert again.fence > job.fence
    assert again.seq > job.seq
