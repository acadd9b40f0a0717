"""What becomes of a job whose try ended without a result: only a verdict about the bytes refuses."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from cloudstudio.jobs.kinds import Ending
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.reaper import Reaper, sweep_folders
from cloudstudio.jobs.retries import after_fault
from cloudstudio.jobs.services import enqueue, try_now
from cloudstudio.jobs.worker import claim, work_once
from tests.api.conftest import SignIn
from tests.api.test_jobs import Clock
from tests.probe.jobs import FAULTS, Probe


def probe(name: str, **spec: Any) -> Job:
    return enqueue("probe", get_user_model().objects.get(username=name), spec)


def tried(job: Job) -> Job:
    """Let the job have its next try, and return it as it then is."""
    try_now(job)
    assert work_once("short")
    job.refresh_from_db()
    return job


def endings(job: Job) -> list[Ending]:
    return Probe.endings[str(job.pk)]


@pytest.mark.parametrize("fault", list(FAULTS))
def test_a_fault_of_ours_costs_a_pause_and_not_the_job(sign_in: SignIn, fault: str) -> None:
    anna = sign_in("anna")
    job, before = probe("anna", do="write", at="prepare", fault=fault), timezone.now()
    assert work_once("short")
    shown = anna.get(f"/api/jobs/{job.pk}").json()
    assert (shown["state"], shown["faults"], shown["error"]) == ("queued", 1, "")
    assert shown["note"] == "It did not work on our side; the next try is in 5 s."
    job.refresh_from_db()
    assert 5 <= (job.due - before).total_seconds() < 60
    assert not work_once("short")


def test_work_whose_result_could_not_be_recorded_is_done_again_when_its_owner_says_so(
    sign_in: SignIn,
) -> None:
    anna = sign_in("anna")
    job = probe("anna", do="write", at="finish", fault="locked")
    assert work_once("short")
    assert not work_once("short")
    hurried = anna.post(f"/api/jobs/{job.pk}/retry").json()
    assert (hurried["state"], hurried["faults"], hurried["note"]) == ("queued", 1, "")
    assert work_once("short")
    shown = anna.get(f"/api/jobs/{job.pk}").json()
    assert (shown["state"], shown["error"], endings(job)) == ("done", "", [])


def test_pauses_grow_and_then_we_go_on_trying(sign_in: SignIn, settings: Any) -> None:
    settings.JOB_PAUSES = (5, 20, 60)
    sign_in("anna")
    job = probe("anna", do="write", at="prepare", fault="locked", times=5)
    notes = [tried(job).note for _ in range(5)]
    first = "It did not work on our side; the next try is in "
    longest = "It does not work on our side yet; we go on trying, every 1 min."
    assert notes == [f"{first}5 s.", f"{first}20 s.", f"{first}1 min.", longest, longest]
    assert tried(job).state == "done"


def test_a_dead_worker_is_a_fault_of_ours(sign_in: SignIn) -> None:
    sign_in("anna")
    job, clock = probe("anna", do="write"), Clock()
    reaper = Reaper(lease=30, clock=clock)
    for _ in range(4):
        try_now(job)
        assert claim("short") is not None
        assert clock.watched_by(reaper, 32) == 1
    job.refresh_from_db()
    assert (job.state, job.faults, endings(job)) == ("queued", 4, [])


def test_silence_while_nobody_could_write_does_not_count(sign_in: SignIn) -> None:
    sign_in("anna")
    probe("anna", do="write")
    assert claim("short") is not None
    clock = Clock()
    reaper = Reaper(lease=30, clock=clock)
    assert clock.watched_by(reaper, 20) == 0
    clock.now += 34  # the reaper itself waited for the database
    assert clock.watched_by(reaper, 29) == 0
    assert clock.watched_by(reaper, 3) == 1


def test_a_worker_that_beats_while_it_is_judged_keeps_its_job(sign_in: SignIn) -> None:
    sign_in("anna")
    probe("anna", do="write")
    job = claim("short")
    assert job is not None
    Job.objects.filter(pk=job.pk).update(beat=job.beat + 1)
    assert not after_fault(job, seen_beat=job.beat)
    assert Job.objects.get(pk=job.pk).state == "running"


def test_a_child_that_crashes_gets_three_tries_and_then_a_plain_sentence(sign_in: SignIn) -> None:
    anna = sign_in("anna")
    job = probe("anna", do="die")
    assert tried(job).note == "It ended without a result; the next try is in 5 s."
    assert tried(job).note == "It ended without a result; the next try is in 20 s."
    assert tried(job).state == "failed"
    assert job.error == "It was tried three times and ended each time without a result."
    assert endings(job) == [Ending.DIED]
    assert anna.post(f"/api/jobs/{job.pk}/retry").status_code == 409


def test_what_another_try_cannot_mend_gets_none(sign_in: SignIn) -> None:
    sign_in("anna")
    job = tried(probe("anna", do="spin", cpu=1))
    assert (job.state, job.error) == ("failed", "It needed more processor time than is allowed.")
    assert endings(job) == [Ending.DIED]


def test_only_the_child_s_verdict_refuses(sign_in: SignIn) -> None:
    sign_in("anna")
    job = tried(probe("anna", do="refuse"))
    assert (job.state, job.error, endings(job)) == ("failed", "The file is broken.", [Ending.REFUSED])
    lacking = tried(probe("anna", do="lack", what="room", blames=True))
    assert (lacking.state, lacking.faults, endings(lacking)) == ("queued", 1, [])


def test_what_a_job_keeps_is_there_for_its_next_try_and_gone_after_the_last(sign_in: SignIn) -> None:
    sign_in("anna")
    job = probe("anna", do="go_on", keep=True)
    for number in (1, 2):
        assert tried(job).state == "queued"
        sweep_folders()
        assert len(list(job.kept.iterdir())) == number
    assert (tried(job).state, job.result) == ("done", {"kept": 2})
    sweep_folders()
    assert not job.home.exists()


def test_another_person_cannot_hurry_a_job(sign_in: SignIn) -> None:
    sign_in("anna")
    job, eve = probe("anna", do="write"), sign_in("eve")
    assert eve.post(f"/api/jobs/{job.pk}/retry").status_code == 404
