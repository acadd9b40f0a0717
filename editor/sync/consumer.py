"""The socket of one open page: operations in, acknowledgements and other people's operations out, in order.

A page hears every operation after its `hello` exactly in the server's order: before anything later is told, what it
has missed is read from the database. An acknowledgement is sent only after the operation is on disk. What is long is
read and sent in pieces, each once the one before has left, so that no page makes this process large.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from typing import Any
from uuid import UUID

from django.db import DatabaseError

from cloudstudio.accounts.models import User
from cloudstudio.accounts.sockets import SIGN_IN_FIRST, PersonSocket
from cloudstudio.errors import NotFound, Problem
from editor.sync import documents, services, stored
from editor.sync.broadcast import broadcast, group_of
from editor.sync.database import in_database
from editor.sync.messages import BadMessage, Edit, Hello, parse
from editor.sync.models import Project
from editor.sync.pieces import Stretch, document_pieces, stretches
from editor.timeline.json_schema import schema_id
from editor.timeline.schema import VERSION

log = logging.getLogger(__name__)

NOT_FOUND = 4404
TRY_AGAIN = 1011

#: A page that lacks more operations than this, or more characters of them, gets the document instead.
MOST_MISSED = 2000
MOST_MISSED_CHARACTERS = 8 * 2**20
#: A page may send this many operations at once, and this many a second after that; then it waits, nothing is lost.
BURST = 500
RATE = 100.0
#: Messages of more characters than this are taken one at a time: parsed they are several times as large.
LARGE = 2**16

OTHER_VERSION = (
    "The studio was updated since this page was opened: reload the page. Your edits are kept in this browser."
)

_one_large = asyncio.Semaphore(1)


class ProjectConsumer(PersonSocket):
    """One open page of one project."""

    project_id: UUID
    user: User
    #: The last operation this page was told; None before its hello.
    told: int | None = None
    joined = False
    #: Operations it may still send now, and when that was counted.
    allowance = float(BURST)
    counted = 0.0
    #: The last earlier document that an inverse was looked up in; the next one is mostly close by.
    past: documents.Moment | None = None

    async def connect(self) -> None:
        """Accept the owner; close with 4401 (signed out) or 4404 (not there, not yours)."""
        await super().connect()
        if self.closed:
            return
        user = self.user = self.scope["user"]
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
            await self.take(text_data if text_data is not None else "")
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

    async def take(self, text: str) -> None:
        """Do what a message asks for."""
        async with _one_large if len(text) > LARGE else contextlib.nullcontext():
            message = parse(text)
            appended = await self.append(message) if isinstance(message, Edit) else None
        if appended is not None and isinstance(message, Edit):
            await self.acknowledge(message, appended)
            await self.rest()
        elif isinstance(message, Hello):
            await self.greet(message)
        else:
            self.past = None
            await self.catch_up()
            await self.tell({"type": "pong"})

    async def greet(self, hello: Hello) -> None:
        """Bring the page up to date, if it speaks our schema and is of the person whose cookie it brings."""
        if hello.person is not None and hello.person != str(self.user.pk):
            await self.close(code=SIGN_IN_FIRST)
            return
        if hello.schema != schema_id():
            self.told = None
            await self.tell({"type": "reload", "reason": OTHER_VERSION})
            if not hello.schema:
                # A page that does not even say what it speaks knows no “reload” either, but it shows errors.
                await self.tell({"type": "error", "reason": OTHER_VERSION})
            return
        last = await in_database(_last_sequence, self.project_id)
        if hello.after is None or hello.after > last:
            await self.tell_document()
        elif hello.after == last:
            self.told = last
            await self.tell({"type": "operations", "operations": [], "more": False})
        else:
            await self.bring(hello.after, last)

    async def append(self, edit: Edit) -> services.Appended:
        """Put an operation on disk."""
        if self.told is None:
            raise BadMessage("Say hello first.")
        try:
            return await in_database(services.append_operation, self.project_id, self.user.pk, edit)
        except NotFound:
            raise
        except Problem as problem:
            raise BadMessage(problem.sentence, edit.op_id) from None

    async def acknowledge(self, edit: Edit, appended: services.Appended) -> None:
        """Acknowledge what is on disk, then tell the others."""
        sequence = appended.sequence
        await self.catch_up(to=sequence - 1)
        ack: dict[str, Any] = {"type": "ack", "op_id": edit.op_id, "sequence": sequence}
        if edit.version != VERSION:
            ack["operation"] = appended.operation
        if self.told is None or self.told < sequence:
            self.told = sequence
        elif edit.asks_inverse or appended.new:
            # The page has the operation within a document, and cannot know what stood there before it.
            ack["inverse"] = await self.inverse_of(sequence)
        await self.tell(ack)
        if appended.new:
            await broadcast(self.project_id, appended, edit, self.user.pk)
            if documents.snapshot_may_be_due(sequence, appended.size):
                await in_database(documents.write_snapshot_if_due, self.project_id, sequence)

    async def rest(self) -> None:
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
        if to > self.told:
            await self.bring(self.told, to)

    async def bring(self, after: int, to: int) -> None:
        """Tell the operations after a sequence, up to another one, in pieces; or the document, where that is less."""
        missed = await in_database(_missed, self.project_id, after, to)
        if missed is None:
            await self.tell_document()
            return
        for stretch in missed:
            operations = await in_database(stored.ordered_in, self.project_id, stretch)
            await self.tell(
                {"type": "operations", "operations": operations, "more": stretch is not missed[-1]}
            )
            self.told = stretch.last

    async def tell_document(self) -> None:
        """Tell the document as it is now: all of it at once, or, where it is large, piece after piece."""
        sequence, document = await in_database(documents.current_document, self.project_id)
        self.told = sequence
        pieces = document_pieces(document)
        head = f'{{"type":"document","sequence":{sequence},"document":'
        piece = await asyncio.to_thread(next, pieces)
        while following := await asyncio.to_thread(next, pieces, None):
            await self.send(f'{head}{piece},"more":true}}')
            head, piece = '{"type":"part","document":', following
        await self.send(f'{head}{piece},"more":false}}')

    async def inverse_of(self, sequence: int) -> Any:
        """Return what takes back an operation in its place, or None where it did nothing."""
        inverse, self.past = await in_database(documents.inverse_of, self.project_id, sequence, self.past)
        return inverse

    async def project_operation(self, message: dict[str, Any]) -> None:
        """Pass on another page's operation, in its place."""
        sequence = message["sequence"]
        if self.told is None or sequence <= self.told:
            return
        if "ordered" not in message:
            await self.catch_up(to=sequence)
            return
        await self.catch_up(to=sequence - 1)
        if sequence > self.told:
            self.told = sequence
            await self.tell({"type": "operation", **message["ordered"]})

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


def _missed(project_id: UUID, after: int, to: int) -> list[Stretch] | None:
    """Return the stretches that lead from one sequence to another; None where the document is less to send."""
    if to - after > MOST_MISSED:
        return None
    sizes = stored.sizes_after(project_id, after, to)
    if sum(size for _, size in sizes) > MOST_MISSED_CHARACTERS:
        return None
    return stretches(sizes)
