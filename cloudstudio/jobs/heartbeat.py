"""A worker says that it lives: a key a lane in Valkey that it renews, and that runs out when it dies."""

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
    """Beat from now on for the lanes that this worker serves, in a thread that ends with the process."""
    lanes = tuple(sender.app.amqp.queues.consume_from)
    threading.Thread(target=_beat, args=(lanes,), name="heartbeat", daemon=True).start()


def _beat(lanes: tuple[str, ...]) -> None:
    never = threading.Event()
    while True:
        try:
            for lane in lanes:
                broker().set(worker_key(lane), 1, ex=RUNS_OUT)
        except RedisError:
            log.warning("the broker does not answer", exc_info=True)
        never.wait(EVERY)
