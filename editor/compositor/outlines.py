"""Draws shapes: a filled path, and the line along one. The mirror is `outlines.ts`."""

from __future__ import annotations

import math

import skia

from editor.compositor.pixels import colour
from editor.timeline.frame import GradientFill, Outline, PathStroke, ShapeLayer

#: The weight of a conic that is a quarter of an ellipse.
QUARTER = math.sqrt(0.5)
#: Corners stay sharp, however pointed: they end at the outline.
MITER = 1000.0


def draw_shape(canvas: skia.Canvas, layer: ShapeLayer) -> None:
    """Draw a shape in its own units."""
    fill = skia.Paint(AntiAlias=True, Color4f=colour(layer.fill))
    if layer.gradient:
        fill.setShader(_gradient(layer.gradient))
        fill.setColor4f(skia.Color4f(0, 0, 0, 1))
    canvas.drawPath(path_of(layer.outline), fill)
    if layer.stroke:
        canvas.drawPath(path_of(layer.stroke.path), _line(layer.stroke))


def path_of(outline: Outline) -> skia.Path:
    """Return an outline as Skia's path."""
    builder = skia.PathBuilder()
    points = iter(outline.points)
    for verb in outline.verbs:
        if verb == "M":
            builder.moveTo(next(points), next(points))
        elif verb == "L":
            builder.lineTo(next(points), next(points))
        elif verb == "K":
            builder.conicTo(next(points), next(points), next(points), next(points), QUARTER)
        else:
            builder.close()
    return builder.detach()


def _line(stroke: PathStroke) -> skia.Paint:
    paint = skia.Paint(
        AntiAlias=True,
        Color4f=colour(stroke.colour),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=stroke.width,
        StrokeMiter=MITER,
        StrokeJoin=skia.Paint.kMiter_Join,
    )
    if stroke.dash > 0:
        paint.setPathEffect(skia.DashPathEffect.Make([stroke.dash, stroke.dash], 0))
    return paint


def _gradient(gradient: GradientFill) -> skia.Shader:
    colours = [colour(gradient.start).toColor(), colour(gradient.end).toColor()]
    if gradient.kind == "linear":
        ends = [skia.Point(gradient.x0, gradient.y0), skia.Point(gradient.x1, gradient.y1)]
        return skia.GradientShader.MakeLinear(ends, colours)
    to_box = skia.Matrix.Translate(gradient.x0, gradient.y0)
    to_box.preScale(gradient.x1, gradient.y1)
    return skia.GradientShader.MakeRadial(skia.Point(0, 0), 1, colours, localMatrix=to_box)
