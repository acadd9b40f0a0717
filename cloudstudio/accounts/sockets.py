"""A socket that is somebody's, for as long as the session stands that opened it."""

from __future__ import annotations

import logging
import time
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import DatabaseError

from cloudstudio.accounts.asgi_user import session_key
from cloudstudio.accounts.endings import person_group, session_group
from cloudstudio.accounts.models import User
from cloudstudio.accounts.standing import Standing

log = logging.getLogger(__name__)

#: Closed for good: nobody is signed in (any more).
SIGN_IN_FIRST = 4401
#: "Service restart" (RFC 6455, section 7.4.1, IANA): the page comes again, with the cookies that it has then.
COME_AGAIN = 1012

#: Seconds in which a browser gets the answer that brings a session's new key.
NEW_KEY = 5.0

#: What is no message from the page or to it: the line's own begin and end, and the news of the session's.
NEWS = {"websocket.connect", "websocket.disconnect", "session.ended", "session.renewed", "person.changed"}


class PersonSocket(AsyncWebsocketConsumer):
    """The base of our sockets: `scope["user"]` is who opened it, and nothing passes once their session has ended.

    The end is told to every process (`endings.py`); should that be lost, the next message in or out finds out.
    """

    groups: list[str]
    standing: Standing | None = None
    closed = False
    #: When the browser has to come with its session's new key (monotonic).
    renewed: float | None = None

    async def websocket_connect(self, message: dict[str, Any]) -> None:
        """Join the groups that hear of the end, and only then look whether it has come already."""
        user = self.scope["user"]
        if isinstance(user, User):
            self.standing = Standing(self.scope, user)
            self.groups = [*self.groups, session_group(session_key(self.scope)), person_group(user.pk)]
        await super().websocket_connect(message)

    async def connect(self) -> None:
        """Accept, and close with 4401 whose session has ended since the cookie was read."""
        await self.accept()
        await self.close_unless_it_holds(SIGN_IN_FIRST, believed=0)

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Pass a message on, from the page or to it, while the session stands."""
        if message["type"] not in NEWS:
            if self.renewed is not None and time.monotonic() >= self.renewed:
                await self.close(code=COME_AGAIN)
            elif self.renewed is None and not self.closed:
                # Perhaps the session has only got another key, and that news is late: whoever comes again is told.
                await self.close_unless_it_holds(COME_AGAIN)
            if self.closed:
                return
        await super().dispatch(message)

    async def close_unless_it_holds(self, code: int, believed: float | None = None) -> None:
        """Close the socket where nobody is signed in here (any more), or where that cannot be found out now."""
        try:
            if self.standing is None or not await self.standing.holds(believed):
                await self.close(code)
        except DatabaseError:
            log.warning("whose socket this is cannot be found out", exc_info=True)
            await self.close(code=COME_AGAIN)

    async def close(self, code: int | None = None, reason: str | None = None) -> None:
        """Close the socket; nothing passes after that."""
        if not self.closed:
            self.closed = True
            await super().close(code, reason)

    async def session_ended(self, message: dict[str, Any]) -> None:
        """The person signed out in this browser."""
        await self.close(code=SIGN_IN_FIRST)

    async def session_renewed(self, message: dict[str, Any]) -> None:
        """The session goes on under another key, which is on its way to the browser."""
        self.renewed = time.monotonic() + NEW_KEY

    async def person_changed(self, message: dict[str, Any]) -> None:
        """The account has changed, perhaps its password: look at once, unless it was changed in this very session."""
        if self.renewed is not None:
            await self.close(code=COME_AGAIN)
        elif message["spared"] != session_group(session_key(self.scope)):
            await self.close_unless_it_holds(SIGN_IN_FIRST, believed=0)
