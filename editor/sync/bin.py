"""Projects in the bin, with their history, their films and the links to those."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from asgiref.sync import async_to_sync
from django.db import transaction
from django.db.models import F, QuerySet, Sum
from django.utils import timezone

from cloudstudio.bin.kinds import BinKind, Described, register
from cloudstudio.jobs.services import active_jobs, cancel
from cloudstudio.storage.quota import Held
from editor.sync import documents
from editor.sync.broadcast import broadcast_deletion
from editor.sync.models import Operation, Project, Snapshot
from editor.sync.services import announce

#: Operations removed in one transaction: no more work than some tens of edits make.
SHED_AT_ONCE = 200


def delete_project(project: Project) -> None:
    """Put a project into the bin: its pages close, its links stop, the work for it ends. Its assets stay."""
    with transaction.atomic():
        _change(project, timezone.now())
        for job in active_jobs(project.owner_id, str(project.pk)):
            cancel(job)
        transaction.on_commit(lambda: async_to_sync(broadcast_deletion)(project.pk))
    documents.forget(project.pk)


@register
class ProjectBin(BinKind):
    """What people make. A project weighs what its films do; those are counted where they are at home."""

    name = "project"

    def rows(self) -> QuerySet[Project]:
        return Project.everything.filter(deleted__isnull=False).annotate(films=Sum("exports__size"))

    def describe(self, row: Project) -> Described:
        return Described(row.name, getattr(row, "films", None) or 0)

    def restore(self, row: Project) -> None:
        _change(row, None)

    def shed(self, row: Project) -> None:
        """Let go of the history before the last snapshot: the document is whole without it."""
        snapshots = (
            Snapshot.objects.filter(project=row).order_by("-sequence").values_list("sequence", flat=True)
        )
        last = snapshots.first()
        if last is None:
            return
        for first in range(1, last + 1, SHED_AT_ONCE):
            stretch = (first, min(first + SHED_AT_ONCE - 1, last))
            Operation.objects.filter(project=row, sequence__range=stretch).delete()
        for sequence in snapshots[1:]:
            Snapshot.objects.filter(project=row, sequence=sequence).delete()

    def purge(self, row: Project) -> None:
        _change(row, row.deleted)
        # Not one by one, as the cascade would.
        Operation.objects.filter(project=row).delete()
        row.delete()

    def held(self, owner: UUID) -> Held:
        return Held(0)


def _change(project: Project, deleted: datetime | None) -> None:
    """Write where the project is, and tell the lists of projects that are open."""
    Project.everything.filter(pk=project.pk).update(deleted=deleted, revision=F("revision") + 1)
    project.deleted, project.revision = deleted, project.revision + 1
    announce(project)
