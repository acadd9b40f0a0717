"""Ballast: a file that only takes up room, and is let go so that deleting works on a full disk.

Deleting writes before it frees: a row changes, and SQLite writes that to its log first. Uploads and jobs leave the
reserve alone, but other programs on the same disk do not.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cloudstudio.storage import disk

log = logging.getLogger(__name__)

#: Requests other than DELETE that must get through: signing in in order to delete, stopping what fills the disk.
ALSO = ("/auth/login", "/cancel")


def size() -> int:
    """Return how many bytes it takes up: an eighth of the reserve."""
    return int(settings.DISK_RESERVE) // 8


def keep() -> None:
    """Make the ballast where it is not there and there is room for it. For the reaper."""
    path = _path()
    wanted = size()
    if (path.exists() and path.stat().st_size >= wanted) or disk.free() < settings.DISK_RESERVE + wanted:
        return
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        # Blocks and not only a length: a file with a hole takes up nothing.
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(descriptor, 0, wanted)
        else:
            os.write(descriptor, bytes(wanted))
    finally:
        os.close(descriptor)


def make_way() -> None:
    """Let the ballast go if the disk is so full that a deletion might not be written down."""
    if disk.free() < size():
        try:
            _path().unlink()
        except FileNotFoundError:
            return
        log.warning("the disk is full: the ballast was let go so that something can be deleted")


def way_for_deleting(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a request that may free something finds the room that it needs for that."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method == "DELETE" or request.path.endswith(ALSO):
            make_way()
        return get_response(request)

    return middleware


def _path() -> Path:
    return Path(settings.DATA_DIR) / "ballast"
