"""Operations that no page of ours would send are answered with a sentence, never with a fault of the server's."""

from __future__ import annotations

import pytest

from tests.api.conftest import SignIn

SET = '{"type": "set", "path": ["canvas"], "value": {}, "expect": %s}'
REMOVE = '{"type": "remove", "path": ["tracks", "t"], "expect": %s}'
HOSTILE = {
    "NaN": "NaN",
    "Infinity": "-Infinity",
    "lone surrogate": '"\\ud800"',
    "name with a lone surrogate": '{"\\ud800": "\\udfff"}',
    "4,000 digits": "9" * 4000,
    "5,000 digits": "9" * 5000,
    "2 MB": f'"{"x" * 2_000_000}"',
    "lists 900 deep": "[" * 900 + "]" * 900,
    "lists 100,000 deep": "[" * 100_000 + "]" * 100_000,
    "a bad name": '{"order": "V", "nothing": 1}',
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("operation", [SET, REMOVE], ids=["set", "remove"])
def test_what_is_expected_is_refused_with_a_sentence(sign_in: SignIn, operation: str, hostile: str) -> None:
    anna = sign_in("anna")
    project = anna.post("/api/projects", {}, content_type="application/json").json()["id"]
    body = f'{{"op_id": "a", "operation": {operation % hostile}}}'
    answer = anna.post(f"/api/projects/{project}/operations", body, content_type="application/json")
    assert 400 <= answer.status_code < 500, answer.content[:500]
    assert len(answer.content) < 3000
    assert answer.json()
    document = anna.get(f"/api/projects/{project}/document").json()
    assert document["sequence"] == 0
