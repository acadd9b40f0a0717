"""Nothing that was acknowledged is ever lost, whatever happens to the web process."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project_page import ProjectPage
from tests.studio import until
from tests.typist import Typist, stored_operations
from tests.web_process import WebProcess

KILLS = 20


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

    stored = stored_operations(anna, web.url, project)
    assert sorted(stored.values()) == list(range(1, len(stored) + 1))
    for typist in typists:
        assert len(typist.page.acknowledged) == typist.made
        assert typist.page.acknowledged.items() <= stored.items()
    left, right = (typist.page for typist in typists)
    left.catch_up()
    right.catch_up()
    assert left.document == right.document
