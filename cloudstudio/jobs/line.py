"""How long somebody will wait: a lane's line, played through in thought."""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from cloudstudio.jobs.lanes import LANES
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.pace import paces
from cloudstudio.jobs.turns import due_jobs, served_lately

#: Below this progress the pace of a running job says nothing yet.
TELLING = 0.1
#: Nothing is over sooner than in this many seconds.
SHORTEST = 1.0


@dataclass(frozen=True)
class Waiting:
    """One job in the line: whose it is, and how many seconds it is expected to take here."""

    id: UUID
    owner: UUID
    seconds: float


@dataclass(frozen=True)
class Place:
    """Where a job stands. number: 1 for the next in its lane; None once it runs, and while it pauses.

    starts_in, ends_in: seconds from now, guessed.
    """

    number: int | None
    starts_in: float
    ends_in: float


def play_through(
    line: Iterable[Waiting], served: Mapping[UUID, float], busy: Iterable[float]
) -> dict[UUID, Place]:
    """Return the place of each job of a lane. Pure.

    line: oldest first. served: the seconds that people have had lately. busy: for each worker, the seconds for which it
    still has work.
    """
    jobs: dict[UUID, deque[Waiting]] = defaultdict(deque)
    for waiting in line:
        jobs[waiting.owner].append(waiting)
    # Of two who were served alike, who came first is first.
    turns = [(served.get(owner, 0.0), number, owner) for number, owner in enumerate(jobs)]
    heapq.heapify(turns)
    workers = list(busy) or [0.0]
    heapq.heapify(workers)
    places: dict[UUID, Place] = {}
    while turns:
        had, number, owner = heapq.heappop(turns)
        job = jobs[owner].popleft()
        start = heapq.heappop(workers)
        heapq.heappush(workers, start + job.seconds)
        places[job.id] = Place(len(places) + 1, start, start + job.seconds)
        if jobs[owner]:
            heapq.heappush(turns, (had + job.seconds, number, owner))
    return places


def locate(jobs: list[Job]) -> list[Job]:
    """Give each job that is not over its `place`, `starts_in` and `ends_in`; return the jobs."""
    now = timezone.now()
    ratios = paces()
    lanes = {job.lane for job in jobs if job.state == Job.State.QUEUED and job.due <= now}
    lines = {lane: _play_lane(lane, now, ratios) for lane in lanes}
    for job in jobs:
        found = lines.get(job.lane, {}).get(job.pk) or _without_line(job, now, ratios)
        if found:
            job.place, job.starts_in, job.ends_in = found.number, found.starts_in, found.ends_in
    return jobs


def _play_lane(lane: str, now: datetime, ratios: Mapping[str, float]) -> dict[UUID, Place]:
    waiting = due_jobs(lane, now).order_by("created").values_list("pk", "owner", "kind", "expected")
    line = [Waiting(pk, owner, expected * ratios.get(kind, 1.0)) for pk, owner, kind, expected in waiting]
    running = Job.objects.filter(lane=lane, state=Job.State.RUNNING)
    busy = [_left(job, now, ratios) for job in running]
    idle = max(0, LANES[lane].workers - len(busy))
    return play_through(line, served_lately(lane, now), busy + [0.0] * idle)


def _without_line(job: Job, now: datetime, ratios: Mapping[str, float]) -> Place | None:
    if job.state == Job.State.RUNNING:
        return Place(None, 0.0, _left(job, now, ratios))
    if job.state == Job.State.QUEUED:
        starts = max(0.0, (job.due - now).total_seconds())
        return Place(None, starts, starts + job.expected * ratios.get(job.kind, 1.0))
    return None


def _left(job: Job, now: datetime, ratios: Mapping[str, float]) -> float:
    """Return the seconds that a running job still takes: by how it has gone, or else by what was expected."""
    gone = (now - job.started).total_seconds() if job.started else 0.0
    if job.progress >= TELLING:
        return max(SHORTEST, gone * (1 - job.progress) / job.progress)
    return max(SHORTEST, job.expected * ratios.get(job.kind, 1.0) - gone)
