"""What the conformance documents are written with: their assets, and short ways to say a clip and a document."""

from dataclasses import dataclass
from typing import Any

from editor.timeline.time import FLICKS_PER_SECOND as SECOND

Json = dict[str, Any]

ASSETS: dict[str, Json] = {
    "photo": {"source": "photo.png", "kind": "image", "name": "photo.png", "width": 320, "height": 200},
    "odd": {"source": "odd.png", "kind": "image", "name": "odd.png", "width": 131, "height": 203},
    "logo": {"source": "logo.png", "kind": "image", "name": "logo.png", "width": 96, "height": 96},
    "green": {"source": "green.png", "kind": "image", "name": "green.png", "width": 160, "height": 120},
    "matte": {
        "source": "matte.png",
        "kind": "matte",
        "name": "matte.png",
        "width": 320,
        "height": 200,
        "made_from": "photo",
    },
    "matte-film": {
        "source": "matte.mp4",
        "kind": "matte",
        "name": "matte.mp4",
        "width": 80,
        "height": 44,
        "duration": SECOND,
        "made_from": "clip",
    },
    "track": {"source": "track.json", "kind": "track", "width": 320, "height": 200, "made_from": "photo"},
    "track-film": {
        "source": "track-film.json",
        "kind": "track",
        "width": 80,
        "height": 45,
        "made_from": "clip",
    },
    "clip": {
        "source": "clip.mp4",
        "kind": "video",
        "name": "clip.mp4",
        "width": 160,
        "height": 90,
        "duration": SECOND,
    },
    "tone": {
        "source": "tone.wav",
        "kind": "audio",
        "name": "tone.wav",
        "duration": SECOND,
        "has_audio": True,
    },
    "music": {
        "source": "music.flac",
        "kind": "audio",
        "name": "music.flac",
        "duration": 3 * SECOND,
        "has_audio": True,
    },
    "cleaned-music": {
        "source": "cleaned.mp4",
        "kind": "audio",
        "name": "cleaned.mp4",
        "duration": 3 * SECOND,
        "has_audio": True,
        "made_from": "music",
    },
    "speech": {
        "source": "speech.flac",
        "kind": "audio",
        "name": "speech.flac",
        "duration": 3 * SECOND // 2,
        "has_audio": True,
    },
    "chirp": {
        "source": "chirp.flac",
        "kind": "audio",
        "name": "chirp.flac",
        "duration": 2 * SECOND,
        "has_audio": True,
    },
    "surround": {
        "source": "surround.flac",
        "kind": "audio",
        "name": "surround.flac",
        "duration": SECOND,
        "has_audio": True,
    },
    "quad": {
        "source": "quad.flac",
        "kind": "audio",
        "name": "quad.flac",
        "duration": SECOND,
        "has_audio": True,
    },
    "coded": {
        "source": "coded.m4a",
        "kind": "audio",
        "name": "coded.m4a",
        "duration": SECOND,
        "has_audio": True,
    },
}
SMALL, MEDIUM = (320, 180), (640, 360)


@dataclass(frozen=True)
class Example:
    """A document and the cases (flicks, width, height) at which it is looked at."""

    document: Json
    cases: list[tuple[int, int, int]]


def clip(kind: str, track: str = "t1", *, box: tuple[float, ...] = (0, 0, 1920, 1080), **more: Any) -> Json:
    """Return a clip of 10 s; `box` is x, y, width, height and perhaps a turn in degrees."""
    result: Json = {"kind": kind, "track": track, "start": 0, "duration": 10 * SECOND}
    if kind != "audio":
        names = ("x", "y", "width", "height", "rotation")
        result["transform"] = dict(zip(names, box, strict=False))
    return result | more


def text(words: str, *box: float, track: str = "t1", **style: Any) -> Json:
    return clip("text", track, box=box, text=words, style=style)


def document(*clips: Json, assets: tuple[str, ...] = (), tracks: int = 1, canvas: Json | None = None) -> Json:
    """Return a document of tracks t1, t2, ... from the bottom up and clips c1, c2, ..., later ones on top."""
    return {
        "version": 1,
        "canvas": {"width": 1920, "height": 1080, "background": "#20242c"} | (canvas or {}),
        "assets": {name: ASSETS[name] for name in assets},
        "tracks": {f"t{n}": {"order": "ABCDEFGHIJ"[n]} for n in range(1, tracks + 1)},
        "clips": {f"c{n}": {"order": _key(n)} | one for n, one in enumerate(clips, 1)},
    }


def _key(place: int) -> str:
    return "BDFHJLNPRTVXZ"[(place - 1) % 13] if place <= 13 else "Z" + "BDFHJLNPRTVXZ"[place - 14]
