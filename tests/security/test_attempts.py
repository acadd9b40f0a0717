"""Guessing is slowed down for whoever guesses; the person whose account it is gets in all the same."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth import get_user_model
from hypothesis import assume, given
from hypothesis import strategies as st

from cloudstudio import attempts
from cloudstudio.attempts import TooSoon, attempt, in_words, network_of
from tests.asgi import Answer, ask
from tests.security.conftest import PASSWORD, hashed_password, with_session


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(valkey: Any) -> Clock:
    return Clock()


@pytest.fixture
def link() -> str:
    """Something with a secret, that no test has guessed at."""
    return uuid4().hex


def pause(clock: Clock, link: str, address: str) -> float:
    """Guess once, wrongly; return how long this address then has to wait."""
    attempt("share", link, address, clock)
    try:
        attempt("share", link, address, clock).succeeded()
    except TooSoon as soon:
        return soon.seconds
    return 0.0


def test_the_pause_grows_with_each_wrong_guess_and_no_further_than_a_quarter_of_an_hour(
    clock: Clock, link: str
) -> None:
    for _ in range(attempts.FREE - 1):
        attempt("share", link, "10.0.0.1", clock)
    pauses = []
    for _ in range(15):
        attempt("share", link, "10.0.0.1", clock)
        with pytest.raises(TooSoon) as soon:
            attempt("share", link, "10.0.0.1", clock)
        pauses.append(round(soon.value.seconds))
        clock.now += soon.value.seconds
    assert pauses == [2, 4, 8, 16, 32, 64, 128, 256, 512, *[900] * 6]


def test_a_stranger_who_guesses_locks_nobody_else_out(clock: Clock, link: str) -> None:
    for _ in range(attempts.FREE):
        attempt("share", link, "10.0.0.66", clock)
    with pytest.raises(TooSoon):
        attempt("share", link, "10.0.0.66", clock)
    attempt("share", link, "10.0.0.1", clock).succeeded()
    attempt("share", uuid4().hex, "10.0.0.66", clock)


def test_who_guesses_from_many_addresses_has_one_guess_from_each(clock: Clock, link: str) -> None:
    for number in range(attempts.PRESSURE):
        attempt("share", link, f"10.1.0.{number}", clock)
    assert pause(clock, link, "10.2.0.1") == pytest.approx(60, abs=0.01)
    attempt("share", link, "10.2.0.2", clock).succeeded()  # the owner knows it at once
    attempt("share", link, "10.2.0.2", clock).succeeded()


def test_who_knows_it_starts_from_nothing_again(clock: Clock, link: str) -> None:
    for _ in range(10):
        for _ in range(attempts.FREE - 1):
            attempt("share", link, "10.0.0.1", clock)
        attempt("share", link, "10.0.0.1", clock).succeeded()


@given(st.ip_addresses(v=6))
def test_an_ipv6_customer_is_one_address(address: Any) -> None:
    assume(address.ipv4_mapped is None)
    whole = int(address)
    assert network_of(str(address)) == network_of(str(type(address)(whole ^ 0xFFFF)))


def test_pauses_are_said_in_words() -> None:
    assert [in_words(seconds) for seconds in (0.2, 1, 1.5, 59.2, 61, 900)] == [
        "1 second",
        "1 second",
        "2 seconds",
        "1 minute",
        "2 minutes",
        "15 minutes",
    ]


async def sign_in(name: dict[str, str], password: str, client: str) -> Answer:
    body = json.dumps({**name, "password": password}).encode()
    sent = [*with_session(""), (b"content-type", b"application/json")]
    return await ask("POST", "/_allauth/browser/v1/auth/login", sent, body, client=(client, 1))


async def test_all_names_of_an_account_share_one_counter_and_only_here(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "FIRST", 600.0)
    make = get_user_model().objects.create
    name = f"anna-{uuid4().hex[:8]}"
    email = f"{name}@example.org"
    await sync_to_async(make)(username=name, email=email, password=hashed_password())
    names = [{"username": name}, {"email": email}, {"username": name.upper()}, {"username": email}]
    for number in range(attempts.FREE):
        answer = await sign_in(names[number % len(names)], "wrong", "10.3.0.1")
        assert answer.status == 400
        assert b"too_many" not in answer.body
    for each in names:
        answer = await sign_in(each, PASSWORD, "10.3.0.1")
        assert answer.status == 400
        assert json.loads(answer.body)["errors"][0]["message"].startswith(
            "That was wrong too often. Try again in "
        )
    assert (await sign_in(names[0], PASSWORD, "10.3.0.2")).status == 200


async def test_a_name_that_nobody_has_is_counted_alike(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "FIRST", 600.0)
    name = {"username": uuid4().hex}
    for _ in range(attempts.FREE):
        assert b"too_many" not in (await sign_in(name, "wrong", "10.3.0.3")).body
    assert b"too_many" in (await sign_in(name, "wrong", "10.3.0.3")).body
