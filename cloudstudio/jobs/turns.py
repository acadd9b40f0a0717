"""Whose turn it is in a lane: the person who has been served the least lately, and of theirs the oldest job.

A decaying sum of seconds is kept for each person in each lane; what runs for them now counts too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Min, QuerySet
from django.utils import timezone

from cloudstudio.jobs.models import Job, Served

#: Seconds after which what somebody was served counts half.
HALF_LIFE = 600.0


def next_job(lane: str) -> Job | None:
    """Return the job whose turn it is, with its fence, for a conditional claim; None where nothing is due.

    A person has at most `JOBS_RUNNING` jobs of a lane running.
    """
    now = timezone.now()
    waiting = due_jobs(lane, now)
    oldest = dict(waiting.order_by().values_list("owner").annotate(Min("created")))
    if not oldest:
        return None
    running = Counter(
        Job.objects.filter(lane=lane, state=Job.State.RUNNING, owner__in=oldest).values_list(
            "owner", flat=True
        )
    )
    free = [owner for owner in oldest if running[owner] < settings.JOBS_RUNNING]
    if not free:
        return None
    served = served_lately(lane, now) if len(free) > 1 else {}
    owner = min(free, key=lambda person: (served.get(person, 0.0), oldest[person]))
    return waiting.filter(owner=owner).order_by("created").only("id", "fence").first()


def due_jobs(lane: str, now: datetime) -> QuerySet[Job]:
    """Return the jobs that wait in a lane and may begin."""
    return Job.objects.filter(lane=lane, state=Job.State.QUEUED, due__lte=now)


def served_lately(lane: str, now: datetime) -> dict[UUID, float]:
    """Return the seconds that each person has had of a lane, as they count now, with what runs."""
    seconds: dict[UUID, float] = defaultdict(float)
    for owner, sum_then, then in Served.objects.filter(lane=lane).values_list("owner", "seconds", "at"):
        seconds[owner] += decayed(sum_then, (now - then).total_seconds())
    for owner, started in Job.objects.filter(lane=lane, state=Job.State.RUNNING).values_list(
        "owner", "started"
    ):
        if started is not None:
            seconds[owner] += max(0.0, (now - started).total_seconds())
    return seconds


def count_served(job: Job, now: datetime) -> None:
    """Count the try that ends now for its owner. In the transaction that ends it."""
    seconds = max(0.0, (now - job.started).total_seconds()) if job.started else 0.0
    before = Served.objects.filter(owner=job.owner_id, lane=job.lane).first()
    if before is not None:
        seconds += decayed(before.seconds, (now - before.at).total_seconds())
    Served.objects.update_or_create(
        owner_id=job.owner_id, lane=job.lane, defaults={"seconds": seconds, "at": now}
    )


def decayed(seconds: float, age: float) -> float:
    """Return what seconds that were served `age` seconds ago count now."""
    return float(seconds * 0.5 ** (max(0.0, age) / HALF_LIFE))
