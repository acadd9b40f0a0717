"""What a backup promises: made while people work, it holds what was acknowledged before, and comes back as it was."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.postgres import PostgresServer
from tests.project_page import ProjectPage
from tests.studio import CHECKOUT, Person, RunningStudio, until
from tests.typist import Typist, stored_operations
from tests.uploader import Uploader

#: What an operator would call one after the other, in one process: each start of Django takes seconds.
PROGRAM = """
import json, sys, django
from django.core.management import CommandError, call_command
django.setup()
for words in json.loads(sys.argv[1]):
    try:
        call_command(*words)
    except CommandError as error:
        print("refused:", error)
"""


def manage(variables: Mapping[str, str], *commands: tuple[str | Path, ...]) -> list[str]:
    """Run management commands and return the lines that they say; a refusal begins with "refused:"."""
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps([[str(word) for word in words] for words in commands])],
        cwd=CHECKOUT,
        env={key: value for key, value in os.environ.items() if key != "REDIS_URL"}
        | {"DJANGO_SETTINGS_MODULE": "cloudstudio.settings"}
        | dict(variables),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


def refusals(said: list[str]) -> list[str]:
    """Return those lines that are refusals."""
    return [line for line in said if line.startswith("refused:")]


def manifest(shelf: Path) -> dict[str, Any]:
    """Return what the latest backup of a folder says of itself."""
    return json.loads(max(shelf.glob("*/manifest.json")).read_text())


def test_a_lost_data_folder_comes_back_as_it_was_at_the_backup(tmp_path: Path) -> None:
    shelf, archive = tmp_path / "backups", tmp_path / "all.tar"
    with RunningStudio(tmp_path / "first") as studio:
        anna = studio.sign_up("anna")
        project = anna.post("/api/projects", json={"name": "Film"}).json()["id"]
        typist = Typist("anna", ProjectPage(anna, project))
        uploader = Uploader(anna, deletes=3)
        typist.start()
        uploader.start()
        until(lambda: len(typist.page.acknowledged) > 50 and len(uploader.kept) > 3, 60)
        assert not refusals(manage(studio.variables, ("backup", shelf)))
        before = {path: path.stat().st_ino for path in shelf.glob("blobs/*/*")}
        until(lambda: uploader.made > 12, 60)
        edits, files = dict(typist.page.acknowledged), dict(uploader.kept)
        [busy] = refusals(manage(studio.variables, ("backup", shelf), ("restore", shelf)))
        assert "Another studio is running" in busy
        # A name is still the same file: bytes that were there already were not written again.
        assert {path: path.stat().st_ino for path in before} == before
        typist.enough.set()
        uploader.enough.set()
        typist.join(60)
        uploader.join(60)
        studio.stop(signal.SIGKILL)
    shutil.rmtree(studio.data)

    second = RunningStudio(tmp_path / "second")
    # As an earlier try left it that was killed.
    (second.data / "restoring" / "blobs").mkdir(parents=True)
    (second.data / "restoring" / "blobs" / "half").write_text("a file")
    said = manage(
        second.variables,
        ("studio", "--port", str(second.port)),
        ("restore", shelf),
        ("backup", archive),
        ("backup", archive, "--check"),
        ("restore", shelf),
    )
    assert any("is whole" in line for line in said)
    half, full = refusals(said)
    assert "run `manage.py restore` again" in half
    assert "is not empty" in full
    with second:
        still_anna = Person(second.url, "anna")
        still_anna.cookies = anna.cookies
        assert still_anna.get("/api/me").json()["username"] == "anna"
        stored = stored_operations(still_anna, second.url, project)
        assert edits.items() <= stored.items()
        assert sorted(stored.values()) == list(range(1, len(stored) + 1))
        shown = {asset["id"] for asset in still_anna.get("/api/assets").json()}
        assert files.keys() & uploader.kept.keys() <= shown
        for asset in shown:
            original = still_anna.get(f"/files/assets/{asset}/original")
            assert original.status_code == 200
            if asset in files:
                assert hashlib.sha256(original.content).hexdigest() == files[asset]

    latest = manifest(shelf)
    assert latest["tables"]["sync.operation"]["rows"] == len(stored)
    moves_to_postgresql(archive, latest, tmp_path)
    damage_is_told(second.variables, shelf, tmp_path)


def moves_to_postgresql(archive: Path, made: dict[str, Any], folder: Path) -> None:
    """Another engine holds the same rows after a restore, to the letter."""
    again = folder / "again"
    with PostgresServer() as server:
        moved = {"CLOUDSTUDIO_DATA": str(folder / "third"), "DATABASE_URL": server.new_database("moved")}
        assert not refusals(manage(moved, ("restore", archive), ("backup", again)))
        elsewhere = moved | {"CLOUDSTUDIO_DATA": str(folder / "elsewhere")}
        [full] = refusals(manage(elsewhere, ("restore", archive)))
        assert "has tables already" in full
    same = manifest(again)
    assert same["lost"] == made["lost"] == []
    assert same["blobs"] == made["blobs"]
    assert same["tables"] == made["tables"]


def damage_is_told(variables: Mapping[str, str], shelf: Path, folder: Path) -> None:
    """One file that has rotted is named, and costs nothing but itself; what only old backups named goes with them."""
    assert not refusals(manage(variables, ("backup", shelf, "--keep=1")))
    kept = manifest(shelf)["blobs"]
    assert len(list(shelf.glob("*/manifest.json"))) == 1
    assert {path.parent.name + path.name for path in shelf.glob("blobs/*/*")} == kept.keys()
    rotten = next(path for path in shelf.glob("blobs/*/*"))
    rotten.write_bytes(rotten.read_bytes()[::-1])
    name = rotten.parent.name + rotten.name
    fourth = RunningStudio(folder / "fourth")
    checked, restored = refusals(manage(fourth.variables, ("backup", shelf, "--check"), ("restore", shelf)))
    assert name in checked
    assert f"everything else is here: {name}" in restored
    left = {path.parent.name + path.name for path in (fourth.data / "blobs").glob("*/*")}
    assert left == kept.keys() - {name}
