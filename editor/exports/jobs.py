"""The job that makes an export's film."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat

from cloudstudio.jobs.kinds import JobKind, News, register
from cloudstudio.jobs.models import Job
from cloudstudio.sandbox import Refused, Work
from editor.exports.models import Export
from editor.exports.services import KIND, find_sources, finish_export, picture_of
from editor.render.settings import FilmSettings
from editor.render.work import film_work
from editor.timeline.time import FLICKS_PER_SECOND
from editor.timeline.validation import InvalidDocument, load_document


@register
class ExportJob(JobKind):
    """Renders the document that the export holds."""

    name = KIND
    lane = "short"

    def expected(self, job: Job) -> float:
        return float(job.params["seconds"])

    def prepare(self, job: Job, folder: Path) -> Work:
        """Find the sources anew: they may have gone since the export was asked for, and the studio been updated."""
        export = _export_of(job)
        try:
            document = load_document(export.document)
        except InvalidDocument as error:
            raise Refused(str(error)) from None
        film = FilmSettings.model_validate(export.settings)
        sources = find_sources(export.owner, document, allow_missing=film.allow_missing)
        return film_work(document, sources, film, Path(settings.FONTS_DIR))

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        """Keep the film."""
        export = finish_export(_export_of(job), out, result)
        return {"export": str(export.pk)} | (export.facts or {})

    def news(self, job: Job) -> News | None:
        """Say that the film is there, how large it is, or why there is none."""
        export = (
            Export.objects.select_related("project", "project__cover").filter(pk=job.params["export"]).first()
        )
        if export is None:
            return None
        path, picture = f"/projects/{export.project_id}", picture_of(export)
        if job.state == Job.State.FAILED:
            return News(f"“{export.name}” could not be exported", (job.error,), path, picture)
        facts = (
            f"{_length(export.facts['duration'])} long, {filesizeformat(export.size)}."
            if export.facts
            else ""
        )
        return News(
            f"“{export.name}” is ready", (facts, "Download it, or share it by a link."), path, picture
        )


def _length(flicks: int) -> str:
    """Return "0:01:05"."""
    return str(timedelta(seconds=round(flicks / FLICKS_PER_SECOND)))


def _export_of(job: Job) -> Export:
    export = Export.objects.select_related("owner").filter(pk=job.params["export"]).first()
    if export is None:
        raise Refused("The export was deleted.")
    return export
