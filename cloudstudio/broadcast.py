"""Telling the open sockets of a group something, in every process. A message may be lost: nothing hangs on one."""

from __future__ import annotations

import logging
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from redis import RedisError

log = logging.getLogger(__name__)


def tell_group(group: str, message: dict[str, Any]) -> None:
    """Send a message to all sockets of a group. Not to be called where an event loop runs."""
    try:
        async_to_sync(get_channel_layer().group_send)(group, message)
    except (RedisError, OSError):
        log.warning("a message to sockets was lost", exc_info=True, extra={"type": message["type"]})
