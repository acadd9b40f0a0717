"""Celery: the knock on a worker's door. What is to be done is in the database (`jobs/`)."""

from __future__ import annotations

import os
from typing import Any

from celery import Celery
from celery.signals import celeryd_after_setup

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cloudstudio.settings")

from cloudstudio.environment import read_environment
from cloudstudio.jobs.lanes import FORMER


def broker_url(redis_url: str) -> str:
    """Return the address in kombu's spelling: `unix://` is `redis+socket://` there."""
    return redis_url.replace("unix://", "redis+socket://", 1)


app = Celery("cloudstudio")
app.conf.update(
    broker_url=broker_url(read_environment().redis_url),
    broker_connection_retry_on_startup=True,
    task_ignore_result=True,
    task_acks_late=False,
    task_default_queue="express",
    # A solo worker is busy with its job for as long as it lasts: it must not take a second knock meanwhile.
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    worker_enable_remote_control=False,
    worker_send_task_events=False,
    include=["cloudstudio.jobs.tasks", "cloudstudio.mail.tasks"],
)


@celeryd_after_setup.connect
def serve_lanes(instance: Any, **_signal: Any) -> None:
    """Take the lanes that `-Q` names, also by the names that they had before."""
    queues = instance.app.amqp.queues
    queues.select([lane for name in list(queues.consume_from) for lane in FORMER.get(name, (name,))])
