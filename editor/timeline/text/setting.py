"""A text clip at a moment: its glyphs with their looks and places, and the boxes behind them.

The mirror is `frontend/src/timeline/text/setting.ts`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

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
    outlined = _is_large(style.size, matrix)
    moving = clip.animation.kind != "none"
    units = units_of(layout, clip.animation.unit) if moving else [0] * len(layout.letters)
    ways = motions(layout, clip.animation, elapsed, clip.duration, units) if moving else [REST]
    said = letters_said(layout, clip.words, clip.highlight, elapsed)
    if said or any(way is not REST for way in ways):
        return _draw_up(clip, layout, outlined, _Moment(units, ways, said))
    if outlined not in layout.resting:
        layout.resting[outlined] = _draw_up(clip, layout, outlined, _Moment(units, ways, said))
    backings, runs = layout.resting[outlined]
    return backings, runs


@dataclass(frozen=True, slots=True)
class _Moment:
    """The unit of each letter, where each unit is, and the letters of each word that stands out."""

    units: Sequence[int]
    ways: Sequence[Motion]
    said: Sequence[Sequence[int]]


def _draw_up(
    clip: TextClip, layout: Layout, outlined: bool, moment: _Moment
) -> tuple[tuple[Backing, ...], tuple[GlyphRun, ...]]:
    style, highlight = clip.style, clip.highlight
    backings = _backings(style.background.colour, background_boxes(layout, style.background), moment)
    if highlight.kind == "box":
        backings += _backings(highlight.colour, highlight_boxes(layout, moment.said), moment)
    colours = [style.colour] * len(layout.letters)
    if highlight.kind == "colour":
        for letters in moment.said:
            for letter in letters:
                colours[letter] = highlight.colour
    runs = _Runs(layout.size, style.stroke.width, outlined)
    for glyph in layout.glyphs:
        runs.add(glyph, colours[glyph.letter], moment.ways[moment.units[glyph.letter]])
    return tuple(backings), runs.finish()


def _is_large(size: float, matrix: Matrix) -> bool:
    a, b, c, d, _, _ = matrix
    return size * math.sqrt(abs(a * d - b * c)) > LARGEST_GLYPH


class _Runs:
    """Gathers neighbouring glyphs of the same font and looks; what cannot be seen is left out."""

    def __init__(self, size: float, stroke: float, outlined: bool) -> None:
        self._size = size
        self._stroke = stroke
        self._outlined = outlined
        self._runs: list[GlyphRun] = []
        self._font, self._colour, self._way = "", "", REST
        self._glyphs: list[int] = []
        self._places: list[float] = []

    def add(self, glyph: PlacedGlyph, colour: str, way: Motion) -> None:
        if way.opacity <= 0 or way.scale <= 0:
            return
        if glyph.font != self._font or colour != self._colour or (way is not self._way and way != self._way):
            self._close()
            self._font, self._colour, self._way = glyph.font, colour, way
        self._glyphs.append(glyph.id)
        self._places += (glyph.x, glyph.y) if way is REST else way.place(glyph.x, glyph.y)

    def finish(self) -> tuple[GlyphRun, ...]:
        self._close()
        return tuple(self._runs)

    def _close(self) -> None:
        if not self._glyphs:
            return
        font, colour, way = self._font, self._colour, self._way
        self._runs.append(
            GlyphRun(
                font,
                self._size * way.scale,
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


def _backings(colour: str, boxes: Sequence[PlacedBox], moment: _Moment) -> list[Backing]:
    """Return boxes as they are drawn, neighbours of one opacity as one shape.

    A box moves with the unit that it stands behind; one behind several units stays where it is, and comes with the
    first of them.
    """
    found: list[Backing] = []
    for box in boxes:
        first = min(moment.units[letter] for letter in box.letters)
        alone = first == max(moment.units[letter] for letter in box.letters)
        way = moment.ways[first] if alone else Motion(moment.ways[first].opacity)
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
