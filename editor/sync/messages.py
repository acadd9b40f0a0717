"""What a page may say on `/ws/projects/<id>`: parsed from text into a type, or refused with one sentence. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

#: Bytes of one message: some thousands of clips at once.
LARGEST_MESSAGE = 4 * 2**20


class BadMessage(ValueError):
    """The text is no message of ours. `op_id` names the operation in it, where it has one to refuse."""

    def __init__(self, sentence: str, op_id: str | None = None) -> None:
        super().__init__(sentence)
        self.op_id = op_id


@dataclass(frozen=True)
class Hello:
    """The page holds the document after this sequence (None: nothing yet)."""

    after: int | None


@dataclass(frozen=True)
class Edit:
    """One operation, not checked yet."""

    op_id: str
    operation: Any
    #: The last operation that its maker had seen, where the page says so.
    base: int | None = None


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
        return Hello(_sequence(data, "after"))
    if kind == "operation":
        op_id = data.get("op_id")
        if not isinstance(op_id, str):
            raise BadMessage("An operation needs an “op_id” of its own.")
        if len(text) > LARGEST_MESSAGE:
            raise BadMessage(f"One edit may have at most {LARGEST_MESSAGE // 2**20} MB.", op_id)
        return Edit(op_id, data.get("operation"), _sequence(data, "base"))
    raise BadMessage("A message's type is “hello”, “operation” or “ping”.")


def _sequence(data: dict[str, Any], name: str) -> int | None:
    value = data.get(name)
    if value is not None and (
        not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53
    ):
        raise BadMessage(f"“{name}” is the sequence of the last operation you hold, or null.")
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
