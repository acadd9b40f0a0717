"""`jobs_once`: of a hundred pieces of work, how many end exactly once while a worker is killed every five seconds."""

from __future__ import annotations

import contextlib
import itertools
import json
import random
import threading
from collections import Counter
from typing import Any

import httpx
from websockets.exceptions import WebSocketException

from cloudstudio.supervisor import workers
from tests.api.test_exports import new_project, upload
from tests.crash.leftovers import left_behind
from tests.media_samples import sample
from tests.studio import Person, RunningStudio
from tests.trial.blobs import strays
from tests.trial.figures import Figure
from tests.trial.house import house
from tests.trial.storm import Killer, say
from tests.uploader import Sender, numbered_picture
from tests.waiting import until

JOBS = 100
EVERY = 5.0
#: Seconds for which workers are killed at most: where many share the processors, work would never be through.
KILLING = 400.0
#: Formats of the films, and the models of the pictures.
FORMATS = ("mp4", "mp3", "png", "gif", "webm", "wav")
MODELS = ("scene", "text-to-scene", "horizon", "checkerboard", "odds")
#: How many are asked for. A person may have twenty series waiting; a picture makes two jobs, a clip four.
FILMS, SERIES, PICTURES, CLIPS = 20, 10, 25, 5


def trial() -> list[Figure]:
    """Films, series of pictures, and what the studio does for some uploads: a hundred jobs."""
    with house(900, CLOUDSTUDIO_JOB_PAUSES="0.5", CLOUDSTUDIO_JOB_LEASE="6", CLOUDSTUDIO_BLOB_GRACE="2") as (
        studio,
        _,
    ):
        anna = studio.sign_up("anna")
        project = new_project(anna, upload(anna, sample("plain.mp4")), 2.0)
        until(lambda: not unfinished(anna), 120)
        before = {job["id"] for job in jobs_of(anna)}
        ears = Ears(anna)
        rng = random.Random(100)
        names = [name for _, name in workers()]
        killer = Killer(studio, lambda: [rng.choice(names)], EVERY)
        killer.start()
        begin(anna, project)
        with contextlib.suppress(AssertionError):
            until(lambda: not unfinished(anna), KILLING, every=0.5)
        killer.enough.set()
        killer.join(60)
        late = len(unfinished(anna))
        say(f"{sum(killer.kills.values())} kills; {late} jobs are not over yet")
        with contextlib.suppress(AssertionError):
            until(lambda: not unfinished(anna), 900, every=0.5)
        jobs = [job for job in jobs_of(anna) if job["id"] not in before]
        once = sum(ended_once(anna, job, ears) for job in jobs)
        return [
            Figure("jobs_once", once, least=JOBS),
            Figure("jobs_once.of", len(jobs), least=JOBS, most=JOBS),
            Figure("jobs_once.left_behind", len(remains(studio)), most=0),
            Figure("jobs_once.kills", sum(killer.kills.values())),
            Figure("jobs_once.over_after_the_kills", late),
            Figure("jobs_once.tried_again", sum(job["faults"] > 0 for job in jobs)),
        ]


def begin(anna: Person, project: str) -> None:
    """Ask for all the work at once, kind after kind in turn."""
    sender = Sender(anna)
    films = [{"project": project, "settings": settings(n)} for n in range(FILMS)]
    series = [
        {"model": MODELS[n % len(MODELS)], "count": 1 + n % 2, "prompt": "a red house"} for n in range(SERIES)
    ]
    files = [(f"{n}.png", numbered_picture(n)) for n in range(PICTURES)]
    files += [(f"{n}.mp4", sample("plain.mp4").read_bytes()) for n in range(CLIPS)]
    for film, pictures, file in itertools.zip_longest(films, series, files):
        if film is not None:
            sender.ask("POST", "/api/exports", {202}, json=film)
        if pictures is not None:
            sender.ask("POST", "/api/generations", {202}, json=pictures)
        if file is not None:
            sender.upload(file[1], file[0])


def settings(number: int) -> dict[str, Any]:
    """Return what the film of that number is to be."""
    return {"format": FORMATS[number % len(FORMATS)], "quality": "draft"} | (
        {} if FORMATS[number % len(FORMATS)] in ("mp3", "wav") else {"height": 240}
    )


def jobs_of(person: Person) -> list[dict[str, Any]]:
    """Return all jobs of a person."""
    return list(person.get("/api/jobs").json())


def unfinished(person: Person) -> list[dict[str, Any]]:
    """Return the jobs that wait or run."""
    try:
        return [job for job in jobs_of(person) if job["state"] in ("queued", "running")]
    except httpx.HTTPError:
        return [{"state": "unknown"}]


def ended_once(anna: Person, job: dict[str, Any], ears: Ears) -> bool:
    """Tell whether a job is done, was said to be done once, and has the one whole result that was asked for."""
    faults = []
    if job["state"] != "done":
        faults.append(f"it is {job['state']}: {job['error'] or job['note']}")
    if ears.ends[job["id"]] > 1:
        faults.append(f"it was told {ears.ends[job['id']]} times that it is done")
    if not faults and not is_whole(anna, job):
        faults.append("its result is not whole")
    if faults:
        say(f"{job['kind']} {job['id']}: {', '.join(faults)}")
    return not faults


def is_whole(anna: Person, job: dict[str, Any]) -> bool:
    """Tell whether what the job made is there, all of it and no more."""
    result = job["result"]
    if job["kind"] == "export":
        export = anna.get(f"/api/exports/{result['export']}").json()
        film = anna.get(export["url"])
        return film.status_code == 200 and len(film.content) == export["facts"]["size"] > 0
    if job["kind"] == "generate":
        series = anna.get(f"/api/generations/{result['generation']}").json()
        indices = [picture["index"] for picture in series["pictures"]]
        shown = [anna.get(picture["url"]) for picture in series["pictures"]]
        return indices == list(range(series["count"])) and all(
            answer.status_code == 200 and answer.content.endswith(b"IEND\xaeB`\x82") for answer in shown
        )
    asset = anna.get(f"/api/assets/{job['subject']}").json()
    if job["kind"] == "inspect":
        return bool(asset["state"] == "ready")
    made = anna.get(asset["urls"][job["kind"]] or "/nothing")
    return made.status_code == 200 and len(made.content) > 0


def remains(studio: RunningStudio) -> list[str]:
    """Return what is left that no job needs, once it has had the time to be swept."""
    with contextlib.suppress(AssertionError):
        until(lambda: not left_behind(studio), 30, every=0.5)
    left = left_behind(studio) + [f"{key}: {why}" for key, why in strays(studio).items()]
    for one in left:
        say(one)
    return left


class Ears:
    """Hears all that is told to a person's page. ends: how often it was told of each job that it is done."""

    def __init__(self, person: Person) -> None:
        self.ends: Counter[str] = Counter()
        self._socket = person.socket("/ws/events")
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with contextlib.suppress(WebSocketException, OSError):
            for message in self._socket:
                event = json.loads(message)
                if event["kind"] == "job" and event["data"].get("state") == "done":
                    self.ends[event["id"]] += 1
