"""The promo as a document, and our way of making it.

30 s of 720p30: three 1080p films with cross-fades, the first with other contrast and colour, the second at 1.5x; a
moving picture-in-picture with a border, a title that fades in and out, a lower third, a logo at 70 %, music that gives
way to a voice. Every way of making it takes its numbers from here; a pixel is 1.5 canvas units.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from cloudstudio.sandbox import Spares, run
from editor.render.settings import FilmSettings
from editor.render.work import MODULE, film_work
from editor.timeline.schema import Document
from editor.timeline.validation import load_document
from tests.bench.promo.material import FONTS, LENGTHS, MUSIC, VOICE

FLICKS = 705_600_000
#: Seconds after which a child that waits has read all that it needs.
READY = 5
SECONDS, PART, FADE = 30, 10, 1
WIDTH, HEIGHT, RATE = 1280, 720, 30
#: Colours stay within what there is: a program that works in YUV and cuts nothing off makes the same picture.
CONTRAST, SATURATION, SPEED = -0.15, 0.1, 1.5
#: Seconds at which they come and go.
PIP, TITLE, LOWER, VOICED = (2, 10), (0, 12), (13, 19), (5, 13)
TITLE_WORDS, LOWER_WORDS = "A small promotion film", "Anna Example, director"
TITLE_SIZE, LOWER_SIZE = 96, 48
#: Left, top, width, height in pixels; the picture-in-picture moves from the first place to the second.
PIP_FROM, PIP_TO, PIP_SIZE, PIP_BORDER = (848, 52), (848 - 800 / 3, 252), (384, 216), 4
LOWER_BOX = (40, 580, 560, 80)
LOGO_BOX = (40, 22, 240, 136)
LOGO_OPACITY, LOWER_OPACITY, MUSIC_VOLUME, DUCK = 0.7, 0.6, 0.5, 12


def document() -> Document:
    """Return the promo as a document."""
    clips: dict[str, Any] = {
        f"c{n}": {
            "kind": "video", "track": "v1", "asset": f"clip{n}", **_range(n * PART, (n + 1) * PART),
            "transition": {"kind": "cross-fade", "duration": FADE * FLICKS} if n else {},
        }
        for n in range(len(LENGTHS))
    }  # fmt: skip
    clips["c0"]["appearance"] = {"grade": {"contrast": CONTRAST, "saturation": SATURATION}}
    clips["c1"]["playing"] = {"speed": SPEED}
    clips["pip"] = {
        "kind": "video", "track": "v2", "asset": "clip2", **_range(*PIP), "transform": _place(*PIP_FROM, *PIP_SIZE),
        "appearance": {"border": {"width": round(1.5 * PIP_BORDER)}}, "sound": {"muted": True},
        "keyframes": {axis: _way(axis) for axis in ("x", "y")},
    }  # fmt: skip
    clips["title"] = {
        "kind": "text", "track": "v3", **_range(*TITLE), "text": TITLE_WORDS,
        "style": {"family": "Inter", "weight": 700, "size": TITLE_SIZE},
        "transform": {"y": 380, "width": 1800, "height": 200},
        "keyframes": {
            "opacity": [
                {"time": (second - TITLE[0]) * FLICKS, "value": value}
                for second, value in ((TITLE[0], 0), (TITLE[0] + FADE, 1), (TITLE[1] - FADE, 1), (TITLE[1], 0))
            ]
        },
    }  # fmt: skip
    clips["bar"] = {
        "kind": "shape", "track": "v3", **_range(*LOWER), "fill": "#000000", "transform": _place(*LOWER_BOX),
        "appearance": {"opacity": LOWER_OPACITY},
    }  # fmt: skip
    clips["name"] = {
        "kind": "text", "track": "v4", **_range(*LOWER), "text": LOWER_WORDS,
        "style": {"family": "Inter", "weight": 700, "size": LOWER_SIZE}, "transform": _place(*LOWER_BOX),
    }  # fmt: skip
    clips["logo"] = {
        "kind": "image", "track": "v5", "asset": "logo", **_range(0, SECONDS), "transform": _place(*LOGO_BOX),
        "appearance": {"opacity": LOGO_OPACITY},
    }  # fmt: skip
    clips["music"] = {
        "kind": "audio", "track": "a1", "asset": "music", **_range(0, SECONDS),
        "sound": {"volume": MUSIC_VOLUME, "fade_out": 2 * FLICKS},
    }  # fmt: skip
    clips["voice"] = {"kind": "audio", "track": "a2", "asset": "voice", **_range(*VOICED)}
    tracks: dict[str, Any] = {f"v{n}": {"order": "ABCDE"[n - 1]} for n in range(1, 6)}
    tracks |= {"a1": {"order": "F", "duck": DUCK}, "a2": {"order": "G", "is_voice": True}}
    return load_document({"version": 1, "assets": assets(), "tracks": tracks, "clips": clips})


def assets() -> dict[str, Any]:
    """Return what the document has to know of the sources."""
    film = {"kind": "video", "width": 1920, "height": 1080, "has_audio": True}
    sound = {"kind": "audio", "has_audio": True}
    return {
        **{
            f"clip{n}": film | {"source": f"{n}", "duration": length * FLICKS}
            for n, length in enumerate(LENGTHS)
        },
        "logo": {"source": "l", "kind": "image", "width": 480, "height": 270},
        "music": sound | {"source": "m", "duration": MUSIC * FLICKS},
        "voice": sound | {"source": "v", "duration": VOICE * FLICKS},
    }


def _range(start: int, end: int) -> dict[str, int]:
    return {"start": start * FLICKS, "duration": (end - start) * FLICKS}


def _place(left: float, top: float, width: int, height: int) -> dict[str, int]:
    """Return the transform of a box in pixels."""
    return {
        "x": round(1.5 * (left + width / 2 - WIDTH / 2)),
        "y": round(1.5 * (top + height / 2 - HEIGHT / 2)),
        "width": round(1.5 * width),
        "height": round(1.5 * height),
    }


def _way(axis: str) -> list[dict[str, int]]:
    ends = (_place(*place, *PIP_SIZE)[axis] for place in (PIP_FROM, PIP_TO))
    return [
        {"time": time, "value": value}
        for time, value in zip((0, (PIP[1] - PIP[0]) * FLICKS), ends, strict=True)
    ]


def ours(
    document: Document, files: dict[str, Path], out: Path, settings: FilmSettings | None = None
) -> float:
    """Make a film as an export's job does, in the sandboxed child and with its receipt; return the seconds it took.

    A worker has a child waiting; so do we, on the sources' disk.
    """
    where = next(iter(files.values())).parent
    with (
        tempfile.TemporaryDirectory(prefix="spares-", dir=where) as kept,
        tempfile.TemporaryDirectory(prefix="out-", dir=where) as place,
        closing(Spares(Path(kept), (MODULE,))) as spares,
    ):
        spares.refill()
        time.sleep(READY)
        work = film_work(document, files, settings or FilmSettings(height=HEIGHT), FONTS)
        began = time.perf_counter()
        run(work, Path(place), spares=spares)
        took = time.perf_counter() - began
        shutil.copyfile(Path(place) / "film.mp4", out)
    return took
