"""Generated pictures in the bin. What was kept of them as an asset is another thing, and stays."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from cloudstudio.bin.kinds import BinKind, Described, register
from cloudstudio.jobs.services import cancel
from cloudstudio.storage.quota import Held
from generation.models import GeneratedPicture, Generation


def discard(generation: Generation) -> None:
    """Put a series and its pictures into the bin; what was kept stays. A running one is stopped."""
    with transaction.atomic():
        generation.deleted = timezone.now()
        generation.save(update_fields=["deleted"])
        cancel(generation.job)


@register
class GenerationBin(BinKind):
    """Series of generated pictures."""

    name = "generation"

    def rows(self) -> QuerySet[Generation]:
        return Generation.everything.filter(deleted__isnull=False).annotate(bytes=Sum("pictures__size"))

    def describe(self, row: Generation) -> Described:
        return Described(" ".join(row.prompt.split()) or row.model, getattr(row, "bytes", None) or 0)

    def restore(self, row: Generation) -> None:
        row.deleted = None
        row.save(update_fields=["deleted"])

    def purge(self, row: Generation) -> None:
        row.delete()

    def held(self, owner: UUID) -> Held:
        mine = GeneratedPicture.objects.filter(generation__owner=owner)
        in_bin = Q(generation__deleted__isnull=False)
        sums = mine.aggregate(total=Sum("size"), binned=Sum("size", filter=in_bin))
        return Held(sums["total"] or 0, sums["binned"] or 0)
