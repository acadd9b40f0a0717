"""The reaper: gives dead workers' jobs back, and tidies up what dead tries left behind."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from redis import RedisError

from cloudstudio import blobs, sweeps
from cloudstudio.broker import QUEUES, broker
from cloudstudio.jobs.announce import announce, knock
from cloudstudio.jobs.kinds import KINDS
from cloudstudio.jobs.live import recall
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.steps import sweep_steps

log = logging.getLogger(__name__)

TRIES = 3
#: Events may have been sent that the row knows nothing of: jump over their numbers.
SEQ_JUMP = 1000
DIED_TOO_OFTEN = "It was tried three times and ended each time without a result."


class Reaper:
    """Watches whether the heartbeats move, by its own monotonic clock: nobody else's clock is trusted."""

    def __init__(self, lease: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._lease = lease
        self._clock = clock
        self._seen: dict[tuple[UUID, int], tuple[int, float]] = {}

    def sweep(self) -> None:
        """One round: dead jobs, lost knocks, left folders, bytes without a row."""
        self.reap()
        self.repeat_lost_knocks()
        sweep_folders()
        sweep_steps()
        blobs.sweep(settings.BLOB_GRACE)
        sweeps.go_round()

    def reap(self) -> int:
        """Give back every running job whose counter stood still for a lease; return how many."""
        now = self._clock()
        present: dict[tuple[UUID, int], tuple[int, float]] = {}
        reaped = 0
        for job in Job.objects.filter(state=Job.State.RUNNING):
            key = (job.pk, job.fence)
            beat, since = self._seen.get(key, (-1, now))
            if beat != job.beat:
                since = now
            if now - since > self._lease:
                log.warning("a job's worker is dead", extra={"reaped": str(job.pk), "attempt": job.attempt})
                reaped += give_back(job)
            else:
                present[key] = (job.beat, since)
        self._seen = present
        return reaped

    def repeat_lost_knocks(self) -> None:
        """Knock where jobs wait and no message does: the broker may have been restarted."""
        for queue in QUEUES:
            if not Job.objects.filter(queue=queue, state=Job.State.QUEUED).exists():
                continue
            try:
                waiting = broker().llen(queue)
            except RedisError:
                log.warning("the broker does not answer", exc_info=True)
                return
            if not waiting:
                knock(queue)


def give_back(job: Job, sentence: str = DIED_TOO_OFTEN, *, costs_a_try: bool = True) -> bool:
    """Return a job to its queue, or end it: cancelled if that was asked, failed after three tries.

    Conditional on the fence that was seen. `sentence` is what its owner reads if it fails for good.
    """
    recall(job)
    cancelled = Job.objects.filter(pk=job.pk, cancel_requested=True).exists()
    over = cancelled or (costs_a_try and job.attempt >= TRIES)
    state = Job.State.CANCELLED if cancelled else Job.State.FAILED if over else Job.State.QUEUED
    with transaction.atomic():
        changed = Job.objects.filter(pk=job.pk, fence=job.fence, state=Job.State.RUNNING)
        if not changed.update(
            state=state,
            fence=job.fence + 1,
            attempt=job.attempt if costs_a_try else job.attempt - 1,
            error=sentence if state == Job.State.FAILED else "",
            ended=timezone.now() if over else None,
            progress=job.progress,
            seq=job.seq + SEQ_JUMP,
        ):
            return False
        job.refresh_from_db()
        if over and job.kind in KINDS:
            KINDS[job.kind].fail(job, sentence if not cancelled else "It was cancelled.")
        announce(job)
        if not over:
            transaction.on_commit(lambda: knock(job.queue))
    return True


def sweep_folders() -> None:
    """Remove the folders of tries that are over.

    A try's folder is made after its claim is committed: a folder that was there before we look at the rows
    belongs to a running row, or to nobody.
    """
    root = Path(settings.JOBS_DIR)
    tries = [entry for job in root.iterdir() for entry in job.iterdir()] if root.is_dir() else []
    if not tries:
        return
    running = {
        (pk.hex, str(fence))
        for pk, fence in Job.objects.filter(state=Job.State.RUNNING).values_list("pk", "fence")
    }
    for entry in tries:
        if (entry.parent.name, entry.name) not in running:
            shutil.rmtree(entry, ignore_errors=True)
            if not any(entry.parent.iterdir()):
                entry.parent.rmdir()
