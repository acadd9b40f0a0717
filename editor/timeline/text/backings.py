"""The boxes behind a text: behind all of it, or behind each line.

The mirror is `frontend/src/timeline/text/backings.ts`.
"""

from __future__ import annotations

from dataclasses import dataclass

from editor.timeline.schema import TextBackground
from editor.timeline.text.lines import Layout


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box in canvas units, and the numbers of the letters that it stands behind."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    letters: tuple[int, ...]


def background_boxes(layout: Layout, background: TextBackground) -> list[PlacedBox]:
    """Return the boxes of a background, larger than the text by its padding; a line without letters has none."""
    if background.kind == "none":
        return []
    rows: dict[int, list[int]] = {}
    for place, letter in enumerate(layout.letters):
        rows.setdefault(letter.line, []).append(place)
    if not rows:
        return []
    if background.kind == "line":
        lines = [(layout.lines[number], letters) for number, letters in rows.items()]
        return [
            _padded(line.x, line.y + line.above, line.width, line.ink, background, tuple(letters))
            for line, letters in lines
        ]
    shown = [layout.lines[number] for number in rows]
    left = min(line.x for line in shown)
    right = max(line.x + line.width for line in shown)
    top, last = shown[0].y, shown[-1]
    every = tuple(range(len(layout.letters)))
    return [_padded(left, top, right - left, last.y + last.height - top, background, every)]


def _padded(
    x: float, y: float, width: float, height: float, background: TextBackground, letters: tuple[int, ...]
) -> PlacedBox:
    across, down = background.padding_x, background.padding_y
    return PlacedBox(
        x - across, y - down, width + 2 * across, height + 2 * down, background.corner_radius, letters
    )
