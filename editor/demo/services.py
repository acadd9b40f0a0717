"""Giving a person the demo film: its files become assets of theirs, and a project shows them."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import UUID, uuid5

from django.db import transaction

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.scratch import scratch_folder
from cloudstudio.storage.quota import check_room
from editor.demo.film import FACTS, NAME, film
from editor.sync.models import Project
from editor.sync.services import create_project
from media.models import Asset
from media.services import create_asset_from_file

FILES = Path(__file__).resolve().parent / "files"
_NAMES = UUID("5d0f3d2a-6a1c-4f43-9a55-0c3f6f7e21b4")


def open_demo(owner: User) -> Project:
    """Return the person's project with the demo film: the one that is there, or a new one.

    The files count like any others; ones that are in the library already are used again. Raises NoRoom.
    """
    known = Project.objects.filter(owner=owner, name=NAME).order_by("created").first()
    if known is not None:
        return known
    paths = {name: file_of(name) for name in FACTS}
    wanted = {name: _place_of(owner, name) for name in FACTS}
    missing = [name for name, (_, asset) in wanted.items() if asset is None]
    if missing:
        check_room(owner, sum(paths[name].stat().st_size for name in missing))
    with scratch_folder() as folder:
        copies = [Path(shutil.copyfile(paths[name], folder / paths[name].name)) for name in missing]
        with blobs.prepared(copies), transaction.atomic():
            for name, copy in zip(missing, copies, strict=True):
                create_asset_from_file(owner, copy, FACTS[name][1], asset_id=wanted[name][0])
            return create_project(owner, NAME, film({name: str(wanted[name][0]) for name in FACTS}))


def file_of(name: str) -> Path:
    """Return the file of one of the film's pictures and sounds."""
    return FILES / f"{name}{Path(FACTS[name][1]).suffix}"


def _place_of(owner: User, name: str) -> tuple[UUID, Asset | None]:
    """Return an asset's id, and the asset where it is there; what the person has thrown away is made anew."""
    for attempt in range(1_000_000):
        asset_id = uuid5(_NAMES, f"{owner.pk} {name} {attempt}")
        asset = Asset.everything.filter(pk=asset_id).first()
        if asset is None or asset.deleted is None:
            return asset_id, asset
    raise AssertionError("a person has thrown the demo film away a million times")
