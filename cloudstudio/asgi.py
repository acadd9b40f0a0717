"""One router: /ws to consumers, /upload to tus, /files to ranged bytes, /static, the rest Django."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import time
import uuid
from importlib import import_module
from importlib.util import find_spec
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cloudstudio.settings")

from django.core.asgi import get_asgi_application

_django: Any = get_asgi_application()

from channels.routing import URLRouter  # noqa: E402
from django.conf import settings  # noqa: E402

from cloudstudio import gate, outage, static_files  # noqa: E402
from cloudstudio.accounts.asgi_user import signed_in  # noqa: E402
from cloudstudio.anchor import hold_database_open  # noqa: E402
from cloudstudio.logs import request_id  # noqa: E402
from cloudstudio.proxies import forwarded  # noqa: E402
from cloudstudio.rooms import bring  # noqa: E402

log = logging.getLogger("cloudstudio.request")


def _raw(module: str) -> Any:
    """Return the ASGI application of a room, or None where the room is not there."""
    try:
        found = find_spec(module)
    except ModuleNotFoundError:
        return None
    return import_module(module).application if found else None


_prefixes = [
    (prefix, application)
    for prefix, application in (
        ("/static/", static_files.application),
        ("/upload", _raw("media.uploads.asgi")),
        ("/files/", _raw("cloudstudio.files")),
    )
    if application
]

_sockets = signed_in(
    URLRouter(
        [
            pattern
            for room in settings.ROOMS
            if (part := bring(room, "routing"))
            for pattern in part.websocket_urlpatterns
        ]
    )
)


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Route one connection."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
        return
    scope = gate.with_public_scheme(forwarded(scope, settings.TRUSTED_PROXIES))
    if scope["type"] == "http":
        await _http(scope, receive, send)
    elif scope["type"] == "websocket":
        await _websocket(scope, receive, send)


async def _http(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Give the request an id, answer it, and write one line about it."""
    request = uuid.uuid4().hex
    token = request_id.set(request)
    started = time.monotonic()
    status = 0

    async def send_with_id(message: dict[str, Any]) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
            answered = gate.guarded(scope, message.get("headers", []))
            message["headers"] = [*answered, (b"x-request-id", request.encode())]
        await send(message)

    path = scope["path"]
    try:
        await _room_of(scope)(scope, receive, send_with_id)
    except Exception as error:
        answer = outage.answer_to(error)
        if answer is None or status:  # of half an answer the connection must not end as if it were whole
            raise
        log.warning("a request failed on an outage", exc_info=True, extra={"path": path})
        await answer.send(send_with_id)
    finally:
        if path != "/healthz" and not path.startswith("/static/"):
            milliseconds = round((time.monotonic() - started) * 1000, 1)
            log.info(
                "%s %s",
                scope["method"],
                path,
                extra={"status": status, "milliseconds": milliseconds},
            )
        request_id.reset(token)


def _room_of(scope: dict[str, Any]) -> Any:
    """Return the application that answers a request: everybody else than those who came to a wrong name."""
    if sentence := gate.wrong_host(scope):
        return gate.refusal(400, sentence)
    return next((room for prefix, room in _prefixes if scope["path"].startswith(prefix)), _django)


async def _websocket(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Refuse sockets to a wrong name, sockets opened by other sites' pages, and addresses that nobody serves."""
    if gate.wrong_host(scope) or not gate.from_own_page(scope):
        log.info("a socket of another site was refused", extra={"status": 403})
        await receive()
        await send({"type": "websocket.close", "code": 4403})
        return
    try:
        await _sockets(scope, receive, send)
    except ValueError as error:
        # URLRouter has no other way to say that no pattern matches.
        if "No route found" not in str(error):
            raise
        await receive()
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.close", "code": 4404})
    except (*outage.PASSING, OSError):
        log.warning("a part does not answer", exc_info=True)
        # The page comes again: 1013 is "try again later".
        with contextlib.suppress(RuntimeError):
            await send({"type": "websocket.close", "code": 1013})


async def _lifespan(receive: Any, send: Any) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            await asyncio.to_thread(hold_database_open)
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
