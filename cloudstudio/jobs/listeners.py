"""Who wants to hear that a job is over, besides its kind: other rooms, which this one does not know."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import Error as DatabaseError
from django.db import transaction

from cloudstudio.jobs.models import Job

log = logging.getLogger(__name__)

_listeners: list[Callable[[Job], None]] = []


def hear_endings(listener: Callable[[Job], None]) -> None:
    """Have `listener` called with every job that is done or has failed, in the transaction of its end."""
    _listeners.append(listener)


def tell_ending(job: Job) -> None:
    """Tell all listeners. One that fails is logged, and what it wrote is taken back: the work was done all the same."""
    for listener in _listeners:
        try:
            with transaction.atomic():
                listener(job)
        except (ValueError, LookupError, DatabaseError):
            log.exception("a job's end was not told", extra={"ended": str(job.pk)})
