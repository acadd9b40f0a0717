"""What `manage.py studio` promises to the operator: it starts, it stops, and it leaves nothing behind."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.studio import CHECKOUT, RunningStudio, command_of, until


@pytest.fixture
def studio_at_work(tmp_path: Path) -> Iterator[RunningStudio]:
    """A studio in which a job's child hangs."""
    studio = RunningStudio(tmp_path, DJANGO_SETTINGS_MODULE="tests.probe.settings").start()
    try:
        make_it_work(studio, tmp_path)
        yield studio
    finally:
        studio.stop()


def make_it_work(studio: RunningStudio, tmp_path: Path) -> None:
    """Start a job that hangs; return when its child runs."""
    answer = studio.sign_up("anna").post("/api/probe", json={"spec": {"do": "hang", "mark": tmp_path.name}})
    assert answer.status_code == 202, answer.text
    until(lambda: any(tmp_path.name in command_of(process) for process in studio.family()))


def test_ctrl_c_stops_every_process_that_was_started(studio_at_work: RunningStudio) -> None:
    studio, family = studio_at_work, studio_at_work.family()
    assert studio.process is not None
    studio.process.send_signal(signal.SIGINT)
    # Five seconds are promised on a machine at rest; the tests may share theirs.
    _, alive = psutil.wait_procs([*family, psutil.Process(studio.process.pid)], timeout=15)
    assert alive == []
    studio.process.wait()


def test_sigkill_of_the_supervisor_leaves_no_orphan_and_a_second_start_works(
    studio_at_work: RunningStudio,
) -> None:
    studio, family = studio_at_work, studio_at_work.family()
    studio.stop(signal.SIGKILL)
    _, alive = psutil.wait_procs(family, timeout=5)
    assert alive == []
    with studio:
        assert studio.sign_in("anna").get("/api/me").json()["username"] == "anna"


def test_a_part_that_dies_is_started_again(tmp_path: Path) -> None:
    with RunningStudio(tmp_path) as studio:
        anna = studio.sign_up("anna")
        for name in ("web", "valkey", "short"):
            old = studio.part(name)
            studio.kill_part(name)
            old.wait(5)
            assert studio.part(name).pid != old.pid
            until(studio.is_well)
            assert anna.get("/api/me").status_code == 200


def test_a_part_that_dies_before_the_studio_is_ready_is_started_again(tmp_path: Path) -> None:
    studio = RunningStudio(tmp_path).start(wait=False)
    try:
        studio.kill_part("web")
        until(studio.is_well, 60)
    finally:
        studio.stop()


def test_says_plainly_when_the_port_or_the_data_folder_is_taken(tmp_path: Path) -> None:
    with RunningStudio(tmp_path) as studio:
        for data, port, words in (
            (tmp_path / "other", studio.port, "Port"),
            (studio.data, studio.port + 1, "Another studio"),
        ):
            data.mkdir(exist_ok=True)
            second = subprocess.run(
                [sys.executable, "manage.py", "studio", "--port", str(port)],
                cwd=CHECKOUT,
                env={"PATH": "/usr/bin:/bin", "CLOUDSTUDIO_DATA": str(data)},
                capture_output=True,
                text=True,
                timeout=30,
                check=False,
            )
            assert second.returncode == 1
            assert words in second.stderr
            assert "Traceback" not in second.stderr
