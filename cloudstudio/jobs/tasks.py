"""What Celery calls. The message says only that a lane has something; the row says what."""

from __future__ import annotations

import logging

from celery.signals import worker_ready

from cloudstudio.celery import app
from cloudstudio.jobs.heartbeat import start_beating
from cloudstudio.jobs.spares import keep_spares

log = logging.getLogger(__name__)

worker_ready.connect(start_beating)
worker_ready.connect(keep_spares)

_is_relief = False


def be_relief() -> None:
    """Make this worker a lane's second: it keeps no child waiting, and leaves work to a first that rests."""
    global _is_relief  # noqa: PLW0603 (a process is one or the other)
    _is_relief = True
    worker_ready.disconnect(keep_spares)


@app.task(name="cloudstudio.jobs.work")
def work(lane: str, passed_on: bool = False) -> None:
    """Claim the lane's next waiting job and do it. Nothing waiting: nothing to do."""
    # The app registry must be ready first.
    from django.db import DatabaseError

    from cloudstudio.jobs.announce import knock, knock_if_unheard
    from cloudstudio.jobs.worker import is_at_rest, work_once

    try:
        if _is_relief and not passed_on and is_at_rest(lane):
            # The first worker, whose child waits, has waited for this knock the longest and hears it now; if there is
            # no first worker, this one hears it again.
            knock(lane, passed_on=True)
        elif work_once(lane):
            # Knocks may have been lost while it was at work, and one is heard by one worker only.
            knock_if_unheard(lane)
    except DatabaseError:
        log.warning("the database does not answer; the reaper will knock again", exc_info=True)
