"""Assets in the bin. What was made from one goes there with it, comes back with it, and is removed with it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from cloudstudio.bin.kinds import BinKind, Described, register
from cloudstudio.jobs.services import active_jobs, cancel, enqueue
from cloudstudio.storage.quota import Held
from media.files import rendition_url
from media.models import Asset
from media.services import announce, make_missing


def delete(asset: Asset) -> None:
    """Put an asset into the bin, and stop the work that is going on for it."""
    now = timezone.now()
    with transaction.atomic():
        for one in family(asset):
            if one.deleted is None:
                one.deleted = now
                one.save(update_fields=["deleted"])
                for job in active_jobs(one.owner_id, str(one.pk)):
                    cancel(job)
                announce(one, deleted=True)


def family(asset: Asset) -> list[Asset]:
    """Return an asset and all that was made from it, and from that, wherever they are."""
    found = [asset]
    for one in found:
        found += Asset.everything.filter(made_from=one)
    return found


@register
class AssetBin(BinKind):
    """Files of the library, and hidden ones."""

    name = "asset"

    def rows(self) -> QuerySet[Asset]:
        binned = Asset.everything.filter(deleted__isnull=False, made_from__deleted=None)
        has_more = Exists(Asset.everything.filter(made_from=OuterRef("pk")))
        return binned.annotate(has_more=has_more).prefetch_related("renditions")

    def describe(self, row: Asset) -> Described:
        size = sum(one.size for one in family(row)) if getattr(row, "has_more", True) else row.size
        picture = next((made for made in row.renditions.all() if made.kind == "thumbnail"), None)
        return Described(row.name, size, rendition_url(row, picture) if picture else None)

    def restore(self, row: Asset) -> None:
        gone_since = row.deleted
        for one in family(row):
            if one.deleted != gone_since:
                continue
            one.deleted = None
            one.save(update_fields=["deleted"])
            # The work that its deletion has stopped.
            if one.state == Asset.State.PROCESSING:
                enqueue("inspect", one.owner, {"asset": str(one.pk)}, subject=str(one.pk))
            elif one.state == Asset.State.READY:
                make_missing(one)
            announce(one)

    def purge(self, row: Asset) -> None:
        for one in family(row):
            announce(one, deleted=True)
        row.delete()

    def held(self, owner: UUID) -> Held:
        # Of what was refused in earlier times nothing was kept.
        mine = Asset.everything.filter(owner=owner).exclude(blob="")
        sums = mine.aggregate(total=Sum("size"), binned=Sum("size", filter=Q(deleted__isnull=False)))
        return Held(sums["total"] or 0, sums["binned"] or 0)
