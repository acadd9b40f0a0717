"""The demo film as a document: a day at a coast, with titles, transitions, keyframes and looks. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SECOND = 705_600_000
NAME = "The long coast"
#: What the document has to know of each file: kind, name, width, height and seconds.
FACTS: dict[str, tuple[str, str, int, int, float]] = {
    "dawn": ("image", "Dawn.webp", 1920, 1080, 0),
    "ridge": ("image", "Ridge.webp", 1920, 1080, 0),
    "sea": ("image", "Sea.webp", 1920, 1080, 0),
    "boat": ("image", "Boat.webp", 1920, 1080, 0),
    "evening": ("image", "Evening.webp", 1920, 1080, 0),
    "night": ("image", "Night.webp", 1920, 1080, 0),
    "music": ("audio", "Music.m4a", 0, 0, 26),
    "waves": ("audio", "Waves.m4a", 0, 0, 7),
}
#: The film's end, seconds.
END = 25.0

Clip = dict[str, Any]
_SOFT = {"opacity": 0.45, "colour": "#000000", "x": 0, "y": 3, "blur": 16}
_EVEN = {"x1": 0.3, "y1": 0.1, "x2": 0.3, "y2": 1}


def flicks(seconds: float) -> int:
    """Return seconds in flicks."""
    return round(seconds * SECOND)


def film(sources: Mapping[str, str]) -> dict[str, Any]:
    """Return the film's document, as JSON, with the studio's ids of its files, by their names here."""
    return {
        "canvas": {"width": 1920, "height": 1080, "background": "#0b0c14"},
        "master": {"loudness": -16},
        "assets": {
            name: {
                "source": sources[name],
                "kind": kind,
                "name": called,
                "width": width,
                "height": height,
                "duration": flicks(long),
                "has_audio": kind == "audio",
            }
            for name, (kind, called, width, height, long) in FACTS.items()
        },
        "tracks": {
            "music": {"order": "B", "name": "Music", "duck": 9},
            "shore": {"order": "C", "name": "Shore", "is_voice": True},
            "scenes": {"order": "D", "name": "Scenes"},
            "front": {"order": "E", "name": "In front"},
            "rules": {"order": "F", "name": "Shapes"},
            "words": {"order": "G", "name": "Words"},
            "more": {"order": "H", "name": "More words"},
        },
        "clips": {**_scenes(), **_front(), **_words(), **_sounds()},
        "markers": {
            "day": {"time": flicks(6), "name": "Day", "colour": "#4c9df0"},
            "evening": {"time": flicks(12), "name": "Evening", "colour": "#f0a24c"},
            "night": {"time": flicks(17.5), "name": "Night", "colour": "#7d83ff"},
        },
    }


def _clip(kind: str, track: str, start: float, end: float, **more: Any) -> Clip:
    return {"kind": kind, "track": track, "start": flicks(start), "duration": flicks(end - start), **more}


def _curve(*keys: tuple[float, float]) -> list[dict[str, Any]]:
    return [{"time": flicks(at), "value": value, "easing": "bezier", "bezier": _EVEN} for at, value in keys]


def _push(long: float, first: float, last: float, shift: float = 0) -> dict[str, Any]:
    """Return the keyframes of a picture that slowly grows, or shrinks, over so many seconds, and drifts aside."""
    return {
        "width": [
            {"time": 0, "value": 1920 * first},
            {"time": flicks(long), "value": 1920 * last},
        ],
        "height": [
            {"time": 0, "value": 1080 * first},
            {"time": flicks(long), "value": 1080 * last},
        ],
        "x": [{"time": 0, "value": -shift}, {"time": flicks(long), "value": shift}],
    }


def _scene(name: str, start: float, end: float, **more: Any) -> Clip:
    box = {"x": 0, "y": 0, "width": 1920, "height": 1080}
    return _clip("image", "scenes", start, end, asset=name, transform=box, **more)


def _scenes() -> dict[str, Clip]:
    return {
        "dawn": _scene(
            "dawn", 0, 6, keyframes=_push(7, 1.02, 1.14) | {"exposure": _curve((0, -1.4), (2.6, 0))}
        ),
        "sea": _scene(
            "sea",
            6,
            12,
            keyframes=_push(7, 1.12, 1.12, 60),
            transition={"kind": "cross-fade", "duration": flicks(1.1), "easing": "ease-in-out"},
            appearance={"grade": {"contrast": 0.06, "saturation": 0.08}},
        ),
        "evening": _scene(
            "evening",
            12,
            17.5,
            keyframes=_push(6.5, 1.16, 1.04),
            transition={"kind": "wipe", "duration": flicks(1.2), "softness": 0.5, "easing": "ease-in-out"},
            appearance={
                "grade": {"exposure": 0.1, "contrast": 0.06, "saturation": 0.08, "temperature": 0.2},
                "vignette": 0.25,
            },
        ),
        "night": _scene(
            "night",
            17.5,
            END,
            keyframes=_push(7.5, 1.02, 1.12, 20)
            | {"exposure": _curve((0, 0), (4.2, 0), (5.4, -0.9)), "blur": _curve((4.0, 0), (5.2, 14))},
            transition={"kind": "dip", "duration": flicks(1.4), "colour": "#0a0d22"},
            appearance={"vignette": 0.3},
        ),
    }


def _front() -> dict[str, Clip]:
    return {
        "ridge": _clip(
            "image",
            "front",
            0,
            6,
            asset="ridge",
            transform={"x": 0, "y": 40, "width": 2120, "height": 1192},
            keyframes=_push(6, 1.1, 1.34)
            | {"y": [{"time": 0, "value": 20}, {"time": flicks(6), "value": 120}]},
        ),
        "boat": _clip(
            "image",
            "front",
            6.6,
            12,
            asset="boat",
            transform={"x": -520, "y": 60, "width": 1440, "height": 810},
            keyframes={
                "x": [{"time": 0, "value": -900}, {"time": flicks(5.6), "value": 260}],
                "y": _curve((0, 70), (1.2, 58), (2.4, 72), (3.6, 58), (4.8, 72), (5.6, 64)),
                "rotation": _curve((0, -1.6), (1.2, 1.4), (2.4, -1.4), (3.6, 1.6), (4.8, -1.4), (5.6, 0)),
                "opacity": _curve((0, 0), (0.6, 1), (4.9, 1), (5.4, 0)),
            },
        ),
    }


def _text(
    track: str, start: float, end: float, text: str, box: tuple[int, int, int, int], **more: Any
) -> Clip:
    x, y, width, height = box
    place = {"x": x, "y": y, "width": width, "height": height}
    return _clip("text", track, start, end, text=text, transform=place, appearance={"shadow": _SOFT}, **more)


def _comes(kind: str, unit: str, duration: float, stagger: float) -> dict[str, Any]:
    return {
        "kind": kind,
        "unit": unit,
        "duration": flicks(duration),
        "stagger": flicks(stagger),
        "leaves": True,
    }


def _words() -> dict[str, Clip]:
    serif = {"family": "Playfair Display", "line_height": 1.15}
    small = {"family": "Inter", "letter_spacing": 8, "size": 34, "weight": 500}
    return {
        "title": _text(
            "words",
            1.0,
            5.4,
            "The long coast",
            (0, -150, 1500, 230),
            style={**serif, "weight": 700, "size": 176, "letter_spacing": -3},
            animation=_comes("rise", "word", 0.9, 0.16),
        ),
        "rule": _clip(
            "shape",
            "rules",
            1.7,
            5.3,
            name="Rule",
            shape="rectangle",
            fill="#ffe2b0",
            transform={"x": 0, "y": -22, "width": 220, "height": 4},
            keyframes={"width": _curve((0, 1), (0.8, 220), (3.0, 220), (3.5, 1))},
        ),
        "subtitle": _text(
            "more",
            2.0,
            5.3,
            "ONE DAY, FROM LIGHT TO LIGHT",
            (0, 40, 1500, 70),
            style=small,
            animation=_comes("fade", "word", 0.7, 0.12),
        ),
        "bar": _clip(
            "shape",
            "rules",
            7.6,
            11.2,
            name="Bar",
            shape="rectangle",
            fill="#ffffff",
            corner_radius=4,
            transform={"x": -824, "y": 350, "width": 8, "height": 132},
            keyframes={
                "height": _curve((0, 1), (0.45, 132), (3.2, 132), (3.6, 1)),
                "y": _curve((0, 416), (0.45, 350), (3.2, 350), (3.6, 416)),
            },
        ),
        "noon": _text(
            "words",
            7.75,
            11.2,
            "With the wind",
            (-440, 322, 720, 84),
            style={"family": "Inter", "weight": 700, "size": 68, "align": "left", "letter_spacing": -1},
            animation=_comes("slide", "block", 0.5, 0),
        ),
        "noon-more": _text(
            "more",
            7.9,
            11.2,
            "Noon, off the island",
            (-440, 392, 720, 54),
            style={"family": "Inter", "weight": 400, "size": 38, "align": "left"},
            animation=_comes("slide", "block", 0.5, 0),
        ),
        "quote": _text(
            "words",
            13.2,
            17.2,
            "The light was never better\nthan on the last evening.",
            (0, -230, 1500, 240),
            style={**serif, "weight": 500, "size": 92, "letter_spacing": -1},
            animation=_comes("fade", "word", 0.8, 0.16),
        ),
        "end": _text(
            "words",
            21.4,
            END,
            "Good night.",
            (0, -60, 1500, 200),
            style={**serif, "weight": 700, "size": 150, "letter_spacing": -2},
            animation={**_comes("fade", "letter", 0.9, 0.05), "leaves": False},
            keyframes={"opacity": _curve((0, 1), (2.7, 1), (3.6, 0))},
        ),
        "end-more": _text(
            "more",
            22.2,
            END,
            "DRAWN, PLAYED AND CUT IN CLOUDSTUDIO",
            (0, 76, 1500, 60),
            style={**small, "size": 28, "colour": "#c9d2ff"},
            animation={**_comes("fade", "block", 0.8, 0), "leaves": False},
            keyframes={"opacity": _curve((0, 1), (1.9, 1), (2.8, 0))},
        ),
    }


def _sounds() -> dict[str, Clip]:
    return {
        "song": _clip(
            "audio",
            "music",
            0,
            END,
            asset="music",
            sound={"volume": 0.9, "fade_in": flicks(0.8), "fade_out": flicks(2.5)},
        ),
        "shore": _clip(
            "audio",
            "shore",
            6.2,
            12.6,
            asset="waves",
            sound={"volume": 0.8, "fade_in": flicks(1), "fade_out": flicks(1.4)},
        ),
    }
