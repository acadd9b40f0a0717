"""`export.clips60.rss_vs_clips3`: how much more memory a film of many clips takes than one of few, as long."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from cloudstudio.environment import CHECKOUT
from editor.render.settings import FilmSettings
from editor.timeline.schema import Document
from editor.timeline.validation import load_document
from tests.bench.promo.film import FLICKS, assets, ours
from tests.bench.promo.material import LENGTHS, sources

SECONDS, MANY, FEW = 15, 60, 3


def document(count: int) -> Document:
    """Return a film of so many clips, each of another file than the one before."""
    duration = SECONDS * FLICKS // count
    clips: dict[str, Any] = {
        f"c{n}": {
            "kind": "video", "track": "v1", "asset": f"clip{n % len(LENGTHS)}", "start": n * duration,
            "duration": duration,
        }
        for n in range(count)
    }  # fmt: skip
    return load_document({"version": 1, "assets": assets(), "tracks": {"v1": {"order": "A"}}, "clips": clips})


def peak(count: int) -> int:
    """Return the most memory, in KB, that the child took which made the film. For a process of its own."""
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        ours(document(count), sources(), Path(place) / "film.mp4", FilmSettings(height=360))
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def _peak_elsewhere(count: int) -> int:
    """The system keeps only the largest of a process's children, so each film is made by a new process."""
    command = [sys.executable, "-m", "tests.bench.memory", json.dumps(count)]
    answer = subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, text=True)
    return int(answer.stdout.split()[-1])


def bench() -> dict[str, float]:
    """Return the ratio, and both peaks in MB."""
    sources()
    many, few = _peak_elsewhere(MANY), _peak_elsewhere(FEW)
    return {
        "export.clips60.rss_vs_clips3": many / few,
        "export.clips60.rss_mb": many / 1024,
        "export.clips3.rss_mb": few / 1024,
    }


if __name__ == "__main__":
    print(peak(int(sys.argv[1])))
