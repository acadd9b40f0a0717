"""No codec takes the machine: real-time priority is out of reach of what we start, root's processes too."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.media_samples import FILMS, write_film

CAPABILITIES = """
from cloudstudio.sandbox.child import cling_to
def may_hurry():
    status = dict(line.split(":", 1) for line in open("/proc/self/status"))
    return [bool(int(status[name], 16) >> 23 & 1) for name in ("CapEff", "CapPrm", "CapBnd")]
print(may_hurry())
cling_to(0)
print(may_hurry())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Other systems have no such right to give up.")
def test_the_child_gives_up_the_right_before_it_reads_anything() -> None:
    """Seen in a user namespace, where everybody is root: this process has given the right up already."""
    if not shutil.which("unshare") or subprocess.run(["unshare", "-Ur", "true"], check=False).returncode:
        pytest.skip("This machine lets nobody make a user namespace.")
    told = subprocess.run(
        ["unshare", "-Ur", sys.executable, "-c", CAPABILITIES], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines() == [str([True] * 3), str([False] * 3)]


@pytest.mark.skipif(sys.platform != "linux", reason="Other systems have no such class.")
def test_encoding_av1_leaves_the_tests_an_ordinary_process(tmp_path: Path) -> None:
    """SVT-AV1 asks for the real-time class for the whole process, and what that starts (browsers) inherits it."""
    write_film(tmp_path / "film.mp4", seconds=0.1, sounds=(), **FILMS["av1.mp4"])
    assert os.sched_getscheduler(0) == os.SCHED_OTHER
