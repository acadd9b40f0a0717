"""Folders among the machine's temporary files that go with the block that made them, or soon after its process died.

Whoever made one holds a lock on it (flock(2)), which the kernel opens when the process ends, however it ends: so
another process, of this studio or of another one on the machine, can tell what is in use. Imports no Django.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = "cloudstudio-scratch-"
#: Seconds without a change for which a folder is left alone: it is there a moment before it can be locked.
YOUNG = 60.0


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Make a folder, and remove it after the block."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX)).resolve()
    try:
        with _locked(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(older_than: float = YOUNG) -> int:
    """Remove our folders whose makers are dead and that were not changed for so many seconds; return how many."""
    removed = 0
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        # Others may be sweeping the same folder, or the folder of somebody else has our prefix.
        with contextlib.suppress(OSError):
            found = folder.lstat()
            if found.st_uid != os.getuid() or time.time() - found.st_mtime < older_than:
                continue
            with _locked(folder):
                shutil.rmtree(folder, ignore_errors=True)
                removed += 1
    return removed


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder. Raises BlockingIOError where somebody else does, and other OSErrors for no folder."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)
