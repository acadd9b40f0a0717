"""What Celery calls to have letters sent. The message says only that there are some; the rows say which."""

from __future__ import annotations

import logging

from cloudstudio.celery import app

log = logging.getLogger(__name__)


@app.task(name="cloudstudio.mail.send")
def send() -> None:
    """Send the letters that are due."""
    # The app registry must be ready first.
    from django.db import DatabaseError

    from cloudstudio.mail.outbox import send_due

    try:
        send_due()
    except DatabaseError:
        log.warning("the database does not answer; the reaper will knock again", exc_info=True)
