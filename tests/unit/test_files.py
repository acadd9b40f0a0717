"""A file that moves while it is asked for is found where it went."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from cloudstudio import files


async def got(path: str) -> tuple[int, bytes]:
    """The status and the body of a GET that nobody is signed in for."""
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        await asyncio.Event().wait()
        raise AssertionError("Nobody hangs up.")

    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}
    await files.application(scope, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


@pytest.fixture
def moving(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Places that /files/moving/ has its file in, one after another each time that it is asked for."""
    (tmp_path / "there").write_bytes(b"a picture")
    places = [tmp_path / "gone", tmp_path / "there"]

    def resolve(user: Any, parts: list[str], query: dict[str, str]) -> files.FileAnswer:
        return files.FileAnswer(places.pop(0), "image/webp")

    monkeypatch.setitem(files._resolvers, "moving", resolve)
    return places


async def test_a_file_that_moves_before_it_is_opened_is_found_again(moving: list[Path]):
    assert await got("/files/moving/a") == (200, b"a picture")


async def test_a_file_that_is_nowhere_is_looked_for_twice_and_no_more(moving: list[Path]):
    moving[1] = moving[0]
    assert (await got("/files/moving/a"))[0] == 404
    assert not moving
