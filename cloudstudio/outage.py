"""What is answered while a part that everything stands on fails us: the database, Valkey, room on the disk."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db import InterfaceError, OperationalError
from kombu.exceptions import OperationalError as BrokerError
from redis import RedisError

from cloudstudio.storage import disk

#: A locked or unreachable database, an unreachable broker: it passes, and nothing is wrong with the request.
PASSING = (OperationalError, InterfaceError, RedisError, BrokerError)
SENTENCE = "The studio cannot reach its database or its broker just now; try again in a few seconds."
RETRY_AFTER = "5"  # seconds


@dataclass(frozen=True)
class Answer:
    """What a request is answered that met such an error."""

    status: int
    sentence: str
    headers: dict[str, str]

    async def send(self, send: Any) -> None:
        """Answer a raw ASGI request."""
        body = json.dumps({"detail": self.sentence}).encode()
        about = {
            "content-type": "application/json",
            "content-length": str(len(body)),
            "cache-control": "no-store",
        }
        pairs = [(name.lower().encode(), value.encode()) for name, value in (about | self.headers).items()]
        await send({"type": "http.response.start", "status": self.status, "headers": pairs})
        await send({"type": "http.response.body", "body": body})


def answer_to(error: BaseException | None) -> Answer | None:
    """Return what to say of an error that tells of an outage, and None of any other, which is a fault of the code."""
    if error is not None and disk.is_full(error):
        return Answer(507, disk.FULL_SENTENCE, {})
    if isinstance(error, PASSING):
        return Answer(503, SENTENCE, {"Retry-After": RETRY_AFTER})
    return None
