"""Findings over HTTP: what is known of an asset, what it says, and saying it better."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from cloudstudio.accounts.person import person
from cloudstudio.answers import refusals
from cloudstudio.errors import Conflict
from media.findings import services
from media.findings.models import Finding
from media.services import access_asset

router = Router(tags=["findings"])


class RevisionOut(Schema):
    """A state of a finding: 0 is the tool's own, later ones are a person's."""

    number: int
    created: datetime


class FindingOut(Schema):
    """What a tool learned about an asset. recipe: the tool, its version and parameters. revisions: the newest first."""

    id: UUID
    asset: UUID
    kind: str
    recipe: dict[str, Any]
    revisions: list[RevisionOut]
    created: datetime


class ContentOut(Schema):
    """What a finding says in one of its revisions; times are flicks of the source's own clock."""

    id: UUID
    kind: str
    revision: int
    content: dict[str, Any]


class RevisionIn(Schema):
    """What a person says instead of revision `before`, which must be the newest."""

    before: int
    content: dict[str, Any]


def finding_out(finding: Finding) -> FindingOut:
    """Return a finding as the API shows it."""
    return FindingOut(
        id=finding.pk,
        asset=finding.asset_id,
        kind=finding.kind,
        recipe=finding.recipe,
        revisions=[
            RevisionOut(number=one.number, created=one.created)
            for one in sorted(finding.revisions.all(), key=lambda one: -one.number)
        ],
        created=finding.created,
    )


@router.get("/assets/{uuid:asset_id}/findings", response=list[FindingOut])
def list_findings(request: HttpRequest, asset_id: UUID) -> list[FindingOut]:
    """List what was learned about one of the caller's assets, the newest first."""
    asset = access_asset(person(request), asset_id)
    findings = asset.findings.prefetch_related("revisions").order_by("-created", "pk")
    return [finding_out(one) for one in findings]


@router.get("/findings/{uuid:finding_id}", response=ContentOut)
def get_finding(request: HttpRequest, finding_id: UUID, revision: int | None = None) -> ContentOut:
    """Return what a finding says, in its newest revision or in one that is asked for."""
    finding = services.access_finding(person(request), finding_id)
    number, content = services.content_of(finding, revision)
    return ContentOut(id=finding.pk, kind=finding.kind, revision=number, content=content)


@router.post("/findings/{uuid:finding_id}/revisions", response={201: RevisionOut} | refusals(Conflict))
def revise_finding(request: HttpRequest, finding_id: UUID, body: RevisionIn) -> Status[RevisionOut]:
    """Say it better: earlier revisions are kept."""
    user = person(request)
    finding = services.access_finding(user, finding_id)
    made = services.revise(user, finding, body.before, body.content)
    return Status(201, RevisionOut(number=made.number, created=made.created))
