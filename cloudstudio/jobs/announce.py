"""What a change of a job sends out once it is committed: an event to its owner, a knock to a worker."""

from __future__ import annotations

import logging

from django.db import transaction
from kombu.exceptions import OperationalError

from cloudstudio.celery import app
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


def knock(queue: str) -> None:
    """Tell the queue's workers that there is something to claim. A lost knock is repeated by the reaper."""
    try:
        app.send_task("cloudstudio.jobs.work", args=[queue], queue=queue, retry=False)
    except (OperationalError, OSError):
        log.warning("a knock was lost", exc_info=True, extra={"queue": queue})
