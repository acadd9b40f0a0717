"""The studio answers to its own names only, whatever is asked of it, and its mails lead nowhere else."""

from __future__ import annotations

import re
import socket
from collections import namedtuple
from typing import Any

import psutil
import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth import get_user_model

from cloudstudio.environment import BadEnvironment, public_address
from cloudstudio.hosts import Hosts, allowed_hosts, names_in, own_addresses
from tests.asgi import ask, open_socket
from tests.security.conftest import SessionOf, with_session

EVERYWHERE = [
    "/",
    "/healthz",
    "/api/me",
    "/_allauth/browser/v1/config",
    "/static/x.js",
    "/upload",
    "/files/x/y",
    "/x",
]
STRANGE_HOSTS = [
    b"evil.example",
    b"evil.example:8000",
    b"localhost.evil.example",
    b"6.6.6.6",
    b"localhost@evil.example",
    b"localhost, evil.example",
    b"localhost\tevil",
    b"[::1",
    b"",
    "löcalhost".encode(),
]


@pytest.mark.parametrize("path", EVERYWHERE)
async def test_a_strange_name_gets_one_sentence_that_names_the_settings(path: str) -> None:
    for name in STRANGE_HOSTS:
        answer = await ask("GET", path, [(b"host", name)])
        assert answer.status == 400, name
        assert answer.header("content-type") == "text/plain; charset=utf-8"
        assert b"PUBLIC_URL" in answer.body
        assert b"ALLOWED_HOSTS" in answer.body
        assert answer.body.count(b"\n") == 1


async def test_two_names_at_once_are_none() -> None:
    both = [(b"host", b"localhost"), (b"host", b"evil.example")]
    assert (await ask("GET", "/static/x.js", both)).status == 400
    assert (await ask("GET", "/static/x.js", both[::-1])).status == 400


async def test_loopback_and_every_address_of_this_machine_are_answered_to() -> None:
    for name in ["localhost", "LocalHost:8000", "localhost.", "127.0.0.1", "[::1]:8000", *own_addresses()]:
        assert (await ask("GET", "/static/x.js", [(b"host", name.encode())])).status == 404, name


def test_an_address_that_comes_later_is_answered_to(monkeypatch: pytest.MonkeyPatch) -> None:
    hosts = allowed_hosts([], "")
    assert isinstance(hosts, Hosts)
    assert "192.0.2.77" not in [*hosts]
    Address = namedtuple("Address", "family address")
    plugged_in = [Address(socket.AF_INET, "192.0.2.77"), Address(socket.AF_INET6, "fe80::7:7%wlan0")]
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: {"wlan0": plugged_in})
    own_addresses.__globals__["_addresses_at"].cache_clear()  # a second has passed
    assert {"192.0.2.77", "[fe80::7:7]", "localhost"} <= {*hosts}
    own_addresses.__globals__["_addresses_at"].cache_clear()


def test_names_that_the_operator_gives_stand_instead_of_the_machines() -> None:
    given = allowed_hosts([" Studio.example.org", "", "fd00::2"], "other.example.org")
    assert given == [
        "localhost",
        "127.0.0.1",
        "[::1]",
        "other.example.org",
        "studio.example.org",
        "[fd00::2]",
    ]


def test_only_the_lines_of_this_machine_complete_its_name() -> None:
    table = """
    127.0.0.1   localhost
    127.0.1.1   Desk.example.org desk   # ours
    127.0.0.1   ads.evil.example
    # 127.0.0.1 commented.example desk
    """
    assert names_in(table, "desk") == {"desk", "desk.local", "desk.example.org"}
    assert names_in(table, "") == set()


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("https://Studio.Example.org/", "https://studio.example.org"),
        ("https://studio.example.org:443", "https://studio.example.org"),
        ("http://[FD00::2]:8000", "http://[fd00::2]:8000"),
        ("", ""),
    ],
)
def test_a_public_address_is_kept_as_browsers_write_it(given: str, meant: str) -> None:
    assert public_address(given) == meant


@pytest.mark.parametrize(
    "given",
    [
        "studio.example.org",
        "ftp://x",
        "https://x/studio",
        "https://a@x",
        "https://x?y",
        "https://x:port",
        "x",
    ],
)
def test_a_public_address_that_cannot_be_meant_is_refused(given: str) -> None:
    with pytest.raises(BadEnvironment, match="PUBLIC_URL"):
        public_address(given)


#: Host, Origin, scheme of the line, and whether a socket may be opened.
SOCKETS = [
    ("localhost:8000", "http://localhost:8000", "ws", True),
    ("localhost:8000", "HTTP://LOCALHOST:8000", "ws", True),
    ("localhost", "http://localhost:80", "ws", True),
    ("localhost", "https://localhost", "wss", True),
    ("[::1]:8000", "http://[::1]:8000", "ws", True),
    ("localhost:8000", None, "ws", True),
    ("localhost:8000", "http://localhost:9000", "ws", False),
    ("localhost:8000", "http://localhost", "ws", False),
    ("localhost", "http://localhost", "wss", False),
    ("localhost:8000", "http://evil.example", "ws", False),
    ("localhost:8000", "http://localhost:8000.evil.example", "ws", False),
    ("localhost:8000", "http://evil.example/localhost:8000", "ws", False),
    ("localhost:8000", "file://localhost:8000", "ws", False),
    ("localhost:8000", "null", "ws", False),
    ("localhost:8000", "", "ws", False),
    ("evil.example", "http://evil.example", "ws", False),
    ("evil.example", None, "ws", False),
]


async def test_only_our_own_pages_open_sockets(session_of: SessionOf) -> None:
    key = await sync_to_async(session_of)("anna")
    for host, origin, scheme, may in SOCKETS:
        sent = [(b"host", host.encode()), *with_session(key)]
        if origin is not None:
            sent.append((b"origin", origin.encode()))
        socket = await open_socket("/ws/events", sent, scheme=scheme)
        assert (socket.accepted, bool(socket.heard)) == (may, may), (host, origin, scheme)


async def test_two_origins_are_a_strangers() -> None:
    both = [(b"origin", b"http://127.0.0.1:8000"), (b"origin", b"http://127.0.0.1:8000")]
    assert not (await open_socket("/ws/events", both)).accepted


async def link_in_reset_mail(mailoutbox: list, host: str) -> str:
    """Ask for a reset as a stranger who writes `host`, and return where the mail leads; empty where none came."""
    mailoutbox.clear()
    sent = [
        (b"host", host.encode()),
        *with_session(""),
        (b"content-type", b"application/json"),
        (b"x-forwarded-host", b"evil.example"),
        (b"forwarded", b"host=evil.example"),
    ]
    answer = await ask(
        "POST", "/_allauth/browser/v1/auth/password/request", sent, b'{"email":"anna@example.org"}'
    )
    if answer.status == 400:
        return ""
    assert answer.status == 200, answer.body
    [mail] = mailoutbox
    assert "evil" not in mail.subject + mail.body
    [link] = re.findall(r"\S+/reset/\S+", mail.body)
    said = re.findall(r"https?://\S+", mail.body)
    assert all(address.startswith(link.partition("/reset/")[0]) for address in said)
    return link.partition("/reset/")[0]


async def test_the_link_of_a_reset_leads_to_this_studio_whatever_a_stranger_sends(
    transactional_db: None, mailoutbox: list, settings: Any
) -> None:
    await get_user_model().objects.acreate(username="anna", email="anna@example.org")
    settings.ACCOUNT_RATE_LIMITS = False
    assert await link_in_reset_mail(mailoutbox, "evil.example") == ""
    assert await link_in_reset_mail(mailoutbox, "localhost:8000") == "http://localhost:8000"
    # Another program of this machine may listen there.
    assert await link_in_reset_mail(mailoutbox, "localhost:6666") == "http://localhost:8000"
    settings.ALLOWED_HOSTS = ["localhost", "*"]
    assert await link_in_reset_mail(mailoutbox, "evil.example") == "http://127.0.0.1:8000"
    settings.PUBLIC_URL = "https://studio.example.org"
    assert await link_in_reset_mail(mailoutbox, "localhost") == "https://studio.example.org"


async def test_who_comes_to_an_https_address_is_taken_to_be_on_an_encrypted_line(
    session_of: SessionOf, settings: Any
) -> None:
    settings.PUBLIC_URL = "https://studio.example.org"
    settings.ALLOWED_HOSTS = ["studio.example.org"]
    key = await sync_to_async(session_of)("anna")
    sent = [(b"host", b"studio.example.org"), *with_session(key)]
    assert (await open_socket("/ws/events", [*sent, (b"origin", b"https://studio.example.org")])).accepted
    assert not (await open_socket("/ws/events", [*sent, (b"origin", b"http://studio.example.org")])).accepted
