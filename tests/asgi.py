"""The whole web application in this process, as a server calls it: HTTP and sockets, raw bytes of headers and all.

Quick (no server is started), and real: router, Django, uploads, files and sockets are those that a server runs.
"""

from __future__ import annotations

import asyncio
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
    """What became of a socket that was opened: refused with a status, closed with a code, or open."""

    accepted: bool = False
    status: int | None = None
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


async def ask(
    method: str, path: str, headers: Headers | None = None, body: bytes = b"", **more: Any
) -> Answer:
    """Send one request and return the whole answer. `more` changes the scope (`client`, `scheme` …)."""
    given = asyncio.Event()
    answer = Answer(0, [], b"", whole=False)

    async def receive() -> dict[str, Any]:
        if given.is_set():
            await asyncio.Event().wait()  # the client stays on the line
        given.set()
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            answer.status, answer.headers = message["status"], list(message.get("headers", []))
        else:
            answer.body += message.get("body", b"")
            answer.whole = not message.get("more_body", False)

    length = [(b"content-length", str(len(body)).encode())] if body else []
    scope = scope_of("http", path, [*(headers or []), *length], method=method, **more)
    await application(scope, receive, send)
    return answer


async def open_socket(path: str, headers: Headers | None = None, **more: Any) -> Socket:
    """Open a socket and return what it said at once: closed, or open with its first message (then it is left)."""
    found = Socket()
    settled = asyncio.Event()
    to_send = [{"type": "websocket.connect"}]

    async def receive() -> dict[str, Any]:
        if to_send:
            return to_send.pop(0)
        await settled.wait()
        return {"type": "websocket.disconnect", "code": 1001}

    async def send(message: dict[str, Any]) -> None:
        kind = message["type"]
        if kind == "websocket.accept":
            found.accepted = True
            to_send.append({"type": "websocket.receive", "text": '{"type":"ping"}'})
        elif kind == "websocket.send":
            found.heard.append(message.get("text") or "")
            settled.set()
        elif kind == "websocket.close":
            found.code = message.get("code", 1000)
            settled.set()
        elif kind == "websocket.http.response.start":
            found.status = message["status"]
        elif kind == "websocket.http.response.body" and not message.get("more_body"):
            found.heard.append(message.get("body", b"").decode())
            settled.set()

    await asyncio.wait_for(application(scope_of("websocket", path, headers or [], **more), receive, send), 20)
    return found
