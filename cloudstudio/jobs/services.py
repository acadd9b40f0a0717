"""Starting, cancelling and hurrying jobs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from cloudstudio.accounts.models import User
from cloudstudio.errors import Conflict, NotFound
from cloudstudio.jobs.announce import announce, knock
from cloudstudio.jobs.kinds import KINDS, Ending, kind_of
from cloudstudio.jobs.lanes import lane_for
from cloudstudio.jobs.limits import check_line
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.pace import pace_of
from cloudstudio.jobs.retries import CANCELLED

#: How long a failure stands before it is tried again.
PATIENCE = timedelta(minutes=1)


def enqueue(kind: str, owner: User, params: dict[str, Any], subject: str = "") -> Job:
    """Write the job's row; a worker hears of it when the caller's transaction is committed. Raises TooMany."""
    check_line(owner, KINDS[kind])
    job = Job(kind=kind, owner=owner, params=params, subject=subject)
    job.expected = KINDS[kind].expected(job)
    job.lane = lane_for(KINDS[kind].lane, job.expected * pace_of(kind))
    job.save(force_insert=True)
    announce(job)
    transaction.on_commit(lambda: knock(job.lane))
    return job


def access_job(user: User, job_id: UUID) -> Job:
    """Return the person's own job. Raises NotFound."""
    job = Job.objects.filter(pk=job_id, owner=user).first()
    if job is None:
        raise NotFound("There is no such job.")
    return job


def active_jobs(owner: UUID, subject: str = "") -> QuerySet[Job]:
    """Return a person's jobs that wait or run: all of them, or those for one thing."""
    jobs = Job.objects.filter(owner=owner, state__in=(Job.State.QUEUED, Job.State.RUNNING))
    return jobs.filter(subject=subject) if subject else jobs


def is_spent(job: Job) -> bool:
    """Tell whether a job is no answer to somebody who asks for its work again and finds nothing made."""
    if job.state == Job.State.FAILED:
        return timezone.now() - (job.ended or job.created) > PATIENCE
    return job.state in (Job.State.DONE, Job.State.CANCELLED)


def cancel(job: Job) -> Job:
    """Ask for a job to be stopped: at once while it waits, within a second while it runs. Harmless later."""
    with transaction.atomic():
        waiting = Job.objects.filter(pk=job.pk, state=Job.State.QUEUED)
        stopped = waiting.update(
            state=Job.State.CANCELLED,
            cancel_requested=True,
            fence=F("fence") + 1,
            ended=timezone.now(),
            seq=F("seq") + 1,
        )
        if not stopped:
            Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(cancel_requested=True)
        job.refresh_from_db()
        if stopped:
            kind_of(job).fail(job, CANCELLED, Ending.CANCELLED)
            announce(job)
    return job


def try_now(job: Job) -> Job:
    """End a waiting job's pause before its next try. Harmless while it waits its turn or runs. Raises Conflict."""
    with transaction.atomic():
        pausing = Job.objects.filter(pk=job.pk, state=Job.State.QUEUED, due__gt=timezone.now())
        changed = pausing.update(due=timezone.now(), note="", seq=F("seq") + 1)
        job.refresh_from_db()
        if job.is_final:
            raise Conflict("This is over; ask for it again where you asked for it first.")
        if changed:
            announce(job)
            transaction.on_commit(lambda: knock(job.lane))
    return job
