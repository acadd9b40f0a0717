"""Asking for a tool's work on an asset: once for each way of doing it, however many ask."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from cloudstudio.accounts.models import User
from cloudstudio.errors import Conflict, Invalid
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.services import active_jobs, enqueue
from cloudstudio.storage.quota import check_room
from generation.tools import get_tool
from generation.tools.base import InvalidTool, Tool
from generation.tools.weights import MISSING, are_there, weights_folder
from media.findings.services import found_by
from media.models import Asset
from media.services import access_asset

KIND = "tool"


def recipe_of(tool: Tool, parameters: dict[str, Any]) -> dict[str, Any]:
    """Return what says how a thing was made by a tool: the same recipe gives the same thing."""
    return {"tool": tool.name, "version": tool.version, "parameters": parameters}


def start(user: User, name: str, asset_id: UUID, parameters: dict[str, Any]) -> Job:
    """Return the job that makes, or has made, what is asked for of the person's asset; begun where there is none.

    Raises NotFound, Invalid, Conflict while the asset or the tool's weights are not there, NoRoom and TooMany.
    """
    source = access_asset(user, asset_id)
    try:
        tool = get_tool(name)
        asked = tool.check_parameters(parameters).model_dump(mode="json")
    except InvalidTool as error:
        raise Invalid(str(error)) from None
    if source.known is None:
        raise Conflict("The asset has not been examined yet; try again in a moment.")
    if reason := tool.why_not(source.known):
        raise Invalid(reason)
    recipe = recipe_of(tool, asked)
    with transaction.atomic():
        # Two pages may ask at once: one of them begins the job.
        Asset.objects.select_for_update().only("pk").get(pk=source.pk)
        if (found := _found(source, recipe)) is not None:
            return found
        if not are_there(tool.weights, weights_folder()):
            raise Conflict(MISSING)
        check_room(user)
        return enqueue(KIND, user, {"asset": str(source.pk), "recipe": recipe}, subject=str(source.pk))


def _found(source: Asset, recipe: dict[str, Any]) -> Job | None:
    """Return the job that is at it, or the one whose result is still there."""
    working = active_jobs(source.owner_id, str(source.pk)).filter(kind=KIND, params__recipe=recipe).first()
    if working is not None and not working.cancel_requested:
        return working
    for done in Job.objects.filter(
        owner=source.owner_id, subject=str(source.pk), kind=KIND, state=Job.State.DONE, params__recipe=recipe
    ).order_by("-created"):
        result = done.result or {}
        if "finding" in result and found_by(source, recipe) is not None:
            return done
        made = result.get("asset", "")
        if made and Asset.objects.filter(pk=made).exclude(state=Asset.State.FAILED).exists():
            return done
    return None
