"""People with sessions, for tests of who may do what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

#: Makes an account where there is none, and returns the key of a new session of its owner.
SessionOf = Callable[[str], str]


@pytest.fixture
def session_of(transactional_db: None) -> SessionOf:
    def session_of(name: str) -> str:
        user, _ = get_user_model().objects.get_or_create(username=name)
        client = Client()
        client.force_login(user)
        return client.cookies[settings.SESSION_COOKIE_NAME].value

    return session_of
