"""The worker's side of a job: claim it, watch over its child, record what came of it."""

from __future__ import annotations

import logging
import shutil
import time
from typing import Any

from celery.worker import state as celery_state
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cloudstudio import blobs
from cloudstudio.errors import Problem
from cloudstudio.jobs.announce import announce
from cloudstudio.jobs.events import notify
from cloudstudio.jobs.kinds import JobKind, kind_of
from cloudstudio.jobs.live import remember
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.reaper import give_back
from cloudstudio.jobs.spares import spares
from cloudstudio.jobs.steps import keep_steps
from cloudstudio.logs import job_id
from cloudstudio.sandbox import ChildDied, Refused, Stopped, run

log = logging.getLogger(__name__)

#: Seconds between looks at the cancel flag, and between progress events.
LOOK = 0.25
EVENT = 0.1
FAILED_HERE = "It failed on our side; the log of the studio says why."


class FenceLost(Exception):
    """Another worker owns the job now: nothing of ours may be written."""


def work_once(queue: str) -> bool:
    """Claim the oldest waiting job of the queue and see it through; return False when there was none."""
    job = claim(queue)
    if job is None:
        return False
    token = job_id.set(str(job.pk))
    try:
        Claimed(job).see_through()
    finally:
        job_id.reset(token)
        if waiting := spares():
            waiting.refill()
    return True


def claim(queue: str) -> Job | None:
    """Take the oldest waiting job by one conditional UPDATE, which raises its fence. None when none waits."""
    while True:
        waiting = Job.objects.filter(queue=queue, state=Job.State.QUEUED).order_by("created")
        job = waiting.only("id", "fence").first()
        if job is None:
            return None
        with transaction.atomic():
            won = Job.objects.filter(pk=job.pk, state=Job.State.QUEUED, fence=job.fence).update(
                state=Job.State.RUNNING,
                fence=F("fence") + 1,
                attempt=F("attempt") + 1,
                beat=F("beat") + 1,
                started=timezone.now(),
                seq=F("seq") + 1,
                note="",
            )
            if won:
                claimed = Job.objects.get(pk=job.pk)
                announce(claimed)
                return claimed


class Claimed:
    """A job that this process owns until it ends or the fence is lost."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.folder = job.folder
        self.cancelled = False
        self.going_home = False
        self._next_look = 0.0
        self._next_beat = time.monotonic() + self._beat_every
        self._next_event = 0.0

    @property
    def _beat_every(self) -> float:
        return float(settings.JOB_LEASE) / 5

    def see_through(self) -> None:
        """Do the job and record its end. Never raises for what the job did."""
        try:
            kind = kind_of(self.job)
            self.folder.mkdir(parents=True)
            result = run(
                kind.prepare(self.job, self.folder),
                self.folder,
                on_message=self._hear,
                should_stop=self._should_stop,
                spares=spares(),
            )
            keep_steps(self.job, self.folder)
            self._warm()
            self._finish(kind, result)
        except FenceLost:
            log.warning("the job belongs to another worker now")
        except Stopped:
            if self.cancelled:
                keep_steps(self.job, self.folder)
                self._end(Job.State.CANCELLED, "It was cancelled.")
            elif self.going_home:
                give_back(self.job, costs_a_try=False)
        except (Refused, Problem) as refusal:
            self._end(Job.State.FAILED, refusal.sentence)
        except ChildDied as death:
            log.error("the child died: %s", death.sentence, extra={"child": death.trace})
            # A crash of the child costs one try, like a crash of the worker.
            give_back(self.job, death.sentence)
        except Exception:  # the boundary of the process
            log.exception("the job failed")
            self._end(Job.State.FAILED, FAILED_HERE)
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)
            if self.folder.parent.is_dir() and not any(self.folder.parent.iterdir()):
                self.folder.parent.rmdir()

    def _owned(self) -> Any:
        return Job.objects.filter(pk=self.job.pk, fence=self.job.fence, state=Job.State.RUNNING)

    def _should_stop(self) -> bool:
        """Beat when it is time; tell whether the job was cancelled or taken away, or we must go."""
        if celery_state.should_stop is not None or celery_state.should_terminate is not None:
            self.going_home = True
            return True
        now = time.monotonic()
        if now < self._next_look:
            return False
        self._next_look = now + LOOK
        if now >= self._next_beat:
            self._beat()
            self._next_beat = now + self._beat_every
        flags = self._owned().values_list("cancel_requested", flat=True).first()
        self.cancelled = flags is True
        return flags is not False

    def _beat(self) -> None:
        """Raise the counter, and write down what the owner has been told meanwhile."""
        self._owned().update(
            beat=F("beat") + 1, progress=self.job.progress, note=self.job.note, seq=self.job.seq
        )

    def _hear(self, message: dict[str, Any]) -> None:
        """Pass the child's words on to the owner: every step, and progress ten times a second at most."""
        job = self.job
        if "step" in message and isinstance(message["step"], dict):
            job.seq += 1
            remember(job)
            notify(job.owner_id, "job.step", job.pk, job.seq, message["step"])
            return
        job.progress = max(job.progress, float(message.get("progress", 0.0)))
        job.note = str(message.get("note", ""))[:200]
        now = time.monotonic()
        if now >= self._next_event:
            self._next_event = now + EVENT
            job.seq += 1
            remember(job)
            announce(job)

    def _warm(self) -> None:
        """Do what is slow about taking the files over before the transaction that takes them."""
        for path in self.folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                self._should_stop()
                blobs.warm(path)

    def _finish(self, kind: JobKind, result: dict[str, Any]) -> None:
        """Record the result, in one transaction with whatever the kind writes. Raises FenceLost."""
        with transaction.atomic():
            # The UPDATE comes first: it proves the fence, and it locks out the reaper until the commit.
            self._record(Job.State.DONE, "", progress=1.0)
            self._owned_result(kind.finish(self.job, self.folder, result))
            announce(self.job)

    def _owned_result(self, result: dict[str, Any]) -> None:
        self.job.result = result
        Job.objects.filter(pk=self.job.pk).update(result=result)

    def _end(self, state: str, sentence: str) -> None:
        """Record a bad end; a lost fence means that it is not ours to record."""
        try:
            with transaction.atomic():
                self._record(state, "" if state == Job.State.CANCELLED else sentence, self.job.progress)
                kind_of(self.job).fail(self.job, sentence)
                announce(self.job)
        except FenceLost:
            log.warning("the job belongs to another worker now")
        except KeyError:
            log.exception("no app knows this kind of job any more")

    def _record(self, state: str, error: str, progress: float) -> None:
        job = self.job
        ended = timezone.now()
        changed = self._owned().update(
            state=state, error=error, progress=progress, ended=ended, seq=job.seq + 1, note=""
        )
        if not changed:
            raise FenceLost
        job.state, job.error, job.progress, job.ended, job.note = state, error, progress, ended, ""
        job.seq += 1
