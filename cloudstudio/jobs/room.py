"""What a job may write: nothing of the disk's reserve, in which edits and deletions are written down."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings

from cloudstudio.sandbox import ChildDied, Death, Refused, Work
from cloudstudio.storage import disk


def within_room(work: Work) -> Work:
    """Return the work, with no more to write than the disk has above its reserve. Raises NoRoom where that is none.

    Others write meanwhile: whoever runs the work also looks now and then (`disk.check_not_low`).
    """
    disk.check_not_low()
    room = disk.free() - settings.DISK_RESERVE
    if room >= work.limits.output:
        return work
    return replace(work, limits=replace(work.limits, output=max(1, room)))


def lacked_room(end: Refused | ChildDied, asked: Work, given: Work) -> bool:
    """Tell whether work may have ended so only because the disk is full: then that says nothing about the bytes."""
    ran_out = isinstance(end, ChildDied) and end.how == Death.OUTPUT
    return disk.is_low() or (ran_out and given.limits.output < asked.limits.output)
