"""Whatever a page says is a message or one sentence about why not."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.sync.messages import LARGEST_MESSAGE, BadMessage, Edit, Hello, Ping, parse
from editor.timeline.schema import VERSION


def test_the_three_messages_are_understood() -> None:
    assert parse('{"type": "hello", "after": null}') == Hello(None)
    assert parse('{"type": "hello", "after": 7}') == Hello(7)
    assert parse('{"type": "hello", "after": 7, "schema": "s", "person": "p"}') == Hello(7, "s", "p")
    assert parse('{"type": "ping"}') == Ping()
    assert parse('{"type": "operation", "op_id": "a", "operation": {}}') == Edit("a", {})
    told = {"base": 3, "cause": "undo", "device": "d-1", "step": "s_1", "version": 1, "asks_inverse": True}
    text = json.dumps({"type": "operation", "op_id": "a", "operation": {}, **told})
    assert parse(text) == Edit("a", {}, 3, "undo", "d-1", "s_1", 1, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "{}",
        '{"type": "hello", "after": -1}',
        '{"type": "hello", "after": true}',
        '{"type": "hello", "after": 1, "schema": 7}',
        '{"type": "operation", "op_id": "a", "cause": "whim"}',
        '{"type": "operation", "op_id": "a", "device": "a b"}',
        '{"type": "operation", "op_id": "a", "step": null}',
        '{"type": "operation", "op_id": "a", "version": 99}',
        '{"type": "operation", "op_id": "a", "version": true}',
        '{"type": "operation"}',
        '{"type": "operation", "op_id": "a", "operation": NaN}',
        "[" * 100_000,
        '{"type": "hello", "after": ' + "9" * 5000 + "}",
    ],
)
def test_anything_else_is_answered_with_a_sentence(text: str) -> None:
    with pytest.raises(BadMessage, match=r"\.$"):
        parse(text)


def test_an_edit_that_is_too_large_is_refused_by_its_name() -> None:
    text = json.dumps({"type": "operation", "op_id": "big", "operation": "x" * LARGEST_MESSAGE})
    with pytest.raises(BadMessage, match="at most 4 MB") as refused:
        parse(text)
    assert refused.value.op_id == "big"


def test_an_edit_of_a_later_version_is_not_refused_by_its_name_so_that_the_page_keeps_it() -> None:
    with pytest.raises(BadMessage) as refused:
        parse(json.dumps({"type": "operation", "op_id": "a", "operation": {}, "version": VERSION + 1}))
    assert refused.value.op_id is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.text() | json_values.map(json.dumps))
def test_no_text_raises_anything_else(text: str) -> None:
    with contextlib.suppress(BadMessage):
        parse(text)
