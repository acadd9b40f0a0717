"""Telling the open pages of a project what was put on disk. A lost message is harmless: pages notice the gap."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer
from redis import RedisError

log = logging.getLogger(__name__)


def group_of(project_id: UUID) -> str:
    """Return the channel group of a project's open pages."""
    return f"project.{project_id.hex}"


def ordered_operation(
    sequence: int, op_id: str, operation: Any, actor: UUID | None, base: int | None
) -> dict[str, Any]:
    """Return an operation in its place, as pages are told of it."""
    return {
        "sequence": sequence,
        "op_id": op_id,
        "operation": operation,
        "actor": str(actor or ""),
        "base": base,
    }


async def broadcast(project_id: UUID, ordered: dict[str, Any]) -> None:
    """Tell every open page of the project about an operation in its place."""
    await _send(project_id, {"type": "project.operation", "ordered": ordered})


async def broadcast_deletion(project_id: UUID) -> None:
    """Tell every open page of the project that it is gone."""
    await _send(project_id, {"type": "project.deleted"})


async def _send(project_id: UUID, message: dict[str, Any]) -> None:
    try:
        await get_channel_layer().group_send(group_of(project_id), message)
    except (RedisError, OSError):
        log.warning("a broadcast was lost", exc_info=True, extra={"project": str(project_id)})
