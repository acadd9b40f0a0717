"""`export.clips60.rss_vs_clips3`: how much more memory a film of many clips takes than one of few, as long."""

from __future__ import annotations

import contextlib
import tempfile
import threading
from pathlib import Path
from typing import Any

import psutil

from editor.render.settings import FilmSettings
from editor.timeline.schema import Document
from editor.timeline.validation import load_document
from tests.bench.promo.film import FLICKS, assets, ours
from tests.bench.promo.material import LENGTHS, sources

SECONDS, MANY, FEW = 15, 60, 3
#: Seconds between looks at the memory, which changes with a clip's end and start.
LOOK_EVERY = 0.02


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
    """Return the most memory, in bytes, that a process took which made the film."""
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place, _Watch() as watch:
        ours(document(count), sources(), Path(place) / "film.mp4", FilmSettings(height=360))
    return watch.peak


class _Watch:
    """Looks at this process's children, and theirs, while something runs: the sandbox waits for none of them."""

    def __init__(self) -> None:
        self.peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(LOOK_EVERY):
            for child in psutil.Process().children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    self.peak = max(self.peak, child.memory_info().rss)


def bench() -> dict[str, float]:
    """Return the ratio, and both peaks in MB."""
    few, many = peak(FEW), peak(MANY)
    return {
        "export.clips60.rss_vs_clips3": many / few,
        "export.clips60.rss_mb": many / 2**20,
        "export.clips3.rss_mb": few / 2**20,
    }
