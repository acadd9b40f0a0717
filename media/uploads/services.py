"""Uploads as rows: begun, found, turned into assets, given up, swept."""

from __future__ import annotations

import contextlib
import time
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.errors import Invalid, NotFound
from cloudstudio.sweeps import register_sweep
from media import services
from media.models import Asset, Upload
from media.uploads import storage
from media.uploads.protocol import parse_length, parse_metadata
from media.uploads.reserving import renew, reserve

UNNAMED = "Untitled"


def begin(owner: User, length: str, deferred: str, metadata: str) -> Upload:
    """Begin an upload from the headers of its creation. Raises Problem, TooLarge, NoRoom."""
    size = parse_length(length, deferred, settings.UPLOAD_LIMIT)
    given = parse_metadata(metadata)
    try:
        name = services.check_name(given.get("filename") or given.get("name") or UNNAMED)
    except Invalid:
        name = UNNAMED
    upload = Upload(owner=owner, name=name, size=size)
    # The file's time says since when its room is kept: whoever begins next must see it as soon as the row.
    path = storage.path_of(upload.pk)
    path.touch()
    try:
        with transaction.atomic():
            reserve(owner, size)
            upload.save(force_insert=True)
    except BaseException:
        path.unlink()
        raise
    return upload


def go_on(user: User, upload_id: UUID) -> Upload:
    """Return the person's own unfinished upload, with the room for its rest. Raises NotFound, NoRoom."""
    upload = access_upload(user, upload_id)
    renew(upload)
    return upload


def access_upload(user: User, upload_id: UUID) -> Upload:
    """Return the person's own unfinished upload. Raises NotFound."""
    upload = Upload.objects.filter(pk=upload_id, owner=user).first()
    if upload is None:
        raise NotFound("There is no such upload.")
    return upload


def progress(user: User, upload_id: UUID) -> tuple[int, int]:
    """Return (bytes here, bytes announced), also of an upload that has become an asset. Raises NotFound."""
    asset = Asset.everything.filter(pk=upload_id, owner=user).first()
    if asset is not None:
        return asset.size, asset.size
    upload = access_upload(user, upload_id)
    here = storage.offset_of(upload.pk)
    if here >= upload.size:
        # The process died between the last byte and the asset: make up for it.
        with contextlib.suppress(FileNotFoundError), storage.open_to_append(upload.pk) as file:
            if storage.claim(file):
                finish(upload)
    return here, upload.size


def finish(upload: Upload) -> Asset:
    """Turn a complete upload into an asset with the same id. The caller holds the upload's lock.

    The bytes keep this name too until the rows are committed, so that a crash leaves either an upload or an asset.
    """
    path = storage.path_of(upload.pk)
    with blobs.prepared([path]), transaction.atomic():
        asset = services.create_asset_from_file(upload.owner, path, upload.name, asset_id=upload.pk)
        Upload.objects.filter(pk=upload.pk).delete()
    # A repetition after a crash finds the asset there.
    path.unlink(missing_ok=True)
    return asset


def give_up(upload: Upload) -> None:
    """Remove an unfinished upload and its bytes."""
    Upload.objects.filter(pk=upload.pk).delete()
    storage.path_of(upload.pk).unlink(missing_ok=True)


def expires(upload_id: UUID) -> datetime:
    """Return when an upload is given up if nothing more comes."""
    with contextlib.suppress(FileNotFoundError):
        return datetime.fromtimestamp(storage.path_of(upload_id).stat().st_mtime + _term(), UTC)
    return datetime.now(UTC)


def sweep() -> int:
    """Give up uploads that got no byte for their term, and files that no row knows; return how many. For the reaper."""
    removed = 0
    limit = time.time() - _term()
    for path in storage.folder().iterdir():
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < limit:
                Upload.objects.filter(pk=path.stem).delete()
                path.unlink()
                removed += 1
    for upload in Upload.objects.filter(created__lt=datetime.fromtimestamp(limit, UTC)):
        if not storage.path_of(upload.pk).exists():
            upload.delete()
            removed += 1
    return removed


def _term() -> float:
    """Return the seconds without a new byte after which an unfinished upload is given up."""
    return float(settings.UPLOAD_DAYS) * 24 * 3600


register_sweep("uploads", sweep)
