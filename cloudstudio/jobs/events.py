"""Telling a person's open pages that something of theirs changed. Pages fetch what they want to know."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from cloudstudio.broadcast import tell_group


def group_of(user_id: UUID | str) -> str:
    """Return the channel group that a person's event sockets listen to."""
    return f"user.{UUID(str(user_id)).hex}"


def notify(
    user_id: UUID | str, kind: str, id: UUID | str, seq: int, data: dict[str, Any] | None = None
) -> None:
    """Send `{kind, id, seq, data}` to the person's open pages. Lost events are harmless, so none is kept."""
    event = {"kind": kind, "id": str(id), "seq": seq, "data": data or {}}
    tell_group(group_of(user_id), {"type": "studio.event", "event": event})
