"""Which projects show an asset, now or in their history."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeVar, cast
from uuid import UUID

from django.db import models
from django.db.models.functions import Cast

from cloudstudio.accounts.models import User
from editor.render.missing import shown_assets
from editor.sync.models import Operation, Project, Snapshot
from editor.sync.services import current_document
from editor.timeline.schema import Document
from media.uses import Use, register_uses

Row = TypeVar("Row", bound=models.Model)


def find_projects(owner: User, assets: Collection[UUID]) -> Iterator[Use]:
    """Yield the projects that show any of the assets; those that only did, or whose undo would, as versions."""
    mine = {"project__owner": owner, "project__deleted": None}
    naming = {
        *mentions(Snapshot.objects.filter(**mine), "document", assets).values_list("project", flat=True),
        *mentions(Operation.objects.filter(**mine), "operation", assets).values_list("project", flat=True),
    }
    for project in Project.objects.filter(pk__in=naming).order_by("-updated"):
        count = times_shown(current_document(project)[1], assets)
        kind = "project" if count else "version"
        yield Use(kind, str(project.pk), project.name, project=str(project.pk), count=count)


def mentions(rows: models.QuerySet[Row], column: str, assets: Collection[UUID]) -> models.QuerySet[Row]:
    """Return the rows whose JSON names an asset, by a look at its text: an id is found in nothing else."""
    named = models.Q()
    for asset in assets:
        named |= models.Q(text__contains=str(asset)) | models.Q(text__contains=asset.hex)
    found = rows.alias(text=Cast(column, models.TextField())).filter(named)
    return cast("models.QuerySet[Row]", found)


def times_shown(document: Document, assets: Collection[UUID]) -> int:
    """Return how often a document shows any of the assets: clips, and the canvas behind them."""
    sources = {str(asset) for asset in assets} | {asset.hex for asset in assets}
    keys = {key for key, asset in document.assets.items() if asset.source in sources}
    return sum(asset in keys for _, asset in shown_assets(document))


register_uses(find_projects)
