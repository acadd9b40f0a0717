"""From a stretch of text to glyphs: HarfBuzz, with nothing left to the machine's own language or settings."""

from collections.abc import Sequence
from dataclasses import dataclass

import uharfbuzz as hb

from editor.timeline.fonts import Fonts
from editor.timeline.text.segments import Item

#: Scripts whose letters join: spacing between them would tear words apart.
CURSIVE = frozenset({"Arab", "Syrc", "Mong", "Thaa"})

#: Scripts whose letters touch, by a stroke or by a common head line: they move by whole words.
JOINED = CURSIVE | {"Deva", "Beng", "Guru"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph in the order of the line, left to right. Lengths in canvas units; `y` grows downwards.

    `spacing` is the part of the advance that was added behind it.
    """

    font: str
    id: int
    cluster: int
    advance: float
    spacing: float
    x: float
    y: float


def shape(codes: Sequence[int], item: Item, size: float, letter_spacing: float, fonts: Fonts) -> list[Glyph]:
    """Return the glyphs of one item from left to right; the rest of `codes` is its context.

    Letter spacing is added behind the last glyph of each cluster, and turns optional ligatures off.
    """
    face = fonts.face(item.font)
    buffer = hb.Buffer()
    buffer.add_codepoints(list(codes), item.start, item.end - item.start)
    buffer.direction = "rtl" if item.level % 2 else "ltr"
    buffer.script = item.script
    buffer.language = "en"
    spaced = letter_spacing != 0 and item.script not in CURSIVE
    hb.shape(face.font, buffer, {"liga": False, "clig": False} if spaced else {})
    scale = size / face.units_per_em
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    glyphs = []
    for index, (info, place) in enumerate(zip(infos, places, strict=True)):
        ends = index + 1 == len(infos) or infos[index + 1].cluster != info.cluster
        spacing = letter_spacing if spaced and ends else 0
        advance = place.x_advance * scale + spacing
        x, y = place.x_offset * scale, -place.y_offset * scale
        glyphs.append(Glyph(item.font, info.codepoint, info.cluster, advance, spacing, x, y))
    return glyphs
