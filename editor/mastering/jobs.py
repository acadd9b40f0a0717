"""The job that listens to a project's mix."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings

from cloudstudio.jobs.kinds import JobKind, register
from cloudstudio.jobs.models import Job
from cloudstudio.sandbox import Refused, Work
from editor.exports.services import find_sources
from editor.mastering.services import KIND, fingerprint, keep
from editor.render.work import mastering_work
from editor.sync.models import Project
from editor.sync.services import current_document


@register
class MasteringJob(JobKind):
    """Mixes the whole film's sound, and says what would be done to it."""

    name = KIND
    lane = "express"
    asked_for = False

    def expected(self, job: Job) -> float:
        return 2.0 + float(job.params["seconds"]) / 100

    def prepare(self, job: Job, folder: Path) -> Work:
        """Take the project as it is: what has changed since asks for another job."""
        project = Project.objects.select_related("owner").filter(pk=job.params["project"]).first()
        if project is None:
            raise Refused("The project was deleted.")
        _, document = current_document(project)
        if fingerprint(document) != job.params["mix"]:
            raise Refused("The project has changed since.")
        sources = find_sources(project.owner, document, allow_missing=True)
        return mastering_work(document, sources, Path(settings.FONTS_DIR))

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        """Keep it for the project."""
        keep(job, result["gain"], result["limiter"])
        return {}
