"""Short words for Skia: paints, gradients and the few shapes that everything is drawn with."""

from collections.abc import Callable, Sequence

import numpy as np
import skia

from generation.training.painter.vocabulary import RGB

Point = tuple[float, float]


def shade(colour: RGB, factor: float) -> RGB:
    """The colour made darker (factor < 1) or lighter (> 1), kept inside 0 to 255."""
    red, green, blue = (min(255.0, max(0.0, channel * factor)) for channel in colour)
    return red, green, blue


def mix(one: RGB, other: RGB, amount: float) -> RGB:
    """`one` at amount 0, `other` at amount 1."""
    red, green, blue = (a + (b - a) * amount for a, b in zip(one, other, strict=True))
    return red, green, blue


def jitter(rng: np.random.Generator, colour: RGB, spread: float = 8.0) -> RGB:
    """The colour moved a little, so that no two pictures have quite the same."""
    red, green, blue = (min(255.0, max(0.0, channel + rng.normal(0, spread))) for channel in colour)
    return red, green, blue


def argb(colour: RGB, alpha: float = 1.0) -> int:
    """Skia's packed colour from channels of 0 to 255 and an alpha of 0 to 1."""
    red, green, blue = (int(min(255, max(0, channel))) for channel in colour)
    return skia.ColorSetARGB(int(255 * min(1.0, max(0.0, alpha))), red, green, blue)


def flat(colour: RGB, alpha: float = 1.0) -> skia.Paint:
    """One colour everywhere."""
    return skia.Paint(Color=argb(colour, alpha), AntiAlias=True)


def stroke(colour: RGB, width: float, alpha: float = 1.0) -> skia.Paint:
    """A round-ended line of `width` in picture units."""
    return skia.Paint(
        Color=argb(colour, alpha),
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
    )


def linear(start: Point, end: Point, *colours: RGB, alphas: Sequence[float] | None = None) -> skia.Paint:
    """A gradient of evenly spaced colours from `start` to `end`."""
    alphas = alphas or [1.0] * len(colours)
    packed = [argb(colour, alpha) for colour, alpha in zip(colours, alphas, strict=True)]
    shader = skia.GradientShader.MakeLinear([skia.Point(*start), skia.Point(*end)], packed)
    return skia.Paint(AntiAlias=True, Dither=True, Shader=shader)


def radial(
    centre: Point, radius: float, inner: RGB, outer: RGB, alphas: tuple[float, float] = (1.0, 1.0)
) -> skia.Paint:
    """A gradient from `inner` at the centre to `outer` at the radius."""
    packed = [argb(inner, alphas[0]), argb(outer, alphas[1])]
    shader = skia.GradientShader.MakeRadial(skia.Point(*centre), radius, packed)
    return skia.Paint(AntiAlias=True, Dither=True, Shader=shader)


class Pen:
    """Draws plain shapes; coordinates are whatever the canvas is scaled to, y grows downwards."""

    def __init__(self, canvas: skia.Canvas) -> None:
        self.canvas = canvas

    def rect(self, x: float, y: float, width: float, height: float, paint: skia.Paint) -> None:
        """A rectangle from its top left corner."""
        self.canvas.drawRect(skia.Rect.MakeXYWH(float(x), float(y), float(width), float(height)), paint)

    def round_rect(
        self, x: float, y: float, width: float, height: float, *, radius: float, paint: skia.Paint
    ) -> None:
        """A rectangle with round corners."""
        rect = skia.Rect.MakeXYWH(float(x), float(y), float(width), float(height))
        self.canvas.drawRoundRect(rect, radius, radius, paint)

    def oval(self, x: float, y: float, rx: float, ry: float, paint: skia.Paint) -> None:
        """An ellipse from its centre and its two radii."""
        self.canvas.drawOval(
            skia.Rect.MakeLTRB(float(x - rx), float(y - ry), float(x + rx), float(y + ry)), paint
        )

    def line(self, x0: float, y0: float, x1: float, y1: float, paint: skia.Paint) -> None:
        """A straight line."""
        self.canvas.drawLine(float(x0), float(y0), float(x1), float(y1), paint)

    def polygon(self, points: Sequence[Point], paint: skia.Paint) -> None:
        """A closed polygon."""
        path = skia.Path()
        path.addPoly([skia.Point(float(x), float(y)) for x, y in points], True)
        self.canvas.drawPath(path, paint)

    def shape(self, build: Callable[[skia.Path], object], paint: skia.Paint) -> skia.Path:
        """A path that `build` fills with moves, lines and curves."""
        path = skia.Path()
        build(path)
        self.canvas.drawPath(path, paint)
        return path

    def curve(self, start: Point, bend: Point, end: Point, paint: skia.Paint) -> None:
        """A quadratic curve that leaves `start` towards `bend` and arrives at `end`."""
        path = skia.Path()
        path.moveTo(*map(float, start))
        path.quadTo(*map(float, bend), *map(float, end))
        self.canvas.drawPath(path, paint)
