"""People for the tests of the API."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

SignIn = Callable[[str], Client]


@pytest.fixture
def sign_in(transactional_db: None) -> SignIn:
    """Return a function that gives a signed-in client for a name, making the account."""

    def sign_in(name: str) -> Client:
        user, _ = get_user_model().objects.get_or_create(username=name)
        client = Client()
        client.force_login(user)
        return client

    return sign_in
