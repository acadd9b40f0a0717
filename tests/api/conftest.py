"""People for the tests of the API, and a studio with its workers for those that need one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.studio import Person, RunningStudio

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


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    with RunningStudio(tmp_path_factory.mktemp("studio")) as running:
        yield running


@pytest.fixture(scope="module")
def anna(studio: RunningStudio) -> Person:
    return studio.sign_up("anna")
