"""Words that stand out while they are said: which letters they are, and the boxes behind them.

The mirror is `frontend/src/timeline/text/highlight.ts`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from editor.timeline.schema import Highlight, Word
from editor.timeline.text.backings import PlacedBox
from editor.timeline.text.lines import Layout

#: A box reaches beyond its word by, and is as round as, these parts of the letters' size.
_PADDING = 0.12
_RADIUS = 0.16


def letters_said(
    layout: Layout, words: Sequence[Word], highlight: Highlight, elapsed: int
) -> list[list[int]]:
    """Return the letters of each word that stands out `elapsed` flicks into the clip."""
    if highlight.kind == "none":
        return []
    said = [
        word
        for word in words
        if word.start <= elapsed and (highlight.keeps or elapsed < word.start + word.duration)
    ]
    found = [
        list(
            range(
                bisect_right(layout.letters, word.first, key=lambda letter: letter.end),
                bisect_left(layout.letters, word.end, key=lambda letter: letter.first),
            )
        )
        for word in said
    ]
    return [letters for letters in found if letters]


def highlight_boxes(layout: Layout, words: Sequence[Sequence[int]]) -> list[PlacedBox]:
    """Return the boxes behind words: one for each stretch of a line that letters of the word fill.

    A word in two directions, or across a line's end, has more than one.
    """
    rows = _rows(layout) if words else []
    boxes: list[PlacedBox] = []
    for letters in words:
        wanted = set(letters)
        for line in range(layout.letters[letters[0]].line, layout.letters[letters[-1]].line + 1):
            stretch: list[int] = []
            for place in [*rows[line], None]:
                if place is not None and place in wanted:
                    stretch.append(place)
                elif stretch:
                    boxes.append(_box(layout, stretch))
                    stretch = []
    return boxes


def _rows(layout: Layout) -> list[list[int]]:
    """Return the letters of each line from left to right."""
    rows: list[list[int]] = [[] for _ in layout.lines]
    for place, letter in enumerate(layout.letters):
        rows[letter.line].append(place)
    for row in rows:
        row.sort(key=lambda place: layout.letters[place].left)
    return rows


def _box(layout: Layout, letters: Sequence[int]) -> PlacedBox:
    line = layout.lines[layout.letters[letters[0]].line]
    left, right = layout.letters[letters[0]].left, layout.letters[letters[-1]].right
    padding = _PADDING * layout.size
    return PlacedBox(
        left - padding,
        line.y + line.above,
        right - left + 2 * padding,
        line.ink,
        _RADIUS * layout.size,
        tuple(letters),
    )
