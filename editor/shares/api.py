"""Links over HTTP, and what anybody who has one may know of the film."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from cloudstudio.accounts.person import person
from cloudstudio.answers import refusals
from cloudstudio.errors import Conflict, NotFound
from editor.shares import services
from editor.shares.models import Share

router = Router(tags=["shares"])

LONGEST_LIST = 200


class ShareIn(Schema):
    """The film to be shared."""

    export: UUID


class ShareOut(Schema):
    """A link. `url` is the page's address under this studio's."""

    token: str
    url: str
    export: UUID
    created: datetime


class WatchOut(Schema):
    """A shared film. `duration` is in flicks; `url` is the film's own, with ranges."""

    title: str
    duration: int
    width: int
    height: int
    url: str


def _out(share: Share) -> ShareOut:
    return ShareOut(
        token=share.token, url=f"/watch/{share.token}", export=share.export_id, created=share.created
    )


@router.post("/shares", response={201: ShareOut} | refusals(NotFound, Conflict))
def make_share(request: HttpRequest, body: ShareIn) -> Status[ShareOut]:
    """Make a link to a finished film; a film that has one keeps it."""
    return Status(201, _out(services.make_share(person(request), body.export)))


@router.get("/shares", response=list[ShareOut])
def list_shares(request: HttpRequest, project: UUID | None = None) -> list[ShareOut]:
    """List the caller's links that work, newest first."""
    return [_out(share) for share in services.list_shares(person(request), project)[:LONGEST_LIST]]


@router.delete("/shares/{token}", response={204: None})
def revoke_share(request: HttpRequest, token: str) -> Status[None]:
    """Stop a link at once."""
    services.revoke_share(person(request), token)
    return Status(204, None)


@router.get("/watch/{token}", response=WatchOut, auth=None)
def watch(request: HttpRequest, token: str) -> WatchOut:
    """Say what a link shows. Needs no account."""
    share = services.shared(token)
    facts = share.export.facts if share else None
    if share is None or facts is None:
        raise NotFound("There is no film at this link, or its owner has taken it back.")
    return WatchOut(
        title=share.export.name,
        duration=facts["duration"],
        width=facts["width"],
        height=facts["height"],
        url=f"/files/shares/{share.token}",
    )
