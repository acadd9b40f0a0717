"""Draws laid-out text: glyph ids at given places, hinting off, as both compositors do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import skia

from editor.timeline.frame import GlyphRun

PLACEHOLDER_FONT = "Inter_400Regular"


class FontFiles(Protocol):
    """Where a font's file is; `timeline.fonts.Fonts` is one."""

    def path(self, key: str) -> Path: ...


class Typefaces:
    """Fonts as Skia has them, opened once each. Raises KeyError for a key that no table has."""

    def __init__(self, files: FontFiles) -> None:
        self._files = files
        self._opened: dict[str, skia.Typeface] = {}

    def font(self, key: str, size: float) -> skia.Font:
        """Return the font at a size in the units that are drawn in."""
        typeface = self._opened.get(key)
        if typeface is None:
            typeface = skia.Typeface.MakeFromFile(str(self._files.path(key)))
            if typeface is None:
                raise KeyError(f"The font {key} cannot be read.")
            self._opened[key] = typeface
        font = skia.Font(typeface, size)
        font.setHinting(skia.FontHinting.kNone)
        font.setSubpixel(True)
        font.setEdging(skia.Font.Edging.kAntiAlias)
        font.setLinearMetrics(True)
        font.setBaselineSnap(True)
        return font


def draw_run(canvas: skia.Canvas, run: GlyphRun, paint: skia.Paint, typefaces: Typefaces) -> None:
    """Draw the glyphs of a run in the canvas's present units."""
    font = typefaces.font(run.font, run.size)
    places = list(zip(run.positions[::2], run.positions[1::2], strict=True))
    if run.outlined and _draw_outlines(canvas, font, run.glyphs, places, paint):
        return
    builder = skia.TextBlobBuilder()
    builder.allocRunPos(font, list(run.glyphs), [skia.Point(x, y) for x, y in places])
    canvas.drawTextBlob(builder.make(), 0, 0, paint)


def reach_of(run: GlyphRun, typefaces: Typefaces) -> skia.Rect:
    """Return the box that a run and the line around it are inside of, in the layer's units."""
    boxes = typefaces.font(run.font, run.size).getBounds(list(run.glyphs))
    reach = skia.Rect.MakeEmpty()
    for box, x, y in zip(boxes, run.positions[::2], run.positions[1::2], strict=True):
        reach.join(box.makeOffset(x, y))
    return reach.makeOutset(run.stroke + 1, run.stroke + 1)


def _draw_outlines(
    canvas: skia.Canvas,
    font: skia.Font,
    glyphs: Sequence[int],
    places: Sequence[tuple[float, float]],
    paint: skia.Paint,
) -> bool:
    """Draw every glyph as a path. Return False, with nothing drawn, where a glyph has none: a picture, an emoji."""
    paths = [font.getPath(glyph) for glyph in glyphs]
    widths = font.getWidthsBounds(list(glyphs))
    boxes = widths[1] if isinstance(widths, tuple) else []
    for path, box in zip(paths, boxes, strict=False):
        if (path is None or path.isEmpty()) and not box.isEmpty():
            return False
    for path, (x, y) in zip(paths, places, strict=True):
        if path is not None and not path.isEmpty():
            canvas.save()
            canvas.translate(x, y)
            canvas.drawPath(path, paint)
            canvas.restore()
    return True


def draw_label(
    canvas: skia.Canvas, label: str, box: skia.Rect, paint: skia.Paint, typefaces: Typefaces
) -> None:
    """Write one line in the middle of a box, small enough to fit."""
    width, height = box.width(), box.height()
    size = max(6.0, min(48.0, height / 5, width / 10))
    font = typefaces.font(PLACEHOLDER_FONT, size)
    length = font.measureText(label)
    if length > 0.9 * width:
        size *= 0.9 * width / length
        font = typefaces.font(PLACEHOLDER_FONT, size)
        length = 0.9 * width
    canvas.drawString(label, (width - length) / 2, height / 2 + 0.35 * size, font, paint)
