"""Nothing that was acknowledged is ever lost, whatever happens to the web process."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidMessage, WebSocketException

from tests.project_page import ProjectPage
from tests.studio import until
from tests.web_process import WebProcess

KILLS = 20


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


@pytest.fixture
def web(valkey: Path, tmp_path: Path) -> Iterator[WebProcess]:
    """A running web process."""
    with WebProcess(tmp_path, valkey) as process:
        yield process


def test_no_acknowledged_edit_is_lost_when_the_web_process_is_killed_20_times(web: WebProcess) -> None:
    rng = random.Random(20261123)
    anna = web.sign_up("anna")
    project = anna.post("/api/projects", json={}).json()["id"]
    typists = [Typist(name, ProjectPage(anna, project)) for name in ("left", "right")]
    for typist in typists:
        typist.start()
    for _ in range(KILLS):
        # At a moment that differs each time: after some more acknowledgements.
        wanted = sum(len(typist.page.acknowledged) for typist in typists) + rng.randint(1, 40)
        until(lambda wanted=wanted: sum(len(t.page.acknowledged) for t in typists) >= wanted, 60)
        web.kill()
        web.start()
    for typist in typists:
        typist.enough.set()
    for typist in typists:
        typist.join(60)
        assert not typist.is_alive()

    stored: dict[str, int] = {}
    after = 0
    with httpx.Client(cookies=anna.cookies, base_url=web.url, timeout=60) as reader:
        while rows := reader.get(f"/api/projects/{project}/operations", params={"after": after}).json():
            assert not stored.keys() & {row["op_id"] for row in rows}
            stored |= {row["op_id"]: row["sequence"] for row in rows}
            after = rows[-1]["sequence"]
    assert sorted(stored.values()) == list(range(1, len(stored) + 1))
    for typist in typists:
        assert len(typist.page.acknowledged) == typist.made
        assert typist.page.acknowledged.items() <= stored.items()
    left, right = (typist.page for typist in typists)
    left.catch_up()
    right.catch_up()
    assert left.document == right.document
