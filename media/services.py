"""What can be done with assets. Nothing else writes their rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.errors import Invalid, NotFound
from cloudstudio.jobs.events import notify
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.services import cancel, enqueue
from media.inspection import Facts
from media.models import Asset, Rendition
from media.renditions.names import Made, wanted

LONGEST_NAME = 255


def access_asset(user: User, asset_id: UUID) -> Asset:
    """Return the person's own asset. Raises NotFound."""
    asset = Asset.objects.filter(pk=asset_id, owner=user).first()
    if asset is None:
        raise NotFound("There is no such asset.")
    return asset


def list_assets(user: User) -> QuerySet[Asset]:
    """Return the person's assets, the newest first, with their renditions."""
    return Asset.objects.filter(owner=user).prefetch_related("renditions").order_by("-created", "pk")


def check_name(name: str) -> str:
    """Return a name fit to be shown and saved under. Raises Invalid."""
    cleaned = " ".join("".join(letter for letter in name if letter.isprintable() or letter.isspace()).split())
    # A browser sends a bare name; whatever else comes must not look like a way through folders.
    cleaned = cleaned.replace("\\", "/").rpartition("/")[2].strip()
    if not cleaned or cleaned in (".", ".."):
        raise Invalid("A name is missing.")
    if len(cleaned) > LONGEST_NAME:
        raise Invalid(f"The name is longer than {LONGEST_NAME} letters.")
    return cleaned


def create_asset_from_file(
    owner: User,
    path: Path,
    name: str,
    recipe: dict[str, Any] | None = None,
    asset_id: UUID | None = None,
) -> Asset:
    """Take over the file at `path` (it is gone from there afterwards) and have it inspected.

    With `asset_id` a repetition is harmless: it returns the asset that is already there.
    """
    if asset_id is not None and (known := Asset.objects.filter(pk=asset_id).first()):
        return known
    size = path.stat().st_size
    key = blobs.put(path)
    with transaction.atomic():
        values = {"pk": asset_id} if asset_id else {}
        asset = Asset.objects.create(
            owner=owner, name=check_name(name), size=size, blob=key, recipe=recipe, **values
        )
        enqueue("inspect", owner, {"asset": str(asset.pk)}, subject=str(asset.pk))
        announce(asset)
    return asset


def rename(asset: Asset, name: str) -> Asset:
    """Give an asset another name. Raises Invalid."""
    asset.name = check_name(name)
    with transaction.atomic():
        Asset.objects.filter(pk=asset.pk).update(name=asset.name)
        announce(asset)
    return asset


def delete(asset: Asset) -> None:
    """Remove an asset, its bytes, its renditions and the work that is still going on for it."""
    with transaction.atomic():
        working = Job.objects.filter(
            subject=str(asset.pk), owner=asset.owner_id, state__in=[Job.State.QUEUED, Job.State.RUNNING]
        )
        for job in working:
            cancel(job)
        for key in asset.renditions.values_list("blob", flat=True):
            blobs.delete(key)
        if asset.blob:
            blobs.delete(asset.blob)
        announce(asset, deleted=True)
        asset.delete()


def record_facts(asset: Asset, facts: Facts) -> None:
    """Write down what inspection found, and have the renditions made. For use in a job's last transaction."""
    asset.kind, asset.state, asset.facts = facts.kind, Asset.State.READY, facts.model_dump(mode="json")
    asset.save(update_fields=["kind", "state", "facts"])
    for kind in wanted(facts):
        enqueue(kind, asset.owner, {"asset": str(asset.pk)}, subject=str(asset.pk))
    announce(asset)


def record_refusal(asset: Asset, sentence: str) -> None:
    """Write down why a file cannot be used, and let go of its bytes."""
    if asset.blob:
        blobs.delete(asset.blob)
    asset.state, asset.error, asset.blob = Asset.State.FAILED, sentence, ""
    asset.save(update_fields=["state", "error", "blob"])
    announce(asset)


def record_rendition(asset: Asset, kind: str, path: Path, made: Made) -> Rendition:
    """Take over a finished rendition. One that was there before is replaced."""
    name, facts = made
    key = blobs.put(path)
    old = Rendition.objects.filter(asset=asset, kind=kind).first()
    if old is not None:
        blobs.delete(old.blob)
        old.delete()
    rendition = Rendition.objects.create(asset=asset, kind=kind, name=name, blob=key, facts=facts)
    announce(asset)
    return rendition


def announce(asset: Asset, deleted: bool = False) -> None:
    """Tell the owner's open pages, after the commit, that the asset changed."""
    Asset.objects.filter(pk=asset.pk).update(seq=F("seq") + 1)
    asset.seq = Asset.objects.values_list("seq", flat=True).get(pk=asset.pk)
    data: dict[str, Any] = {"state": "deleted" if deleted else asset.state, "name": asset.name}
    owner, key, seq = asset.owner_id, asset.pk, asset.seq
    transaction.on_commit(lambda: notify(owner, "asset", key, seq, data))
