"""A kind of job that does what its parameters name, and keeps what came of it as a blob."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cloudstudio import blobs
from cloudstudio.jobs.kinds import JobKind, register
from cloudstudio.jobs.models import Job
from cloudstudio.sandbox import Work


@register
class Probe(JobKind):
    """One job of the tests."""

    name = "probe"
    queue = "render"

    def prepare(self, job: Job, folder: Path) -> Work:
        return Work("tests.sandbox_work", job.params)

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        if "file" not in result:
            return result
        # Not named by a row: only the job's result knows the key, and the sweep comes an hour later.
        return {"blob": blobs.put(out / result["file"])}
