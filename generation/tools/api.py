"""Tools over HTTP: which there are for an asset, and letting one work on it."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from cloudstudio.accounts.person import person
from cloudstudio.answers import refusals
from cloudstudio.errors import Conflict, TooMany
from cloudstudio.jobs.pace import pace_of
from generation.tools import TOOLS, services
from generation.tools.base import Makes
from generation.tools.weights import MISSING, are_there, weights_folder
from media.services import access_asset

router = Router(tags=["tools"])


class ToolOut(Schema):
    """A tool: `parameters` is the JSON Schema from which a panel draws its controls.

    makes: the kind of the asset, or of the finding, that comes of it.

    why_not: why it cannot be used on this asset or in this studio, in one sentence; empty where it can. seconds: how
    long it will take on this machine, roughly; null where the asset is not known yet.
    """

    name: str
    title: str
    summary: str
    takes: list[Literal["video", "image", "audio"]]
    makes: Makes
    parameters: dict[str, Any]
    why_not: str
    seconds: float | None


class ToolIn(Schema):
    """How it is to work."""

    parameters: dict[str, Any] = {}


class ToolRunOut(Schema):
    """The job that is at it. One that made the same before is done already, and its result is what it made."""

    job: UUID


@router.get("/assets/{uuid:asset_id}/tools", response=list[ToolOut])
def list_tools(request: HttpRequest, asset_id: UUID) -> list[ToolOut]:
    """List the tools, with what they say of one of the caller's assets."""
    facts = access_asset(person(request), asset_id).known
    pace = pace_of(services.KIND)
    return [
        ToolOut(
            name=tool.name,
            title=tool.title,
            summary=tool.summary,
            takes=list(tool.takes),
            makes=tool.makes,
            parameters=tool.parameters.model_json_schema(),
            why_not=(tool.why_not(facts) if facts else "")
            or ("" if are_there(tool.weights, weights_folder()) else MISSING),
            seconds=round(tool.seconds(facts) * pace, 1) if facts else None,
        )
        for tool in TOOLS.values()
    ]


@router.post("/assets/{uuid:asset_id}/tools/{name}", response={202: ToolRunOut} | refusals(Conflict, TooMany))
def run_tool(request: HttpRequest, asset_id: UUID, name: str, body: ToolIn) -> Status[ToolRunOut]:
    """Let a tool work on an asset; the job's result is what it made: an asset (asset, kind, width, height, check), or a
    finding (finding, kind, check)."""
    return Status(202, ToolRunOut(job=services.start(person(request), name, asset_id, body.parameters).pk))
