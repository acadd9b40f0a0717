"""What a page may say on `/ws/projects/<id>`: parsed from text into a type, or refused with one sentence. Pure."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Literal, get_args

from editor.timeline.schema import VERSION

#: Characters of one message: some thousands of clips at once.
LARGEST_MESSAGE = 4 * 2**20

#: How an operation came about. `restore` brings an earlier state back, `tool` is a machine's proposal that was taken.
Cause = Literal["edit", "undo", "redo", "restore", "tool"]
CAUSES: tuple[Cause, ...] = get_args(Cause)

_NAME = re.compile(r"[A-Za-z0-9_-]{0,64}")


class BadMessage(ValueError):
    """The text is no message of ours. `op_id` names the operation in it, where it has one to refuse."""

    def __init__(self, sentence: str, op_id: str | None = None) -> None:
        super().__init__(sentence)
        self.op_id = op_id


@dataclass(frozen=True)
class Hello:
    """The page holds the document after this sequence (None: nothing yet)."""

    after: int | None
    #: The id of the schema that the page was made with; empty for pages that are too old to say.
    schema: str = ""
    #: The id of the person who opened the page, where it says so: the cookie may be another's by now.
    person: str | None = None


@dataclass(frozen=True)
class Edit:
    """One operation, not checked yet."""

    op_id: str
    operation: Any
    #: The last operation that its maker had seen, where the page says so.
    base: int | None = None
    cause: Cause = "edit"
    #: An id that the maker's browser keeps.
    device: str = ""
    #: What the operations of one large edit have in common; empty for an edit of one operation.
    step: str = ""
    #: The version of the schema that it was made in.
    version: int = VERSION
    #: The page does not know whether it is in its place already; if so, it asks for what takes it back.
    asks_inverse: bool = False


@dataclass(frozen=True)
class Ping:
    """Is the line alive, and did I miss anything?"""


Message = Hello | Edit | Ping


def parse(text: str) -> Message:
    """Return the message that the text is. Raises BadMessage."""
    data = _json_object(text)
    kind = data.get("type")
    if kind == "ping":
        return Ping()
    if kind == "hello":
        return Hello(_sequence(data, "after"), _string(data, "schema") or "", _string(data, "person"))
    if kind == "operation":
        return _edit(data, len(text))
    raise BadMessage("A message's type is “hello”, “operation” or “ping”.")


def _edit(data: dict[str, Any], size: int) -> Edit:
    op_id = data.get("op_id")
    if not isinstance(op_id, str):
        raise BadMessage("An operation needs an “op_id” of its own.")
    if size > LARGEST_MESSAGE:
        raise BadMessage(f"One edit may have at most {LARGEST_MESSAGE // 2**20} MB.", op_id)
    base = _sequence(data, "base")
    try:
        version = check_version(data.get("version", VERSION))
    except ValueError as error:
        # Not refused by its name: the page keeps it until a studio comes that knows it.
        raise BadMessage(str(error)) from None
    try:
        return Edit(
            op_id,
            data.get("operation"),
            base,
            cause=check_cause(data.get("cause", "edit")),
            device=check_name(data.get("device", ""), "device"),
            step=check_name(data.get("step", ""), "step"),
            version=version,
            asks_inverse=data.get("asks_inverse") is True,
        )
    except ValueError as error:
        raise BadMessage(str(error), op_id) from None


def check_cause(value: object) -> Cause:
    """Return how an operation came about. Raises ValueError."""
    for cause in CAUSES:
        if value == cause:
            return cause
    raise ValueError(f"An operation's cause is one of {', '.join(CAUSES)}.")


def check_name(value: object, what: str) -> str:
    """Return the id of a device or a step; it may be empty. Raises ValueError."""
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise ValueError(f"An operation's “{what}” is at most 64 letters, digits, “-” or “_”.")
    return value


def check_version(value: object) -> int:
    """Return the version of the schema in which an operation was made. Raises ValueError."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= VERSION:
        raise ValueError(f"This studio knows operations of the versions 1 to {VERSION}.")
    return value


def _sequence(data: dict[str, Any], name: str) -> int | None:
    value = data.get(name)
    if value is not None and (
        not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53
    ):
        raise BadMessage(f"“{name}” is the sequence of the last operation you hold, or null.")
    return value


def _string(data: dict[str, Any], name: str) -> str | None:
    value = data.get(name)
    if value is not None and not isinstance(value, str):
        raise BadMessage(f"“{name}” is a text, or null.")
    return value


def _json_object(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise BadMessage("The message is not JSON.") from None
    if not isinstance(data, dict):
        raise BadMessage("A message is a JSON object.")
    return data


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
