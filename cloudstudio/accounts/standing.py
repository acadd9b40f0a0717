"""Does the session with which a connection was opened still stand? Asked again and again while it is open."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from cloudstudio.accounts.asgi_user import Scope, user_of
from cloudstudio.accounts.models import User
from cloudstudio.errors import SignedOut

Receive = Callable[[], Awaitable[dict[str, Any]]]

#: Seconds for which the database's last answer is believed.
BELIEVED = 3.0


@dataclass
class Standing:
    """A person's right to go on with a connection. `checked` is when the database last said yes (monotonic)."""

    scope: Scope
    user: User
    checked: float = field(default_factory=time.monotonic)

    async def holds(self, believed: float | None = None) -> bool:
        """Tell whether the session is still this person's; the database is asked where its answer is too old."""
        if time.monotonic() - self.checked < (BELIEVED if believed is None else believed):
            return True
        if (await user_of(self.scope)).pk != self.user.pk:
            return False
        self.checked = time.monotonic()
        return True


def while_it_holds(standing: Standing, receive: Receive) -> Receive:
    """Return a `receive` that raises SignedOut within seconds after the session ended, even where nothing comes."""
    holds = True

    async def receive_while_it_holds() -> dict[str, Any]:
        nonlocal holds
        coming = asyncio.ensure_future(receive())
        try:
            while holds:
                await asyncio.wait({coming}, timeout=BELIEVED)
                holds = await standing.holds()
                if coming.done():
                    # It came before the end was seen, and is not thrown away.
                    return coming.result()
        finally:
            coming.cancel()
        raise SignedOut("You are signed out. Sign in again; what arrived until now is kept.")

    return receive_while_it_holds
