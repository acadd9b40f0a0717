"""What a viewer who knew a link's password holds: a key, part of the film's address.

Cookies would not do: a page of somebody else's that shows the film sends none of ours. A key ends by itself, and at
once when the password is changed or taken away.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.utils.crypto import constant_time_compare, salted_hmac

from editor.shares.models import Share

#: Seconds that a key is good for: a long film with a long pause.
LASTS = 12 * 3600


def new_key(share: Share, clock: Callable[[], float] = time.time) -> str:
    """Return a key to a protected film: when it ends, and what only this studio can have written."""
    return _signed(share, int(clock()) + LASTS)


def opens(share: Share, key: str, clock: Callable[[], float] = time.time) -> bool:
    """Return whether a key is one of this link's, and good still."""
    until, _, _ = key.partition("-")
    if not (until.isascii() and until.isdigit() and len(until) <= 12):
        return False
    return int(until) > clock() and constant_time_compare(key, _signed(share, int(until)))


def _signed(share: Share, until: int) -> str:
    said = f"{share.token} {share.password} {until}"
    return f"{until}-{salted_hmac('editor.shares.key', said, algorithm='sha256').hexdigest()[:32]}"
