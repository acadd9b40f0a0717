"""A text clip at a moment: its glyphs with their looks and places, and the boxes behind them.

The mirror is `frontend/src/timeline/text/setting.ts`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from editor.timeline.fonts import Fonts, emoji_key
from editor.timeline.frame import Backing, GlyphRun, Matrix
from editor.timeline.schema import TextClip
from editor.timeline.text.animation import REST, Motion, motions, units_of
from editor.timeline.text.backings import PlacedBox, background_boxes
from editor.timeline.text.highlight import highlight_boxes, letters_said
from editor.timeline.text.layout import layout_text
from editor.timeline.text.lines import Layout, PlacedGlyph

#: Glyphs that come out larger than this many pixels are drawn as outlines: WebGL's own big text is off by a pixel.
LARGEST_GLYPH = 160


def set_text(
    clip: TextClip, elapsed: int, matrix: Matrix, fonts: Fonts
) -> tuple[tuple[Backing, ...], tuple[GlyphRun, ...]]:
    """Return what is behind a text and its glyphs, `elapsed` flicks after the clip's start.

    `matrix` takes canvas units of the text's box to output pixels.
    """
    style = clip.style
    layout = layout_text(clip.text, style, clip.transform.width, clip.transform.height, fonts)
    moving = clip.animation.kind != "none"
    units = units_of(layout, clip.animation.unit if moving else "block")
    ways = motions(layout, clip.animation, elapsed, clip.duration, units) if moving else [REST]
    said = letters_said(layout, clip.words, clip.highlight, elapsed)
    backings = _backings(style.background.colour, background_boxes(layout, style.background), units, ways)
    colours = [style.colour] * len(layout.letters)
    if clip.highlight.kind == "box":
        backings += _backings(clip.highlight.colour, highlight_boxes(layout, said), units, ways)
    for letter in (
        {letter for letters in said for letter in letters} if clip.highlight.kind == "colour" else ()
    ):
        colours[letter] = clip.highlight.colour
    runs = _Runs(layout, style.stroke.width, _is_large(style.size, matrix))
    for glyph in layout.glyphs:
        runs.add(glyph, colours[glyph.letter], ways[units[glyph.letter]])
    return tuple(backings), runs.finish()


def _is_large(size: float, matrix: Matrix) -> bool:
    a, b, c, d, _, _ = matrix
    return size * math.sqrt(abs(a * d - b * c)) > LARGEST_GLYPH


class _Runs:
    """Gathers neighbouring glyphs of the same font and looks; what cannot be seen is left out."""

    def __init__(self, layout: Layout, stroke: float, outlined: bool) -> None:
        self._layout = layout
        self._stroke = stroke
        self._outlined = outlined
        self._runs: list[GlyphRun] = []
        self._look: tuple[str, str, Motion] | None = None
        self._glyphs: list[int] = []
        self._places: list[float] = []

    def add(self, glyph: PlacedGlyph, colour: str, way: Motion) -> None:
        if way.opacity <= 0 or way.scale <= 0:
            return
        look = (glyph.font, colour, way)
        if look != self._look:
            self._close()
            self._look = look
        self._glyphs.append(glyph.id)
        self._places.extend(way.place(glyph.x, glyph.y))

    def finish(self) -> tuple[GlyphRun, ...]:
        self._close()
        return tuple(self._runs)

    def _close(self) -> None:
        if self._look is None or not self._glyphs:
            return
        font, colour, way = self._look
        self._runs.append(
            GlyphRun(
                font,
                self._layout.size * way.scale,
                tuple(self._glyphs),
                tuple(self._places),
                colour,
                way.opacity,
                # A line around a picture would hide it.
                0.0 if font == emoji_key() else self._stroke * way.scale,
                self._outlined,
            )
        )
        self._glyphs, self._places = [], []


def _backings(
    colour: str, boxes: Sequence[PlacedBox], units: Sequence[int], ways: Sequence[Motion]
) -> list[Backing]:
    """Return boxes as they are drawn, neighbours of one opacity as one shape.

    A box moves with the unit that it stands behind; one behind several units stays where it is, and comes with the
    first of them.
    """
    found: list[Backing] = []
    for box in boxes:
        first = min(units[letter] for letter in box.letters)
        alone = first == max(units[letter] for letter in box.letters)
        way = ways[first] if alone else Motion(ways[first].opacity)
        if way.opacity <= 0 or way.scale <= 0:
            continue
        x, y = way.place(box.x, box.y)
        width, height = box.width * way.scale, box.height * way.scale
        radius = min(box.radius * way.scale, width / 2, height / 2)
        shape = (x, y, width, height, radius)
        if found and found[-1].opacity == way.opacity:
            found[-1] = Backing(colour, way.opacity, (*found[-1].boxes, shape))
        else:
            found.append(Backing(colour, way.opacity, (shape,)))
    return found
