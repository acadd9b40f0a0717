"""What an older version of the studio found out about files, and made of them, is done again where it comes out
otherwise now: in the lane of what nobody waits for, a few at a time. Until then the old is used.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from django.db import transaction

from cloudstudio import blobs
from cloudstudio.jobs.kinds import Ending, JobKind, register
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.services import enqueue
from cloudstudio.sandbox import Work
from cloudstudio.sweeps import register_sweep
from media import services
from media.inspection import Facts, inspection_work
from media.models import Asset
from media.reading.version import READER, comes_out_otherwise
from media.renditions import Rendition as Kind
from media.renditions import rendition_work
from media.renditions.names import wanted

#: Files that wait to be examined again at one time.
MOST_WAITING = 20
#: Seconds that looking at a file again takes, and making something of it.
LOOKING, MAKING = 5.0, 30.0


def sweep() -> int:
    """Have some of the files looked at that an older version examined; return how many."""
    waiting = Job.objects.filter(kind=Reexamine.name, state__in=(Job.State.QUEUED, Job.State.RUNNING))
    room = MOST_WAITING - waiting.count()
    if room <= 0:
        return 0
    subjects = set(waiting.values_list("subject", flat=True))
    old = (
        Asset.objects.filter(state=Asset.State.READY, reader__lt=READER, facts__isnull=False)
        .exclude(blob="")
        .order_by("-created")
    )
    found = [asset for asset in old[: room + len(subjects)] if str(asset.pk) not in subjects][:room]
    for asset in found:
        with transaction.atomic():
            enqueue(Reexamine.name, asset.owner, {"asset": str(asset.pk)}, subject=str(asset.pk))
    return len(found)


def renew(asset: Asset, now: Facts) -> None:
    """Write down what is known now, and have made again what comes out otherwise. For use in a job's transaction."""
    before = asset.known or now
    services.replace_facts(asset, now)
    kinds = wanted(now)
    for rendition in asset.renditions.filter(reader__lt=READER):
        if not comes_out_otherwise(rendition.reader, before, now):
            rendition.reader = READER
            rendition.save(update_fields=["reader"])
        elif rendition.kind in kinds:
            params = {"asset": str(asset.pk), "rendition": rendition.kind}
            enqueue(Remake.name, asset.owner, params, subject=str(asset.pk))
        else:
            # A sound at another speed is made when a clip asks for it; a proxy may not be needed any more.
            rendition.delete()
    services.make_missing(asset)
    services.announce(asset)


@register
class Reexamine(JobKind):
    """Look again at a file that an older version examined. Should it be refused now, all stays as it was."""

    name = "reexamine"
    lane = "low"
    asked_for = False

    def expected(self, job: Job) -> float:
        return LOOKING

    def prepare(self, job: Job, folder: Path) -> Work:
        return inspection_work(blobs.local_path(services.asset_of(job).blob))

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        renew(services.asset_of(job), Facts.model_validate(result))
        return {}

    def fail(self, job: Job, sentence: str, ending: Ending) -> None:
        if ending != Ending.CANCELLED:
            Asset.everything.filter(pk=job.params["asset"]).update(reader=READER)


@register
class Remake(JobKind):
    """Make a rendition again that an older version made; that one is used until this one is there."""

    name = "remake"
    lane = "low"
    asked_for = False

    def expected(self, job: Job) -> float:
        return MAKING

    def prepare(self, job: Job, folder: Path) -> Work:
        return rendition_work(self._kind(job), *services.examined(job))

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        return services.take_rendition(job, self._kind(job), out, result)

    def _kind(self, job: Job) -> Kind:
        return cast(Kind, job.params["rendition"])


register_sweep("renewing", sweep)
