"""Nothing that opens a door is written down."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from cloudstudio.api import api
from cloudstudio.logs import JsonFormatter, scrubbed
from tests.asgi import ask

SECRET = "tok-EN_that0opens"
#: Names of parts of addresses that are secrets.
SECRETS = ("{token}", "{key}", "<str:token>", "<str:key>")


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    """Every address that Django answers, as it is written in the code."""
    for pattern in patterns:
        here = before + str(pattern.pattern)
        yield from addresses(pattern.url_patterns, here) if isinstance(pattern, URLResolver) else [here]


def secret_addresses() -> list[str]:
    """Every address that holds a secret, with SECRET in its place."""
    known = [
        *api.get_openapi_schema()["paths"],
        *addresses(get_resolver().url_patterns),
        "/files/shares/{token}",
    ]
    known += ["/reset/{key}", "/confirm/{key}"]
    filled = []
    for path in known:
        for name in SECRETS:
            if name in path:
                filled.append(path.replace(name, SECRET).replace("{", "").replace("}", ""))
    return filled


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is written to the log meanwhile, as it is written."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


async def test_no_address_with_a_secret_is_written_with_it(transactional_db: None, log: io.StringIO) -> None:
    paths = secret_addresses()
    assert len(paths) >= 5
    for path in paths:
        for method in ("GET", "DELETE", "POST"):
            await ask(method, f"{path}?{SECRET}", [(b"cookie", f"sessionid={SECRET}".encode())])
    lines = log.getvalue().splitlines()
    assert len(lines) >= 3 * len(paths)
    assert SECRET not in log.getvalue()
    assert all(json.loads(line) for line in lines)


def test_a_trace_is_scrubbed_too() -> None:
    text = f'GET "/files/shares/{SECRET}/0.m4s" Cookie: a=b; sessionid={SECRET}; c=d'
    assert scrubbed(text) == 'GET "/files/shares/…/0.m4s" Cookie: a=b; sessionid=…; c=d'
