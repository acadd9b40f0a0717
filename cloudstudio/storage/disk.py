"""The disk under the data folder: what is free of it, what of that is promised, and whether it can be written.

The last `DISK_RESERVE` bytes are nobody's to fill: the database needs room for edits and for deleting.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import OperationalError

from cloudstudio.errors import NoRoom
from cloudstudio.storage.amounts import in_words

FULL = (errno.ENOSPC, errno.EDQUOT)
#: How SQLite and PostgreSQL say it.
FULL_WORDS = ("disk is full", "No space left on device")
#: Below this many free bytes, what a database calls an "I/O error" is a full disk.
NEXT_TO_NOTHING = 2**20
FULL_SENTENCE = "The studio's disk is full. Empty the bin, or ask whoever runs the studio to make room."
#: What is written to see whether anything can be.
TRIAL = bytes(4096)

_claims: list[Callable[[], int]] = []


def register_claim(claim: Callable[[], int]) -> None:
    """Count bytes that are promised to somebody and not on the disk yet: `claim()` tells how many there are now."""
    _claims.append(claim)


def free() -> int:
    """Return the bytes that can still be written, the reserve among them."""
    return shutil.disk_usage(settings.DATA_DIR).free


def left() -> int:
    """Return the bytes that may be promised to somebody: neither the reserve nor anybody's already."""
    return max(0, free() - settings.DISK_RESERVE - sum(claim() for claim in _claims))


def is_low() -> bool:
    """Tell whether only the reserve is left: nothing large may be written any more."""
    return free() < settings.DISK_RESERVE


def check_not_low() -> None:
    """Raise NoRoom where only the reserve is left."""
    if is_low():
        raise NoRoom(FULL_SENTENCE)


def is_full(error: BaseException) -> bool:
    """Tell whether an error of the system or of the database means that the disk is full."""
    if isinstance(error, OSError):
        return error.errno in FULL
    if isinstance(error, OperationalError):
        said = str(error)
        return any(words in said for words in FULL_WORDS) or ("I/O" in said and free() < NEXT_TO_NOTHING)
    return False


def why_not_writable() -> str:
    """Return one sentence for whoever runs the studio where nothing can be written; empty where it can."""
    trial = Path(settings.DATA_DIR) / f"trial.{os.getpid()}"
    try:
        trial.write_bytes(TRIAL)
    except OSError as error:
        return f"The data folder cannot be written: {error.strerror or error}."
    finally:
        trial.unlink(missing_ok=True)
    return ""


def why_low() -> str:
    """Return one sentence for whoever runs the studio while only the reserve is left; empty while there is more."""
    if not is_low():
        return ""
    return (
        f"Only {in_words(free())} are free on the disk of the data folder: uploads and exports are refused."
    )
