"""Nobody is in the way: whose turn it is, how long the line is, what is too much, what turns out long."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from cloudstudio.accounts.models import User
from cloudstudio.errors import TooMany
from cloudstudio.jobs.lanes import LANES, lane_for
from cloudstudio.jobs.line import Place, Waiting, play_through
from cloudstudio.jobs.live import recall
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.pace import learn, pace_of
from cloudstudio.jobs.services import enqueue
from cloudstudio.jobs.turns import HALF_LIFE, count_served, next_job, served_lately
from cloudstudio.jobs.worker import LATE, claim, work_once
from tests.api.conftest import SignIn
from tests.api.test_retries import probe

HOUR = 3600 * 705_600_000


def person(name: str) -> User:
    return get_user_model().objects.get_or_create(username=name)[0]


def begun(job: Job | None, seconds: float) -> Job:
    """Say that a job that was claimed began so long ago."""
    assert job is not None
    job.started = timezone.now() - timedelta(seconds=seconds)
    Job.objects.filter(pk=job.pk).update(started=job.started)
    return job


def served(seconds: float) -> str:
    """Let the person whose turn it is have so many seconds; return who it was."""
    job = begun(claim("short"), seconds)
    assert job.started is not None
    # To the second: by the clock, how long the database took just now would decide.
    count_served(job, job.started + timedelta(seconds=seconds))
    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE)
    return str(job.owner.username)


def test_people_take_turns_however_much_one_of_them_has_waiting(sign_in: SignIn) -> None:
    for name, count in (("anna", 5), ("ben", 3)):
        sign_in(name)
        for _ in range(count):
            probe(name, do="write")
    assert [served(20) for _ in range(3)] == ["anna", "ben", "anna"]
    sign_in("cara")
    probe("cara", do="write")
    # Who has had the least is next, and who had more waits for as long as the others catch up.
    assert [served(20) for _ in range(3)] == ["cara", "ben", "anna"]
    assert served(1) == "ben"
    assert [served(20), served(20)] == ["anna", "anna"]
    assert claim("short") is None


def test_what_somebody_had_long_ago_counts_little(sign_in: SignIn) -> None:
    sign_in("anna")
    probe("anna", do="write")
    job, now = begun(claim("short"), 80), timezone.now()
    count_served(job, now)
    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE)
    later = now + timedelta(seconds=3 * HALF_LIFE)
    assert served_lately("short", later)[job.owner_id] == pytest.approx(10, rel=0.01)
    assert served_lately("long", later)[job.owner_id] == 0


def test_the_next_job_is_found_among_thousands_by_a_handful_of_queries(
    sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    sign_in("anna")
    sign_in("ben")
    anna, ben = person("anna"), person("ben")
    jobs = [Job(kind="probe", lane="short", owner=anna) for _ in range(5000)]
    Job.objects.bulk_create([*jobs, Job(kind="probe", lane="short", owner=ben)])
    served_first = begun(claim("short"), 30)
    assert served_first.owner == anna
    with django_assert_max_num_queries(6):
        job = next_job("short")
    assert job is not None
    assert job.owner_id == ben.pk


def test_a_person_has_only_so_many_of_a_lane_running(sign_in: SignIn, settings: Any) -> None:
    settings.JOBS_RUNNING = 2
    sign_in("anna")
    for _ in range(3):
        probe("anna", do="write")
    assert claim("short") is not None
    assert claim("short") is not None
    assert claim("short") is None
    sign_in("ben")
    probe("ben", do="write")
    job = claim("short")
    assert job is not None
    assert job.owner == person("ben")


def test_a_line_is_played_through_by_turns() -> None:
    anna, ben = uuid4(), uuid4()
    jobs = {name: uuid4() for name in ("a1", "a2", "a3", "b1")}
    line = [
        Waiting(jobs["a1"], anna, 10),
        Waiting(jobs["a2"], anna, 10),
        Waiting(jobs["a3"], anna, 10),
        Waiting(jobs["b1"], ben, 60),
    ]
    places: dict[UUID, Place] = play_through(line, {ben: 15.0}, busy=[5.0])
    assert places == {
        jobs["a1"]: Place(1, 5, 15),
        jobs["a2"]: Place(2, 15, 25),
        jobs["b1"]: Place(3, 25, 85),
        jobs["a3"]: Place(4, 85, 95),
    }
    two = play_through(line, {}, busy=[0.0, 0.0])
    assert (two[jobs["a1"]], two[jobs["b1"]]) == (Place(1, 0, 10), Place(2, 0, 60))
    assert two[jobs["a3"]] == Place(4, 20, 30)


def test_a_waiting_job_tells_its_place_and_when_it_will_begin(sign_in: SignIn) -> None:
    anna, ben = sign_in("anna"), sign_in("ben")
    for name in ("anna", "anna", "ben"):
        probe(name, do="write", expected=100)  # in a lane with one worker
    begun(claim("long"), 30)
    [mine] = ben.get("/api/jobs?state=queued").json()
    assert mine["place"] == 1
    assert mine["starts_in"] == pytest.approx(70, abs=30)
    assert mine["ends_in"] == pytest.approx(170, abs=30)
    [other] = anna.get("/api/jobs?state=queued").json()
    assert other["place"] == 2
    assert other["starts_in"] == pytest.approx(170, abs=30)
    [running] = anna.get("/api/jobs?state=running").json()
    assert (running["place"], running["starts_in"]) == (None, 0)
    assert running["ends_in"] == pytest.approx(70, abs=30)


def test_a_person_s_line_has_an_end_that_uploads_do_not_count_towards(sign_in: SignIn, settings: Any) -> None:
    settings.JOBS_WAITING = 2
    sign_in("anna")
    probe("anna", do="write")
    probe("anna", do="write", expected=100)
    with pytest.raises(TooMany) as told:
        probe("anna", do="write")
    assert (told.value.status, told.value.sentence[:30]) == (429, "2 pieces of your work are wait")
    enqueue("thumbnail", person("anna"), {"asset": str(uuid4())})
    sign_in("ben")
    probe("ben", do="write")


@pytest.mark.parametrize(
    ("wanted", "seconds", "lane"),
    [
        ("express", 3, "express"),
        ("express", 30, "short"),
        ("express", 300, "long"),
        ("short", 60, "short"),
        ("short", 61, "long"),
        ("long", 1, "long"),
        ("low", 10_000, "low"),
        ("gpu", 10_000, "gpu"),
    ],
)
def test_work_waits_where_what_takes_as_long_waits(wanted: str, seconds: float, lane: str) -> None:
    assert lane_for(wanted, seconds) == lane


def test_a_machine_learns_its_pace_and_chooses_lanes_by_it(sign_in: SignIn) -> None:
    sign_in("anna")
    first = probe("anna", do="write", expected=40)
    assert first.lane == "short"
    begun(first, 80)
    for _ in range(12):
        learn(first, timezone.now())
    assert pace_of("probe") == pytest.approx(2, rel=0.2)
    assert probe("anna", do="write", expected=40).lane == "long"
    # One job that met a busy machine says little.
    learn(begun(first, 4000), timezone.now())
    assert pace_of("probe") < 4


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lane for short work, where what takes half a second is late."""
    monkeypatch.setitem(LANES, "short", replace(LANES["short"], late=0.5))


@pytest.mark.usefixtures("impatient")
def test_what_takes_longer_than_its_lane_is_told_and_goes_on(sign_in: SignIn) -> None:
    sign_in("anna")
    job = probe("anna", do="write", steps=8, pause=0.25)
    assert work_once("short")
    job.refresh_from_db()
    assert (job.state, job.lane, job.attempt) == ("done", "short", 1)
    # What its owner was told last while it ran.
    assert recall(Job(pk=job.pk, state=Job.State.RUNNING, seq=0)).note == f"step 7. {LATE}"


@pytest.mark.usefixtures("impatient")
def test_never_do_two_late_jobs_hold_the_lane_for_short_work(sign_in: SignIn) -> None:
    for name in ("anna", "ben"):
        sign_in(name)
        probe(name, do="write", steps=8, pause=0.25)
    begun(claim("short"), 60)
    second = Job.objects.get(owner=person("ben"))
    assert work_once("short")
    second.refresh_from_db()
    assert (second.state, second.lane, second.deaths, second.faults) == ("queued", "long", 0, 0)
    assert second.note.startswith("It takes longer than expected")
    assert second.expected > 1
    assert work_once("long")
    second.refresh_from_db()
    assert second.state == "done"


def long_film(anna: Client, hours: float) -> str:
    clip = {
        "kind": "text",
        "track": "t1",
        "order": "V",
        "start": 0,
        "duration": round(hours * HOUR),
        "text": "Waiting",
    }
    document = {"version": 1, "tracks": {"t1": {"order": "V"}}, "clips": {"c1": clip}}
    made = anna.post("/api/projects", {"document": document}, content_type="application/json")
    assert made.status_code == 201, made.content
    return str(made.json()["id"])


@pytest.mark.parametrize(
    ("hours", "settings_", "words"),
    [
        (24, {"height": 240}, "The film would be 24 h long; this studio makes films of up to 12 h."),
        (24, {"format": "wav"}, "up to 12 h"),
        (
            6,
            {"height": 2160},
            "6 h at 3840 × 2160 are more than this studio makes at once: up to 3 h at this size",
        ),
    ],
)
def test_a_film_that_is_too_much_is_refused_before_anything_is_queued(
    sign_in: SignIn, hours: float, settings_: dict[str, Any], words: str
) -> None:
    anna = sign_in("anna")
    body = {"project": long_film(anna, hours), "settings": settings_}
    for _ in range(3):
        answer = anna.post("/api/exports", body, content_type="application/json")
        assert answer.status_code == 422
        assert words in answer.json()["detail"]
    assert not Job.objects.exists()


def test_a_long_film_waits_in_the_lane_for_long_work(sign_in: SignIn) -> None:
    anna = sign_in("anna")
    lanes = []
    for hours in (0.0002, 2):
        body = {"project": long_film(anna, hours), "settings": {"height": 360}}
        export = anna.post("/api/exports", body, content_type="application/json").json()
        lanes.append(anna.get(f"/api/jobs/{export['job']}").json()["lane"])
    assert lanes == ["short", "long"]
