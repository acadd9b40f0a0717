"""How long work takes here: what its kind expects, times what this machine made of such work so far."""

from __future__ import annotations

from datetime import datetime

from cloudstudio.jobs.models import Job, Pace

#: The last so many jobs of a kind decide; before there were any, the kind's own word counts as so many.
MEMORY = 10
TRUST = 3
#: One job says no more than this, however long it waited for a busy machine.
LEAST, MOST = 0.05, 20.0


def paces() -> dict[str, float]:
    """Return this machine's pace for each kind that it has done."""
    return dict(Pace.objects.values_list("kind", "ratio"))


def pace_of(kind: str) -> float:
    """Return by how much longer work of a kind takes here than the kind expects."""
    ratio = Pace.objects.filter(kind=kind).values_list("ratio", flat=True).first()
    return 1.0 if ratio is None else ratio


def learn(job: Job, now: datetime) -> None:
    """Learn from a job that is done now. In the transaction that ends it."""
    if job.started is None or job.expected <= 0:
        return
    took = max(0.001, (now - job.started).total_seconds())
    pace, _ = Pace.objects.get_or_create(kind=job.kind)
    observed = min(MOST, max(LEAST, took / job.expected))
    weight = max(1 / MEMORY, 1 / (TRUST + pace.measured + 1))
    # Of ratios the mean is the geometric one: twice as long and half as long are no news together.
    pace.ratio *= (observed / pace.ratio) ** weight
    pace.measured += 1
    pace.save()
