"""A layer's edges: rounded corners, border, and the shadow that the finished shape casts. The mirror is `edges.ts`."""

from __future__ import annotations

import skia

from editor.compositor.blur import blurred
from editor.compositor.cell import Region, shadow_reach
from editor.compositor.kernels import Bytes
from editor.compositor.pixels import LINEAR, NEAREST, blank, colour, image, surface
from editor.timeline.frame import CastShadow, Look

Box = tuple[float, float, float, float]


def edged(pixels: Bytes, look: Look, box: Box) -> Bytes:
    """Return the pixels with the box's corners rounded and its border drawn; box: left, top, width, height in them."""
    left, top, width, height = box
    radius = look.corner_radius
    edge = skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(left, top, width, height), radius, radius)
    out = blank(pixels.shape[1], pixels.shape[0])
    canvas = surface(out).getCanvas()
    clamp = skia.TileMode.kClamp
    filled = skia.Paint(AntiAlias=True, Shader=image(pixels).makeShader(clamp, clamp, NEAREST))
    canvas.drawRRect(edge, filled)
    if look.border:
        line = look.border.width
        inner = skia.Rect.MakeXYWH(
            left + line, top + line, max(0, width - 2 * line), max(0, height - 2 * line)
        )
        inner_radius = max(0.0, radius - line)
        ink = skia.Paint(AntiAlias=True, Color4f=colour(look.border.colour))
        canvas.drawDRRect(edge, skia.RRect.MakeRectXY(inner, inner_radius, inner_radius), ink)
    return out


def shadowed(pixels: Bytes, look: Look, region: Region) -> tuple[Bytes, Region]:
    """Return the pixels over their shadow, and the region that they now cover."""
    if look.shadow is None:
        return pixels, region
    margin = shadow_reach(look)
    wide = region.grown(margin)
    out = blank(wide.width, wide.height)
    canvas = surface(out).getCanvas()
    # Between pixels where the offset is: a shadow moves as smoothly as its layer.
    cast = _cast(pixels, look.shadow, (wide.width, wide.height), margin)
    canvas.drawImage(image(cast), look.shadow.x, look.shadow.y, LINEAR)
    canvas.drawImage(image(pixels), margin, margin, NEAREST)
    return out, wide


def _cast(pixels: Bytes, shadow: CastShadow, size: tuple[int, int], margin: int) -> Bytes:
    ink = colour(shadow.colour)
    tint = skia.Color4f(ink.fR, ink.fG, ink.fB, ink.fA * shadow.opacity)
    shape = blank(*size)
    paint = skia.Paint(ColorFilter=skia.ColorFilters.Blend(tint.toColor(), skia.BlendMode.kSrcIn))
    surface(shape).getCanvas().drawImage(image(pixels), margin, margin, NEAREST, paint)
    return blurred(shape, shadow.blur, repeats_edge=False) if shadow.blur > 0 else shape
