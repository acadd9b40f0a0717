"""Operations: valid ones keep a document valid, can be undone, and bring every copy to the same state."""

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.timeline.operations import (
    MAX_OPERATION_BYTES,
    InvalidOperation,
    apply,
    check_operation,
    is_equal,
)
from editor.timeline.schema import Document
from editor.timeline.validation import load_document
from tests.unit.timeline.strategies import DOCUMENTS, OPERATIONS


def as_json(document: Document) -> dict:
    return document.model_dump(mode="json")


@given(DOCUMENTS, st.lists(OPERATIONS, max_size=12))
def test_any_sequence_of_valid_operations_keeps_the_document_valid(data, operations):
    document = load_document(data)
    for operation in operations:
        check_operation(operation)
        document, _ = apply(document, operation)
    assert as_json(load_document(as_json(document))) == as_json(document)


@given(DOCUMENTS, st.lists(OPERATIONS, max_size=6))
def test_an_operation_and_then_its_inverse_is_the_identity(data, operations):
    document = load_document(data)
    for operation in operations:
        before = copy.deepcopy(as_json(document))
        changed, inverse = apply(document, operation)
        assert as_json(document) == before, "apply must not touch the document that it was given"
        if inverse is None:
            assert changed is document
        else:
            check_operation(inverse)
            back, again = apply(changed, inverse)
            assert as_json(back) == before
            assert again is not None
            assert as_json(apply(back, again)[0]) == as_json(changed)
        document = changed


@given(DOCUMENTS, st.lists(st.tuples(st.booleans(), OPERATIONS), max_size=10), st.randoms())
@settings(max_examples=60)
def test_two_clients_converge_whatever_the_interleaving(data, edits, random):
    """Each shows confirmed + pending; the server orders; a client re-applies what is pending on what is
    confirmed.
    """
    start = load_document(data)
    log: list[tuple[int, dict]] = []
    pending: list[list[dict]] = [[], []]
    confirmed = [start, start]
    read = [0, 0]
    queue = list(edits)

    def receive(client: int) -> None:
        author, operation = log[read[client]]
        read[client] += 1
        confirmed[client], _ = apply(confirmed[client], operation)
        if author == client:
            pending[client].pop(0)

    while queue or any(pending) or any(place < len(log) for place in read):
        client = random.randrange(2)
        step = random.randrange(3)
        sent = sum(author == client for author, _ in log[read[client] :])
        if step == 0 and queue:
            first, operation = queue.pop(0)
            pending[int(first)].append(operation)
        elif step == 1 and len(pending[client]) > sent:
            log.append((client, pending[client][sent]))
        elif read[client] < len(log):
            receive(client)
    assert as_json(confirmed[0]) == as_json(confirmed[1])


@pytest.mark.parametrize(
    "operation",
    [
        {"type": "set", "path": ["clips", "c", "transform", "x"], "value": 5},
        {"type": "set", "path": ["tracks", "t", "muted"], "value": True},
        {"type": "remove", "path": ["clips", "c"]},
    ],
)
def test_a_path_whose_entry_is_gone_changes_nothing(operation):
    document = Document()
    check_operation(operation, document)
    assert apply(document, operation) == (document, None)


TEXT_CLIP = {"kind": "text", "text": "hi", "track": "t", "start": 0, "duration": 10}


def test_an_undo_is_skipped_when_somebody_else_changed_the_value_since():
    document = load_document({"clips": {"c": TEXT_CLIP}})
    path = ["clips", "c", "transform", "x"]
    document, undo = apply(document, {"type": "set", "path": path, "value": 1})
    document, _ = apply(document, {"type": "set", "path": path, "value": 2})
    assert undo is not None
    assert apply(document, undo) == (document, None)


def test_a_batch_is_skipped_whole_when_one_expectation_fails():
    document = load_document({"clips": {"c": TEXT_CLIP}})
    first = {"type": "set", "path": ["clips", "c", "start"], "value": 5}
    second = {"type": "set", "path": ["clips", "c", "duration"], "value": 7, "expect": 11}
    assert apply(document, {"type": "batch", "operations": [first, second]}) == (document, None)


def test_untouched_parts_are_shared_between_the_old_and_the_new_document():
    document = load_document({"clips": {"c": TEXT_CLIP, "d": TEXT_CLIP}})
    changed, _ = apply(document, {"type": "set", "path": ["clips", "c", "start"], "value": 5})
    assert changed.clips["d"] is document.clips["d"]
    assert changed.tracks is document.tracks


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        ([], "JSON object"),
        ({}, "type is"),
        ({"type": "set", "path": ["clips", "c"]}, "lacks “value”"),
        ({"type": "remove", "path": ["clips", "c"], "why": 1}, "unknown part “why”"),
        ({"type": "set", "path": "clips", "value": 1}, "list of names"),
        ({"type": "set", "path": [], "value": 1}, "no path"),
        ({"type": "set", "path": ["version"], "value": 1}, "cannot be set"),
        ({"type": "set", "path": ["clips"], "value": {}}, "cannot be set as a whole"),
        ({"type": "set", "path": ["clips", "__proto__"], "value": TEXT_CLIP}, "no path"),
        ({"type": "set", "path": ["clips", "c", "kind"], "value": "text"}, "kind cannot be changed"),
        ({"type": "set", "path": ["clips", "c", "nothing"], "value": 1}, "nothing"),
        ({"type": "set", "path": ["clips", "c", "start", "x"], "value": 1}, "start/x"),
        ({"type": "set", "path": ["clips", "c", "start"], "value": -1}, "clips/c/start cannot be set"),
        ({"type": "set", "path": ["clips", "c", "start"], "value": True}, "clips/c/start cannot be set"),
        ({"type": "set", "path": ["clips", "c", "transform", "x"], "value": 1.5}, "cannot be set"),
        ({"type": "set", "path": ["clips", "c", "sound", "volume"], "value": float("nan")}, "finite"),
        ({"type": "set", "path": ["clips", "c"], "value": {"kind": "video"}}, "field required"),
        ({"type": "set", "path": ["clips", "c", "text"], "value": "\ud800"}, "cannot be set"),
        ({"type": "remove", "path": ["canvas", "width"]}, "can be removed"),
        ({"type": "remove", "path": ["clips", "c", "start"]}, "can be removed"),
        ({"type": "batch", "operations": []}, "1 to"),
        ({"type": "batch", "operations": [{"type": "batch", "operations": []}]}, "type is"),
    ],
)
def test_what_can_never_be_applied_is_refused_with_one_sentence(operation, sentence):
    with pytest.raises(InvalidOperation, match=sentence) as refusal:
        check_operation(operation)
    assert "\n" not in str(refusal.value)


def nested(depth: int) -> list:
    """Return lists in lists, deeper than anything that walks them one by one would bear."""
    inner: list = []
    for _ in range(depth):
        inner = [inner]
    return inner


HOSTILE = {
    "not a number": float("nan"),
    "infinity": float("inf"),
    "a lone surrogate": "\ud800",
    "a number of four thousand digits": int("9" * 4000),
    "megabytes": "x" * 5_000_000,
    "deep lists": nested(100_000),
    "a list of lone surrogates": ["\ud800"] * 1000,
    "a strange name": {"\ud800": 1},
    "a long name": {"x" * 5_000_000: 1},
    "a strange kind": {**TEXT_CLIP, "kind": "\ud800" * 1000},
    "true": True,
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize(
    ("path", "fine"),
    [
        (["clips", "c"], TEXT_CLIP),
        (["clips", "c", "name"], "Title"),
        (["clips", "c", "start"], 5),
        (["clips", "c", "transform"], {}),
        (["clips", "c", "transform", "rotation"], 5),
        (["clips", "c", "keyframes", "x"], []),
        (["canvas"], {}),
    ],
    ids=str,
)
def test_what_is_expected_is_bounded_as_what_is_set(hostile, path, fine):
    for operation in (
        {"type": "set", "path": path, "value": hostile},
        {"type": "set", "path": path, "value": fine, "expect": hostile},
    ):
        with pytest.raises(InvalidOperation, match=r"cannot be (set|expected)") as refusal:
            check_operation(operation)
        sentence = str(refusal.value)
        assert len(sentence) < 1500
        assert "\n" not in sentence
        sentence.encode()


@pytest.mark.parametrize(
    "operation",
    [
        {"type": "set", "path": ["clips", "\ud800"], "value": 1},
        {"type": "set", "path": ["clips", "c", "x" * 5_000_000], "value": 1},
        {"type": "set", "path": ["\ud800"] * 100_000, "value": 1},
        {"type": "set", "path": nested(100_000), "value": 1},
        {"type": "set", "path": ["clips", "c"], "value": 1, "\ud800" * 5_000: 1},
        {"type": nested(100_000)},
        {"type": "batch", "operations": nested(100_000)},
    ],
)
def test_a_refusal_can_be_read_whatever_the_names_in_it_are(operation):
    with pytest.raises(InvalidOperation) as refusal:
        check_operation(operation)
    assert len(str(refusal.value).encode()) < 1500


def test_an_operation_is_bounded_as_a_whole():
    words = [{"first": 0, "end": 1, "start": 0, "duration": 1}] * 9_000
    clip = {**TEXT_CLIP, "words": words, "text": "a" * 10_000}
    setting = {"type": "set", "path": ["clips", "c"], "value": clip}
    check_operation(setting)
    several = MAX_OPERATION_BYTES // len(json.dumps(setting, separators=(",", ":"), ensure_ascii=False)) + 1
    with pytest.raises(InvalidOperation, match="too large"):
        check_operation({"type": "batch", "operations": [setting] * several})
    expecting = {"type": "remove", "path": ["clips", "c"], "expect": clip}
    with pytest.raises(InvalidOperation, match="too large"):
        check_operation({"type": "batch", "operations": [expecting] * several})


def test_what_is_expected_may_leave_out_what_has_a_default():
    document = load_document({"clips": {"c": TEXT_CLIP}})
    operation = {"type": "remove", "path": ["clips", "c"], "expect": TEXT_CLIP}
    check_operation(operation)
    assert apply(document, operation)[0] == Document()


def test_a_path_is_checked_against_the_kind_of_the_clip_that_is_there():
    operation = {"type": "set", "path": ["clips", "c", "sound", "volume"], "value": 1}
    check_operation(operation)
    check_operation(operation, Document())
    with pytest.raises(InvalidOperation, match="kind “text” has no “sound/volume”"):
        check_operation(operation, load_document({"clips": {"c": TEXT_CLIP}}))


def test_equality_is_that_of_json_not_of_python():
    assert is_equal({"a": [1, 2.0]}, {"a": [1.0, 2]})
    assert not is_equal(True, 1)
    assert not is_equal([0], [False])
    assert not is_equal("1", 1)
