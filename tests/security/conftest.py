"""People with sessions, for tests of who may do what."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.test import Client

from cloudstudio import files
from tests.asgi import Headers

#: Makes an account where there is none, and returns the key of a new session of its owner.
SessionOf = Callable[[str], str]

PASSWORD = "correct horse battery"
#: What a page got with its cookie; any will do, as long as cookie and header say the same.
TOKEN = "a" * 32


def with_session(key: str) -> Headers:
    """Return what a page sends along with each request: the session's key (none where it is empty) and the token."""
    session = f"{settings.SESSION_COOKIE_NAME}={key}; " if key else ""
    return [(b"cookie", f"{session}csrftoken={TOKEN}".encode()), (b"x-csrftoken", TOKEN.encode())]


@lru_cache
def hashed_password() -> str:
    """Return PASSWORD as accounts keep it; making that takes a third of a second."""
    return make_password(PASSWORD)


@pytest.fixture
def session_of(transactional_db: None) -> SessionOf:
    def session_of(name: str) -> str:
        user, _ = get_user_model().objects.get_or_create(
            username=name, defaults={"password": hashed_password()}
        )
        client = Client()
        client.force_login(user)
        return client.cookies[settings.SESSION_COOKIE_NAME].value

    return session_of


@pytest.fixture
def own_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The address of a file (`tmp_path / "file"`) that every signed-in person has."""
    (tmp_path / "file").write_bytes(b"bytes")

    def resolve(user: Any, parts: list[str], query: dict[str, str]) -> files.FileAnswer | None:
        return files.FileAnswer(tmp_path / "file", "text/plain") if user.is_authenticated else None

    monkeypatch.setitem(files._resolvers, "own", resolve)
    return "/files/own/file"
