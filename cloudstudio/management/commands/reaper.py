"""`manage.py reaper`: gives dead workers' jobs back and tidies up. One is enough for all workers."""

from __future__ import annotations

import logging
import signal
import threading
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand
from django.db import Error as DatabaseError
from django.db import close_old_connections

from cloudstudio.anchor import hold_database_open
from cloudstudio.jobs.reaper import Reaper

log = logging.getLogger(__name__)


class Command(BaseCommand):
    """Sweep every sixth of a lease until stopped."""

    help = "Give dead workers' jobs back to their queue, and remove what dead tries left behind."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until SIGTERM or SIGINT."""
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_signal: stop.set())
        hold_database_open()
        reaper = Reaper(settings.JOB_LEASE)
        while not stop.wait(settings.JOB_LEASE / 6):
            try:
                reaper.sweep()
            except (DatabaseError, OSError):  # the next round comes soon; the database may be back by then
                log.exception("a round of the reaper failed")
            close_old_connections()
