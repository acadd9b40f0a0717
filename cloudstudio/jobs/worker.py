"""The worker's side of a job: claim it, watch over its child, record what came of it."""

from __future__ import annotations

import contextlib
import logging
import shutil
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from celery.worker import state as celery_state
from django.conf import settings
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.models import F
from django.utils import timezone

from cloudstudio import blobs
from cloudstudio.errors import NoRoom, Problem
from cloudstudio.jobs.announce import announce
from cloudstudio.jobs.events import notify
from cloudstudio.jobs.kinds import KINDS, Ending, JobKind
from cloudstudio.jobs.lanes import LANES
from cloudstudio.jobs.listeners import tell_ending
from cloudstudio.jobs.live import remember
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.pace import learn
from cloudstudio.jobs.retries import CANCELLED, after_death, after_fault, end, give_back, move
from cloudstudio.jobs.room import lacked_room, within_room
from cloudstudio.jobs.spares import spares
from cloudstudio.jobs.steps import keep_steps
from cloudstudio.jobs.turns import count_served, next_job
from cloudstudio.logs import job_id
from cloudstudio.sandbox import ChildDied, Refused, Stopped, Work, run
from cloudstudio.storage import disk

log = logging.getLogger(__name__)

#: Seconds between looks at the cancel flag, and between progress events.
LOOK = 0.25
EVENT = 0.1
#: Seconds between two tries to record a result while the database does not answer.
REST = 1.0
LATE = "It takes longer than expected."
UNKNOWN_KIND = "This studio does not know this kind of work any more."


class FenceLost(Exception):
    """Another worker owns the job now: nothing of ours may be written."""


def work_once(lane: str) -> bool:
    """Claim the next waiting job of the lane and see it through; return False when there was none."""
    job = claim(lane)
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


def is_at_rest(lane: str) -> bool:
    """Tell whether no job of the lane runs."""
    return not Job.objects.filter(lane=lane, state=Job.State.RUNNING).exists()


def claim(lane: str) -> Job | None:
    """Take the job whose turn it is by one conditional UPDATE, which raises its fence. None when none is due."""
    while True:
        job = next_job(lane)
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
        self.is_late = False
        self.moving = False
        self._begun = time.monotonic()
        self._next_look = 0.0
        self._next_beat = time.monotonic() + self._beat_every
        self._next_event = 0.0

    @property
    def _beat_every(self) -> float:
        return float(settings.JOB_LEASE) / 5

    def see_through(self) -> None:
        """Do the job and record its end. Never raises for what the job did."""
        try:
            self._try()
        except NoRoom as lack:
            log.warning("there is no room for the job: %s", lack.sentence)
            self._leave_for_another_try(lack.sentence)
        except Exception:  # the boundary of the process: a fault of ours
            log.exception("the job did not work")
            self._leave_for_another_try()
        finally:
            self._tidy()

    def _try(self) -> None:
        job = self.job
        if job.kind not in KINDS:
            end(job, UNKNOWN_KIND, Ending.DIED)
            return
        kind = KINDS[job.kind]
        try:
            self.folder.mkdir(parents=True)
            work = kind.prepare(job, self.folder)
            if work.keep is not None:
                work.keep.mkdir(parents=True, exist_ok=True)
            result = self._run(work)
            keep_steps(job, self.folder)
            with blobs.prepared(self._made(), meanwhile=self._should_stop):
                self._finish(kind, result)
        except FenceLost:
            log.warning("the job belongs to another worker now")
        except Stopped:
            if self.cancelled:
                keep_steps(job, self.folder)
                end(job, CANCELLED, Ending.CANCELLED)
            elif self.going_home:
                give_back(job)
            elif self.moving:
                move(job)
        except NoRoom:
            raise  # a fault of ours
        except (Refused, Problem) as refusal:
            end(job, refusal.sentence, Ending.REFUSED)
        except ChildDied as death:
            log.error("the child died: %s", death.sentence, extra={"child": death.trace})
            after_death(job, death)

    def _run(self, work: Work) -> dict[str, Any]:
        """Have a child do the work. Raises NoRoom before it takes the reserve, and as `run`."""
        given = within_room(work)

        def should_stop() -> bool:
            disk.check_not_low()
            return self._should_stop()

        try:
            return run(
                given,
                self.folder,
                on_message=self._hear,
                should_stop=should_stop,
                spares=spares(),
                nice=LANES[self.job.lane].nice,
            )
        except (Refused, ChildDied) as ended:
            if lacked_room(ended, work, given):
                raise NoRoom(disk.FULL_SENTENCE) from ended
            raise

    def _leave_for_another_try(self, why: str = "") -> None:
        """Have the job tried again; where not even that can be recorded, the reaper finds it without a heartbeat."""
        try:
            connection.close_if_unusable_or_obsolete()
            after_fault(self.job, why=why)
        except Exception:
            log.exception("the job is left to the reaper")

    def _tidy(self) -> None:
        """Remove what this try has on the disk. What the job keeps goes with its end (`reaper.py`)."""
        shutil.rmtree(self.folder, ignore_errors=True)
        remove_if_empty(self.job.home)

    def _owned(self) -> Any:
        return Job.objects.filter(pk=self.job.pk, fence=self.job.fence, state=Job.State.RUNNING)

    def _should_stop(self) -> bool:
        """Beat when it is time; tell whether the job was cancelled or taken away, or we must go."""
        if self._going_home():
            self.going_home = True
            return True
        now = time.monotonic()
        if now < self._next_look:
            return False
        self._next_look = now + LOOK
        try:
            if now >= self._next_beat:
                self._next_beat = now + self._beat_every
                self._beat()
            flags = self._owned().values_list("cancel_requested", flat=True).first()
        except DatabaseError:
            # The work goes on: whether it is still ours is asked again, and at the latest when its result is recorded.
            log.warning("the database does not answer", exc_info=True)
            connection.close_if_unusable_or_obsolete()
            return False
        self.cancelled = flags is True
        return flags is not False or self._must_move(now)

    def _must_move(self, now: float) -> bool:
        """Once it takes longer than its lane is for, say so, or tell that it must make room for what is quick.

        All workers of the lane but one may be busy with late work: that one serves the rest.
        """
        lane = LANES[self.job.lane]
        if self.is_late or lane.late is None or now - self._begun < lane.late:
            return False
        self.is_late = True
        since = timezone.now() - timedelta(seconds=lane.late)
        late = Job.objects.filter(lane=lane.name, state=Job.State.RUNNING, started__lte=since)
        self.moving = late.exclude(pk=self.job.pk).count() >= lane.workers - 1
        if not self.moving:
            self._say(self.job.note)
        return self.moving

    def _going_home(self) -> bool:
        """Tell whether this worker was asked to stop."""
        return celery_state.should_stop is not None or celery_state.should_terminate is not None

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
        note = str(message.get("note", ""))
        now = time.monotonic()
        if now >= self._next_event:
            self._next_event = now + EVENT
            self._say(note)
        else:
            job.note = self._worded(note)

    def _say(self, note: str) -> None:
        """Tell the owner where the job stands."""
        self.job.note = self._worded(note)
        self.job.seq += 1
        remember(self.job)
        announce(self.job)

    def _worded(self, note: str) -> str:
        return f"{note}{'. ' if note else ''}{LATE}"[:200] if self.is_late else note[:200]

    def _made(self) -> list[Path]:
        """Return the files that the child has made."""
        return [path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink()]

    def _finish(self, kind: JobKind, result: dict[str, Any]) -> None:
        """Record the result, in one transaction with whatever the kind writes. Raises FenceLost.

        A database that does not answer is asked again for as long as the job is ours without a heartbeat: the work is
        done, and would have to be done once more.
        """
        patience = time.monotonic() + settings.JOB_LEASE
        while True:
            took_over = False
            try:
                with transaction.atomic():
                    # The UPDATE comes first: it proves the fence, and it locks out the reaper until the commit.
                    self._record_done()
                    took_over = True
                    made = kind.finish(self.job, self.folder, result)
                    Job.objects.filter(pk=self.job.pk).update(result=made)
                    count_served(self.job, timezone.now())
                    learn(self.job, timezone.now())
                    done = Job.objects.get(pk=self.job.pk)
                    tell_ending(done)
                    announce(done)
                return
            except OperationalError:
                if took_over or self._going_home() or time.monotonic() >= patience:
                    raise
                log.warning("the result cannot be recorded yet", exc_info=True)
                connection.close_if_unusable_or_obsolete()
                time.sleep(REST)

    def _record_done(self) -> None:
        done = {"state": Job.State.DONE, "progress": 1.0, "ended": timezone.now(), "note": ""}
        if not self._owned().update(**done, seq=self.job.seq + 1):
            raise FenceLost


def remove_if_empty(folder: Path) -> None:
    """Remove a folder in which nothing is left."""
    with contextlib.suppress(OSError):
        folder.rmdir()
