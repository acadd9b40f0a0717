"""Whom a forwarded header is believed from."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloudstudio.proxies import forwarded, parse_networks
from tests.asgi import scope_of

TRUSTED = parse_networks("127.0.0.1, 10.0.0.0/8, fd00::/8")


def passed(client: str, **headers: str) -> dict[str, Any]:
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return forwarded(scope_of("http", "/", sent, method="GET", client=(client, 5)), TRUSTED)


def test_a_stranger_is_not_believed_and_what_they_said_is_gone() -> None:
    scope = passed("192.0.2.9", x_forwarded_for="1.1.1.1", x_forwarded_proto="https", forwarded="for=1.1.1.1")
    assert (scope["client"], scope["scheme"]) == (("192.0.2.9", 5), "http")
    assert [name for name, _ in scope["headers"]] == [b"host"]


@pytest.mark.parametrize(
    ("said", "client"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("1.1.1.1, 192.0.2.1", "192.0.2.1"),  # who came wrote the first one
        ("1.1.1.1, 192.0.2.1, 10.0.0.7", "192.0.2.1"),
        ("192.0.2.1:4711", "192.0.2.1"),
        ("[2001:db8::1]:4711", "2001:db8::1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("192.0.2.1, unknown", "127.0.0.1"),
        ("nonsense", "127.0.0.1"),
        ("", "127.0.0.1"),
        ("10.0.0.1, 10.0.0.2", "10.0.0.1"),
    ],
)
def test_a_proxy_is_believed_about_whom_it_saw(said: str, client: str) -> None:
    assert passed("127.0.0.1", x_forwarded_for=said)["client"][0] == client


def test_a_proxy_is_believed_about_scheme_and_host() -> None:
    scope = passed("fd00::5", x_forwarded_proto="https", x_forwarded_host="studio.example.org")
    assert scope["scheme"] == "https"
    assert scope["server"][1] == 443
    assert scope["headers"] == [(b"host", b"studio.example.org")]
    assert passed("127.0.0.1", x_forwarded_proto="gopher")["scheme"] == "http"


def test_a_socket_behind_a_proxy_is_encrypted_too() -> None:
    scope = scope_of("websocket", "/ws/events", [(b"x-forwarded-proto", b"https")])
    assert forwarded(scope, TRUSTED)["scheme"] == "wss"


@given(st.text(st.characters(max_codepoint=255)), st.text(alphabet="0123456789.:[],% af"))
def test_any_header_is_survived(one: str, other: str) -> None:
    for said in (one, other):
        sent = [(b"x-forwarded-for", said.encode("latin-1")), (b"x-forwarded-proto", said.encode("latin-1"))]
        forwarded(scope_of("http", "/", sent, method="GET"), TRUSTED)
