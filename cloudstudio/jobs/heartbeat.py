"""A worker says that it lives: a key a queue in Valkey that it renews, and that runs out when it dies."""

from __future__ import annotations

import logging
import threading
from typing import Any

from redis import RedisError

from cloudstudio.broker import broker, worker_key

log = logging.getLogger(__name__)

EVERY = 2.0
RUNS_OUT = 10  # seconds


def start_beating(sender: Any, **_signal: Any) -> None:
    """Beat from now on for the queues that this worker serves, in a thread that ends with the process."""
    queues = tuple(sender.app.amqp.queues.consume_from)
    threading.Thread(target=_beat, args=(queues,), name="heartbeat", daemon=True).start()


def _beat(queues: tuple[str, ...]) -> None:
    never = threading.Event()
    while True:
        try:
            for queue in queues:
                broker().set(worker_key(queue), 1, ex=RUNS_OUT)
        except RedisError:
            log.warning("the broker does not answer", exc_info=True)
        never.wait(EVERY)
