"""Drawing for the rungs that paint their numbers: unit coordinates, y down, onto a square or any other picture."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skia

from generation.zoo.base import Picture

Colour = tuple[int, int, int]


def paint(width: int, height: int, draw: Callable[[skia.Canvas], None]) -> Picture:
    """Return what `draw` draws, uint8 (height, width, 3). The canvas runs from 0 to 1 both ways."""
    pixels = np.zeros((height, width, 4), np.uint8)
    surface = skia.Surface.MakeRasterDirect(
        skia.ImageInfo.Make(width, height, skia.kRGBA_8888_ColorType, skia.kOpaque_AlphaType),
        pixels,
        4 * width,
    )
    canvas = surface.getCanvas()
    canvas.scale(width, height)
    draw(canvas)
    return np.ascontiguousarray(pixels[..., :3])


def fill(colour: Colour, alpha: float = 1.0) -> skia.Paint:
    """Return an antialiased paint of one colour, 0-255 a channel; alpha 0-1."""
    return skia.Paint(Color=skia.Color(*colour, round(255 * alpha)), AntiAlias=True)


def gradient(top: Colour, bottom: Colour, y0: float, y1: float) -> skia.Paint:
    """Return a paint that runs from one colour at height y0 to another at y1, dithered against banding."""
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(0, y0), skia.Point(0, y1)], [skia.Color(*top), skia.Color(*bottom)]
    )
    return skia.Paint(Shader=shader, AntiAlias=True, Dither=True)


def rectangle(left: float, top: float, right: float, bottom: float) -> skia.Rect:
    """Return the rectangle between these edges."""
    return skia.Rect.MakeLTRB(left, top, right, bottom)


def ellipse(x: float, y: float, half_width: float, half_height: float) -> skia.Rect:
    """Return the box of an ellipse about a centre."""
    return skia.Rect.MakeLTRB(x - half_width, y - half_height, x + half_width, y + half_height)


def polygon(*points: tuple[float, float]) -> skia.Path:
    """Return the closed path through these points."""
    path = skia.Path()
    path.addPoly([skia.Point(x, y) for x, y in points], True)
    return path
