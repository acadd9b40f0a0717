"""The reaper: gives dead workers' jobs back, and tidies up what tries left behind."""

from __future__ import annotations

import contextlib
import logging
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from cloudstudio import blobs, scratch, sweeps
from cloudstudio.jobs.announce import knock_if_unheard
from cloudstudio.jobs.lanes import LANES
from cloudstudio.jobs.models import KEPT, Job
from cloudstudio.jobs.retries import after_fault
from cloudstudio.jobs.steps import sweep_steps

log = logging.getLogger(__name__)


class Reaper:
    """Watches whether the heartbeats move, by its own monotonic clock: nobody else's clock is trusted."""

    def __init__(self, lease: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._lease = lease
        self._clock = clock
        self._seen: dict[tuple[UUID, int], tuple[int, float]] = {}
        self._looked = clock()

    def sweep(self) -> None:
        """One round: dead jobs, lost knocks, left folders, bytes without a row."""
        self.reap()
        self.repeat_lost_knocks()
        sweep_folders()
        sweep_steps()
        scratch.sweep()
        blobs.sweep(settings.BLOB_GRACE)
        sweeps.go_round()

    def reap(self) -> int:
        """Give back every running job whose counter stood still for a lease; return how many.

        A worker that cannot write its heartbeat is not dead: silence counts only while the database takes writes.
        """
        with transaction.atomic():  # on SQLite this waits for the lock that a heartbeat would wait for
            running = list(Job.objects.filter(state=Job.State.RUNNING))
        now = self._clock()
        if now - self._looked > self._lease / 2:
            self._seen.clear()
        self._looked = now
        present: dict[tuple[UUID, int], tuple[int, float]] = {}
        reaped = 0
        for job in running:
            key = (job.pk, job.fence)
            beat, since = self._seen.get(key, (-1, now))
            if beat != job.beat:
                since = now
            if now - since > self._lease:
                log.warning("a job's worker is dead", extra={"reaped": str(job.pk), "attempt": job.attempt})
                # A worker that only waited for the database may beat in this very moment.
                reaped += after_fault(job, seen_beat=job.beat)
            else:
                present[key] = (job.beat, since)
        self._seen = present
        return reaped

    def repeat_lost_knocks(self) -> None:
        """Knock where jobs are due and no message waits: a pause is over, or the broker was restarted."""
        for lane in LANES:
            knock_if_unheard(lane)


def sweep_folders() -> None:
    """Remove the folders of tries that are over, and what jobs kept that are.

    A try's folder is made after its claim is committed: a folder that was there before we look at the rows
    belongs to a running row, or to nobody.
    """
    root = Path(settings.JOBS_DIR)
    folders = [entry for job in root.iterdir() for entry in job.iterdir()] if root.is_dir() else []
    if not folders:
        return
    alive = Job.objects.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING])
    needed = set()
    for pk, state, fence in alive.values_list("pk", "state", "fence"):
        needed.add((pk.hex, KEPT))
        if state == Job.State.RUNNING:
            needed.add((pk.hex, str(fence)))
    for entry in folders:
        if (entry.parent.name, entry.name) not in needed:
            shutil.rmtree(entry, ignore_errors=True)
            with contextlib.suppress(OSError):  # another try's folder is there
                entry.parent.rmdir()
