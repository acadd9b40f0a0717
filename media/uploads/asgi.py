"""The tus server as raw ASGI: Django's views under ASGI would lose the part of a body that came before a cut.

What has arrived is kept, whatever ends the connection, and is acknowledged only once it is on the disk.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Awaitable, Callable
from email.utils import format_datetime
from typing import Any, BinaryIO
from uuid import UUID

from channels.db import database_sync_to_async
from django.conf import settings

from cloudstudio import outage
from cloudstudio.accounts.asgi_user import check_csrf, header, user_of
from cloudstudio.accounts.models import User
from cloudstudio.accounts.standing import Standing, while_it_holds
from cloudstudio.errors import Conflict, NoRoom, NotFound, Problem, SignedOut, TooLarge
from cloudstudio.storage import ballast, disk
from media.models import Upload
from media.uploads import protocol, services, storage
from media.uploads.protocol import Locked

log = logging.getLogger(__name__)

Scope = dict[str, Any]
Headers = dict[str, str]

#: Bytes gathered before they are written: a request holds no more than this.
GATHER = 2**20
#: Seconds that a request waits for an older one on the same upload to let go.
PATIENCE = 5.0
FAILED = outage.Answer(500, "Something failed on our side. Try again in a moment.", {})
STALE = "The page's security token is missing or old; reload the page and try again."

#: Which task writes to an upload in this process. A newer request takes the place of an older one: when a line
#: breaks, the client comes back long before this end notices.
_writers: dict[UUID, asyncio.Task[Any]] = {}


class Forged(Problem):
    """The request carries a cookie but not the page's token."""

    status = 403


class WrongMethod(Problem):
    """The address takes other methods."""

    status = 405


class HungUp(Exception):
    """The client is gone: there is nobody to answer."""


class Body:
    """The messages of a request, as the server hands them on."""

    def __init__(self, receive: Any) -> None:
        self._receive = receive
        self._ended = False

    async def __call__(self) -> dict[str, Any]:
        """Return the next message."""
        message: dict[str, Any] = await self._receive()
        self._ended = message["type"] == "http.disconnect" or not message.get("more_body", False)
        return message

    async def read_away(self) -> None:
        """Read what the client is still sending: one that is cut off while it sends never sees the answer."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while not self._ended:
                    await self()


async def application(scope: Scope, receive: Any, send: Any) -> None:
    """Answer one request under /upload."""
    body = Body(receive)
    try:
        status, headers = await _answer(scope, body)
    except HungUp:
        return
    except Problem as problem:
        if isinstance(problem, NoRoom):
            await body.read_away()
        extra = {"Tus-Max-Size": str(settings.UPLOAD_LIMIT)} if isinstance(problem, TooLarge) else {}
        extra |= {"Tus-Version": protocol.VERSION} if isinstance(problem, protocol.WrongVersion) else {}
        await _send(send, problem.status, extra, json.dumps({"detail": problem.sentence}).encode())
    except Exception as error:  # the boundary of the process
        log.exception("an upload failed")
        answer = outage.answer_to(error) or FAILED
        await _send(send, answer.status, answer.headers, json.dumps({"detail": answer.sentence}).encode())
    else:
        await _send(send, status, headers, b"")


async def _answer(scope: Scope, receive: Body) -> tuple[int, Headers]:
    method, rest = scope["method"], scope["path"].removeprefix("/upload").strip("/")
    if method == "OPTIONS":
        return 204, {
            "Tus-Version": protocol.VERSION,
            "Tus-Extension": protocol.EXTENSIONS,
            "Tus-Max-Size": str(settings.UPLOAD_LIMIT),
        }
    protocol.check_version(header(scope, "tus-resumable"))
    user = await user_of(scope)
    if not isinstance(user, User):
        raise SignedOut("Sign in first.")
    if method != "HEAD" and not await check_csrf(scope):
        raise Forged(STALE)
    if not rest:
        if method != "POST":
            raise WrongMethod("A new upload is begun with POST.")
        return await _create(scope, user)
    try:
        upload_id = UUID(rest)
    except ValueError as error:
        raise NotFound("There is no such upload.") from error
    handlers: dict[str, Callable[[], Awaitable[tuple[int, Headers]]]] = {
        "HEAD": lambda: _head(user, upload_id),
        "PATCH": lambda: _patch(scope, while_it_holds(Standing(scope, user), receive), user, upload_id),
        "DELETE": lambda: _delete(user, upload_id),
    }
    if method not in handlers:
        raise WrongMethod("An upload takes HEAD, PATCH and DELETE.")
    return await handlers[method]()


async def _create(scope: Scope, user: User) -> tuple[int, Headers]:
    length, deferred = header(scope, "upload-length"), header(scope, "upload-defer-length")
    upload = await database_sync_to_async(services.begin)(
        user, length, deferred, header(scope, "upload-metadata")
    )
    return 201, {"Location": f"/upload/{upload.pk}", "Upload-Offset": "0", **_expiry(upload.pk)}


async def _head(user: User, upload_id: UUID) -> tuple[int, Headers]:
    # Not in the thread that everybody shares: it may have to take over a large file.
    here, size = await database_sync_to_async(services.progress, thread_sensitive=False)(user, upload_id)
    headers = {"Upload-Offset": str(here), "Upload-Length": str(size), "Cache-Control": "no-store"}
    return 200, headers | (_expiry(upload_id) if here < size else {})


async def _delete(user: User, upload_id: UUID) -> tuple[int, Headers]:
    await asyncio.to_thread(ballast.make_way)
    upload = await database_sync_to_async(services.access_upload)(user, upload_id)
    await _take_over(upload_id)
    await database_sync_to_async(services.give_up)(upload)
    return 204, {}


async def _patch(scope: Scope, receive: Any, user: User, upload_id: UUID) -> tuple[int, Headers]:
    wanted = protocol.parse_offset(header(scope, "upload-offset"), header(scope, "content-type"))
    upload = await database_sync_to_async(services.go_on)(user, upload_id)
    await _take_over(upload_id)
    with await _claimed(upload_id) as file:
        here = storage.offset_of(upload_id)
        if here != wanted:
            raise Conflict(f"The upload stands at byte {here}, not at {wanted}.")
        announced = header(scope, "content-length")
        if announced.isdigit() and here + int(announced) > upload.size:
            raise TooLarge(f"The upload was announced with {upload.size} bytes; this is more.")
        here = await _write(receive, file, upload, here)
        if here == upload.size:
            await database_sync_to_async(services.finish, thread_sensitive=False)(upload)
            return 204, {"Upload-Offset": str(here)}
    return 204, {"Upload-Offset": str(here), **_expiry(upload_id)}


async def _claimed(upload_id: UUID) -> BinaryIO:
    """The upload's file, once nobody else writes to it: an older request may still be bringing its bytes to the disk.

    Raises Locked after `PATIENCE`, and NotFound where the older request has completed the upload or given it up.
    """
    try:
        file = storage.open_to_append(upload_id)
    except FileNotFoundError as error:
        raise NotFound("There is no such upload.") from error
    try:
        deadline = time.monotonic() + PATIENCE
        while not storage.claim(file):
            if time.monotonic() > deadline:
                raise Locked("Another request is writing to this upload; try again in a moment.")
            await asyncio.sleep(0.02)
        if not storage.path_of(upload_id).exists():
            raise NotFound("There is no such upload.")
    except BaseException:
        file.close()
        raise
    return file


async def _take_over(upload_id: UUID) -> None:
    """End the request that writes to this upload in this process, and wait until it writes no more."""
    older = _writers.get(upload_id)
    if older is not None:
        older.cancel()
        await asyncio.wait([older], timeout=PATIENCE)


async def _write(receive: Any, file: BinaryIO, upload: Upload, here: int) -> int:
    """Append the body as it comes; return the new offset. Raises HungUp, TooLarge, Locked or NoRoom, with all kept."""
    pump = asyncio.ensure_future(_pump(receive, file, upload.size - here))
    _writers[upload.pk] = pump
    try:
        written, ended = await pump
    except asyncio.CancelledError as error:
        await asyncio.to_thread(storage.to_disk, file)
        raise Locked("Another request continues this upload.") from error
    except NoRoom:
        await asyncio.to_thread(storage.to_disk, file)
        raise
    except SignedOut as error:
        await asyncio.to_thread(storage.to_disk, file)
        # The browser may hold the session's new key by now: it asks again, and hears whether it may go on.
        raise Locked("The session that began this request has ended; ask again.") from error
    finally:
        if _writers.get(upload.pk) is pump:
            del _writers[upload.pk]
    await asyncio.to_thread(storage.to_disk, file)
    if ended == "hung up":
        raise HungUp
    if ended == "too long":
        raise TooLarge(f"The upload was announced with {upload.size} bytes; this is more.")
    return here + written


async def _pump(receive: Any, file: BinaryIO, room: int) -> tuple[int, str]:
    """Write the body, at most `room` bytes; return how many, and how it ended. Cancelled: what came is written."""
    gathered = bytearray()
    written = 0
    try:
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return written + len(gathered), "hung up"
            body = message.get("body", b"")
            fits = room - written - len(gathered)
            gathered += body[:fits]
            if len(body) > fits:
                return written + len(gathered), "too long"
            if len(gathered) >= GATHER:
                piece, gathered = gathered, bytearray()
                written += len(piece)
                await _put(file, piece)
            if not message.get("more_body", False):
                return written + len(gathered), "whole"
    finally:
        if gathered:
            await _put(file, gathered)


async def _put(file: BinaryIO, piece: bytearray) -> None:
    """Write a piece off the loop. Even when cancelled it is done before this returns."""
    writing = asyncio.ensure_future(asyncio.to_thread(_write_all, file, piece))
    try:
        await asyncio.shield(writing)
    except asyncio.CancelledError:
        await writing
        raise


def _write_all(file: BinaryIO, piece: bytearray) -> None:
    """Write a piece. Raises NoRoom, with as much of it written as there was room for."""
    disk.check_not_low()
    rest = memoryview(piece)
    while rest:
        try:
            rest = rest[file.write(rest) :]
        except OSError as error:
            if disk.is_full(error):
                raise NoRoom(disk.FULL_SENTENCE) from error
            raise


def _expiry(upload_id: UUID) -> Headers:
    return {"Upload-Expires": format_datetime(services.expires(upload_id), usegmt=True)}


async def _send(send: Any, status: int, headers: Headers, body: bytes) -> None:
    every = {
        "Tus-Resumable": protocol.VERSION,
        "X-Content-Type-Options": "nosniff",
        **({"Content-Type": "application/json"} if body else {}),
        **headers,
    }
    if status not in (204, 304):
        every["Content-Length"] = str(len(body))
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in every.items()],
        }
    )
    await send({"type": "http.response.body", "body": body})
