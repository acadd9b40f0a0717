"""The job that draws a project's cover."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings

from cloudstudio.jobs.kinds import Ending, JobKind, register
from cloudstudio.jobs.models import Job
from cloudstudio.sandbox import Refused, Work
from editor.covers.moment import cover_moment
from editor.covers.services import KIND, height_of, keep
from editor.exports.services import find_sources
from editor.render.settings import FilmSettings
from editor.render.work import FRAME, frame_work
from editor.sync.models import Project
from editor.sync.services import current_document
from editor.timeline.index import TimelineIndex


@register
class CoverJob(JobKind):
    """Draws one frame of the project as it is when its turn comes."""

    name = KIND
    lane = "express"
    asked_for = False

    def expected(self, job: Job) -> float:
        return 2.0

    def prepare(self, job: Job, folder: Path) -> Work:
        """Take the project as it is now, and note which state that is."""
        project = Project.objects.select_related("owner").filter(pk=job.params["project"]).first()
        if project is None:
            raise Refused("The project was deleted.")
        sequence, document = current_document(project)
        job.params |= {"sequence": sequence, "duration": TimelineIndex(document).duration}
        Job.objects.filter(pk=job.pk).update(params=job.params)
        moment = cover_moment(document)
        if moment is None:
            raise Refused("There is nothing to be seen in the project.")
        sources = find_sources(project.owner, document, allow_missing=True)
        film = FilmSettings(format="jpg", height=height_of(document.canvas), allow_missing=True)
        return frame_work(document, sources, film, Path(settings.FONTS_DIR), moment)

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        """Keep it for the project."""
        keep(
            job.params["project"],
            job.params["sequence"],
            job.params["duration"],
            (out / FRAME["jpg"]).read_bytes(),
        )
        return {}

    def fail(self, job: Job, sentence: str, ending: Ending) -> None:
        """Let the picture of before stand until the next edit: the same frame would fail again."""
        if ending != Ending.CANCELLED and "sequence" in job.params:
            keep(job.params["project"], job.params["sequence"], job.params["duration"], None)
