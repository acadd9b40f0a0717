"""What is made from an asset so that pages are quick: one artefact a file, each made in the sandboxed child."""

from __future__ import annotations

from pathlib import Path

from cloudstudio.sandbox import Limits, Work
from media.inspection import Facts
from media.renditions.names import Rendition, wanted

__all__ = ["Rendition", "rendition_work", "wanted"]

GIB = 2**30
SMALL = Limits(memory=4 * GIB, cpu=1200, wall=1800, output=64 * 2**20)
FILM = Limits(memory=6 * GIB, cpu=24 * 3600, wall=24 * 3600, output=200 * GIB)


def rendition_work(rendition: Rendition, path: Path, facts: Facts) -> Work:
    """Return the work that makes one rendition of the file at `path`.

    Its result is `{"file": name in the out folder, "facts": {...}}`.
    """
    spec = {"path": str(path), "rendition": rendition, "facts": facts.model_dump(mode="json")}
    return Work("media.renditions.work", spec, (path,), FILM if rendition == "proxy" else SMALL)
