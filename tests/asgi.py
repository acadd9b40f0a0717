"""The whole web application in this process, as a server calls it: HTTP and sockets, raw bytes of headers and all.

Quick (no server is started), and real: router, Django, uploads, files and sockets are those that a server runs.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from cloudstudio.asgi import application

Headers = list[tuple[bytes, bytes]]
#: What a server says of itself and of who came, unless a test says otherwise.
HERE = ("127.0.0.1", 8000)
THERE = ("127.0.0.1", 50000)


@dataclass
class Answer:
    """What came back. `headers` in the order in which they were sent, names in lower case."""

    status: int
    headers: Headers
    body: bytes
    #: False where the application ended without the last piece: a server then cuts the line.
    whole: bool = True

    def header(self, name: str) -> str | None:
        """Return the first header of that name."""
        wanted = name.lower().encode()
        return next((value.decode("latin-1") for key, value in self.headers if key == wanted), None)


@dataclass
class Socket:
    """What became of a socket that was opened: closed with a code (before or after it was accepted), or heard."""

    accepted: bool = False
    code: int | None = None
    heard: list[str] = field(default_factory=list)


def scope_of(kind: str, path: str, headers: Headers, **more: Any) -> dict[str, Any]:
    """Return the scope that a server makes of a request; a Host is added where there is none."""
    path, _, query = path.partition("?")
    if not any(name == b"host" for name, _ in headers):
        headers = [(b"host", b"127.0.0.1:8000"), *headers]
    return {
        "type": kind,
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "ws" if kind == "websocket" else "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": headers,
        "server": HERE,
        "client": THERE,
        **({"subprotocols": []} if kind == "websocket" else {}),
        **more,
    }


class Line:
    """One connection: what the client says is put in, what the application says comes out."""

    running: asyncio.Future[None]

    def __init__(self, scope: dict[str, Any], pace: asyncio.Semaphore | None = None) -> None:
        self.scope = scope
        #: How many things the client takes from the line, where it does not take all at once.
        self.pace = pace
        self.said: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        #: Set once the application wants to know what the client says.
        self.listens = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        self.listens.set()
        return await self.said.get()

    async def send(self, message: dict[str, Any]) -> None:
        if self.pace:
            await self.pace.acquire()
        self.heard.put_nowait(message)

    async def hear(self) -> dict[str, Any]:
        """Return the next thing that the application says."""
        return await asyncio.wait_for(self.heard.get(), 20)

    async def ask_if_open(self) -> bool:
        """Say "ping" on a socket, and tell whether an answer came; False where it was closed."""
        self.said.put_nowait({"type": "websocket.receive", "text": '{"type":"ping"}'})
        while (message := await self.hear())["type"] == "websocket.send":
            if "pong" in message["text"]:
                return True
        self.heard.put_nowait(message)
        return False

    async def closed_with(self) -> int:
        """Wait until a socket is closed, and return the code."""
        while (message := await self.hear())["type"] != "websocket.close":
            pass
        return int(message.get("code", 1000))


@asynccontextmanager
async def line(
    kind: str, path: str, headers: Headers | None = None, pace: asyncio.Semaphore | None = None, **more: Any
) -> AsyncIterator[Line]:
    """Open a line; it is hung up at the end."""
    opened = Line(scope_of(kind, path, headers or [], **more), pace)
    opened.running = asyncio.ensure_future(application(opened.scope, opened.receive, opened.send))
    try:
        yield opened
    finally:
        gone = (
            {"type": "websocket.disconnect", "code": 1001}
            if kind == "websocket"
            else {"type": "http.disconnect"}
        )
        opened.said.put_nowait(gone)
        await asyncio.wait_for(opened.running, 20)


@asynccontextmanager
async def socket_line(path: str, headers: Headers | None = None, **more: Any) -> AsyncIterator[Line]:
    """Open a socket, and wait until it is accepted."""
    async with line("websocket", path, headers, **more) as opened:
        opened.said.put_nowait({"type": "websocket.connect"})
        assert (await opened.hear())["type"] == "websocket.accept"
        yield opened


async def ask(
    method: str, path: str, headers: Headers | None = None, body: bytes = b"", **more: Any
) -> Answer:
    """Send one request and return the whole answer. `more` changes the scope (`client`, `scheme` …)."""
    length = [(b"content-length", str(len(body)).encode())] if body else []
    asked = Line(scope_of("http", path, [*(headers or []), *length], method=method, **more))
    asked.said.put_nowait({"type": "http.request", "body": body, "more_body": False})
    await application(asked.scope, asked.receive, asked.send)
    return answer_of(asked)


def answer_of(line: Line) -> Answer:
    """Put together the answer that an application has given."""
    answer = Answer(0, [], b"", whole=False)
    while not line.heard.empty():
        message = line.heard.get_nowait()
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = [(name.lower(), value) for name, value in message.get("headers", [])]
        else:
            answer.body += message.get("body", b"")
            answer.whole = not message.get("more_body", False)
    return answer


async def open_socket(path: str, headers: Headers | None = None, **more: Any) -> Socket:
    """Open a socket, say "ping", and return what came of it; then it is left."""
    found = Socket()
    async with line("websocket", path, headers, **more) as opened:
        opened.said.put_nowait({"type": "websocket.connect"})
        while not found.heard and found.code is None:
            message = await opened.hear()
            if message["type"] == "websocket.accept":
                found.accepted = True
                opened.said.put_nowait({"type": "websocket.receive", "text": '{"type":"ping"}'})
            elif message["type"] == "websocket.send":
                found.heard.append(message["text"])
            else:
                found.code = message.get("code", 1000)
    return found
