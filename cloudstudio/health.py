"""Is the studio well? The database, the broker, the disk, and a worker for each lane that beats."""

from __future__ import annotations

import logging

from django.db import Error as DatabaseError
from django.db import connection
from django.http import HttpRequest, JsonResponse
from redis import RedisError

from cloudstudio.broker import broker, worker_key
from cloudstudio.jobs.lanes import LANES
from cloudstudio.storage import disk

log = logging.getLogger(__name__)


def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when everything is well, 503 with what is not.

    `disk` is false where the data folder cannot be written; `free` is its bytes, and `remark` one sentence about it: it
    also warns while there is only the reserve left.
    """
    unwritable = disk.why_not_writable()
    parts = {"database": database_is_well(), "disk": not unwritable, **broker_and_workers()}
    well = all(parts.values())
    answer = {"ok": well, **parts, "free": disk.free(), "remark": unwritable or disk.why_low()}
    return JsonResponse(answer, status=200 if well else 503)


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
    """Tell whether Valkey answers, and for each lane whether some worker beat in the last seconds."""
    try:
        server = broker()
        return {
            "broker": bool(server.ping()),
            **{f"worker.{lane}": bool(server.exists(worker_key(lane))) for lane in LANES},
        }
    except RedisError:
        log.exception("the broker does not answer")
        return {"broker": False, **{f"worker.{lane}": False for lane in LANES}}
