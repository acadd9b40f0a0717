"""An asset's sound at another speed, or backwards, made for whoever asks for it first."""

from __future__ import annotations

from django.db import transaction

from cloudstudio.errors import Conflict, Invalid
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.services import enqueue, is_spent
from media.models import Asset, Rendition
from media.renditions.names import Retiming

KIND = "retimed_sound"
#: Thousandths, as a clip's `speed` may be.
SLOWEST, FASTEST = 100, 10_000
NORMAL = 1000
#: Retimed sounds that are kept of an asset: somebody who tries out speeds leaves many behind.
MOST_KEPT = 24


def retimed_sound(asset: Asset, retiming: Retiming) -> Rendition | None:
    """Return an asset's sound retimed; None while it is being made, which the first call begins.

    The owner's pages hear of the asset when it is there. Raises Invalid, Conflict.
    """
    if not SLOWEST <= retiming.speed <= FASTEST:
        raise Invalid(f"A speed is between {SLOWEST} and {FASTEST} thousandths.")
    if retiming == Retiming(NORMAL, reversed=False):
        raise Invalid("At this speed a sound is played as it is.")
    if asset.known is None or not asset.known.has_audio:
        raise Invalid("This asset has no sound.")
    params = {"asset": str(asset.pk), "speed": retiming.speed, "reversed": retiming.reversed}
    with transaction.atomic():
        # Two pages may ask at once: one of them begins the job.
        Asset.objects.select_for_update().only("pk").get(pk=asset.pk)
        # The job is looked at first: one that is done by now has left what it made, which is looked for after it.
        last = (
            Job.objects.filter(kind=KIND, subject=str(asset.pk), params=params).order_by("-created").first()
        )
        made = Rendition.objects.filter(asset=asset, kind=retiming.kind).first()
        if made is not None:
            return made
        if last is None or is_spent(last):
            enqueue(KIND, asset.owner, params, subject=str(asset.pk))
        elif last.state == Job.State.FAILED:
            raise Conflict(last.error)
    return None


def forget_oldest(asset: Asset) -> None:
    """Let go of the retimed sounds that were made longest ago, beyond those that are kept."""
    kept = Rendition.objects.filter(asset=asset, kind__startswith="sound-").order_by("-pk")
    for rendition in kept[MOST_KEPT:]:
        rendition.delete()
