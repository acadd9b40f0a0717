"""Films in the bin, with the links to them."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from cloudstudio.bin.kinds import BinKind, Described, register
from cloudstudio.jobs.services import cancel
from cloudstudio.storage.quota import Held
from editor.exports.files import film_name
from editor.exports.models import Export


def delete_export(export: Export) -> None:
    """Put an export into the bin: its links stop. One that is being made is stopped."""
    with transaction.atomic():
        export.deleted = timezone.now()
        export.save(update_fields=["deleted"])
        if export.job is not None and not export.job.is_final:
            cancel(export.job)


@register
class ExportBin(BinKind):
    """Films, animations, pictures and sounds that were made of projects."""

    name = "export"

    def rows(self) -> QuerySet[Export]:
        return Export.everything.filter(deleted__isnull=False, project__deleted=None)

    def describe(self, row: Export) -> Described:
        return Described(film_name(row), row.size)

    def restore(self, row: Export) -> None:
        row.deleted = None
        row.save(update_fields=["deleted"])

    def purge(self, row: Export) -> None:
        row.delete()

    def held(self, owner: UUID) -> Held:
        in_bin = Q(deleted__isnull=False) | Q(project__deleted__isnull=False)
        sums = Export.everything.filter(owner=owner).aggregate(
            total=Sum("size"), binned=Sum("size", filter=in_bin)
        )
        return Held(sums["total"] or 0, sums["binned"] or 0)
