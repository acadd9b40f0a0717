"""A studio on a small disk of its own, for the trials that fill it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.small_disk import MB, Others, small_disk
from tests.studio import RunningStudio

RESERVE = 32 * MB


@contextmanager
def house(megabytes: int, **environment: str) -> Iterator[tuple[RunningStudio, Others]]:
    """Start a studio on SQLite, on a disk of that size, beside another program that can fill it. Raises NoDisk."""
    with (
        tempfile.TemporaryDirectory(prefix="cloudstudio-trial-", ignore_cleanup_errors=True) as place,
        tempfile.TemporaryDirectory(prefix="cloudstudio-trial-") as log,
        small_disk(Path(place), megabytes) as disk,
    ):
        own = {"DATABASE_URL": "", "CLOUDSTUDIO_DISK_RESERVE": str(RESERVE), "CLOUDSTUDIO_JOB_LEASE": "5"}
        studio = RunningStudio(disk, **(own | environment))
        studio.log = Path(log) / "studio.log"
        with studio:
            yield studio, Others(disk)
