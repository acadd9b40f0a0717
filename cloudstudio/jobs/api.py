"""Jobs over HTTP: look, list, cancel, try again."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from cloudstudio.accounts.person import person
from cloudstudio.answers import refusals
from cloudstudio.errors import Conflict
from cloudstudio.jobs import services
from cloudstudio.jobs.kinds import KINDS
from cloudstudio.jobs.line import locate
from cloudstudio.jobs.live import recall
from cloudstudio.jobs.models import Job

router = Router(tags=["jobs"])

State = Literal["queued", "running", "done", "failed", "cancelled"]
LONGEST_LIST = 200


class JobOut(Schema):
    """Where a job stands. `progress` is 0 to 1 and never falls; `error` is one sentence when it failed.

    variety: which of its kind it is, of a tool's work the tool's name; empty where the kind has one only.
    `faults` and `deaths` count the tries that ended without a result; the next one is not begun before `due`. While
    it waits, `place` is its number in the line, 1 for the next; `starts_in` and `ends_in` are guesses, in seconds.
    """

    id: UUID
    kind: str
    variety: str
    subject: str
    lane: str
    state: State
    due: datetime
    faults: int
    deaths: int
    place: int | None = None
    starts_in: float | None = None
    ends_in: float | None = None
    progress: float
    note: str
    result: dict[str, Any] | None
    error: str
    cancel_requested: bool
    seq: int
    created: datetime
    started: datetime | None
    ended: datetime | None

    @staticmethod
    def resolve_variety(job: Job) -> str:
        """An app that is gone may have left rows of its kinds."""
        kind = KINDS.get(job.kind)
        return kind.variety(job) if kind else ""


@router.get("/jobs", response=list[JobOut])
def list_jobs(request: HttpRequest, state: State | None = None, subject: str = "") -> list[Job]:
    """List the caller's latest jobs, newest first."""
    jobs = Job.objects.filter(owner=person(request)).order_by("-created")
    if state:
        jobs = jobs.filter(state=state)
    if subject:
        jobs = jobs.filter(subject=subject)
    return locate([recall(job) for job in jobs[:LONGEST_LIST]])


@router.get("/jobs/{job_id}", response=JobOut)
def get_job(request: HttpRequest, job_id: UUID) -> Job:
    """Return one job of the caller's."""
    return locate([recall(services.access_job(person(request), job_id))])[0]


@router.post("/jobs/{job_id}/cancel", response=JobOut)
def cancel_job(request: HttpRequest, job_id: UUID) -> Job:
    """Ask for a job to be stopped; it is over within a second. Harmless when it is over already."""
    return locate([services.cancel(services.access_job(person(request), job_id))])[0]


@router.post("/jobs/{job_id}/retry", response={200: JobOut} | refusals(Conflict))
def retry_job(request: HttpRequest, job_id: UUID) -> Job:
    """Try a job at once that waits for its next try after a failure of ours. Harmless while it waits or runs."""
    return locate([services.try_now(services.access_job(person(request), job_id))])[0]
