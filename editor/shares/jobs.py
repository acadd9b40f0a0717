"""The job that makes a shared film ready for slow lines, when nobody needs the machine for anything else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cloudstudio import blobs
from cloudstudio.jobs.kinds import Ending, JobKind, register
from cloudstudio.jobs.models import Job
from cloudstudio.sandbox import Work
from editor.shares import ladders
from media.streaming import ladder_work

#: Seconds that it needs to begin, and for 10⁹ pixels of the film.
START, A_GIGAPIXEL = 2.0, 15.0


@register
class LadderJob(JobKind):
    """Makes the ladder of a film."""

    name = ladders.KIND
    lane = "low"
    asked_for = False

    def expected(self, job: Job) -> float:
        return START + A_GIGAPIXEL * float(job.params["cost"])

    def prepare(self, job: Job, folder: Path) -> Work:
        return ladder_work(blobs.local_path(ladders.film_of(job).blob), job.kept)

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        return {"ladder": str(ladders.take_ladder(job, out, result).pk)}

    def fail(self, job: Job, sentence: str, ending: Ending) -> None:
        ladders.do_without(job)
