"""Folders for the moment go with their makers, however those end; what is in use by anybody stays."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cloudstudio.scratch import YOUNG, scratch_folder, sweep
from tests.studio import CHECKOUT

#: Another process on this machine: it makes a folder, says where, and keeps it until it dies.
MAKER = """
import sys
from cloudstudio.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "half").write_text("made")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of temporary files that nobody else uses."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def maker(temporary: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", MAKER],
        cwd=CHECKOUT,
        env=os.environ | {"TMPDIR": str(temporary)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()


def grow_old(folder: Path) -> None:
    """Let it be as old as what is swept."""
    long_ago = folder.stat().st_mtime - YOUNG - 1
    os.utime(folder, (long_ago, long_ago))


def test_a_folder_is_gone_after_its_block(temporary: Path) -> None:
    with scratch_folder() as folder:
        assert folder.is_relative_to(temporary.resolve())
    assert list(temporary.iterdir()) == []


def test_a_folder_is_swept_once_its_maker_is_dead(temporary: Path, maker: subprocess.Popen[str]) -> None:
    assert maker.stdout is not None
    folder = Path(maker.stdout.readline().strip())
    grow_old(folder)
    assert sweep() == 0, "a process that lives uses it"
    assert (folder / "half").exists()
    maker.kill()
    maker.wait()
    assert sweep() == 1
    assert not folder.exists()


def test_what_is_young_and_what_is_not_ours_stays(temporary: Path) -> None:
    (temporary / "cloudstudio-scratch-young").mkdir()
    for name in ("cloudstudio-0-abc", "others"):
        (temporary / name).mkdir()
        grow_old(temporary / name)
    (temporary / "elsewhere").mkdir()
    grow_old(temporary / "elsewhere")
    (temporary / "cloudstudio-scratch-link").symlink_to(temporary / "elsewhere")
    assert sweep() == 0
    assert len(list(temporary.iterdir())) == 5
