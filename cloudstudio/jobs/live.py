"""What a running job said last. Kept in Valkey, because the row is written only with each heartbeat.

Losing it is harmless: the row's own figures, a few seconds old, then stand.
"""

from __future__ import annotations

import json
import logging

from redis import RedisError

from cloudstudio.broker import broker
from cloudstudio.jobs.models import Job

log = logging.getLogger(__name__)

KEPT = 3600  # seconds


def remember(job: Job) -> None:
    """Keep the job's present progress, note and seq."""
    said = json.dumps({"progress": job.progress, "note": job.note, "seq": job.seq})
    try:
        broker().set(_key(job), said, ex=KEPT)
    except RedisError:
        log.warning("the broker does not answer", exc_info=True)


def recall(job: Job) -> Job:
    """Raise a running job's progress and seq to what its owner has been told; return the job."""
    if job.state != Job.State.RUNNING:
        return job
    try:
        said = broker().get(_key(job))
    except RedisError:
        log.warning("the broker does not answer", exc_info=True)
        return job
    if said:
        last = json.loads(said)
        if last["seq"] > job.seq:
            job.seq, job.note = last["seq"], last["note"]
        job.progress = max(job.progress, last["progress"])
    return job


def _key(job: Job) -> str:
    return f"cloudstudio:job:{job.pk.hex}"
