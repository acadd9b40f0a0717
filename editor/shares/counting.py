"""How often a film was opened: once a viewer and day, and nobody's address is kept.

A viewer is a hash, salted by a secret that is thrown away with the day; the set of a day's hashes goes with it.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import date
from typing import Any

from django.db.models import F

from cloudstudio.broker import broker
from editor.shares.models import Share

#: Seconds: a day, wherever its viewers are, and some.
KEPT = 36 * 3600


def count_view(share: Share, address: str, browser: str, today: date) -> None:
    """Count a viewer who opened the film, unless they did today."""
    server: Any = broker()
    salt_name = f"cloudstudio:views:salt:{today}"
    server.set(salt_name, secrets.token_hex(16), nx=True, ex=KEPT)
    salt = str(server.get(salt_name) or "").encode()
    viewer = hmac.digest(salt, f"{address} {browser}".encode(errors="replace"), "sha256")[:12].hex()
    seen = f"cloudstudio:views:{share.pk}:{today}"
    new = server.sadd(seen, viewer)
    server.expire(seen, KEPT)
    if new:
        Share.objects.filter(pk=share.pk).update(views=F("views") + 1)
