"""What a job promises whatever crashes: done once, one output, nothing left behind; progress that never falls."""

from __future__ import annotations

import contextlib
import json
import os
import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from websockets.exceptions import ConnectionClosed

from cloudstudio import scratch
from tests.crash.leftovers import blobs_of, left_behind
from tests.studio import Person, RunningStudio, until

KILLS = 4


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    """A studio whose leases run out within a second, and that has the probe's jobs."""
    with RunningStudio(
        tmp_path_factory.mktemp("jobs"),
        DJANGO_SETTINGS_MODULE="tests.probe.settings",
        CLOUDSTUDIO_JOB_LEASE="1",
        CLOUDSTUDIO_JOB_PAUSES="0.2",
        CLOUDSTUDIO_BLOB_GRACE="1",
        TMPDIR=str(tmp_path_factory.mktemp("temporary")),
    ) as running:
        yield running


class Listener:
    """Keeps every event that a person's page would get."""

    def __init__(self, person: Person) -> None:
        self.events: list[dict[str, Any]] = []
        self._socket = person.socket("/ws/events")
        assert json.loads(self._socket.recv())["kind"] == "ready"
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        with contextlib.suppress(ConnectionClosed):
            for message in self._socket:
                self.events.append(json.loads(message))

    def of(self, job_id: str) -> list[dict[str, Any]]:
        """Return what was said about one job."""
        return [event for event in self.events if event["id"] == job_id]

    def close(self) -> None:
        self._socket.close()
        self._thread.join(10)


def start(person: Person, **spec: Any) -> str:
    answer = person.post("/api/probe", json={"spec": spec})
    assert answer.status_code == 202, answer.text
    return answer.json()["id"]


def running(person: Person, job_id: str) -> Callable[[], bool]:
    return lambda: person.job(job_id)["state"] == "running"


def test_a_job_whose_worker_is_killed_is_finished_once_with_one_output(studio: RunningStudio) -> None:
    anna = studio.sign_up("anna")
    listener = Listener(anna)
    chance = random.Random(3)
    for number in range(KILLS):
        before = blobs_of(studio)
        # Long enough to be hit anywhere: before the claim, while the child works, while the end is recorded.
        job_id = start(anna, do="write", steps=10, pause=0.05)
        if number:
            until(running(anna, job_id))
            pause = chance.uniform(0, 0.9)
            threading.Event().wait(pause)
        studio.kill_workers("short")
        job = anna.finished_job(job_id)
        assert job["state"] == "done", job
        until(lambda: not left_behind(studio))
        assert blobs_of(studio) - before == {job["result"]["blob"]}
    listener.close()
    for job_id in {event["id"] for event in listener.events if event["kind"] == "job"}:
        told = [event for event in listener.of(job_id) if event["kind"] == "job"]
        shown = [event["data"]["progress"] for event in told]
        assert shown == sorted(shown)
        assert [event["data"]["state"] for event in told].count("done") <= 1
        numbers = [event["seq"] for event in listener.of(job_id)]
        assert numbers == sorted(set(numbers))


def test_progress_reaches_the_owner_step_by_step_and_nobody_else(studio: RunningStudio) -> None:
    bert, eve = studio.sign_up("bert"), studio.sign_up("eve")
    ears, other_ears = Listener(bert), Listener(eve)
    job_id = start(bert, do="write", steps=5, pause=0.15)
    bert.finished_job(job_id)
    until(lambda: any(event["data"].get("state") == "done" for event in ears.of(job_id)))
    steps = [event["data"]["file"] for event in ears.of(job_id) if event["kind"] == "job.step"]
    assert steps == [f"step-{number}.txt" for number in range(5)]
    shown = [event["data"]["progress"] for event in ears.of(job_id) if event["kind"] == "job"]
    assert shown == sorted(shown)
    assert len(set(shown)) > 3
    for listener in (ears, other_ears):
        listener.close()
    assert other_ears.of(job_id) == []


def test_the_folder_that_a_killed_worker_left_is_swept_and_a_living_one_s_stays(
    studio: RunningStudio,
) -> None:
    olga = studio.sign_up("olga")
    temporary = Path(studio.environment["TMPDIR"])

    # Workers that other tests killed have left some, which are too young yet to be swept.
    earlier = set(temporary.glob(f"{scratch.PREFIX}*"))

    def at_work() -> set[Path]:
        return set(temporary.glob(f"{scratch.PREFIX}*")) - earlier

    # What keeps a folder takes no child that waits.
    dying, living = (
        start(olga, do="hang", mark="scratch", keep=True, expected=expected) for expected in (1, 1000)
    )
    until(lambda: len(at_work()) == 2)
    left = at_work()
    studio.kill_workers("short")
    until(lambda: len(at_work()) == 3)
    for folder in left:
        os.utime(folder, (0, 0))
    until(lambda: len(at_work()) == 2)
    assert len(left & at_work()) == 1
    for job_id in (dying, living):
        olga.post(f"/api/jobs/{job_id}/cancel")
        assert olga.finished_job(job_id)["state"] == "cancelled"
    until(lambda: not at_work())


def test_cancel_ends_a_running_job_and_its_child(studio: RunningStudio) -> None:
    carl = studio.sign_up("carl")
    job_id = start(carl, do="hang", mark="cancelled-probe")
    until(running(carl, job_id))

    def marked() -> list[psutil.Process]:
        processes = psutil.process_iter(["cmdline"])
        return [process for process in processes if "cancelled-probe" in (process.info["cmdline"] or [])]

    until(marked)
    assert carl.post(f"/api/jobs/{job_id}/cancel").status_code == 200
    assert carl.finished_job(job_id, seconds=5)["state"] == "cancelled"
    until(lambda: not marked(), seconds=5)
    until(lambda: not left_behind(studio))


def test_a_waiting_job_is_cancelled_at_once_and_never_starts(studio: RunningStudio) -> None:
    dora = studio.sign_up("dora")
    # In a lane that one worker serves.
    first = start(dora, do="hang", mark="first-probe", expected=1000)
    until(running(dora, first))
    second = start(dora, do="write", expected=1000)
    assert dora.post(f"/api/jobs/{second}/cancel").json()["state"] == "cancelled"
    dora.post(f"/api/jobs/{first}/cancel")
    assert dora.finished_job(first)["state"] == "cancelled"
    assert dora.job(second)["started"] is None


def test_work_that_always_crashes_fails_after_three_tries_with_a_sentence(studio: RunningStudio) -> None:
    emil = studio.sign_up("emil")
    job = emil.finished_job(start(emil, do="die"))
    assert job["state"] == "failed"
    assert job["error"].endswith(".")
    refused = emil.finished_job(start(emil, do="refuse"))
    assert (refused["state"], refused["error"]) == ("failed", "The file is broken.")
    assert "inside story" not in emil.finished_job(start(emil, do="crash"))["error"]


def test_a_restart_of_the_broker_loses_no_job_and_no_open_page(studio: RunningStudio) -> None:
    fred = studio.sign_up("fred")
    ears = Listener(fred)
    jobs = [start(fred, do="write", steps=3, pause=0.1) for _ in range(4)]
    studio.kill_part("valkey")
    for job_id in jobs:
        assert fred.finished_job(job_id)["state"] == "done"
    # A page that stayed open hears of what comes after.
    until(studio.is_well)
    until(lambda: tells_the_end(ears, fred))
    ears.close()


def tells_the_end(ears: Listener, person: Person) -> bool:
    """Do one more job and tell whether its end was heard of."""
    job_id = start(person, do="write", steps=1)
    person.finished_job(job_id)
    try:
        return bool(until(lambda: any(said["data"].get("state") == "done" for said in ears.of(job_id)), 2))
    except AssertionError:
        return False


def test_another_persons_job_answers_404(studio: RunningStudio) -> None:
    gina, hans = studio.sign_up("gina"), studio.sign_up("hans")
    job_id = start(gina, do="write", steps=1)
    assert hans.get(f"/api/jobs/{job_id}").status_code == 404
    assert hans.post(f"/api/jobs/{job_id}/cancel").status_code == 404
    assert [job["id"] for job in hans.get("/api/jobs").json()] == []
    gina.finished_job(job_id)


def test_a_series_shows_its_steps_live_and_a_while_after_to_its_owner_alone(studio: RunningStudio) -> None:
    ida, eve = studio.sign_up("ida"), studio.sign_up("eva")
    ears = Listener(ida)
    answer = ida.post("/api/generations", json={"model": "scene", "seed": 7, "parameters": {"width": 320}})
    assert answer.status_code == 202, answer.text
    generation = answer.json()
    assert ida.finished_job(generation["job"])["state"] == "done"
    until(lambda: any(event["data"].get("state") == "done" for event in ears.of(generation["job"])))
    ears.close()
    steps = [event["data"] for event in ears.of(generation["job"]) if event["kind"] == "job.step"]
    assert steps[-1]["fraction"] == 1.0
    assert set(steps[-1]["numbers"]) == {"horizon", "x", "y", "size"}
    [picture] = ida.get(f"/api/generations/{generation['id']}").json()["pictures"]
    for path, kind in (
        (f"/files/jobs/{generation['job']}/{steps[-1]['file']}", "image/webp"),
        (picture["url"], "image/png"),
    ):
        shown = ida.get(path)
        assert (shown.status_code, shown.headers["content-type"]) == (200, kind)
        assert eve.get(path).status_code == 404
    for name in ("..%2F..%2Fsecret-key", "picture-0.png", "step-0-000.webp%00", "nothing.webp"):
        assert ida.get(f"/files/jobs/{generation['job']}/{name}").status_code == 404
