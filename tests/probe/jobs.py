"""A kind of job that does what its parameters name, and keeps what came of it as a blob."""

from __future__ import annotations

import errno
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import OperationalError

from cloudstudio import blobs
from cloudstudio.jobs.kinds import Ending, JobKind, News, register
from cloudstudio.jobs.models import Job
from cloudstudio.sandbox import Limits, Work

#: What can go wrong on our side, by the name in `spec["fault"]`.
FAULTS: dict[str, Callable[[], Exception]] = {
    "locked": lambda: OperationalError("database is locked"),
    "full": lambda: OSError(errno.ENOSPC, "No space left on device"),
    "memory": MemoryError,
    "bug": lambda: ZeroDivisionError("inside story"),
}


@register
class Probe(JobKind):
    """One job of the tests.

    spec: do names a function of `tests/sandbox_work.py`; expected, seconds; cpu, the child's limit; keep, whether it
    has a folder to keep; news, what its end is to its owner; fault, what goes wrong at `at` ("prepare" or "finish")
    the first `times` times.
    """

    name = "probe"
    lane = "short"
    #: How the jobs of this process ended that gave no result.
    endings: dict[str, list[Ending]] = defaultdict(list)

    def expected(self, job: Job) -> float:
        return float(job.params.get("expected", 1.0))

    def prepare(self, job: Job, folder: Path) -> Work:
        self._break(job, "prepare")
        limits = Limits(cpu=job.params["cpu"]) if "cpu" in job.params else Limits()
        if not job.params.get("keep"):
            return Work("tests.sandbox_work", job.params, limits=limits)
        return Work("tests.sandbox_work", job.params | {"kept": str(job.kept)}, limits=limits, keep=job.kept)

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        self._break(job, "finish")
        if "file" not in result:
            return result
        # Not named by a row: only the job's result knows the key, and the sweep comes an hour later.
        return {"blob": blobs.put(out / result["file"])}

    def fail(self, job: Job, sentence: str, ending: Ending) -> None:
        self.endings[str(job.pk)].append(ending)

    def news(self, job: Job) -> News | None:
        news = job.params.get("news")
        return News(f"{news}: {job.state}", (job.error,), "/projects/x", b"") if news else None

    def _break(self, job: Job, at: str) -> None:
        if job.params.get("at") == at and job.faults < job.params.get("times", 1):
            raise FAULTS[job.params["fault"]]()
