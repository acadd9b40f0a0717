"""`export.small.overhead_s`: what a person waits for besides the making itself, of a short film in a running studio.

From the request that starts an export of 15 s at 720p to the first bytes under the film's address, as a page does it;
less what decoding, composing and encoding take on the same machine right after, in a process that has done it before.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

# Before Django is asked for anything: the bench never touches the studio that lives in this checkout.
os.environ.setdefault("CLOUDSTUDIO_DATA", tempfile.mkdtemp(prefix="cloudstudio-bench-"))

from editor.render.pipeline import render
from editor.render.plan import plan_film
from editor.render.settings import FilmSettings
from editor.timeline.fonts import Fonts
from editor.timeline.validation import load_document
from tests.api.test_exports import document, upload
from tests.bench.promo.material import FONTS, sources
from tests.studio import Person, RunningStudio, until

SECONDS, SOURCE, SETTINGS = 15, "clip1", {"height": 720}


def bench(count: int = 3) -> dict[str, float]:
    """Return the median of the waits less what the making took, and both."""
    path = sources()[SOURCE]
    waits, makings = [], []
    with (
        tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place,
        RunningStudio(Path(place)) as studio,
    ):
        anna = studio.sign_up("anna")
        text = document(upload(anna, path), SECONDS)
        project = anna.post("/api/projects", json={"name": "Bench", "document": text}).json()["id"]
        # What is prepared from an upload is done before the clock starts.
        until(lambda: all(job["state"] in ("done", "failed") for job in anna.get("/api/jobs").json()), 300)
        film = load_document(text)
        plan = plan_film(film, dict.fromkeys(film.assets, path), FilmSettings.model_validate(SETTINGS))
        for _ in range(count + 1):
            waits.append(_wait(anna, project))
            began = time.perf_counter()
            render(plan, Path(place) / "film.mp4", Fonts(FONTS), lambda _: None)
            makings.append(time.perf_counter() - began)
    # The first of each opens what stays open.
    overheads = [wait - making for wait, making in zip(waits[1:], makings[1:], strict=True)]
    return {
        "export.small.overhead_s": statistics.median(overheads),
        "export.small.wait_s": statistics.median(waits[1:]),
        "export.small.making_s": statistics.median(makings[1:]),
    }


def _wait(person: Person, project: str) -> float:
    """Return the seconds from the request for a film to its first bytes. A page is told of the end: it does not ask."""
    with person.socket("/ws/events") as events:
        while json.loads(events.recv(timeout=30))["kind"] != "ready":
            continue
        began = time.perf_counter()
        started = person.post("/api/exports", json={"project": project, "settings": SETTINGS}).json()
        while not _is_over(json.loads(events.recv(timeout=600)), started["job"]):
            continue
        job = person.job(started["job"])
        if job["state"] != "done":
            raise SystemExit(f"The export failed: {job['error']}")
        url = person.get(f"/api/exports/{started['id']}").json()["url"]
        answer = person.get(url, headers={"Range": "bytes=0-65535"})
        if answer.status_code != 206:
            raise SystemExit(f"The film was answered with {answer.status_code}.")
        return time.perf_counter() - began


def _is_over(event: dict[str, Any], job: str) -> bool:
    return event["id"] == job and event["data"].get("state") in {"done", "failed", "cancelled"}
