"""Promises that hold for each endpoint there is, read from the API's own description."""

from __future__ import annotations

import json

from cloudstudio.api import api
from tests.api.conftest import SignIn

NOBODYS = "00000000-0000-4000-8000-00000000beef"
BODIES = [
    "{nonsense",
    "[]",
    "null",
    '"text"',
    "{}",
    json.dumps({"name": ["x"], "index": {}, "count": "many"}),
    json.dumps({"name": "a\x00b", "prompt": "\x00", "op_id": "\x00", "token": "\x00"}),
    json.dumps({"name": "\ud800", "model": "scene", "prompt": "\udc00", "document": {"canvas": {"\x00": 1}}}),
    '{"seed": NaN, "index": Infinity, "model": "scene"}',
    '{"model": "scene", "parameters": {"width": 1e999}}',
]


def endpoints() -> list[tuple[str, str]]:
    """Return every method and path of the API."""
    paths = api.get_openapi_schema()["paths"].items()
    return [(method.upper(), path) for path, operations in paths for method in operations]


def address(path: str, value: str = NOBODYS) -> str:
    """Fill the places of a path with one value."""
    return "/".join(value if part.startswith("{") else part for part in path.split("/"))


def test_what_is_not_there_answers_404_and_nonsense_is_refused_with_a_sentence(sign_in: SignIn) -> None:
    anna = sign_in("anna")
    for method, path in endpoints():
        values = [NOBODYS, "not-an-id", "%00", "x" * 3000] if "{" in path else [NOBODYS]
        for value in values:
            answer = anna.generic(method, address(path, value), "{}", "application/json")
            said = (method, path, value[:20], answer.status_code, answer.content[:200])
            assert answer.status_code < 500, said
            if "{" in path and method in {"GET", "DELETE"}:
                assert answer.status_code in {404, 422}, said
        for query in ("subject=%00", "project=%00", "after=9" + "9" * 30, "state=%ED%A0%80"):
            answer = anna.generic(method, f"{address(path)}?{query}")
            assert answer.status_code < 500, (method, path, query, answer.content[:200])
        for body in BODIES if method in {"POST", "PATCH", "PUT"} else []:
            answer = anna.generic(method, address(path), body, "application/json")
            said = (method, path, body, answer.status_code, answer.content[:200])
            assert answer.status_code < 500, said
            if answer.status_code >= 400:
                assert answer.json()["detail"].endswith("."), said
                assert "\n" not in answer.json()["detail"], said
