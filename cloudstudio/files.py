"""Files over HTTP, as raw ASGI: ranges, validators, streaming in pieces.

Django's own file answer reads the whole file into memory under ASGI and knows no ranges. A room registers who may
have which file; this module knows only HTTP. Source: RFC 9110, sections 8.8 (validators), 13 (conditions), 14 (ranges).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import parse_qsl, quote

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import close_old_connections

from cloudstudio.accounts.asgi_user import header, user_of
from cloudstudio.accounts.models import User

Scope = dict[str, Any]

log = logging.getLogger(__name__)

#: Seconds after which it is asked anew, in the middle of a file, whether its reader may have it.
ASK_AGAIN = 2.0
#: Bytes read and sent at a time; what a request holds in memory.
PIECE = 256 * 1024


@dataclass(frozen=True)
class FileAnswer:
    """A file that the asker may have.

    download_name: the name to save it under; None shows it in the page. cache: the Cache-Control header.
    """

    path: Path
    content_type: str
    download_name: str | None = None
    cache: str = "private, no-cache"


Resolver = Callable[["User | AnonymousUser", list[str], dict[str, str]], FileAnswer | None]

_resolvers: dict[str, Resolver] = {}


def register_files(prefix: str, resolver: Resolver) -> None:
    """Serve `/files/PREFIX/…`. The resolver gets the asker, the parts of the path after the prefix, the query.

    It returns None for what does not exist and for what is another person's: both are answered 404.
    """
    if prefix in _resolvers:
        raise ValueError(f"Two rooms serve /files/{prefix}.")
    _resolvers[prefix] = resolver


@dataclass(frozen=True)
class Span:
    """Bytes `first` to `last`, both included, of a file of `size` bytes."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


class Unsatisfiable(Exception):
    """The range begins after the end of the file."""


def parse_range(value: str, size: int) -> Span | None:
    """Return the span that a Range header asks for; None where the whole file is to be sent.

    Several ranges at once, other units and malformed values are answered with the whole file, as RFC 9110 section
    14.2 allows. Raises Unsatisfiable.
    """
    match = re.fullmatch(r"\s*bytes\s*=\s*([0-9]{0,18})\s*-\s*([0-9]{0,18})\s*", value)
    if not match or not (match[1] or match[2]):
        return None
    if not match[1]:
        wanted = int(match[2])
        if wanted == 0 or size == 0:
            raise Unsatisfiable
        return Span(max(0, size - wanted), size - 1)
    first = int(match[1])
    last = min(int(match[2]), size - 1) if match[2] else size - 1
    if match[2] and int(match[2]) < first:
        return None
    if first >= size:
        raise Unsatisfiable
    return Span(first, last)


def etag_of(status: os.stat_result) -> str:
    """Return a strong validator: a finished file is never changed in place, only replaced."""
    return f'"{status.st_ino:x}-{status.st_mtime_ns:x}-{status.st_size:x}"'


async def application(scope: Scope, receive: Any, send: Any) -> None:
    """Answer GET and HEAD under /files/."""
    if scope["method"] not in ("GET", "HEAD"):
        await _plain(send, 405, "Files can only be read here.", [(b"allow", b"GET, HEAD")])
        return
    found = await _open(scope)
    if found is None:
        await _plain(send, 404, "There is no such file, or it is not yours.")
        return
    answer, file = found
    with file:
        await _answer(scope, receive, send, answer, file)


async def _open(scope: Scope) -> tuple[FileAnswer, BinaryIO] | None:
    """Find the file and open it. One that moves between the two, as a job's steps do at its end, is found again."""
    for _ in range(2):
        answer = await _resolve(scope)
        if answer is None:
            break
        with contextlib.suppress(OSError):
            return answer, answer.path.open("rb")
    return None


async def _resolve(scope: Scope) -> FileAnswer | None:
    prefix, *parts = scope["path"].removeprefix("/files/").split("/")
    resolver = _resolvers.get(prefix)
    # No name of ours holds NUL, and PostgreSQL refuses even to be asked for it.
    if resolver is None or "\x00" in scope["path"]:
        return None
    user = await user_of(scope)
    query = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True))

    def ask() -> FileAnswer | None:
        close_old_connections()
        try:
            return resolver(user, parts, query)
        finally:
            close_old_connections()

    # As for the user: not in the one thread that everybody shares.
    return await sync_to_async(ask, thread_sensitive=False)()


async def _answer(scope: Scope, receive: Any, send: Any, answer: FileAnswer, file: BinaryIO) -> None:
    status = os.fstat(file.fileno())
    size, etag = status.st_size, etag_of(status)
    headers = [
        (b"accept-ranges", b"bytes"),
        (b"etag", etag.encode()),
        (b"last-modified", formatdate(status.st_mtime, usegmt=True).encode()),
        (b"cache-control", answer.cache.encode()),
        (b"x-content-type-options", b"nosniff"),
        # Nothing that a stranger uploaded may ever act as a page of ours.
        (b"content-security-policy", b"default-src 'none'; sandbox"),
        (b"content-type", answer.content_type.encode()),
    ]
    if answer.download_name is not None:
        headers.append((b"content-disposition", disposition(answer.download_name).encode("latin-1")))
    if _unchanged(scope, etag):
        await _start(send, 304, headers)
        await send({"type": "http.response.body"})
        return
    if (inside := accelerated(answer.path)) is not None:
        # The server in front of us sends the bytes, ranges too; it asks us once a request.
        await _start(send, 200, [*headers, (b"x-accel-redirect", inside.encode())])
        await send({"type": "http.response.body"})
        return
    try:
        span = _wanted(scope, etag, size)
    except Unsatisfiable:
        headers.append((b"content-range", f"bytes */{size}".encode()))
        await _plain(send, 416, f"The file has only {size} bytes.", headers[:4] + headers[-1:])
        return
    if span is None:
        code, span = 200, Span(0, size - 1)
    else:
        code = 206
        headers.append((b"content-range", f"bytes {span.first}-{span.last}/{size}".encode()))
    headers.append((b"content-length", str(span.length).encode()))
    await _start(send, code, headers)
    if scope["method"] == "HEAD" or span.length == 0:
        await send({"type": "http.response.body"})
        return
    await _stream(scope, receive, send, file, span)


def accelerated(path: Path) -> str | None:
    """Return the address under which the server in front of us finds a blob; None where we send it ourselves.

    Source: nginx, X-Accel-Redirect, https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_ignore_headers
    """
    prefix, folder = settings.ACCEL_REDIRECT, Path(settings.BLOBS_DIR)
    if not prefix or not path.is_relative_to(folder):
        return None
    return f"{prefix.rstrip('/')}/{path.relative_to(folder)}"


def _unchanged(scope: Scope, etag: str) -> bool:
    wanted = header(scope, "if-none-match")
    return wanted == "*" or etag in [part.strip().removeprefix("W/") for part in wanted.split(",")]


def _wanted(scope: Scope, etag: str, size: int) -> Span | None:
    """The range, unless If-Range names another version of the file. Dates are not strong enough and never match."""
    condition = header(scope, "if-range").strip()
    if condition and condition != etag:
        return None
    return parse_range(header(scope, "range"), size)


async def _stream(scope: Scope, receive: Any, send: Any, file: BinaryIO, span: Span) -> None:
    """Send the span piece by piece, at the pace of the reader, until it hangs up or may not have the file any more.

    Signed out, revoked, deleted: the answer then ends short of its length, and the server cuts the line.
    """
    gone = asyncio.ensure_future(_hung_up(receive))
    asked = time.monotonic()
    try:
        await asyncio.to_thread(file.seek, span.first)
        left = span.length
        while left and not gone.done():
            if time.monotonic() - asked >= ASK_AGAIN:
                if await _resolve(scope) is None:
                    log.info("a file was taken back from its reader")
                    return
                asked = time.monotonic()
            piece = await asyncio.to_thread(file.read, min(PIECE, left))
            if not piece:
                # The file shrank: the connection must not end as if all had been sent.
                raise OSError("The file ended early.")
            left -= len(piece)
            await send({"type": "http.response.body", "body": piece, "more_body": left > 0})
    finally:
        gone.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await gone


async def _hung_up(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def disposition(name: str) -> str:
    """Return a Content-Disposition that saves under `name`, any script (RFC 6266, RFC 8187)."""
    plain = re.sub(r'[^\x20-\x7e]|["\\%/]', "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


async def _start(send: Any, status: int, headers: list[tuple[bytes, bytes]]) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})


async def _plain(
    send: Any, status: int, sentence: str, headers: list[tuple[bytes, bytes]] | None = None
) -> None:
    body = sentence.encode()
    kept = [pair for pair in headers or [] if pair[0] != b"content-type"]
    await _start(
        send,
        status,
        [
            *kept,
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
        ],
    )
    await send({"type": "http.response.body", "body": body})
