"""A scene of captions over a film: as they are at first, and at the top with the word that is said marked."""

from __future__ import annotations

from typing import Any

from editor.timeline.time import FLICKS_PER_SECOND as SECOND

_QUARTER = SECOND // 4


def _clip(kind: str, track: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "track": track, "start": 0, "duration": SECOND} | more


CAPTIONED: dict[str, Any] = {
    "version": 1,
    "canvas": {"width": 1920, "height": 1080, "background": "#20242c"},
    "tracks": {
        "a": {"order": "A"},
        "b": {"order": "B"},
        "c": {
            "order": "C",
            "captions": {"style": {"vertical": "top", "size": 90}, "highlight": {"kind": "colour"}},
        },
    },
    "clips": {
        "c0": _clip("video", "a", asset="hd-mp4"),
        "c1": _clip("caption", "b", text="What is said here is read there,\nword by word"),
        "c2": _clip(
            "caption",
            "c",
            text="Every word in time",
            words=[
                {"first": first, "end": end, "start": n * _QUARTER, "duration": _QUARTER}
                for n, (first, end) in enumerate([(0, 5), (6, 10), (11, 13), (14, 18)])
            ],
        ),
    },
}
