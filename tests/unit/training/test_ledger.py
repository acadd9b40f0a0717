"""What a model has cost is what its stages have used, stopped or not."""

import json
import sys
import time
from pathlib import Path
from subprocess import run

import pytest

from generation.training.exporting import cost_of
from generation.training.ledger import LEDGER, charged, spent

SECOND = 1 / 3600


def work(seconds: float) -> None:
    """Use the processor for so long."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_stages_add_up_and_waiting_is_free(tmp_path: Path):
    with charged(tmp_path, "data"):
        work(0.8)
    with charged(tmp_path, "data"):
        work(0.8)
    with charged(tmp_path, "decoder"):
        time.sleep(0.5)
    hours = spent(tmp_path)
    assert hours["data"] == pytest.approx(1.6 * SECOND, rel=0.4)
    assert hours["decoder"] < 0.3 * SECOND


def test_processes_that_it_started_count(tmp_path: Path):
    with charged(tmp_path, "data"):
        run([sys.executable, "-c", "sum(range(60_000_000))"], check=True)
    assert spent(tmp_path)["data"] > 0.3 * SECOND


def test_a_stage_that_was_stopped_counts(tmp_path: Path):
    def stage() -> None:
        with charged(tmp_path, "planner"):
            work(0.8)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stage()
    assert spent(tmp_path)["planner"] > 0.5 * SECOND


def test_nothing_was_spent_where_there_is_no_ledger(tmp_path: Path):
    assert spent(tmp_path) == {}


def test_the_network_is_counted_with_the_stages_before_it(tmp_path: Path):
    lines = [{"stage": "data", "hours": 0.5}, {"stage": "decoder", "hours": 1.25}]
    (tmp_path / LEDGER).write_text("".join(json.dumps(line) + "\n" for line in lines))
    cost = cost_of({"samples": 480, "steps": 10, "hours": 4.0}, spent(tmp_path))
    assert cost == {
        "samples": 480,
        "steps": 10,
        "cpu_hours": 5.75,
        "stages": {"data": 0.5, "decoder": 1.25, "network": 4.0},
    }
