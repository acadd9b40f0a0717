"""The meter: what a person keeps, and how much more fits."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema

from cloudstudio.accounts.person import person
from cloudstudio.storage.quota import room_of

router = Router(tags=["storage"])


class HoldingOut(Schema):
    """Bytes of one kind of thing, those in the bin among them."""

    kind: str
    bytes: int


class StorageOut(Schema):
    """Bytes that a person keeps, of `limit` (null: no quota), and those that may still be added.

    `binned` of the used ones wait in the bin. `reason` says why nothing can be added; empty while something can.
    """

    used: int
    binned: int
    limit: int | None
    left: int
    reason: str
    holdings: list[HoldingOut]


@router.get("/storage", response=StorageOut)
def storage(request: HttpRequest) -> StorageOut:
    """Return what the caller keeps, and how much more fits."""
    room = room_of(person(request))
    return StorageOut(
        used=room.used,
        binned=room.binned,
        limit=room.limit,
        left=room.left,
        reason=room.refusal(1),
        holdings=[HoldingOut(kind=kind, bytes=held.total) for kind, held in room.holdings.items()],
    )
