"""What a running studio is measured by: how soon it is there, how soon an edit is acknowledged, how much it sends."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

# Before Django is asked for anything: the bench never touches the studio that lives in this checkout.
os.environ.setdefault("CLOUDSTUDIO_DATA", tempfile.mkdtemp(prefix="cloudstudio-bench-"))

from cloudstudio.environment import CHECKOUT
from tests.studio import Person, RunningStudio

EDITS = 300


def start_seconds() -> dict[str, float]:
    """Return the wall time from the command to the first page of a studio that has been started before."""
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        first = RunningStudio(Path(place)).start()
        first.stop()
        again = RunningStudio(Path(place))
        began = time.perf_counter()
        again.start()
        took = time.perf_counter() - began
        again.stop()
    return {"start_seconds": took}


def operation_ack() -> dict[str, float]:
    """Return the 95th percentile of an edit's way to the disk and back over the websocket, one after the other."""
    with (
        tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place,
        RunningStudio(Path(place)) as studio,
    ):
        anna = studio.sign_up("anna")
        project = anna.post("/api/projects", json={"name": "Bench"}).json()["id"]
        waits = sorted(_acknowledged(anna, project))
    return {"operation.ack_ms_p95": 1000 * waits[int(0.95 * len(waits))]}


def _acknowledged(person: Person, project: str) -> list[float]:
    """Return the seconds from sending each edit to its acknowledgement."""
    waits = []
    with person.socket(f"/ws/projects/{project}") as socket:
        socket.send(json.dumps({"type": "hello", "after": None}))
        _until(socket, "document")
        socket.send(_edit(0, ["tracks", "t1"], {"order": "V", "name": "Titles"}))
        _until(socket, "ack")
        for number in range(1, EDITS + 1):
            began = time.perf_counter()
            socket.send(_edit(number, ["tracks", "t1", "name"], f"Name {number}"))
            _until(socket, "ack")
            waits.append(time.perf_counter() - began)
    return waits


def _edit(number: int, path: list[str], value: Any) -> str:
    operation = {"type": "set", "path": path, "value": value}
    return json.dumps({"type": "operation", "op_id": f"bench-{number}", "operation": operation})


def _until(socket: Any, kind: str) -> None:
    while json.loads(socket.recv(timeout=30))["type"] != kind:
        continue


def properties_without_control() -> dict[str, float]:
    """Return how many of a document's properties have neither a control in the inspector nor a reason to have none."""
    told = subprocess.run(
        ["node", "scripts/reach.mjs"],
        cwd=CHECKOUT / "frontend",
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    return {"ui.properties.without_control": len(told.stdout.split())}
