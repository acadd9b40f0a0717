"""Whatever other programs leave in the browser's jar, ours is found in it."""

from __future__ import annotations

from io import BytesIO

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from hypothesis import given
from hypothesis import strategies as st

from cloudstudio.accounts.asgi_user import cookie
from cloudstudio.accounts.session_store import SessionStore
from tests.asgi import ask, open_socket, scope_of
from tests.security.conftest import SessionOf

STRANGE = ['foo={"a":1}', "foo=bar baz", 'foo="', 'foo="a;b', "lonely", "=", "a=b=c", "f[o]o=1", "foo=é", ""]
TUS = [(b"tus-resumable", b"1.0.0")]


def jar(before: str, key: str) -> list[tuple[bytes, bytes]]:
    return [(b"cookie", f"{before}; sessionid={key}; {before}".encode())]


async def test_a_strange_cookie_beside_ours_signs_nobody_out(session_of: SessionOf, own_file: str) -> None:
    key = await sync_to_async(session_of)("anna")
    for strange in STRANGE:
        cookies = jar(strange, key)
        assert (await ask("GET", own_file, cookies)).body == b"bytes", strange
        # Without a token an upload is refused as forged (403), not as a stranger's (401).
        assert (await ask("POST", "/upload", [*cookies, *TUS])).status == 403, strange
        assert (await ask("GET", "/api/me", cookies)).status == 200, strange
        socket = await open_socket("/ws/events", cookies)
        assert (socket.accepted, socket.code) == (True, None), strange


@given(
    st.text(st.characters(min_codepoint=32, max_codepoint=255)),
    st.text(alphabet="abc;= \"'\\{},\t", max_size=40),
)
def test_every_handler_reads_every_jar_alike(before: str, after: str) -> None:
    sent = f"{before}; sessionid=abcdefgh; {after}".encode("latin-1")
    scope = scope_of("http", "/", [(b"cookie", sent)], method="GET")
    assert cookie(scope, "sessionid") == ASGIRequest(scope, BytesIO()).COOKIES.get("sessionid", "")


def test_a_jar_that_comes_in_pieces_is_read_whole() -> None:
    scope = scope_of("http", "/", [(b"cookie", b'foo={"a":1}'), (b"cookie", b"sessionid=abcdefgh")])
    assert cookie(scope, "sessionid") == "abcdefgh"


def test_a_key_that_no_session_can_have_is_not_looked_up() -> None:
    scope = scope_of("http", "/", [(b"cookie", b'sessionid="abcdefgh\\000"')])
    key = cookie(scope, "sessionid")
    assert "\x00" in key
    assert SessionStore(key).session_key is None
