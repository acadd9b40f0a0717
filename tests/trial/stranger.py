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
#: What is asked for: films; as many series of pictures as one person may have waiting; frames of a project.
FILMS, SERIES, STILLS = 11, 20, 60
#: Pictures of a series, and of all that must still wait when the stranger comes.
EACH, PICTURES = 8, 190
LONG = 2 * 3600.0
MOMENT = 0.5
#: How often it is measured; the worst counts.
TIMES = 3


def trial() -> list[Figure]:
    """Fill the lanes with one person's work until one of each kind runs, then ask for a film as another person."""
    # All of it together is within what one person may have waiting.
    with house(600) as (studio, _):
        greedy, stranger = studio.sign_up("greedy"), studio.sign_up("stranger")
        film, still = project(greedy, LONG), project(greedy, 1.0)
        mine = project(stranger, MOMENT)
        for _ in range(FILMS):
            ask(greedy, "/api/exports", {"project": film, "settings": {"height": 1080}})
        about = {"model": "text-to-scene", "prompt": "a red house", "count": EACH}
        for _ in range(SERIES):
            ask(greedy, "/api/generations", about)
        frame = {"project": still, "settings": {"format": "png", "height": 1080}}
        for _ in range(STILLS):
            ask(greedy, "/api/exports", frame)
        until(lambda: runs(greedy, "export", "long") and runs(greedy, "generate", "gpu"), 120)
        waiting = [job for job in jobs_of(greedy) if job["state"] == "queued"]
        waits = [wait(stranger, mine) for _ in range(TIMES)]
        say(f"the stranger waited {', '.join(f'{seconds:.2f}' for seconds in waits)} s")
        return [
            Figure("stranger_wait_s", max(waits), most=10),
            Figure("stranger_wait_s.pictures", sum(map(pictures_of, waiting)), least=PICTURES),
            Figure("stranger_wait_s.films", sum(job["lane"] == "long" for job in waiting), least=10),
        ]


def pictures_of(job: dict[str, Any]) -> int:
    """Return how many pictures a job makes."""
    return EACH if job["kind"] == "generate" else int(job["lane"] != "long")


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
