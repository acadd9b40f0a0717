"""Who signs out, changes a password or is shut out is out: sockets, files and uploads that are open end too."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from asgiref.sync import sync_to_async
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session

from cloudstudio import files
from cloudstudio.accounts import sockets, standing
from cloudstudio.accounts.models import User
from cloudstudio.jobs.events import notify
from editor.sync import services
from media.uploads import services as uploads
from tests.asgi import Headers, Line, answer_of, ask, line, socket_line
from tests.security.conftest import PASSWORD, SessionOf, with_session

AUTH = "/_allauth/browser/v1"
JSON = (b"content-type", b"application/json")


async def anna() -> User:
    return await get_user_model().objects.aget(username="anna")


@pytest.fixture
def new_session(session_of: SessionOf) -> Callable[[], Any]:
    """A function that signs Anna in once more, and returns the headers of that browser."""

    async def new_session() -> Headers:
        return with_session(await sync_to_async(session_of)("anna"))

    return new_session


@asynccontextmanager
async def both_sockets(browser: Headers) -> AsyncIterator[list[Line]]:
    """The two sockets of a browser that has a project open."""
    owner = await anna()
    project = await owner.projects.afirst() or await sync_to_async(services.create_project)(owner)
    async with AsyncExitStack() as stack:
        paths = ("/ws/events", f"/ws/projects/{project.pk}")
        yield [await stack.enter_async_context(socket_line(path, browser)) for path in paths]


async def signs_out(browser: Headers) -> int:
    return (await ask("DELETE", f"{AUTH}/auth/session", browser)).status


async def ended(lines: list[Line]) -> list[int]:
    return [await line.closed_with() for line in lines]


async def still_open(lines: list[Line]) -> bool:
    return all([await line.ask_if_open() for line in lines])


@pytest.mark.parametrize("believed", [0.0, 600.0])
async def test_signing_out_ends_the_sockets_of_this_browser_and_of_no_other(
    new_session: Any, monkeypatch: pytest.MonkeyPatch, believed: float
) -> None:
    monkeypatch.setattr(standing, "BELIEVED", believed)
    here, there = await new_session(), await new_session()
    async with both_sockets(here) as mine, both_sockets(there) as others:
        assert await still_open([*mine, *others])
        assert await signs_out(here) == 401  # allauth's word for "signed out"
        assert await ended(mine) == [4401, 4401]
        assert await still_open(others)


async def test_a_new_password_ends_all_browsers_but_the_one_that_set_it(
    new_session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "BELIEVED", 600.0)
    monkeypatch.setattr(sockets, "NEW_KEY", 600.0)
    here, there = await new_session(), await new_session()
    async with both_sockets(here) as mine, both_sockets(there) as others:
        body = b'{"current_password":"%s","new_password":"staple battery 99"}' % PASSWORD.encode()
        answer = await ask("POST", f"{AUTH}/account/password/change", [*here, JSON], body)
        assert answer.status == 200, answer.body
        assert await ended(others) == [4401, 4401]
        assert await still_open(mine)
        assert (await ask("GET", "/api/me", there)).status == 401
        # The key that these sockets came with is worth nothing any more: they come again with the new one.
        assert (await ask("GET", "/api/me", here)).status == 401
        new = [
            value
            for name, value in answer.headers
            if name == b"set-cookie" and value.startswith(b"sessionid=")
        ]
        renewed = with_session(new[0].partition(b"=")[2].partition(b";")[0].decode())
        assert (await ask("GET", "/api/me", renewed)).status == 200
        async with both_sockets(renewed) as again:
            assert await still_open(again)


async def test_sockets_of_a_renewed_session_come_again_with_its_new_key(
    new_session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets, "NEW_KEY", 0.0)
    here = await new_session()
    async with both_sockets(here) as mine:
        body = b'{"current_password":"%s","new_password":"staple battery 99"}' % PASSWORD.encode()
        assert (await ask("POST", f"{AUTH}/account/password/change", [*here, JSON], body)).status == 200
        for socket in mine:
            while await socket.ask_if_open():  # until the news has come
                pass
        assert await ended(mine) == [1012, 1012]


async def test_a_reset_password_ends_every_browser(new_session: Any) -> None:
    here = await new_session()
    async with both_sockets(here) as mine:
        user = await anna()
        key = f"{user_pk_to_url_str(user)}-{await sync_to_async(default_token_generator.make_token)(user)}"
        stranger = with_session("")
        body = b'{"key":"%s","password":"staple battery 99"}' % key.encode()
        answer = await ask("POST", f"{AUTH}/auth/password/reset", [*stranger, JSON], body)
        assert answer.status == 401, answer.body  # set, and not signed in
        assert await ended(mine) == [4401, 4401]


@pytest.mark.parametrize("how", ["disabled", "deleted"])
async def test_a_person_who_is_shut_out_is_out_at_once(new_session: Any, how: str) -> None:
    here = await new_session()
    async with both_sockets(here) as mine:
        user = await anna()
        if how == "disabled":
            user.is_active = False
            await user.asave()
        else:
            await user.adelete()
        assert set(await ended(mine)) <= {4401, 4404}  # a deleted person's project is not there either
        assert (await ask("GET", "/api/me", here)).status == 401


async def test_where_the_news_is_lost_nothing_passes_all_the_same(
    new_session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = await new_session()
    async with both_sockets(here) as (events, project):
        user = await anna()
        await User.objects.filter(pk=user.pk).aupdate(is_active=False)  # says nothing to anybody
        monkeypatch.setattr(standing, "BELIEVED", 0.0)
        assert not await project.ask_if_open()
        await sync_to_async(notify)(user.pk, "asset", uuid4(), 1, {"secret": "words"})
        assert await events.closed_with() == 1012  # "come again": the door says whether it is shut
        assert events.heard.empty()
    async with socket_line("/ws/events", here) as again:
        assert await again.closed_with() == 4401


async def test_a_session_that_ends_while_its_socket_opens_opens_none(new_session: Any) -> None:
    here = await new_session()
    async with line("websocket", "/ws/events", here) as opening:
        await opening.listens.wait()  # who is asking has been found out
        await Session.objects.all().adelete()
        opening.said.put_nowait({"type": "websocket.connect"})
        assert await opening.closed_with() == 4401


async def test_a_file_ends_in_its_middle(
    new_session: Any, own_file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(bytes(4 * files.PIECE))
    here = await new_session()
    monkeypatch.setattr(files, "ASK_AGAIN", 0.0)
    assert (await ask("GET", own_file, here)).whole
    pace = asyncio.Semaphore(2)  # the beginning and the first piece
    async with line("http", own_file, here, pace, method="GET") as reading:
        first = [await reading.hear(), await reading.hear()]
        await Session.objects.all().adelete()
        for _ in range(10):
            pace.release()
        await asyncio.wait_for(reading.running, 20)
    answer = answer_of(reading)
    got = len(first[1]["body"]) + len(answer.body)
    assert not answer.whole
    assert got < 4 * files.PIECE


async def test_an_upload_ends_in_its_middle_and_keeps_what_came(
    new_session: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any
) -> None:
    settings.DATA_DIR = tmp_path
    here = await new_session()
    upload = await sync_to_async(uploads.begin)(await anna(), "1000", "", "")
    monkeypatch.setattr(standing, "BELIEVED", 0.02)
    about = [
        (b"tus-resumable", b"1.0.0"),
        (b"upload-offset", b"0"),
        (b"content-type", b"application/offset+octet-stream"),
    ]
    async with line("http", f"/upload/{upload.pk}", [*here, *about], method="PATCH") as sending:
        sending.said.put_nowait({"type": "http.request", "body": bytes(300), "more_body": True})
        await sending.listens.wait()
        await Session.objects.all().adelete()
        # Nothing more is sent, and it ends all the same.
        assert (await sending.hear())["status"] == 423
    again = await new_session()
    assert (await ask("HEAD", f"/upload/{upload.pk}", [*here, about[0]])).status == 401
    assert (await ask("HEAD", f"/upload/{upload.pk}", [*again, about[0]])).header("upload-offset") == "300"
