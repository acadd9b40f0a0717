"""`stranger_wait_s`: how long somebody waits for a moment's film while another person has days of work waiting."""

from __future__ import annotations

import time
from typing import Any

from tests.studio import Person
from tests.trial.figures import Figure
from tests.trial.house import house
from tests.trial.jobs import jobs_of
from tests.trial.storm import say
from tests.waiting import until

FLICKS = 705_600_000
#: What waits of the other person's; half of the pictures are generated, half are frames of a project.
PICTURES, FILMS = 200, 10
LONG = 2 * 3600.0
MOMENT = 0.5
#: How often it is measured; the worst counts.
TIMES = 3


def trial() -> list[Figure]:
    """Fill the lanes with one person's work until one of each kind runs, then ask for a film as another person."""
    # One person may have a hundred pieces of work waiting: here they may have as many as the trial wants.
    with house(600, CLOUDSTUDIO_JOBS_WAITING="300") as (studio, _):
        greedy, stranger = studio.sign_up("greedy"), studio.sign_up("stranger")
        film, still = project(greedy, LONG), project(greedy, 1.0)
        mine = project(stranger, MOMENT)
        for _ in range(FILMS + 1):
            ask(greedy, "/api/exports", {"project": film, "settings": {"height": 1080}})
        for number in range(PICTURES // 2):
            ask(
                greedy,
                "/api/generations",
                {"model": "text-to-scene", "prompt": "a red house", "seed": number},
            )
            ask(greedy, "/api/exports", {"project": still, "settings": {"format": "png", "height": 1080}})
        until(lambda: runs(greedy, "export", "long") and runs(greedy, "generate", "gpu"), 60)
        waits = [wait(stranger, mine) for _ in range(TIMES)]
        waiting = sum(job["state"] == "queued" for job in jobs_of(greedy))
        say(f"the stranger waited {', '.join(f'{seconds:.2f}' for seconds in waits)} s")
        return [
            Figure("stranger_wait_s", max(waits), most=10),
            Figure("stranger_wait_s.still_waiting", waiting),
        ]


def project(person: Person, seconds: float) -> str:
    """Make a project of a moving title, so long."""
    length = round(seconds * FLICKS)
    title = {"kind": "text", "track": "t", "start": 0, "duration": length, "text": "Hello"}
    document = {"version": 1, "tracks": {"t": {"order": "A"}}, "clips": {"c": title}}
    made = person.post("/api/projects", json={"name": f"{seconds:g} s", "document": document})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def ask(person: Person, address: str, what: dict[str, Any]) -> str:
    """Ask for work and return its job's id."""
    answer = person.post(address, json=what)
    assert answer.status_code == 202, answer.text
    return str(answer.json()["job"])


def runs(person: Person, kind: str, lane: str) -> bool:
    """Tell whether a job of the kind runs in the lane."""
    running = person.get("/api/jobs", params={"state": "running"}).json()
    return any((job["kind"], job["lane"]) == (kind, lane) for job in running)


def wait(person: Person, project: str) -> float:
    """Return the seconds from asking for a film until its job has begun."""
    began = time.monotonic()
    job = ask(person, "/api/exports", {"project": project, "settings": {"height": 240}})
    until(lambda: person.job(job)["state"] != "queued", 300)
    waited = time.monotonic() - began
    assert person.finished_job(job, 300)["state"] == "done"
    return waited
