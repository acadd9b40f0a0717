"""What Celery calls. The message says only that a queue has something; the row says what."""

from __future__ import annotations

from celery.signals import worker_ready

from cloudstudio.celery import app
from cloudstudio.jobs.heartbeat import start_beating
from cloudstudio.jobs.spares import keep_spares

worker_ready.connect(start_beating)
worker_ready.connect(keep_spares)


@app.task(name="cloudstudio.jobs.work")
def work(queue: str) -> None:
    """Claim the oldest waiting job of the queue and do it. Nothing waiting: nothing to do."""
    from cloudstudio.jobs.worker import work_once  # the app registry must be ready first

    work_once(queue)
