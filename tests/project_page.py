"""An open page of a project, as the browser's `sync/` is one: holds a document, sends operations, hears the others."""

from __future__ import annotations

import contextlib
import json
import socket
from typing import Any

from websockets.exceptions import ConnectionClosed

from editor.timeline.json_schema import schema_id
from editor.timeline.operations import apply
from editor.timeline.schema import Document
from editor.timeline.validation import load_document
from tests.studio import Person


class ProjectPage:
    """Blocking: `hear` reads one message and takes it in."""

    def __init__(self, person: Person, project: str) -> None:
        self.person = person
        self.project = project
        self.document = Document()
        self.sequence: int | None = None
        #: A document that has arrived in part.
        self.parts: dict[str, Any] = {}
        #: What was sent and neither acknowledged nor refused, in order.
        self.pending: dict[str, Any] = {}
        self.acknowledged: dict[str, int] = {}
        self.refused: dict[str, str] = {}
        self.open()

    def open(self) -> None:
        """Open the line, catch up, and send again what has no acknowledgement."""
        self.socket = self.person.socket(f"/ws/projects/{self.project}")
        self.say({"type": "hello", "after": self.sequence, "schema": schema_id()})
        while (message := self.hear())["type"] not in {"document", "part", "operations"} or message["more"]:
            pass
        for op_id, operation in self.pending.items():
            self.say({"type": "operation", "op_id": op_id, "operation": operation})

    def say(self, message: Any) -> None:
        """Send one message."""
        self.socket.send(json.dumps(message))

    def edit(self, op_id: str, operation: Any, **story: Any) -> None:
        """Make an edit; `pending` keeps it until it is settled."""
        self.pending[op_id] = operation
        self.say({"type": "operation", "op_id": op_id, "operation": operation, **story})

    def hear(self, timeout: float = 20) -> dict[str, Any]:
        """Take in the next message. Raises ConnectionClosed, TimeoutError."""
        message = json.loads(self.socket.recv(timeout))
        match message["type"]:
            case "document" | "part":
                self._arrive(message)
            case "operations":
                for ordered in message["operations"]:
                    self._take(ordered)
            case "operation":
                self._take(message)
            case "ack":
                self._acknowledge(message)
            case "refused":
                self.pending.pop(message["op_id"], None)
                self.refused[message["op_id"]] = message["reason"]
        return message

    def _arrive(self, message: dict[str, Any]) -> None:
        if message["type"] == "document":
            self.parts = message
        else:
            for name, entries in message["document"].items():
                self.parts["document"][name] |= entries
        if not message["more"]:
            self.document = load_document(self.parts["document"])
            self.sequence = self.parts["sequence"]

    def settle(self) -> None:
        """Hear until nothing is pending."""
        while self.pending:
            self.hear()

    def catch_up(self) -> None:
        """Hear everything that is on disk by now."""
        self.say({"type": "ping"})
        while self.hear()["type"] != "pong":
            pass

    def is_closed(self) -> int:
        """Hear until the line ends, and return the code."""
        with contextlib.suppress(ConnectionClosed):
            while True:
                self.socket.recv(20)
        return self.socket.close_code or 0

    def cut(self) -> None:
        """Break the line without a word."""
        self.socket.socket.shutdown(socket.SHUT_RDWR)

    def _acknowledge(self, ack: dict[str, Any]) -> None:
        operation = self.pending.pop(ack["op_id"], None)
        self.acknowledged[ack["op_id"]] = ack["sequence"]
        if operation is not None and self.sequence is not None and ack["sequence"] > self.sequence:
            self._place(ack["sequence"], operation)

    def _take(self, ordered: dict[str, Any]) -> None:
        if self.pending.pop(ordered["op_id"], None) is not None:
            self.acknowledged[ordered["op_id"]] = ordered["sequence"]
        self._place(ordered["sequence"], ordered["operation"])

    def _place(self, sequence: int, operation: Any) -> None:
        assert self.sequence is not None
        assert sequence == self.sequence + 1, "the server tells every operation in its order"
        self.document, _ = apply(self.document, operation)
        self.sequence = sequence
