"""What every answer says, whoever gives it."""

from __future__ import annotations

from typing import Any

from asgiref.sync import sync_to_async

from tests.asgi import ask
from tests.security.conftest import SessionOf, with_session

PRIVATE = [
    "/api/me",
    "/api/projects",
    "/api/assets",
    "/_allauth/browser/v1/auth/session",
    "/api/nothing",
    "/upload",
]


async def test_private_answers_are_kept_nowhere(session_of: SessionOf) -> None:
    anna = with_session(await sync_to_async(session_of)("anna"))
    for sent in (anna, []):
        for path in PRIVATE:
            answer = await ask("GET", path, sent)
            assert "no-store" in (answer.header("cache-control") or ""), path
            assert answer.header("x-content-type-options") == "nosniff", path
            assert answer.header("referrer-policy") == "same-origin", path


async def test_an_encrypted_line_keeps_its_cookies_to_itself(settings: Any, transactional_db: None) -> None:
    settings.PUBLIC_URL = "https://studio.example.org"
    settings.ALLOWED_HOSTS = ["studio.example.org", "localhost"]
    here = await ask("GET", "/api/docs", [(b"host", b"studio.example.org")])
    assert here.header("strict-transport-security") == "max-age=31536000"
    assert "Secure" in (here.header("set-cookie") or "")
    plain = await ask("GET", "/api/docs", [(b"host", b"localhost")])
    assert plain.header("strict-transport-security") is None
    assert "Secure" not in (plain.header("set-cookie") or "")


async def test_a_trusted_proxy_says_that_the_line_is_encrypted(settings: Any, transactional_db: None) -> None:
    from cloudstudio.proxies import parse_networks

    said = [(b"host", b"localhost"), (b"x-forwarded-proto", b"https")]
    assert (await ask("GET", "/api/docs", said)).header("strict-transport-security") is None
    settings.TRUSTED_PROXIES = parse_networks("127.0.0.1")
    assert (await ask("GET", "/api/docs", said)).header("strict-transport-security")
