"""Who is asking, for handlers that are raw ASGI and for sockets: neither has Django's middleware."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from io import BytesIO
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.asgi import ASGIRequest
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse, parse_cookie
from django.middleware.csrf import CsrfViewMiddleware

from cloudstudio.accounts.models import User
from cloudstudio.accounts.session_store import Glance

Scope = dict[str, Any]
Application = Callable[[Scope, Any, Any], Awaitable[None]]


def headers(scope: Scope, name: str) -> list[str]:
    """Return every request header of that name, in the order in which they came. `name` in lower case."""
    wanted = name.encode("latin-1")
    return [value.decode("latin-1") for key, value in scope["headers"] if key == wanted]


def header(scope: Scope, name: str) -> str:
    """Return a request header, or an empty string. `name` in lower case."""
    return next(iter(headers(scope, name)), "")


def cookie(scope: Scope, name: str) -> str:
    """Return a cookie of the request, or an empty string, read as Django reads them.

    Other programs on the same host leave cookies that no standard knows (`foo={"a":1}`); `http.cookies` gives up on
    the whole header there. HTTP/2 may send several headers (RFC 9113, section 8.2.3).
    """
    return parse_cookie("; ".join(headers(scope, "cookie"))).get(name, "")


def session_key(scope: Scope) -> str:
    """Return the key of the session that the request names, or an empty string."""
    return cookie(scope, settings.SESSION_COOKIE_NAME)


async def user_of(scope: Scope) -> User | AnonymousUser:
    """Return the person whose session cookie the request carries."""
    key = session_key(scope)
    # Not the one thread that all thread-sensitive calls share: a hundred ranged reads must not queue there.
    return await sync_to_async(_user_of_session, thread_sensitive=False)(key) if key else AnonymousUser()


def signed_in(inner: Application) -> Application:
    """Wrap an application so that `scope["user"]` is the person behind the session cookie."""

    async def application(scope: Scope, receive: Any, send: Any) -> None:
        await inner(scope | {"user": await user_of(scope)}, receive, send)

    return application


def _user_of_session(key: str) -> User | AnonymousUser:
    close_old_connections()
    try:
        request = HttpRequest()
        request.session = Glance(key)
        user = get_user(request)
        return user if isinstance(user, User) else AnonymousUser()
    finally:
        close_old_connections()


async def check_csrf(scope: Scope) -> bool:
    """Tell whether an unsafe request may act with its cookies (X-CSRFToken header, and Origin where sent)."""
    return await sync_to_async(_csrf_passes, thread_sensitive=False)(scope)


def _csrf_passes(scope: Scope) -> bool:
    # The token comes in the header, so the body of an upload is never read for it.
    request = ASGIRequest(scope, BytesIO())
    check = CsrfViewMiddleware(lambda _request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, _view, (), {}) is None


def _view(request: HttpRequest) -> HttpResponse:
    return HttpResponse()
