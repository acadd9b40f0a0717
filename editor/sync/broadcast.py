"""Telling the open pages of a project what was put on disk. A lost message is harmless: pages notice the gap."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer
from redis import RedisError

from editor.sync.messages import Edit
from editor.sync.services import Appended
from editor.sync.stored import ordered_operation

log = logging.getLogger(__name__)

#: Characters of an operation that are carried to every page's process. Of a larger one only the place is told, and
#: who has a page reads it when its turn comes: what waits for a slow page must not fill the memory.
MOST_CARRIED = 4096


def group_of(project_id: UUID) -> str:
    """Return the channel group of a project's open pages."""
    return f"project.{project_id.hex}"


async def broadcast(project_id: UUID, appended: Appended, edit: Edit, actor: UUID) -> None:
    """Tell every open page of the project about an operation that was put in its place."""
    message: dict[str, Any] = {"type": "project.operation", "sequence": appended.sequence}
    if appended.size <= MOST_CARRIED:
        message["ordered"] = ordered_operation(
            appended.sequence, edit.op_id, appended.operation, actor, edit.base, edit.cause, edit.step
        )
    await _send(project_id, message)


async def broadcast_deletion(project_id: UUID) -> None:
    """Tell every open page of the project that it is gone."""
    await _send(project_id, {"type": "project.deleted"})


async def _send(project_id: UUID, message: dict[str, Any]) -> None:
    try:
        await get_channel_layer().group_send(group_of(project_id), message)
    except (RedisError, OSError):
        log.warning("a broadcast was lost", exc_info=True, extra={"project": str(project_id)})
