"""What can be done with exports. Nothing else writes their rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_delete
from django.dispatch import Signal, receiver

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.errors import Conflict, NotFound
from cloudstudio.jobs.services import cancel, enqueue
from cloudstudio.storage.quota import check_room
from editor.exports.bounds import check_bounds
from editor.exports.models import Export
from editor.render.missing import used_assets, what_is_missing
from editor.render.settings import FilmSettings
from editor.render.work import RECEIPT, film_file
from editor.sync.services import access_project, current_document
from editor.timeline.schema import Document
from media.models import Asset


class MissingMedia(Conflict):
    """A source on the timeline has no file; with `allow_missing` a placeholder stands for it."""

    code = "missing_media"


KIND = "export"
#: Sent with `film`, in the transaction in which it was finished.
film_finished = Signal()
FLICKS = 705_600_000


def access_export(user: User, export_id: UUID) -> Export:
    """Return the person's own export. Raises NotFound."""
    export = Export.objects.select_related("job").filter(pk=export_id, owner=user).first()
    if export is None:
        raise NotFound("There is no such export, or it is not yours.")
    return export


def picture_of(export: Export) -> bytes:
    """Return the small JPEG that stands for a film where it is written about: its project's cover, or nothing."""
    cover = getattr(export.project, "cover", None)
    return bytes(cover.picture) if cover else b""


def list_exports(user: User, project_id: UUID | None = None) -> QuerySet[Export]:
    """Return the person's exports, the newest first; of one project, which must be theirs."""
    exports = Export.objects.select_related("job").filter(owner=user)
    if project_id is not None:
        exports = exports.filter(project=access_project(user, project_id))
    return exports.order_by("-created", "pk")


def start_export(user: User, project_id: UUID, settings: FilmSettings) -> Export:
    """Have the film of a project made, as the project is now.

    Raises NotFound, Invalid for a film that is too long or too large, Conflict, NoRoom, TooMany.
    """
    check_room(user)
    project = access_project(user, project_id)
    sequence, document = current_document(project)
    cost = check_bounds(document, settings)
    find_sources(user, document, allow_missing=settings.allow_missing)
    export = Export(
        project=project,
        owner=user,
        name=project.name,
        settings=settings.model_dump(mode="json"),
        document=document.model_dump(mode="json"),
        sequence=sequence,
    )
    with transaction.atomic():
        export.save()
        params = {"export": str(export.pk), "seconds": cost.seconds}
        export.job = enqueue(KIND, user, params, subject=str(project.pk))
        export.save(update_fields=["job"])
    return export


#: What a file is to those who only know media: the kinds of assets.
KINDS = {"film": "video", "picture": "image", "sound": "audio"}


def finish_export(export: Export, out: Path, result: dict[str, Any]) -> Export:
    """Take over a film that was made and measured, and its receipt. For the job, in the transaction that ends it."""
    export.blob = blobs.put(out / film_file(FilmSettings.model_validate(export.settings)))
    export.size = blobs.size(export.blob)
    export.receipt = result["receipt"]
    if export.receipt is not None:
        export.receipt_blob = blobs.put(out / RECEIPT)
        export.size += blobs.size(export.receipt_blob)
    export.facts = {
        "kind": KINDS[result["gives"]],
        "format": result["format"],
        "width": result["width"],
        "height": result["height"],
        "frames": result["frames"],
        "frame_rate": result["frame_rate"],
        "duration": round(result["duration"] * FLICKS),
        "duration_seconds": result["duration"],
        "has_audio": result["has_sound"],
        "has_alpha": result["has_alpha"],
        "size": result["size"],
        "damaged": {_name_of(export, asset): count for asset, count in result["damaged"].items()},
        "warnings": result["warnings"],
    }
    export.save(update_fields=["blob", "size", "facts", "receipt", "receipt_blob"])
    film_finished.send(Export, film=export)
    return export


def find_sources(user: User, document: Document, *, allow_missing: bool = False) -> dict[str, Path]:
    """Return the file of each asset on the timeline; `allow_missing` leaves out what has none.

    Raises MissingMedia, which names one that is not there, and Conflict for one that is not ready.
    """
    if not allow_missing:
        for sentence in what_is_missing(document, document.assets):
            raise MissingMedia(sentence)
    sources = {}
    for name in sorted(used_assets(document)):
        asset = document.assets[name]
        row = _asset_row(user, asset.source)
        if row is not None and row.state == Asset.State.PROCESSING:
            raise Conflict(f"{row.name} is not ready yet; try again when it is.")
        try:
            if row is None:
                raise MissingMedia(
                    f"{asset.name or 'A source'} is not in your library any more; take it off the timeline."
                )
            if row.deleted is not None:
                raise MissingMedia(f"{row.name} is in the bin; bring it back, or take it off the timeline.")
            sources[name] = _file_of(row)
        except MissingMedia:
            if not allow_missing:
                raise
    return sources


def _file_of(row: Asset) -> Path:
    if row.state == Asset.State.FAILED:
        raise MissingMedia(f"{row.name} could not be read; take it off the timeline.")
    try:
        return blobs.local_path(row.blob)
    except FileNotFoundError:
        raise MissingMedia(f"The file of {row.name} has vanished from the studio's disk.") from None


def _name_of(export: Export, asset: str) -> str:
    return str(export.document["assets"].get(asset, {}).get("name") or "A source")


def _asset_row(user: User, source: str) -> Asset | None:
    try:
        return Asset.everything.filter(pk=UUID(source), owner=user).first()
    except ValueError:
        return None


@receiver(post_delete, sender=Export)
def _forget(sender: type[Export], instance: Export, **_: Any) -> None:
    """However a row goes, with its project too: the film goes with it, and nobody makes it any longer."""
    if instance.blob:
        blobs.delete(instance.blob)
        if instance.receipt_blob:
            blobs.delete(instance.receipt_blob)
    elif instance.job is not None and not instance.job.is_final:
        cancel(instance.job)
