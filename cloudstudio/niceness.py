"""Work that steps back for other work. Imports no Django."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

AUTOGROUP = Path("/proc/self/autogroup")


def step_back(nice: int) -> None:
    """Let others go first, by so much more than so far (setpriority(2)).

    Where Linux shares the processor out among sessions, a process's own niceness counts only within its session
    (sched(7), autogroup): so the session of this one gets it too.
    """
    now = os.nice(nice)
    with contextlib.suppress(OSError):  # the kernel has no such groups, or /proc cannot be written to
        if AUTOGROUP.exists():
            AUTOGROUP.write_text(str(now))
