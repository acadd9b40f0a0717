"""How work in the child speaks to the parent."""

from __future__ import annotations

import json
import math
import os
import resource
import threading
import time
from typing import Any


class Refusal(Exception):
    """Raised by work for what a person can act on, with one clear sentence."""


class Report:
    """Messages as JSON lines on a file descriptor of their own: nothing a library prints can pass for one."""

    def __init__(self, descriptor: int, is_child: bool = False) -> None:
        self._descriptor = descriptor
        self._is_child = is_child
        # Work may report from several threads; a line must stay whole.
        self._lock = threading.Lock()

    def progress(self, fraction: float, note: str = "") -> None:
        """Say how much is done, 0 to 1, and in a few words what is being done."""
        self.send({"progress": min(1.0, max(0.0, float(fraction))), "note": note})

    def step(self, data: dict[str, Any]) -> None:
        """Show something on the way. `data["file"]` names a finished file in `out` for the owner to fetch."""
        self.send({"step": data})

    def within(self, seconds: float, doing: str) -> None:
        """Do what follows within so many seconds of processor time, counted from now; `doing` is a verb: "read".

        Whoever estimated what a file takes says so here. The work may be deep in a library when the time is spent: its
        verdict, that it takes too long, is given in advance, and the kernel ends the child. Does nothing outside of
        the child.
        """
        if not self._is_child:
            return
        used = time.process_time()
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        bound = math.ceil(used + seconds)
        # One second short of the hard limit, which kills without a word.
        bound = bound if hard == resource.RLIM_INFINITY else min(bound, hard - 1)
        resource.setrlimit(resource.RLIMIT_CPU, (bound, hard))
        spent = max(1, round(bound - used))
        sentence = f"It takes too long to {doing}: {spent} seconds of processor time were not enough."
        self.send({"verdict_when_spent": sentence})

    def send(self, message: dict[str, Any]) -> None:
        """Write one line, whole."""
        line = memoryview(json.dumps(message, separators=(",", ":")).encode() + b"\n")
        with self._lock:
            while line:
                line = line[os.write(self._descriptor, line) :]
