"""Every address of the studio by everybody who may come: the table in `rights.py`, held against the real routers."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID

from asgiref.sync import sync_to_async
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.urls import get_resolver
from django.utils import timezone

from cloudstudio import asgi, files
from cloudstudio.api import api
from editor.shares.keys import new_key
from editor.shares.models import Share
from media.models import Asset
from tests.asgi import Headers, ask, open_socket
from tests.security.conftest import SessionOf, with_session
from tests.security.rights import ROWS, Row
from tests.security.test_logs import addresses

NOT_IN = {401, 403, 404}
#: The rest of an address whose beginning stands for all below it.
TUS = [(b"tus-resumable", b"1.0.0"), (b"upload-length", b"5"), (b"upload-offset", b"0")]
STREAM = (b"content-type", b"application/offset+octet-stream")


def plain(path: str) -> str:
    """An address with its places unnamed, so that two ways to write it are one."""
    return re.sub(r"\{[^}]+\}|<[^>]+>", "*", path)


def test_no_address_is_missing_from_the_table() -> None:
    known = {(row.method, plain(row.path)) for row in ROWS}
    paths = {path for _, path in known}
    described = api.get_openapi_schema()["paths"].items()
    real = {(method.upper(), plain(path)) for path, methods in described for method in methods}
    assert real <= known, real - known
    pages = {plain(path) for path in addresses(get_resolver().url_patterns) if not path.startswith("/api/")}
    assert pages <= paths, pages - paths
    # Raw rooms: each beginning that the router knows, and each kind of file that a room serves.
    for prefix, _ in asgi._prefixes:
        assert any(path.startswith(prefix) for path in paths), prefix
    for kind in files._resolvers:
        assert any(path.startswith(f"/files/{kind}/") for path in paths), kind
    sockets = {
        "/" + plain(str(pattern.pattern))
        for room in asgi.settings.ROOMS
        if (part := asgi.bring(room, "routing"))
        for pattern in part.websocket_urlpatterns
    }
    assert sockets == {plain(row.path) for row in ROWS if row.method == "SOCKET"}


def filled(text: str, things: dict[str, str]) -> str:
    for name, value in things.items():
        text = text.replace("{" + name + "}", value)
    return text


async def outcome(row: Row, things: dict[str, str], browser: Headers) -> tuple[int, bytes]:
    """The status (of a socket: 200, or the code that it was closed with less 4000) and what was said."""
    path = filled(row.path, things)
    if row.method == "SOCKET":
        socket = await open_socket(path, [pair for pair in browser if pair[0] == b"cookie"])
        return (200 if socket.code is None else socket.code - 4000), "".join(socket.heard).encode()
    raw = path.startswith("/upload")
    about = [*TUS, STREAM] if raw else [(b"content-type", b"application/json")]
    body = b"" if raw or row.method in {"GET", "HEAD"} else filled(row.body, things).encode()
    answer = await ask(row.method, path, [*browser, *about], body)
    return answer.status, answer.body


def unsafe(row: Row) -> bool:
    return row.method not in {"GET", "HEAD", "SOCKET"}


def refusal(row: Row, signed_in: bool) -> set[int]:
    """What who may not is told. A file that is not yours is not there, whoever you are."""
    return {404} if signed_in or row.path.startswith("/files/") else {401}


async def test_each_address_is_for_whom_the_table_says(things: dict[str, str], session_of: SessionOf) -> None:
    anna = with_session(await sync_to_async(session_of)("anna"))
    ben = with_session(await sync_to_async(session_of)("ben"))
    stranger = with_session("")
    wrong: list[tuple[str, Row, int]] = []

    def hold(who: str, row: Row, status: int, fine: bool) -> None:
        if not fine or (status >= 500 and row.path != "/healthz" and status != 503):
            wrong.append((who, row, status))

    people = get_user_model().objects
    for who, browser in (("other", ben), ("anonymous", stranger), ("disabled", anna)):
        if who == "disabled":
            await people.filter(username="anna").aupdate(is_active=False)
        for row in ROWS:
            status, said = await outcome(row, things, browser)
            if row.rule == "own":
                hold(
                    who,
                    row,
                    status,
                    status in refusal(row, signed_in=who == "other") and b"private" not in said,
                )
            elif row.rule == "person":
                hold(who, row, status, (status == 401) is (who != "other") and b"private" not in said)
            elif row.rule == "link":
                hold(who, row, status, (status == 404) is (who == "disabled"))
    await people.filter(username="anna").aupdate(is_active=True)
    for row in ROWS:
        if row.rule == "link":
            taken_back = things | {"token": things["revoked"]}
            for who, browser in (("owner, revoked", anna), ("anonymous, revoked", stranger)):
                status, _ = await outcome(row, taken_back, browser)
                hold(who, row, status, status == 404)
    # What takes things away comes last, and last of all a project, with which its films go.
    order = {"GET": 0, "HEAD": 0, "SOCKET": 0, "PATCH": 1, "POST": 2, "DELETE": 3}
    for row in sorted(ROWS, key=lambda row: (order[row.method], "/projects/" in row.path)):
        if row.rule in {"own", "person", "link"} and row != Row("DELETE", "/api/bin", "person"):
            status, _ = await outcome(row, things, anna)
            hold("owner", row, status, status not in NOT_IN)
    assert not wrong, "\n".join(map(str, wrong))


#: What a link's rows answer to whoever has a link that is protected, or over; with the key of the password: as before.
CLOSED = {"/api/": {403, 410}, "/files/": {404}}


async def test_a_link_with_a_password_or_past_its_time_shows_nothing_of_the_film(
    things: dict[str, str],
) -> None:
    rows = [row for row in ROWS if row.rule == "link"]
    assert len(rows) >= 6
    password = await sync_to_async(make_password)("between us")
    for column in ({"password": password}, {"expires": timezone.now() - timedelta(seconds=1)}):
        await Share.objects.filter(pk=things["token"]).aupdate(**column)
        for row in rows:
            status, said = await outcome(row, things, with_session(""))
            closed = next(codes for prefix, codes in CLOSED.items() if row.path.startswith(prefix))
            assert status in closed, (row, status)
            assert b"private" not in said, row
        page = await ask("GET", f"/embed/{things['token']}", [])
        assert b"private" not in page.body
        await Share.objects.filter(pk=things["token"]).aupdate(password="", expires=None)
    # The key of the password opens all of it, in a frame of somebody else's too: it is part of the address.
    await Share.objects.filter(pk=things["token"]).aupdate(password=password)
    share = await Share.objects.aget(pk=things["token"])
    opened = things | {"pass": new_key(share)}
    for row in rows:
        if "{pass}" in row.path or row.path.endswith("/key"):
            status, _ = await outcome(row, opened, with_session(""))
            assert status == (403 if row.path.endswith("/key") else 200), row


async def test_no_other_site_changes_anything(things: dict[str, str], session_of: SessionOf) -> None:
    session, token = with_session(await sync_to_async(session_of)("anna"))
    # What a link is for works from within other people's pages too, and knows nobody's session.
    rows = [row for row in ROWS if unsafe(row) and row.rule != "link"]
    assert len(rows) > 30
    for row in rows:
        for browser in (
            [session],
            [session, (b"x-csrftoken", b"b" * 32)],
            [session, token, (b"origin", b"http://evil")],
        ):
            status, _ = await outcome(row, things, browser)
            assert status == 403, (row, browser)
    assert await Asset.objects.filter(pk=UUID(things["asset_id"]), name="private").aexists()
