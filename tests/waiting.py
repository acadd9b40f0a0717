"""Waiting for something to become true: no test sleeps for a fixed time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def until(find: Callable[[], T], seconds: float = 30.0, every: float = 0.02) -> T:
    """Ask again and again until the answer is true, and return it; fail with the last answer after `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        found = find()
        if found:
            return found
        assert time.monotonic() < deadline, f"still {found!r} after {seconds} s"
        time.sleep(every)
