"""What becomes of a try that ended without a result: another one after a pause, or the end.

Only the child's verdict refuses. A death of the child may have been the machine's doing, so that it gets a few more
tries where another can mend it. A fault of ours, a locked database, a full disk, a dead worker, is never the job's end:
the pauses grow up to the longest one, and then we go on trying.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cloudstudio.jobs.announce import announce, knock
from cloudstudio.jobs.kinds import KINDS, Ending
from cloudstudio.jobs.lanes import LANES
from cloudstudio.jobs.listeners import tell_ending
from cloudstudio.jobs.live import recall
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.pace import pace_of
from cloudstudio.jobs.turns import count_served
from cloudstudio.sandbox import ChildDied, Death

#: Tries that a job gets whose child dies so. The same work needs the same processor time and writes the same bytes:
#: once is enough. Memory and the clock depend on what else the machine does.
TRIES = {Death.PROCESSOR: 1, Death.OUTPUT: 1, Death.MEMORY: 2, Death.TIME: 2, Death.CRASH: 3}
DIED_TOO_OFTEN = "It was tried three times and ended each time without a result."
CANCELLED = "It was cancelled."
TOO_LONG = "It takes longer than expected, so it begins again in the line for long work."
#: Events may have been sent that the row knows nothing of: jump over their numbers.
SEQ_JUMP = 1000


def after_fault(job: Job, seen_beat: int | None = None, *, why: str = "") -> bool:
    """Have a job tried again that we failed, or whose worker died. `seen_beat`: only if it has not moved since.

    why: a sentence for its owner, where there is something to say and to do.
    """
    pauses = settings.JOB_PAUSES
    pause = pauses[min(job.faults, len(pauses) - 1)]
    if why:
        note = f"{why} The next try is in {spell(pause)}."[:200]
    elif job.faults < len(pauses):
        note = f"It did not work on our side; the next try is in {spell(pause)}."
    else:
        note = f"It does not work on our side yet; we go on trying, every {spell(pause)}."
    return give_back(job, seen_beat, note=note, pause=pause, faults=job.faults + 1)


def after_death(job: Job, death: ChildDied) -> bool:
    """Have a job tried again whose child died, or end it where another try would mend nothing."""
    if death.how not in TRIES:
        return after_fault(job)
    deaths = job.deaths + 1
    if deaths >= TRIES[death.how]:
        return end(job, DIED_TOO_OFTEN if death.how == Death.CRASH else death.sentence, Ending.DIED)
    pauses = settings.JOB_PAUSES
    pause = pauses[min(job.deaths, len(pauses) - 1)]
    note = f"It ended without a result; the next try is in {spell(pause)}."
    return give_back(job, note=note, pause=pause, deaths=deaths)


def move(job: Job) -> bool:
    """Return a job that takes longer than its lane is for to the lane for longer work; it costs no try."""
    lane = LANES[job.lane]
    longer = lane.longer or job.lane
    gone = (timezone.now() - job.started).total_seconds() if job.started else 0.0
    # By how far it came, or by no more than that it takes longer than it did so far.
    seconds = gone / max(job.progress, 0.05) if job.progress else 4 * gone
    ratio = pace_of(job.kind)
    return give_back(job, note=TOO_LONG, lane=longer, expected=max(job.expected, seconds / ratio))


def give_back(
    job: Job, seen_beat: int | None = None, *, note: str = "", pause: float = 0.0, **changes: Any
) -> bool:
    """Return a running job to its lane, where it waits for `pause` seconds; end it if it was to be cancelled.

    Conditional on the fence that was seen; returns whether it held.
    """
    if Job.objects.filter(pk=job.pk, cancel_requested=True).exists():
        return end(job, CANCELLED, Ending.CANCELLED)
    due = timezone.now() + timedelta(seconds=pause)
    with transaction.atomic():
        if not _write(job, seen_beat, state=Job.State.QUEUED, note=note, due=due, **changes):
            return False
        announce(job)
        if not pause:
            transaction.on_commit(lambda: knock(job.lane))
    return True


def end(job: Job, sentence: str, ending: Ending) -> bool:
    """End a running job without a result. Conditional on the fence that was seen; returns whether it held."""
    cancelled = ending == Ending.CANCELLED
    state = Job.State.CANCELLED if cancelled else Job.State.FAILED
    with transaction.atomic():
        error = "" if cancelled else sentence
        if not _write(job, None, state=state, error=error, note="", ended=timezone.now()):
            return False
        # Of a kind that no app knows any more, nobody is left to be told.
        if job.kind in KINDS:
            KINDS[job.kind].fail(job, sentence, ending)
        if not cancelled:
            tell_ending(job)
        announce(job)
    return True


def _write(job: Job, seen_beat: int | None, **changes: Any) -> bool:
    """Write the end of a try, which nobody can write after it; tell whether the job was still ours."""
    recall(job)
    ours = Job.objects.filter(pk=job.pk, fence=job.fence, state=Job.State.RUNNING)
    if seen_beat is not None:
        ours = ours.filter(beat=seen_beat)
    if not ours.update(fence=job.fence + 1, progress=job.progress, seq=job.seq + SEQ_JUMP, **changes):
        return False
    count_served(job, timezone.now())
    job.refresh_from_db()
    return True


def spell(seconds: float) -> str:
    """Return a pause in the words of a sentence: "20 s", "5 min"."""
    return f"{seconds:g} s" if seconds < 60 else f"{seconds / 60:g} min"
