"""What the parts of a model have cost, kept beside the shards: hours of one processor core, by stage."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LEDGER = "ledger.jsonl"


def processor_hours() -> float:
    """Of this process and of its children that have ended."""
    times = os.times()
    return (times.user + times.system + times.children_user + times.children_system) / 3600


@contextmanager
def charged(folder: Path, stage: str) -> Iterator[None]:
    """Write down what is spent within, even if it is stopped: work that is thrown away was work.

    A line is added, none replaced, so that stages may run side by side.
    """
    began = processor_hours()
    try:
        yield
    finally:
        line = json.dumps({"stage": stage, "hours": round(processor_hours() - began, 4)})
        with open(folder / LEDGER, "a", encoding="utf-8") as ledger:
            ledger.write(line + "\n")


def spent(folder: Path) -> dict[str, float]:
    """Hours by stage so far."""
    hours: Counter[str] = Counter()
    path = folder / LEDGER
    for line in path.read_text().splitlines() if path.exists() else ():
        entry = json.loads(line)
        hours[entry["stage"]] += entry["hours"]
    return dict(hours)
