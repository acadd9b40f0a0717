"""The events socket: sends `{kind, id, seq, data}`, and answers a ping."""

from __future__ import annotations

from typing import Any

from channels.generic.websocket import AsyncJsonWebsocketConsumer

from cloudstudio.accounts.sockets import PersonSocket
from cloudstudio.jobs.events import group_of


class EventsConsumer(PersonSocket, AsyncJsonWebsocketConsumer):
    """One open page of one person."""

    group: str | None = None

    async def connect(self) -> None:
        """Accept who is signed in; close with 4401 otherwise."""
        await super().connect()
        if self.closed:
            return
        self.group = group_of(self.scope["user"].pk)
        await self.channel_layer.group_add(self.group, self.channel_name)
        # From here on nothing is missed: the page fetches its state when it sees this.
        await self.send_json({"kind": "ready", "id": "", "seq": 0, "data": {}})

    async def disconnect(self, code: int) -> None:
        """Leave the person's group."""
        if self.group:
            await self.channel_layer.group_discard(self.group, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Answer whatever a page says, so that it knows that the line is alive; it means nothing else here."""
        await self.send_json({"type": "pong"})

    async def studio_event(self, message: dict[str, Any]) -> None:
        """Pass one event on."""
        await self.send_json(message["event"])
