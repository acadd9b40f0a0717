"""The bin over HTTP: look, bring back, remove for good."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from cloudstudio.accounts.person import person
from cloudstudio.answers import refusals
from cloudstudio.bin import services
from cloudstudio.errors import NotFound

router = Router(tags=["bin"])


class BinnedOut(Schema):
    """A thing that was deleted, with all that belongs to it. It goes for good at `until`.

    kind: "asset", "project", "export" or "generation". size: bytes. picture: where there is one to know it by.
    """

    kind: str
    id: UUID
    name: str
    size: int
    picture: str | None
    deleted: datetime
    until: datetime


@router.get("/bin", response={200: list[BinnedOut]} | refusals(NotFound))
def list_bin(request: HttpRequest, kind: str = "") -> list[BinnedOut]:
    """List what the caller has deleted, of one kind or of all, the latest first."""
    return [
        BinnedOut(
            kind=entry.kind,
            id=entry.id,
            name=entry.described.name,
            size=entry.described.size,
            picture=entry.described.picture,
            deleted=entry.deleted,
            until=entry.until,
        )
        for entry in services.list_bin(person(request), kind)
    ]


@router.delete("/bin", response={204: None} | refusals(NotFound))
def empty_bin(request: HttpRequest, kind: str = "") -> Status[None]:
    """Remove all that the caller has deleted, of one kind or of all, for good."""
    services.empty(person(request), kind)
    return Status(204, None)


@router.post("/bin/{kind}/{thing}/restore", response={204: None})
def restore(request: HttpRequest, kind: str, thing: UUID) -> Status[None]:
    """Bring a deleted thing back, as it was and with what went with it."""
    services.restore(person(request), kind, thing)
    return Status(204, None)


@router.delete("/bin/{kind}/{thing}", response={204: None})
def purge(request: HttpRequest, kind: str, thing: UUID) -> Status[None]:
    """Remove a deleted thing for good, with its bytes."""
    services.purge(person(request), kind, thing)
    return Status(204, None)
