"""Small documents for the tests of rendering."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cloudstudio.environment import CHECKOUT
from editor.timeline.fonts import Fonts
from editor.timeline.schema import Document
from editor.timeline.validation import load_document
from tests.media_samples import sample

FLICKS = 705_600_000
FONTS = Fonts(CHECKOUT / "frontend/node_modules/@expo-google-fonts")


def video(
    seconds: float, asset: str = "film", start: float = 0, source: float = 0, **more: Any
) -> dict[str, Any]:
    """A video clip on the lowest track, over the whole canvas."""
    clip = {"kind": "video", "track": "low", "asset": asset, "start": round(start * FLICKS)}
    return clip | {"duration": round(seconds * FLICKS), "source_start": round(source * FLICKS)} | more


def asset(
    kind: str = "video", width: int = 640, height: int = 360, seconds: float = 2, **more: Any
) -> dict[str, Any]:
    """An asset with its facts."""
    facts: dict[str, Any] = {"source": "x", "kind": kind, "width": width, "height": height}
    return facts | {"duration": round(seconds * FLICKS), "has_audio": kind != "image"} | more


def document(
    clips: dict[str, Any],
    assets: dict[str, Any] | None = None,
    rate: tuple[int, int] = (30, 1),
    **canvas: Any,
) -> Document:
    """A document with two tracks."""
    numerator, denominator = rate
    return load_document(
        {
            "version": 1,
            "canvas": {"frame_rate": {"numerator": numerator, "denominator": denominator}} | canvas,
            "assets": {"film": asset()} if assets is None else assets,
            "tracks": {"low": {"order": "A"}, "high": {"order": "B"}},
            "clips": clips,
        }
    )


def sources(**names: str) -> dict[str, Path]:
    """The files of samples, by asset."""
    return {asset: sample(name) for asset, name in (names or {"film": "plain.mp4"}).items()}
