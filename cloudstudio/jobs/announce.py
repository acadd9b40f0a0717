"""What a change of a job sends out once it is committed: an event to its owner, a knock to a worker."""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis import RedisError

from cloudstudio.broker import broker
from cloudstudio.jobs.events import notify
from cloudstudio.jobs.models import Job

log = logging.getLogger(__name__)


def announce(job: Job) -> None:
    """Tell the owner, after the commit, where the job stands now."""
    owner, seq = job.owner_id, job.seq
    data = {
        "kind": job.kind,
        "subject": job.subject,
        "state": job.state,
        "progress": job.progress,
        "note": job.note,
    }
    if job.error:
        data["error"] = job.error
    transaction.on_commit(lambda: notify(owner, "job", job.pk, seq, data))


def knock(lane: str, *, passed_on: bool = False) -> None:
    """Tell the lane's workers that there is something to claim. A lost knock is repeated by the reaper."""
    # A process that only answers needs Celery when there is something to tell, and starts without it.
    from cloudstudio.celery import app

    try:
        app.send_task("cloudstudio.jobs.work", args=[lane, passed_on], queue=lane, retry=False)
    except (OperationalError, OSError):
        log.warning("a knock was lost", exc_info=True, extra={"lane": lane})


def knock_if_unheard(lane: str) -> None:
    """Knock where a job of the lane is due and no knock waits."""
    if not Job.objects.filter(lane=lane, state=Job.State.QUEUED, due__lte=timezone.now()).exists():
        return
    try:
        unheard = broker().llen(lane)
    except RedisError:
        log.warning("the broker does not answer", exc_info=True)
        return
    if not unheard:
        knock(lane)
