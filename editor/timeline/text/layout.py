"""Words into a box: paragraphs, lines, alignment; the result is in canvas units.

Lines are wrapped to the width of the box, and stand at the top, in the middle or at the bottom of its height. Line
breaks follow spaces, hyphens and the rules of unspaced scripts; a word wider than the box is broken between clusters.
The mirror is `frontend/src/timeline/text/layout.ts`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from editor.timeline.fonts import Fonts, font_key
from editor.timeline.schema import TextStyle
from editor.timeline.text.bidi import embedding_levels, line_levels, visual_order
from editor.timeline.text.lines import Layout, LineSetter
from editor.timeline.text.segments import Item, break_places, clusters, is_space, itemize
from editor.timeline.text.shaping import Glyph, shape

_NEW_LINE = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
#: Widths that differ by less are the same: rounding must not wrap a line that fits.
_SLACK = 1e-6
_MOST_LAYOUTS = 256


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph that starts at the text's code point `offset`."""

    offset: int
    codes: list[int]
    levels: list[int]
    base: int
    items: list[Item]


def layout_text(text: str, style: TextStyle, width: float, height: float, fonts: Fonts) -> Layout:
    """Return a text set into a box of width x height canvas units, its corner at (0, 0).

    The result is kept in `fonts` for the next frame.
    """
    key = (text, style.model_dump_json(), width, height)
    layout = fonts.layouts.get(key)
    if layout is None:
        layout = _layout(text, style, width, height, fonts)
        if len(fonts.layouts) >= _MOST_LAYOUTS:
            del fonts.layouts[next(iter(fonts.layouts))]
        fonts.layouts[key] = layout
    return layout


def _layout(text: str, style: TextStyle, width: float, height: float, fonts: Fonts) -> Layout:
    rows: list[tuple[_Paragraph, int, int, list[Glyph]]] = []
    for offset, words in _paragraphs(text):
        paragraph = _paragraph(offset, words, style, fonts)
        for start, end in _wrap(paragraph, style, width, fonts):
            rows.append((paragraph, start, *_line(paragraph, start, end, style, fonts)))
    face = fonts.face(font_key(style.family, style.weight))
    pitch = style.line_height * style.size
    setter = LineSetter(face.ascent * style.size, face.descent * style.size, pitch)
    top = _top(style, height, len(rows) * pitch)
    for paragraph, start, end, glyphs in rows:
        x = _left(style, width, _width(glyphs))
        setter.add(paragraph.codes, paragraph.offset, (start, end), glyphs, (x, top), paragraph.base % 2 == 1)
        top += pitch
    return setter.layout(style.size)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each paragraph starts, and its words."""
    start = 0
    for end in _NEW_LINE.finditer(text):
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]


def _paragraph(offset: int, words: str, style: TextStyle, fonts: Fonts) -> _Paragraph:
    codes = [ord(character) for character in _CONTROL.sub(" ", words)]
    levels, base = embedding_levels(codes)
    items = itemize(codes, levels, style.family, style.weight, fonts)
    return _Paragraph(offset, codes, levels, base, items)


def _wrap(paragraph: _Paragraph, style: TextStyle, width: float, fonts: Fonts) -> list[tuple[int, int]]:
    """Return the lines as (start, end) in the paragraph; at least one, which may be empty."""
    codes = paragraph.codes
    advances, spacings = [0.0] * len(codes), [0.0] * len(codes)
    for item in paragraph.items:
        for glyph in shape(codes, item, style.size, style.letter_spacing, fonts):
            advances[glyph.cluster] += glyph.advance
            spacings[glyph.cluster] += glyph.spacing
    starts = clusters(codes)
    may_start = set(break_places(codes, starts))
    lines: list[tuple[int, int]] = []
    line_start = 0
    breakable = 0  # the last place in this line where the next one may begin
    reach = 0.0  # the width from the line's start to here, spaces included
    for start, end in pairwise([*starts, len(codes)]):
        if start in may_start:
            breakable = start
        advance = sum(advances[start:end])
        fits = reach + advance - sum(spacings[start:end]) <= width + _SLACK
        if not fits and not is_space(codes[start]) and start > line_start:
            # Back to the last good place, or, inside a word that is too long, right here.
            line_end = breakable if breakable > line_start else start
            lines.append((line_start, line_end))
            line_start = line_end
            reach = sum(advances[line_start:start])
        reach += advance
    lines.append((line_start, len(codes)))
    return lines


def _line(
    paragraph: _Paragraph, start: int, end: int, style: TextStyle, fonts: Fonts
) -> tuple[int, list[Glyph]]:
    """Return where a line ends without the spaces at its end, and its glyphs up to there from left to right."""
    codes = paragraph.codes
    levels = line_levels(codes[start:end], paragraph.levels[start:end], paragraph.base)
    while end > start and is_space(codes[end - 1]):
        end -= 1
    pieces: list[Item] = []
    for item in paragraph.items:
        first, last = max(item.start, start), min(item.end, end)
        pieces += _by_level(item, first, last, [levels[place - start] for place in range(first, last)])
    glyphs: list[Glyph] = []
    for index in visual_order([piece.level for piece in pieces]):
        glyphs += shape(codes, pieces[index], style.size, style.letter_spacing, fonts)
    return end, glyphs


def _by_level(item: Item, start: int, end: int, levels: Sequence[int]) -> list[Item]:
    """Cut an item's part in a line where the line's own levels differ."""
    pieces: list[Item] = []
    for place in range(start, end):
        level = levels[place - start]
        if pieces and pieces[-1].level == level:
            pieces[-1] = Item(pieces[-1].start, place + 1, item.font, item.script, level)
        else:
            pieces.append(Item(place, place + 1, item.font, item.script, level))
    return pieces


def _width(glyphs: Sequence[Glyph]) -> float:
    """Return a line's width; the spacing behind its last letter does not count."""
    return sum(glyph.advance for glyph in glyphs) - glyphs[-1].spacing if glyphs else 0.0


def _left(style: TextStyle, width: float, line_width: float) -> float:
    if style.align == "left":
        return 0.0
    return (width - line_width) / 2 if style.align == "center" else width - line_width


def _top(style: TextStyle, height: float, lines_height: float) -> float:
    if style.vertical == "top":
        return 0.0
    return (height - lines_height) / 2 if style.vertical == "middle" else height - lines_height
