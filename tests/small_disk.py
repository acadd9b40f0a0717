"""A small disk of a studio's own, and another program that fills it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MB = 10**6


class NoDisk(Exception):
    """None may be mounted here; the sentence says why."""


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """Mount a disk of that size, in memory, at an empty folder. Raises NoDisk: not everybody may."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)],
        capture_output=True,
        check=False,
        text=True,
    )
    if mounted.returncode != 0:
        raise NoDisk(f"No disk may be mounted here, so that none can be filled: {mounted.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


class Others:
    """Another program that keeps its files on the same disk."""

    def __init__(self, disk: Path) -> None:
        self.disk = disk
        self.file = disk / "others"

    def leave(self, left: int) -> None:
        """Write until only so many bytes are free; 0: until nothing more can be written."""
        with self.file.open("ab", buffering=0) as file:
            try:
                for size in (MB, 4096, 1):
                    while shutil.disk_usage(self.disk).free > left + (size if left else 0):
                        file.write(bytes(size))
            except OSError:
                assert left == 0

    def go(self) -> None:
        """Remove all of it."""
        self.file.unlink(missing_ok=True)
