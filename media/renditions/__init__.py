"""What is made from an asset so that pages are quick: one artefact a file, each made in the sandboxed child."""

from __future__ import annotations

from pathlib import Path

from cloudstudio.sandbox import Limits, Work
from media.inspection import Facts
from media.renditions.names import Rendition, Retiming, wanted

__all__ = ["Rendition", "Retiming", "rendition_work", "retimed_work", "wanted"]

GIB = 2**30
#: Beyond what `inspection.cost` allows, by what the file is.
SMALL = Limits(memory=4 * GIB, cpu=2 * 3600, wall=2 * 3600, output=64 * 2**20)
FILM = Limits(memory=6 * GIB, cpu=24 * 3600, wall=24 * 3600, output=200 * GIB)


def rendition_work(rendition: Rendition, path: Path, facts: Facts) -> Work:
    """Return the work that makes one rendition of the file at `path`.

    Its result is `{"file": name in the out folder, "facts": {...}}`.
    """
    spec = {"path": str(path), "rendition": rendition, "facts": facts.model_dump(mode="json")}
    return Work("media.renditions.work", spec, (path,), FILM if rendition == "proxy" else SMALL)


def retimed_work(retiming: Retiming, path: Path, facts: Facts, guide: Path | None = None) -> Work:
    """Return the work that makes the sound of the file at `path` at another speed; its result is as above.

    guide: the file of the sound that it was made from, with which it stays in step.
    """
    spec = {
        "path": str(path),
        "rendition": "retimed",
        "facts": facts.model_dump(mode="json"),
        "options": {
            "speed": retiming.speed,
            "reversed": retiming.reversed,
            "guide": str(guide) if guide else "",
        },
    }
    read = (path, guide) if guide else (path,)
    return Work("media.renditions.work", spec, read, FILM)
