"""What has to be tidied up from time to time. A room registers its own; the reaper goes round."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.db import Error as DatabaseError

log = logging.getLogger(__name__)

_sweeps: dict[str, Callable[[], object]] = {}
_last: dict[str, float] = {}


def register_sweep(name: str, sweep: Callable[[], object]) -> None:
    """Have `sweep` called about once a lease. It must be quick, and harmless when there is nothing to do."""
    if name in _sweeps:
        raise ValueError(f"Two rooms sweep {name!r}.")
    _sweeps[name] = sweep


def go_round(clock: Callable[[], float] = time.monotonic) -> None:
    """Call what is due. One that fails is logged and does not keep the others from their turn."""
    now = clock()
    for name, sweep in _sweeps.items():
        if now - _last.get(name, float("-inf")) < settings.JOB_LEASE:
            continue
        _last[name] = now
        try:
            sweep()
        except (DatabaseError, OSError):
            log.exception("a sweep failed", extra={"sweep": name})
