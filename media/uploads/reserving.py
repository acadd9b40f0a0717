"""Room that is kept for uploads: what was announced is promised, as long as bytes keep coming.

Nobody begins an upload that cannot end. A promise is bounded: who announces twenty gigabytes and sends nothing does not
keep them from the others. The upload itself stays (`services.expires`), and asks for room again when it goes on.
"""

from __future__ import annotations

import contextlib
import os
import time
from uuid import UUID

from django.db import transaction

from cloudstudio.accounts.models import User
from cloudstudio.storage.disk import register_claim
from cloudstudio.storage.quota import Held, check_room, register_holding
from media.models import Upload
from media.uploads import storage

#: Seconds after the last byte (or the beginning) for which the room is kept.
KEPT_FOR = 3600


def reserve(owner: User, size: int) -> None:
    """Make sure that a person may add so many bytes. In the transaction that promises them. Raises NoRoom."""
    # Two uploads that begin at once must not both be promised the same room.
    User.objects.select_for_update().get(pk=owner.pk)
    check_room(owner, size)


def renew(upload: Upload) -> None:
    """Keep an upload's room for it; where the promise has lapsed, ask for it again. Raises NoRoom."""
    if is_kept(upload.pk):
        return
    with transaction.atomic():
        reserve(upload.owner, upload.size - storage.offset_of(upload.pk))
        with contextlib.suppress(FileNotFoundError):
            os.utime(storage.path_of(upload.pk))


def is_kept(upload_id: UUID) -> bool:
    """Tell whether an upload's room is still kept."""
    with contextlib.suppress(FileNotFoundError):
        return time.time() - storage.path_of(upload_id).stat().st_mtime < KEPT_FOR
    return False


def _promised() -> int:
    """Return the bytes that are still to come, of everybody."""
    uploads = Upload.objects.values_list("pk", "size")
    return sum(max(0, size - storage.offset_of(pk)) for pk, size in uploads if is_kept(pk))


def _held(owner: UUID) -> Held:
    """Return what a person has announced; of an upload whose promise has lapsed, what is here."""
    uploads = Upload.objects.filter(owner=owner).values_list("pk", "size")
    return Held(sum(size if is_kept(pk) else storage.offset_of(pk) for pk, size in uploads))


register_claim(_promised)
register_holding("upload", _held)
