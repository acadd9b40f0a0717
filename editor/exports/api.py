"""Exports over HTTP: start, look, delete. Progress comes with the job's events."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from cloudstudio.accounts.person import person
from cloudstudio.answers import refusals
from cloudstudio.errors import Conflict, NotFound, TooMany
from cloudstudio.jobs.live import recall
from editor.exports import services
from editor.exports.bin import delete_export as put_into_bin
from editor.exports.models import Export
from editor.render.settings import FilmSettings

router = Router(tags=["exports"])

State = Literal["queued", "running", "done", "failed", "cancelled"]
LONGEST_LIST = 200


class ExportIn(Schema):
    """A film to be made of a project as it is now."""

    project: UUID
    settings: FilmSettings = FilmSettings()


class SampleOut(Schema):
    """A frame of the film that was held against the stage. `time` in flicks; `ssim` is 1 for the same."""

    time: int
    ssim: float


class ReceiptOut(Schema):
    """How like the stage the finished film is. `picture` shows the lowest: the film's frame beside the stage's."""

    lowest: SampleOut
    samples: list[SampleOut]
    picture: str


class ExportOut(Schema):
    """A film, or how far it is. `url` is the film's, once it is done; `error` is one sentence when it failed.

    `size` is the film's bytes; `facts` is what it was measured to be: width, height, duration (flicks) and more, which
    sources were `damaged` and in how many stretches, and `warnings`. `receipt` is null for sound.
    """

    id: UUID
    project: UUID
    job: UUID | None
    settings: FilmSettings
    sequence: int
    state: State
    progress: float
    note: str
    error: str
    url: str | None
    size: int
    facts: dict[str, Any] | None
    receipt: ReceiptOut | None
    created: datetime


def export_out(export: Export) -> ExportOut:
    """Format an export with what its job says."""
    job = recall(export.job) if export.job else None
    facts = export.facts
    return ExportOut(
        id=export.pk,
        project=export.project_id,
        job=export.job_id,
        settings=FilmSettings.model_validate(export.settings),
        sequence=export.sequence,
        state="done" if export.blob else _state(job.state if job else "cancelled"),
        progress=1.0 if export.blob else (job.progress if job else 0.0),
        note=job.note if job else "",
        error=job.error if job else "",
        url=f"/files/exports/{export.pk}" if export.blob else None,
        size=facts["size"] if facts else 0,
        facts=facts,
        receipt=_receipt_out(export),
        created=export.created,
    )


def _receipt_out(export: Export) -> ReceiptOut | None:
    if export.receipt is None:
        return None
    return ReceiptOut(picture=f"/files/exports/{export.pk}/receipt", **export.receipt)


def _state(state: str) -> State:
    states: dict[str, State] = {
        "queued": "queued",
        "running": "running",
        "done": "done",
        "failed": "failed",
        "cancelled": "cancelled",
    }
    return states[state]


@router.post("/exports", response={202: ExportOut} | refusals(NotFound, Conflict, TooMany))
def create_export(request: HttpRequest, body: ExportIn) -> Status[ExportOut]:
    """Start an export of a project of the caller's."""
    return Status(202, export_out(services.start_export(person(request), body.project, body.settings)))


@router.get("/exports", response=list[ExportOut])
def list_exports(request: HttpRequest, project: UUID | None = None) -> list[ExportOut]:
    """List the caller's exports, newest first."""
    return [export_out(export) for export in services.list_exports(person(request), project)[:LONGEST_LIST]]


@router.get("/exports/{export_id}", response=ExportOut)
def get_export(request: HttpRequest, export_id: UUID) -> ExportOut:
    """Return one export of the caller's."""
    return export_out(services.access_export(person(request), export_id))


@router.delete("/exports/{export_id}", response={204: None})
def delete_export(request: HttpRequest, export_id: UUID) -> Status[None]:
    """Put an export into the bin; its links stop. One that is being made is stopped."""
    put_into_bin(services.access_export(person(request), export_id))
    return Status(204, None)
