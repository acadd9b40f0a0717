"""The jobs that look after an asset: inspect it, then make each of its renditions."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import media.renewing  # noqa: F401  (it registers its jobs and its sweep)
from cloudstudio import blobs
from cloudstudio.jobs.kinds import Ending, JobKind, register
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.services import active_jobs
from cloudstudio.sandbox import Work
from media import services
from media.inspection import Facts, inspection_work
from media.inspection.facts import FLICKS
from media.models import Asset
from media.renditions import Rendition, Retiming, rendition_work, retimed_work
from media.services import asset_of
from media.sounds import KIND, forget_oldest

#: Seconds that a child needs to begin, and for each pixel of a film's proxy.
START = 1.5
PROXY_PIXEL = 2e-8


def _facts(job: Job) -> Facts | None:
    asset = Asset.objects.filter(pk=job.params["asset"]).first()
    return asset.known if asset else None


def _hours(job: Job) -> float:
    """Return how long the job's asset plays."""
    facts = _facts(job)
    return facts.duration / FLICKS / 3600 if facts else 0.0


@register
class Inspect(JobKind):
    """Find out what an uploaded file is. A refusal is the asset's, in one sentence."""

    name = "inspect"
    lane = "express"
    asked_for = False

    def expected(self, job: Job) -> float:
        return 2.0

    def prepare(self, job: Job, folder: Path) -> Work:
        return inspection_work(blobs.local_path(asset_of(job).blob))

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        services.record_facts(asset_of(job), Facts.model_validate(result))
        return {}

    def fail(self, job: Job, sentence: str, ending: Ending) -> None:
        asset = Asset.objects.filter(pk=job.params["asset"], state=Asset.State.PROCESSING).first()
        if asset is None:
            return
        # Brought back from the bin while the job that its deletion stopped was still ending: another one looks at it.
        others = active_jobs(asset.owner_id, str(asset.pk)).filter(kind=self.name).exclude(pk=job.pk)
        if not others.exists():
            services.record_refusal(asset, sentence)


class MakeRendition(JobKind):
    """Make one rendition. Without it the asset is still usable, so a failure is only the job's own."""

    rendition: ClassVar[Rendition]
    asked_for = False
    #: Seconds for an hour of it, on top of the start.
    an_hour: ClassVar[float] = 0.0

    def expected(self, job: Job) -> float:
        return START + self.an_hour * _hours(job)

    def prepare(self, job: Job, folder: Path) -> Work:
        return rendition_work(self.rendition, *services.examined(job))

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        return services.take_rendition(job, self.rendition, out, result)


@register
class Thumbnail(MakeRendition):
    """A picture for the library."""

    name = "thumbnail"
    lane = "express"
    rendition = "thumbnail"


@register
class Filmstrip(MakeRendition):
    """Frames for the timeline."""

    name = "filmstrip"
    lane = "express"
    rendition = "filmstrip"
    an_hour = 15.0


@register
class Waveform(MakeRendition):
    """Peaks for the timeline."""

    name = "waveform"
    lane = "express"
    rendition = "waveform"
    an_hour = 15.0


@register
class Proxy(MakeRendition):
    """A copy that every browser plays."""

    name = "proxy"
    lane = "short"
    rendition = "proxy"

    def expected(self, job: Job) -> float:
        facts = _facts(job)
        if facts is None or facts.video is None:
            return START
        return START + facts.video.frames * facts.width * facts.height * PROXY_PIXEL


@register
class RetimedSound(JobKind):
    """The sound of an asset at another speed, or backwards, for clips that play it so."""

    name = KIND
    lane = "express"
    asked_for = False

    def expected(self, job: Job) -> float:
        return START + 60.0 * _hours(job)

    def prepare(self, job: Job, folder: Path) -> Work:
        path, facts = services.examined(job)
        origin = asset_of(job).made_from
        guide = blobs.local_path(origin.blob) if origin and origin.blob else None
        return retimed_work(self._retiming(job), path, facts, guide)

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        kept = services.take_rendition(job, self._retiming(job).kind, out, result)
        forget_oldest(asset_of(job))
        return kept

    def fail(self, job: Job, sentence: str, ending: Ending) -> None:
        """Tell the pages that wait for it, which ask again and are told why."""
        asset = Asset.objects.filter(pk=job.params["asset"]).first()
        if asset is not None:
            services.announce(asset)

    def _retiming(self, job: Job) -> Retiming:
        return Retiming(job.params["speed"], job.params["reversed"])
