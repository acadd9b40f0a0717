"""What the sandboxed child is asked to do for a film or a frame; the command line and the export share it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cloudstudio.sandbox import Limits, Work
from editor.render.formats import Format
from editor.render.kernel_cache import compile_kernels
from editor.render.missing import used_assets
from editor.render.settings import FilmSettings
from editor.timeline.schema import Document

MODULE = "editor.render.child"
#: The picture of the receipt, and of a single frame, by the format that was asked for.
RECEIPT = "receipt.webp"
FRAME: dict[Format, str] = {"png": "frame.png", "jpg": "frame.jpg"}
FILM_LIMITS = Limits(memory=16 * 2**30, cpu=12 * 3600, wall=12 * 3600, output=40 * 2**30)


def film_file(settings: FilmSettings) -> str:
    """Return the name of the file that the child writes."""
    return f"film.{settings.format}"


def film_work(document: Document, sources: dict[str, Path], settings: FilmSettings, fonts: Path) -> Work:
    """Return the work that writes `film_file`, and its receipt. `sources` is the file of each asset.

    fonts is the folder of the fonts, which is part of the program: the child sees it already.
    """
    return _work({"task": "film"}, document, sources, settings, fonts)


def frame_work(
    document: Document, sources: dict[str, Path], settings: FilmSettings, fonts: Path, at: int
) -> Work:
    """Return the work that writes `FRAME`, the picture at `at` (flicks), as PNG or JPEG."""
    return _work({"task": "frame", "at": at}, document, sources, settings, fonts)


def mastering_work(document: Document, sources: dict[str, Path], fonts: Path) -> Work:
    """Return the work that listens to the mix and says what brings it to its loudness; it writes no file."""
    settings = FilmSettings(format="wav", allow_missing=True)
    return _work({"task": "mastering"}, document, sources, settings, fonts)


def _work(
    task: dict[str, Any], document: Document, sources: dict[str, Path], settings: FilmSettings, fonts: Path
) -> Work:
    compile_kernels()
    used = {name: path for name, path in sources.items() if name in used_assets(document)}
    spec = task | {
        "document": document.model_dump(mode="json"),
        "sources": {name: str(path) for name, path in used.items()},
        "settings": settings.model_dump(mode="json"),
        "fonts": str(fonts.resolve()),
    }
    return Work(MODULE, spec, read=tuple(used.values()), limits=FILM_LIMITS)
