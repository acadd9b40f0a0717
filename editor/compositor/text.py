"""Draws a set text: the boxes behind it, the lines around its glyphs, the glyphs.

The mirror is `frontend/src/compositor/text.ts`.
"""

from __future__ import annotations

import skia

from editor.compositor.glyphs import Typefaces, draw_run, reach_of
from editor.compositor.pixels import colour
from editor.timeline.frame import Backing, GlyphRun, TextLayer


def draw_text(canvas: skia.Canvas, layer: TextLayer, typefaces: Typefaces) -> None:
    """Draw the layer in its own units. Every line around a glyph is below every glyph."""
    for backing in layer.backings:
        _draw_backing(canvas, backing)
    stroke = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeJoin=skia.Paint.kRound_Join)
    fill = skia.Paint(AntiAlias=True)
    for run in layer.runs:
        if run.stroke > 0 and run.opacity >= 1:
            _draw_stroke(canvas, layer, run, stroke, typefaces)
    for run in layer.runs:
        # Half-way in, a glyph must hide the line below it as it does when it is there.
        together = run.stroke > 0 and run.opacity < 1
        if together:
            canvas.saveLayerAlpha(reach_of(run, typefaces), round(run.opacity * 255))
            _draw_stroke(canvas, layer, run, stroke, typefaces)
        fill.setColor4f(colour(run.colour, 1 if together else run.opacity))
        draw_run(canvas, run, fill, typefaces)
        if together:
            canvas.restore()


def _draw_stroke(
    canvas: skia.Canvas, layer: TextLayer, run: GlyphRun, paint: skia.Paint, typefaces: Typefaces
) -> None:
    paint.setColor4f(colour(layer.stroke_colour))
    paint.setStrokeWidth(run.stroke)
    draw_run(canvas, run, paint, typefaces)


def _draw_backing(canvas: skia.Canvas, backing: Backing) -> None:
    paint = skia.Paint(AntiAlias=True)
    paint.setColor4f(colour(backing.colour, backing.opacity))
    boxes = [
        skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(x, y, width, height), radius, radius)
        for x, y, width, height, radius in backing.boxes
    ]
    if len(boxes) == 1:
        canvas.drawRRect(boxes[0], paint)
        return
    path = skia.Path()
    for box in boxes:
        path.addRRect(box)
    canvas.drawPath(path, paint)
