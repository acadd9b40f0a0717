"""Is the studio well? The database, the broker, and a worker for each queue that beats."""

from __future__ import annotations

import logging

from django.db import Error as DatabaseError
from django.db import connection
from django.http import HttpRequest, JsonResponse
from redis import RedisError

from cloudstudio.broker import QUEUES, broker, worker_key

log = logging.getLogger(__name__)


def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when everything is well, 503 with what is not."""
    parts = {"database": database_is_well(), **broker_and_workers()}
    well = all(parts.values())
    return JsonResponse({"ok": well, **parts}, status=200 if well else 503)


def database_is_well() -> bool:
    """Tell whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        log.exception("the database does not answer")
        return False


def broker_and_workers() -> dict[str, bool]:
    """Tell whether Valkey answers, and for each queue whether some worker beat in the last seconds."""
    try:
        server = broker()
        return {
            "broker": bool(server.ping()),
            **{f"worker.{queue}": bool(server.exists(worker_key(queue))) for queue in QUEUES},
        }
    except RedisError:
        log.exception("the broker does not answer")
        return {"broker": False, **{f"worker.{queue}": False for queue in QUEUES}}
