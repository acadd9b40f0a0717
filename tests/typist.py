"""Edits without end, and what the server keeps of them: for promises that nothing acknowledged is lost."""

from __future__ import annotations

import threading

import httpx
from websockets.exceptions import InvalidMessage, WebSocketException

from tests.project_page import ProjectPage
from tests.studio import Person, until


class Typist(threading.Thread):
    """Edits without end over a line that keeps breaking, as an open page does."""

    def __init__(self, name: str, page: ProjectPage) -> None:
        super().__init__(name=name, daemon=True)
        self.page = page
        self.made = 0
        self.enough = threading.Event()

    def run(self) -> None:
        """Keep a few edits under way; after a break open the line and send what has no acknowledgement again."""
        while not (self.enough.is_set() and not self.page.pending):
            try:
                while len(self.page.pending) < 5 and not self.enough.is_set():
                    self.made += 1
                    value = {"order": "V", "name": f"{self.name} {self.made}"}
                    self.page.edit(
                        f"{self.name}-{self.made}",
                        {"type": "set", "path": ["tracks", f"t{self.made % 50}"], "value": value},
                    )
                if self.page.pending:
                    self.page.hear()
            except (WebSocketException, OSError):
                until(self.reopened, 60)

    def reopened(self) -> bool:
        """Try to open the line."""
        try:
            self.page.open()
        except (WebSocketException, InvalidMessage, OSError):
            return False
        return True


def stored_operations(person: Person, url: str, project: str) -> dict[str, int]:
    """Return the sequence of each operation that the server keeps, by its `op_id`; none may be there twice."""
    stored: dict[str, int] = {}
    after = 0
    with httpx.Client(cookies=person.cookies, base_url=url, timeout=60) as reader:
        more = True
        while more:
            answer = reader.get(f"/api/projects/{project}/operations", params={"after": after}).json()
            rows, more = answer["operations"], answer["more"]
            assert not stored.keys() & {row["op_id"] for row in rows}
            stored |= {row["op_id"]: row["sequence"] for row in rows}
            after = rows[-1]["sequence"] if rows else after
    return stored
