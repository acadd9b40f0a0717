"""What can be done with findings. Nothing else writes their rows."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q, Sum
from django.db.models.signals import post_delete
from django.dispatch import receiver

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.errors import Conflict, NotFound, TooLarge
from cloudstudio.scratch import scratch_folder
from cloudstudio.storage.quota import Held, check_room, register_holding
from media.findings.content import LARGEST, check_content
from media.findings.models import Finding, Revision
from media.models import Asset
from media.services import announce

#: Of a person's revisions the newest so many are kept, and what the tool has found.
KEPT = 50


def found_by(asset: Asset, recipe: dict[str, Any]) -> Finding | None:
    """Return what was learned about an asset by this recipe; None where nobody has looked yet."""
    return Finding.objects.filter(asset=asset, recipe_key=_key(recipe)).first()


def record_finding(asset: Asset, kind: str, recipe: dict[str, Any], path: Path) -> Finding:
    """Take over a file of JSON that says what a tool learned. In a transaction it must have been `blobs.prepared`.

    Where it is known already, that stays. Raises Invalid for what is no content of the kind.
    """
    if (known := found_by(asset, recipe)) is not None:
        return known
    content = path.read_bytes()
    if len(content) > LARGEST:
        raise TooLarge(f"What was found is larger than {LARGEST // 2**20} MB.")
    check_content(kind, json.loads(content))
    finding = Finding.objects.create(asset=asset, kind=kind, recipe=recipe, recipe_key=_key(recipe))
    Revision.objects.create(finding=finding, number=0, blob=blobs.put(path), size=len(content))
    announce(asset)
    return finding


def access_finding(user: User, finding_id: UUID) -> Finding:
    """Return what was found about the person's own asset. Raises NotFound, also while the asset is in the bin."""
    finding = Finding.objects.filter(pk=finding_id, asset__owner=user, asset__deleted=None).first()
    if finding is None:
        raise NotFound("There is no such finding.")
    return finding


def content_of(finding: Finding, number: int | None = None) -> tuple[int, dict[str, Any]]:
    """Return a revision's number and what it says; the newest by default. Raises NotFound."""
    revisions = finding.revisions.order_by("-number")
    revision = (revisions if number is None else revisions.filter(number=number)).first()
    if revision is None:
        raise NotFound("There is no such revision of the finding.")
    return revision.number, cast("dict[str, Any]", json.loads(blobs.local_path(revision.blob).read_bytes()))


def revise(user: User, finding: Finding, before: int, content: Any) -> Revision:
    """Write down what a person says instead of revision `before`, and let go of all but the newest of theirs.

    Raises Invalid, NoRoom, and Conflict where somebody has revised it since.
    """
    text = check_content(finding.kind, content).model_dump_json().encode()
    check_room(user, len(text))
    with scratch_folder() as folder:
        path = folder / "content.json"
        path.write_bytes(text)
        with blobs.prepared([path]), transaction.atomic():
            # One writer at a time, whatever the database.
            Finding.objects.select_for_update().only("pk").get(pk=finding.pk)
            newest = finding.revisions.aggregate(newest=Max("number"))["newest"]
            if newest != before:
                raise Conflict("It was changed somewhere else meanwhile; load it again.")
            made = Revision.objects.create(
                finding=finding, number=before + 1, blob=blobs.put(path), size=len(text)
            )
            for old in finding.revisions.filter(number__gt=0, number__lte=made.number - KEPT):
                old.delete()
            announce(finding.asset)
    return made


def _key(recipe: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(recipe, sort_keys=True).encode()).hexdigest()


def _held(owner: UUID) -> Held:
    mine = Revision.objects.filter(finding__asset__owner=owner)
    sums = mine.aggregate(
        total=Sum("size"), binned=Sum("size", filter=Q(finding__asset__deleted__isnull=False))
    )
    return Held(sums["total"] or 0, sums["binned"] or 0)


register_holding("findings", _held)


@receiver(post_delete, sender=Revision)
def _forget(sender: type[Revision], instance: Revision, **_: Any) -> None:
    """However a row goes, with its asset or its owner too: its bytes go with it."""
    blobs.delete(instance.blob)
