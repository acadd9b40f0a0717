"""What a set text is made of: lines, words, letters and glyphs, and where each of them is.

Lengths are canvas units from the corner of the text's box; places in the text are code points.
The mirror is `frontend/src/timeline/text/lines.ts`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from editor.timeline.text.characters import script_of
from editor.timeline.text.segments import clusters, is_space, word_places
from editor.timeline.text.shaping import JOINED, Glyph


@dataclass(frozen=True, slots=True)
class Line:
    """A line that shows the text from `first` up to `end`.

    `x` and `width` are those of its letters, `y` and `height` of its share of the block of lines; from `y + above`,
    for `ink` units, the font's letters may reach.
    """

    first: int
    end: int
    x: float
    y: float
    width: float
    height: float
    above: float
    ink: float
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """What is never torn: a letter with its marks, a ligature, an emoji. `word` is the number of its word; a space
    belongs to the one before it. `joined` says that it joins its neighbours in writing.
    """

    first: int
    end: int
    line: int
    word: int
    left: float
    right: float
    joined: bool
    space: bool


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """A glyph, the origin of its baseline, and the number of the letter that it is part of."""

    font: str
    id: int
    x: float
    y: float
    letter: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A set text. Letters are in the order of the text, glyphs line by line from left to right."""

    size: float
    lines: tuple[Line, ...]
    letters: tuple[Letter, ...]
    glyphs: tuple[PlacedGlyph, ...]
    #: How it is drawn while nothing moves or stands out, kept for the next frame; owned by `setting.py`.
    resting: dict[bool, Any] = field(default_factory=dict, compare=False, repr=False)


class LineSetter:
    """Puts lines one below the other, and keeps track of their words and letters."""

    def __init__(self, ascent: float, descent: float, pitch: float) -> None:
        self._above = (pitch - ascent - descent) / 2
        self._ink = ascent + descent
        self._baseline = self._above + ascent
        self._pitch = pitch
        self._words = 0
        self._lines: list[Line] = []
        self._letters: list[Letter] = []
        self._glyphs: list[PlacedGlyph] = []

    def layout(self, size: float) -> Layout:
        """Return what has been set, at a size of letters."""
        return Layout(size, tuple(self._lines), tuple(self._letters), tuple(self._glyphs))

    def add(
        self,
        codes: Sequence[int],
        offset: int,
        span: tuple[int, int],
        glyphs: Sequence[Glyph],
        corner: tuple[float, float],
        right_to_left: bool,
    ) -> None:
        """Set the glyphs of `span` of a paragraph, which starts at the text's `offset`, from a corner on."""
        x, y = corner
        starts = clusters(codes)
        edges: dict[int, tuple[float, float]] = {}
        placed: list[tuple[Glyph, int, float]] = []
        pen = x
        for glyph in glyphs:
            start = starts[bisect_right(starts, glyph.cluster) - 1]
            left, _ = edges.get(start, (pen, pen))
            placed.append((glyph, start, pen + glyph.x))
            pen += glyph.advance
            edges[start] = (left, pen - glyph.spacing)
        numbers = self._add_letters(codes, offset, span, edges)
        for glyph, start, place in placed:
            height = y + self._baseline + glyph.y
            self._glyphs.append(PlacedGlyph(glyph.font, glyph.id, place, height, numbers[start]))
        width = pen - x - (glyphs[-1].spacing if glyphs else 0)
        first, end = offset + span[0], offset + span[1]
        self._lines.append(Line(first, end, x, y, width, self._pitch, self._above, self._ink, right_to_left))

    def _add_letters(
        self,
        codes: Sequence[int],
        offset: int,
        span: tuple[int, int],
        edges: dict[int, tuple[float, float]],
    ) -> dict[int, int]:
        """Add the letters of a line by where they start in the paragraph; return their numbers."""
        line = len(self._lines)
        places = word_places(codes, sorted(edges))
        numbers: dict[int, int] = {}
        fresh = True
        order = sorted(edges)
        for start, end in zip(order, [*order, span[1]][1:], strict=True):
            space = is_space(codes[start])
            if not space and (fresh or start in places):
                self._words += 1
                fresh = False
            numbers[start] = len(self._letters)
            joined = script_of(codes[start]) in JOINED
            word = max(0, self._words - 1)
            left, right = edges[start]
            self._letters.append(Letter(offset + start, offset + end, line, word, left, right, joined, space))
        return numbers
