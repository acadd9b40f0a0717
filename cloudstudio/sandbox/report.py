"""How work in the child speaks to the parent."""

from __future__ import annotations

import json
import os
import threading
from typing import Any


class Refusal(Exception):
    """Raised by work for what a person can act on, with one clear sentence."""


class Report:
    """Messages as JSON lines on a file descriptor of their own: nothing a library prints can pass for one."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        # Work may report from several threads; a line must stay whole.
        self._lock = threading.Lock()

    def progress(self, fraction: float, note: str = "") -> None:
        """Say how much is done, 0 to 1, and in a few words what is being done."""
        self.send({"progress": min(1.0, max(0.0, float(fraction))), "note": note})

    def step(self, data: dict[str, Any]) -> None:
        """Show something on the way. `data["file"]` names a finished file in `out` for the owner to fetch."""
        self.send({"step": data})

    def send(self, message: dict[str, Any]) -> None:
        """Write one line, whole."""
        line = memoryview(json.dumps(message, separators=(",", ":")).encode() + b"\n")
        with self._lock:
            while line:
                line = line[os.write(self._descriptor, line) :]
