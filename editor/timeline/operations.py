"""Operations: the only way a document changes. Small, as JSON, each with an inverse.

    {"type": "set", "path": ["clips", "c1", "transform", "x"], "value": 120}
    {"type": "remove", "path": ["clips", "c1"]}
    {"type": "batch", "operations": [...]}                       all or nothing, one undo step

A primitive may carry `"expect"`: what must stand at the path now (null: nothing). If something else does,
the whole operation is skipped; undo uses it, so that it never overwrites what somebody else did since. It may
leave out what has a default, as `value` may: so an undo that an older version wrote still holds.

Applying is total: a path whose entry is gone changes nothing. Only what is ill-typed or too large whatever the
document holds is refused, by `check_operation`, so that edits made off line never turn into a cascade of refusals.
Replaying the same operations in the same order gives the same document in both languages (the mirror is
`operations.ts`).
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from editor.timeline.paths import MAPS, InvalidPath, completed, node_at, shown, type_at, validated
from editor.timeline.schema import Document
from editor.timeline.validation import first_sentence, readable

Json = Any
Operation = Mapping[str, Json]

MAX_BATCH = 5000
#: Of one operation as compact JSON in UTF-8, what it expects included: some thousands of clips at once. With its
#: envelope it fits into a message of 4 MiB. The page knows both bounds too; a vector holds them equal.
MAX_OPERATION_BYTES = 4 * 2**20 - 1024


class InvalidOperation(ValueError):
    """The operation can never be applied. The message is one sentence."""


class _Skip(Exception):
    """Something else stands where the operation expected a value."""


class _Draft:
    """A document while an operation is made of it. What it was given stays as it is.

    A map is copied when something first changes in it: a batch of thousands copies it once.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._copied: set[str] = set()

    def put(self, path: Sequence[str], value: Any) -> None:
        """Set what stands at a path; all above it must stand there."""
        top = getattr(self.document, path[0])
        if path[0] in MAPS:
            self._own_map(path[0])[path[1]] = _with(top.get(path[1]), path[2:], value)
        else:
            self._replace(path[0], _with(top, path[1:], value))

    def remove(self, path: Sequence[str]) -> None:
        """Take an entry out of its map."""
        del self._own_map(path[0])[path[1]]

    def _own_map(self, name: str) -> dict[str, Any]:
        if name not in self._copied:
            self._replace(name, dict(getattr(self.document, name)))
            self._copied.add(name)
        entries: dict[str, Any] = getattr(self.document, name)
        return entries

    def _replace(self, name: str, part: Any) -> None:
        self.document = self.document.model_copy(update={name: part})


def apply(document: Document, operation: Operation) -> tuple[Document, dict[str, Json] | None]:
    """Return the changed document and the operation that undoes the change.

    The inverse is None, and the document the same object, when nothing changed. Untouched parts are shared;
    the cost is that of the change (and of one shallow copy of each map it is in). The operation must have
    passed `check_operation`.
    """
    primitives: Sequence[Operation] = operation["operations"] if operation["type"] == "batch" else [operation]
    draft = _Draft(document)
    try:
        found = [inverse for primitive in primitives if (inverse := _apply_primitive(draft, primitive))]
    except _Skip:
        return document, None
    if not found:
        return document, None
    if operation["type"] == "batch":
        return draft.document, {"type": "batch", "operations": found[::-1]}
    return draft.document, found[0]


def check_operation(operation: Json, document: Document | None = None) -> None:
    """Raise InvalidOperation for a wrong shape, a wrong path, an ill-typed value or expectation, or too much.

    Of the document only the kind of the named clip matters: a path into it must exist for that kind. Without
    the clip it must exist for some kind.
    """
    if not isinstance(operation, dict):
        raise InvalidOperation("An operation is a JSON object.")
    if operation.get("type") == "batch":
        _check_batch(operation, document)
    else:
        _check_primitive(operation, document)
    # All that it holds is of a type by now, which bounds how deep it is.
    if len(json.dumps(operation, ensure_ascii=False, separators=(",", ":")).encode()) > MAX_OPERATION_BYTES:
        raise InvalidOperation("An operation is too large: do it in smaller steps.")


def _check_batch(operation: dict[str, Json], document: Document | None) -> None:
    _check_names(operation, {"type", "operations"}, set())
    primitives = operation["operations"]
    if not isinstance(primitives, list) or not 1 <= len(primitives) <= MAX_BATCH:
        raise InvalidOperation(f"A batch needs a list of 1 to {MAX_BATCH} operations.")
    for primitive in primitives:
        if not isinstance(primitive, dict):
            raise InvalidOperation("Each operation of a batch is a JSON object.")
        _check_primitive(primitive, document)


def is_equal(a: Json, b: Json) -> bool:
    """Say whether two JSON values are equal as JavaScript sees them: 1 equals 1.0, but not true."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(is_equal(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(is_equal(x, y) for x, y in zip(a, b, strict=True))
    return type(a) is type(b) and a == b if isinstance(a, str) or isinstance(b, str) else bool(a == b)


def _check_names(operation: dict[str, Json], required: set[str], optional: set[str]) -> None:
    for name in required - operation.keys():
        raise InvalidOperation(f"The operation lacks “{name}”.")
    for name in operation.keys() - required - optional:
        raise InvalidOperation(f"The operation has an unknown part “{readable(str(name))}”.")


def _check_primitive(operation: dict[str, Json], document: Document | None) -> None:
    if operation.get("type") == "set":
        _check_names(operation, {"type", "path", "value"}, {"expect"})
    elif operation.get("type") == "remove":
        _check_names(operation, {"type", "path"}, {"expect"})
    else:
        raise InvalidOperation("An operation's type is “set”, “remove” or “batch”.")
    path = operation["path"]
    if not isinstance(path, list) or not all(isinstance(part, str) for part in path):
        raise InvalidOperation("An operation's path is a list of names.")
    try:
        adapter = type_at(path, _kind_of(path, document))
    except InvalidPath as error:
        raise InvalidOperation(str(error)) from None
    if operation["type"] == "set":
        _check_value(adapter, operation["value"], f"{shown(path)} cannot be set")
    elif len(path) != 2 or path[0] not in MAPS:
        raise InvalidOperation("Only a whole asset, track, clip or marker can be removed.")
    # What is never a document's can never be met: the operation would be skipped for ever.
    if operation.get("expect") is not None:
        _check_value(adapter, operation["expect"], f"{shown(path)} cannot be expected")


def _check_value(adapter: TypeAdapter[Any], value: Json, sentence: str) -> None:
    try:
        adapter.validate_python(value)
    except ValidationError as error:
        raise InvalidOperation(f"{sentence}: {first_sentence(error)}") from None


def _kind_of(path: list[str], document: Document | None) -> str | None:
    if document is None or len(path) < 3 or path[0] != "clips":
        return None
    clip = document.clips.get(path[1])
    return None if clip is None else clip.kind


def _apply_primitive(draft: _Draft, operation: Operation) -> dict[str, Json] | None:
    """Change the draft and return the inverse; None where nothing changed. Raises _Skip."""
    path: list[str] = operation["path"]
    found, node = node_at(draft.document, path)
    before = _dump(node) if found else None
    if "expect" in operation and not _is_expected(path, before, operation["expect"]):
        raise _Skip
    if operation["type"] == "remove":
        if not found:
            return None
        draft.remove(path)
        return {"type": "set", "path": path, "value": before, "expect": None}
    if not found and not (len(path) == 2 and path[0] in MAPS):
        return None
    value = validated(path, operation["value"])
    after = _dump(value)
    if found and is_equal(before, after):
        return None
    draft.put(path, value)
    if not found:
        return {"type": "remove", "path": path, "expect": after}
    return {"type": "set", "path": path, "value": before, "expect": after}


def _is_expected(path: list[str], before: Json, expect: Json) -> bool:
    """Say whether what stands there is what was expected, by this version or by an older one.

    An older one wrote fewer fields. What stands in a document is always whole.
    """
    if is_equal(before, expect):
        return True
    return isinstance(expect, dict | list) and is_equal(before, completed(path, expect))


def _dump(node: Any) -> Json:
    """Return what stands at a place as JSON: a part of the document, a list of such parts, or a plain value."""
    if isinstance(node, list):
        return [_dump(item) for item in node]
    return node.model_dump(mode="json") if isinstance(node, BaseModel) else node


def _with(node: Any, path: Sequence[str], value: Any) -> Any:
    """Return a copy of a model with the value at a path of it replaced; the value itself for an empty path."""
    if not path:
        return value
    return node.model_copy(update={path[0]: _with(getattr(node, path[0]), path[1:], value)})
