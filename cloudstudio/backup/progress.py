"""How far a backup has come, in lines that a person or a log can read: one every few seconds."""

from __future__ import annotations

import time
from collections.abc import Callable

EVERY = 5.0
MEGA = 2**20


class Progress:
    """Counts files and bytes of one piece of work. `say` gets a line now and then, and one at the end."""

    def __init__(self, say: Callable[[str], object], what: str, files: int, size: int) -> None:
        self._say, self._what, self._files, self._size = say, what, files, size
        self._files_done = self._size_done = 0
        self._next = time.monotonic() + EVERY

    def done(self, size: int) -> None:
        """One more file, of that many bytes."""
        self._files_done += 1
        self._size_done += size
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + EVERY
            self._tell()

    def end(self) -> None:
        """Say how much it was."""
        self._tell()

    def _tell(self) -> None:
        share = 100 * self._size_done // self._size if self._size else 100
        self._say(
            f"{self._what}: {self._files_done} of {self._files} files, "
            f"{self._size_done // MEGA} of {self._size // MEGA} MB ({share} %)"
        )
