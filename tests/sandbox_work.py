"""Work for the sandbox's and the jobs' tests: one small function a promise. Runs in the child."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from cloudstudio.sandbox.report import Refusal, Report


def run(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    """Do what `spec["do"]` names."""
    return globals()[spec["do"]](spec, out, report)


def write(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    for number in range(spec.get("steps", 4)):
        report.progress((number + 1) / spec.get("steps", 4), f"step {number}")
        report.step({"file": f"step-{number}.txt"})
        time.sleep(spec.get("pause", 0))
    (out / "result.txt").write_text("made")
    return {"file": "result.txt"}


def refuse(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    raise Refusal("The file is broken.")


def crash(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    raise RuntimeError("inside story")


def die(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    os.abort()


def eat_memory(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    return {"bytes": len(bytearray(64 * 2**30))}


def spin(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    while True:
        pass


def spin_within(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    """Need more than was foreseen, in a library that lets nobody else run."""
    report.within(1, "read")
    sum(range(10**12))
    return {}


def hang(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)", spec["mark"]])
    report.step({"pid": os.getpid(), "grandchild": grandchild.pid})
    time.sleep(600)
    return {}


def go_on(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    """Do a third of the work a try, and die; the last try finds the thirds that were kept."""
    kept = Path(spec["kept"])
    thirds = len(list(kept.iterdir()))
    if thirds == 2:
        return {"kept": thirds}
    (kept / str(thirds)).touch()
    os.abort()


def lack(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    """Lack memory or room, and take it for the file's fault, as a library's error is easily taken."""
    try:
        raise MemoryError if spec["what"] == "memory" else OSError(errno.ENOSPC, "No space left on device")
    except Exception as error:
        if spec["blames"]:
            raise Refusal("The file is broken.") from error
        raise


def fill(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    with (out / "big").open("wb") as file:
        while True:
            file.write(b"x" * 2**20)


def grow(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    """Write a megabyte a step."""
    with (out / "big").open("wb", buffering=0) as file:
        for number in range(spec["steps"]):
            file.write(bytes(2**20))
            report.progress((number + 1) / spec["steps"])
            time.sleep(spec.get("pause", 0))
    return {"file": "big"}


def look(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    """Tell what can be reached from inside."""
    found: dict[str, Any] = {"environment": sorted(os.environ)}
    for path in spec["paths"]:
        try:
            found[path] = Path(path).read_text()
        except OSError:
            found[path] = None
    try:
        Path(spec["write_to"]).write_text("x")
        found["wrote"] = True
    except OSError:
        found["wrote"] = False
    try:
        socket.create_connection(("127.0.0.1", spec["port"]), timeout=2).close()
        found["connected"] = True
    except OSError:
        found["connected"] = False
    found["no_new_privileges"] = "NoNewPrivs:\t1" in Path("/proc/self/status").read_text()
    return found
