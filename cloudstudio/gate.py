"""What every connection passes before any handler of ours sees it: which name it came to, from which page.

HTTP and sockets pass the same gate, raw handlers as well as Django.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from cloudstudio.accounts.asgi_user import Application, Scope, headers

#: What an answer says where its handler does not.
ALWAYS = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"geolocation=(), payment=(), usb=(), serial=(), bluetooth=()"),
)
#: The port that an address without one means.
USUAL_PORTS = {"http": "80", "https": "443"}


def named_host(scope: Scope) -> str:
    """Return the name that the request came to, in lower case and without its port; empty where it is no name.

    Two `Host` headers are none: handlers would differ about which one counts.
    """
    sent = headers(scope, "host")
    return split_domain_port(sent[0])[0] if len(sent) == 1 else ""


def answers_to(host: str) -> bool:
    """Tell whether this studio answers to a name, as `ALLOWED_HOSTS` and this machine's own names say."""
    return bool(host) and validate_host(host, settings.ALLOWED_HOSTS)


def wrong_host(scope: Scope) -> str | None:
    """Return a sentence for who came to a name that is not this studio's, and None for everybody else."""
    host = named_host(scope)
    if answers_to(host):
        return None
    name = f"the name “{host}”" if host else "a request that names no host"
    return (
        f"This studio does not answer to {name}. If it should, set PUBLIC_URL to the address that people open, or add "
        "the name to ALLOWED_HOSTS, and start the studio again."
    )


def refusal(status: int, sentence: str) -> Application:
    """Return an application that answers every request with one sentence."""

    async def application(scope: Scope, receive: Any, send: Any) -> None:
        body = f"{sentence}\n".encode()
        about = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
        ]
        await send({"type": "http.response.start", "status": status, "headers": about})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    return application


def guarded(scope: Scope, answered: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Return an answer's headers with what every answer of ours has, unless its handler says otherwise.

    What does not say how long it may be kept is not kept. On an encrypted line cookies never leave for another one, and
    the browser remembers to come by it (RFC 6797).
    """
    told = list(answered)
    if scope["scheme"] == "https":
        told = [
            (
                name,
                value + b"; Secure"
                if name.lower() == b"set-cookie" and b"secure" not in value.lower()
                else value,
            )
            for name, value in told
        ]
        told.append((b"strict-transport-security", b"max-age=31536000"))
    said = {name.lower() for name, _ in told}
    return told + [pair for pair in ALWAYS if pair[0] not in said]


def with_public_scheme(scope: Scope) -> Scope:
    """Return the scope as encrypted where it came to the name of an https PUBLIC_URL: the line ends in front of us."""
    scheme, _, host = settings.PUBLIC_URL.partition("://")
    if scheme == "https" and named_host(scope) == split_domain_port(host)[0]:
        return scope | {"scheme": "wss" if scope["type"] == "websocket" else "https"}
    return scope


def from_own_page(scope: Scope) -> bool:
    """Tell whether a socket was opened by a page of this studio, or by a program that is no browser.

    Browsers always say from which page, and send cookies along whatever page it is: without this any site could use
    the socket as whoever looks at it (RFC 6455, section 10.2).
    """
    origins = headers(scope, "origin")
    if not origins:
        return True
    if len(origins) > 1:
        return False
    if settings.PUBLIC_URL and origins[0].lower() == settings.PUBLIC_URL:
        return True
    scheme, _, rest = origins[0].lower().partition("://")
    if scheme not in USUAL_PORTS or (scope["scheme"] == "wss" and scheme != "https"):
        return False
    page, here = split_domain_port(rest), split_domain_port(headers(scope, "host")[0])
    usual = USUAL_PORTS[scheme]
    return bool(page[0]) and (page[0], page[1] or usual) == (here[0], here[1] or usual)
