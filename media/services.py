"""What can be done with assets. Nothing else writes their rows."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.errors import Conflict, Invalid, NotFound
from cloudstudio.jobs.events import notify
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.services import active_jobs, enqueue, try_now
from cloudstudio.sandbox import Refused
from media.inspection import Facts
from media.models import Asset, Rendition
from media.reading.version import READER
from media.renditions.names import wanted

LONGEST_NAME = 255


def access_asset(user: User, asset_id: UUID, binned: bool = False) -> Asset:
    """Return the person's own asset, hidden ones too; one in the bin only with `binned`. Raises NotFound."""
    assets = Asset.everything if binned else Asset.objects
    asset = assets.filter(pk=asset_id, owner=user).first()
    if asset is None:
        raise NotFound("There is no such asset.")
    return asset


def asset_of(job: Job) -> Asset:
    """Return the asset that a job is for. Raises Refused once it has been deleted."""
    asset = Asset.objects.filter(pk=job.params["asset"]).first()
    if asset is None or not asset.blob:
        raise Refused("The asset was deleted.")
    return asset


def examined(job: Job) -> tuple[Path, Facts]:
    """Return the file of the asset that a job is for, and what is known of it. Raises Refused where that is missing."""
    asset = asset_of(job)
    if asset.known is None:
        raise Refused("The asset has not been examined yet.")
    return blobs.local_path(asset.blob), asset.known


def list_assets(user: User) -> QuerySet[Asset]:
    """Return what is in the person's library, the newest first, with their renditions."""
    shown = Asset.objects.filter(owner=user, hidden=False)
    return shown.prefetch_related("renditions").order_by("-created", "pk")


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
    made_from: Asset | None = None,
    hidden: bool = False,
    is_media: bool = True,
) -> Asset:
    """Take over the file at `path` (it is gone from there afterwards) and have it inspected.

    With `asset_id` a repetition is harmless: it returns the asset that is already there, be it in the bin. What is
    `made_from` another asset belongs to it: it is deleted, brought back and removed with it. `hidden` ones are not
    shown in the library. What is no media, a table that a tool wrote, is ready as it is. In a transaction the file must
    have been `blobs.prepared` before.
    """
    if asset_id is not None and (known := Asset.everything.filter(pk=asset_id).first()):
        return known
    size = path.stat().st_size
    with blobs.prepared([path]), transaction.atomic():
        values = {"pk": asset_id} if asset_id else {}
        asset = Asset.objects.create(
            owner=owner,
            name=check_name(name),
            size=size,
            blob=blobs.put(path),
            recipe=recipe,
            made_from=made_from,
            hidden=hidden,
            state=Asset.State.PROCESSING if is_media else Asset.State.READY,
            # Its source may have been deleted while it was being made.
            deleted=Asset.everything.values_list("deleted", flat=True).get(pk=made_from.pk)
            if made_from
            else None,
            **values,
        )
        if asset.deleted is None:
            if is_media:
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


def record_facts(asset: Asset, facts: Facts) -> None:
    """Write down what inspection found, and have the renditions made. For use in a job's last transaction."""
    replace_facts(asset, facts)
    make_missing(asset)
    announce(asset)


def replace_facts(asset: Asset, facts: Facts) -> None:
    """Write down what inspection found. For use in a job's last transaction."""
    asset.kind, asset.state, asset.facts = facts.kind, Asset.State.READY, facts.model_dump(mode="json")
    asset.error, asset.reader = "", READER
    asset.save(update_fields=["kind", "state", "facts", "error", "reader"])


def record_refusal(asset: Asset, sentence: str) -> None:
    """Write down why a file cannot be used. It stays: it can be fetched, and examined again by a newer studio."""
    asset.state, asset.error = Asset.State.FAILED, sentence
    asset.save(update_fields=["state", "error"])
    announce(asset)


def examine_again(asset: Asset) -> Asset:
    """Look once more at what could not be read, and make what could not be made. Harmless while that is under way.

    Raises Conflict where there is no file to look at.
    """
    if not asset.blob:
        raise Conflict("The file was not kept when it was refused; upload it again.")
    with transaction.atomic():
        if asset.state == Asset.State.READY:
            make_missing(asset)
        else:
            asset.state, asset.error = Asset.State.PROCESSING, ""
            asset.save(update_fields=["state", "error"])
            waiting = active_jobs(asset.owner_id, str(asset.pk)).filter(kind="inspect").first()
            if waiting is not None:
                try_now(waiting)
            else:
                enqueue("inspect", asset.owner, {"asset": str(asset.pk)}, subject=str(asset.pk))
        announce(asset)
    return asset


def why_not_yet(asset: Asset) -> str:
    """Return why an asset has not been examined yet, where that is our fault; empty while nothing is wrong."""
    pausing = active_jobs(asset.owner_id, str(asset.pk)).filter(kind="inspect", due__gt=timezone.now())
    return pausing.values_list("note", flat=True).first() or ""


def make_missing(asset: Asset) -> None:
    """Have the renditions made that an inspected asset should have, as far as nobody is at it."""
    busy = under_way(asset)
    for kind in missing(asset.known, asset.renditions.values_list("kind", flat=True)):
        if kind not in busy:
            enqueue(kind, asset.owner, {"asset": str(asset.pk)}, subject=str(asset.pk))


def missing(facts: Facts | None, there: Collection[str]) -> list[str]:
    """Return the renditions that an asset of these facts should have and has not, the quickest to make first."""
    return [kind for kind in wanted(facts) if kind not in there] if facts else []


def under_way(asset: Asset) -> set[str]:
    """Return the kinds of jobs that wait or run for an asset."""
    return set(active_jobs(asset.owner_id, str(asset.pk)).values_list("kind", flat=True))


def all_under_way(user: User) -> dict[str, list[str]]:
    """Return the kinds of jobs that wait or run for a person's things, by what they are for."""
    found: dict[str, list[str]] = {}
    for subject, kind in active_jobs(user.pk).values_list("subject", "kind"):
        found.setdefault(subject, []).append(kind)
    return found


def take_rendition(job: Job, kind: str, out: Path, result: dict[str, Any]) -> dict[str, Any]:
    """Take over the rendition that a job's child has made in `out`, and return what the job keeps of it.

    One that was there before is replaced.
    """
    asset, name = asset_of(job), str(result["file"])
    key = blobs.put(out / Path(name).name)
    Rendition.objects.filter(asset=asset, kind=kind).delete()
    facts = dict(result["facts"])
    Rendition.objects.create(asset=asset, kind=kind, name=name, blob=key, facts=facts, reader=READER)
    announce(asset)
    return {"rendition": name}


def announce(asset: Asset, deleted: bool = False) -> None:
    """Tell the owner's open pages, after the commit, that the asset changed."""
    Asset.everything.filter(pk=asset.pk).update(seq=F("seq") + 1)
    asset.seq = Asset.everything.values_list("seq", flat=True).get(pk=asset.pk)
    data: dict[str, Any] = {"state": "deleted" if deleted else asset.state, "name": asset.name}
    owner, key, seq = asset.owner_id, asset.pk, asset.seq
    transaction.on_commit(lambda: notify(owner, "asset", key, seq, data))


@receiver(post_delete, sender=Asset)
@receiver(post_delete, sender=Rendition)
def _forget(sender: type[Asset | Rendition], instance: Asset | Rendition, **_: Any) -> None:
    """However a row goes, with its owner or its source too: its bytes go with it."""
    if instance.blob:
        blobs.delete(instance.blob)
