"""How much work one person may have waiting: a lane is everybody's."""

from __future__ import annotations

from django.conf import settings

from cloudstudio.accounts.models import User
from cloudstudio.errors import TooMany
from cloudstudio.jobs.kinds import KINDS, JobKind
from cloudstudio.jobs.models import Job


def check_line(owner: User, kind: JobKind) -> None:
    """Raise TooMany where a person asks for more while as much of theirs waits or runs as may.

    What the studio does by itself for an upload is not counted, and never refused.
    """
    if not kind.asked_for:
        return
    counted = [name for name, known in KINDS.items() if known.asked_for]
    alive = Job.objects.filter(owner=owner, kind__in=counted, state__in=[Job.State.QUEUED, Job.State.RUNNING])
    most = settings.JOBS_WAITING
    if alive.count() >= most:
        raise TooMany(
            f"{most} pieces of your work are waiting or running, which is the most; wait for one or cancel one."
        )
