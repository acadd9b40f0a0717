"""Valkey as this studio uses it: the queues of knocks, and the heartbeats of the workers."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from redis import Redis


@lru_cache(maxsize=1)
def broker() -> Redis:
    """Return this process's connection pool to Valkey. Calls raise redis.RedisError when it is gone."""
    return Redis.from_url(settings.REDIS_URL, decode_responses=True, socket_timeout=5)


def worker_key(lane: str) -> str:
    """Return the key that a worker of that lane renews while it lives."""
    return f"cloudstudio:worker:{lane}"
