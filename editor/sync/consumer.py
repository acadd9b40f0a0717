"""The socket of one open page: operations in, acknowledgements and other people's operations out, in order.

A page hears every operation after its `hello` exactly in the server's order: before anything later is told, what it
has missed is read from the database. An acknowledgement is sent only after the operation is on disk.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import Any
from uuid import UUID

from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import DatabaseError

from cloudstudio.accounts.models import User
from cloudstudio.errors import NotFound, Problem
from editor.sync import documents, services
from editor.sync.broadcast import broadcast, group_of, ordered_operation
from editor.sync.database import in_database
from editor.sync.messages import BadMessage, Edit, Hello, Ping, parse
from editor.sync.models import Operation, Project

log = logging.getLogger(__name__)

SIGN_IN_FIRST = 4401
NOT_FOUND = 4404
TRY_AGAIN = 1011

#: A page that lacks more operations than this gets the document instead.
MOST_MISSED = 2000
#: A page may send this many operations at once, and this many a second after that; then it waits, nothing is lost.
BURST = 500
RATE = 100.0


class ProjectConsumer(AsyncWebsocketConsumer):
    """One open page of one project."""

    project_id: UUID
    user: User
    #: The last operation this page was told; None before its hello.
    told: int | None = None
    joined = False
    #: Operations it may still send now, and when that was counted.
    allowance = float(BURST)
    counted = 0.0

    async def connect(self) -> None:
        """Accept the owner; close with 4401 (signed out) or 4404 (not there, not yours)."""
        await self.accept()
        user = self.scope["user"]
        if not isinstance(user, User):
            await self.close(code=SIGN_IN_FIRST)
            return
        self.user = user
        try:
            self.project_id = UUID(self.scope["url_route"]["kwargs"]["project_id"])
            await in_database(services.access_project, user, self.project_id)
        except (ValueError, NotFound):
            await self.close(code=NOT_FOUND)
            return
        # Joined before the first look at the database, so that nothing falls in between.
        await self.channel_layer.group_add(group_of(self.project_id), self.channel_name)
        self.joined = True

    async def disconnect(self, code: int) -> None:
        """Leave the project's group."""
        if self.joined:
            self.joined = False
            await self.channel_layer.group_discard(group_of(self.project_id), self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Take one message. A bad one is answered with one sentence; the line stays."""
        if not self.joined:
            return
        try:
            message = parse(text_data if text_data is not None else "")
            if isinstance(message, Hello):
                await self.greet(message.after)
            elif isinstance(message, Ping):
                await self.catch_up()
                await self.tell({"type": "pong"})
            else:
                await self.edit(message)
        except BadMessage as error:
            if error.op_id is None:
                await self.tell({"type": "error", "reason": str(error)})
            else:
                await self.tell({"type": "refused", "op_id": error.op_id, "reason": str(error)})
        except NotFound:
            await self.close(code=NOT_FOUND)
        except DatabaseError:
            # Nothing was acknowledged: the page comes back and sends it again.
            log.exception("a page's message could not be served")
            await self.close(code=TRY_AGAIN)

    async def greet(self, after: int | None) -> None:
        """Bring the page up to date: the whole document, or what it lacks."""
        last = await in_database(_last_sequence, self.project_id)
        if after is None or not last - MOST_MISSED <= after <= last:
            sequence, document = await in_database(_document_text, self.project_id)
            self.told = sequence
            await self.send(f'{{"type":"document","sequence":{sequence},"document":{document}}}')
            return
        missed = await in_database(_operations_after, self.project_id, after)
        self.told = after + len(missed)
        await self.tell({"type": "operations", "operations": missed})

    async def edit(self, edit: Edit) -> None:
        """Put an operation on disk, then acknowledge it, then tell the others."""
        if self.told is None:
            raise BadMessage("Say hello first.")
        await self.wait_for_turn()
        try:
            appended = await in_database(
                services.append_operation,
                self.project_id,
                self.user.pk,
                edit.op_id,
                edit.operation,
                edit.base,
            )
        except NotFound:
            raise
        except Problem as problem:
            raise BadMessage(problem.sentence, edit.op_id) from None
        await self.catch_up(to=appended.sequence - 1)
        self.told = max(self.told, appended.sequence)
        await self.tell({"type": "ack", "op_id": edit.op_id, "sequence": appended.sequence})
        if not appended.new:
            return
        ordered = ordered_operation(appended.sequence, edit.op_id, edit.operation, self.user.pk, edit.base)
        await broadcast(self.project_id, ordered)
        if appended.sequence % services.SNAPSHOT_EVERY == 0:
            await in_database(documents.write_snapshot, self.project_id)

    async def wait_for_turn(self) -> None:
        """Slow down a page that sends more than a person can make; its messages wait, none is lost."""
        now = time.monotonic()
        self.allowance = min(BURST, self.allowance + (now - self.counted) * RATE)
        self.counted = now
        self.allowance -= 1
        if self.allowance < 0:
            await asyncio.sleep(-self.allowance / RATE)

    async def catch_up(self, to: int | None = None) -> None:
        """Tell what is on disk and was not told, up to a sequence or to the last."""
        if self.told is None or (to is not None and to <= self.told):
            return
        if to is None:
            to = await in_database(_last_sequence, self.project_id)
        if to <= self.told:
            return
        for ordered in await in_database(_operations_after, self.project_id, self.told, to):
            await self.tell({"type": "operation", **ordered})
        self.told = to

    async def project_operation(self, message: dict[str, Any]) -> None:
        """Pass on another page's operation, in its place."""
        ordered = message["ordered"]
        if self.told is None or ordered["sequence"] <= self.told:
            return
        await self.catch_up(to=ordered["sequence"] - 1)
        self.told = ordered["sequence"]
        await self.tell({"type": "operation", **ordered})

    async def project_deleted(self, message: dict[str, Any]) -> None:
        """The project is gone."""
        await self.close(code=NOT_FOUND)

    async def tell(self, message: dict[str, Any]) -> None:
        """Send one message as JSON."""
        await self.send(json.dumps(message))


def _last_sequence(project_id: UUID) -> int:
    last = Project.objects.filter(pk=project_id).values_list("sequence", flat=True).first()
    if last is None:
        raise NotFound("There is no such project any more.")
    return last


def _document_text(project_id: UUID) -> tuple[int, str]:
    sequence, document = documents.current_document(project_id)
    return sequence, document.model_dump_json()


def _operations_after(project_id: UUID, after: int, to: int | None = None) -> list[dict[str, Any]]:
    rows = Operation.objects.filter(project_id=project_id, sequence__gt=after).order_by("sequence")
    if to is not None:
        rows = rows.filter(sequence__lte=to)
    values = rows.values_list("sequence", "op_id", "operation", "actor_id", "base")
    return [ordered_operation(*row) for row in values]
