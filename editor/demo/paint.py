"""The demo film's pictures: a coast from dawn to night, drawn with Skia from gradients and ridges of noise.

Each painter draws the whole picture, 1920 x 1080, or what stands in front of it on nothing; the same one every time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import skia

WIDTH, HEIGHT = 1920, 1080
Painter = Callable[[skia.Canvas], None]


def picture(paint: Painter) -> np.ndarray:
    """Return what a painter draws, as (height, width, 4) bytes of straight RGBA."""
    surface = skia.Surface(WIDTH, HEIGHT)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorTRANSPARENT)
    paint(canvas)
    image = surface.makeImageSnapshot()
    pixels = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    info = skia.ImageInfo.Make(WIDTH, HEIGHT, skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType)
    image.readPixels(info, pixels, WIDTH * 4, 0, 0)
    return pixels


def _colour(code: str, alpha: float = 1) -> int:
    red, green, blue = (int(code[place : place + 2], 16) for place in (1, 3, 5))
    return skia.Color(red, green, blue, round(255 * alpha))


def _sky(canvas: skia.Canvas, colours: Sequence[str], bottom: float = HEIGHT) -> None:
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(0, 0), skia.Point(0, bottom)], [_colour(code) for code in colours]
    )
    canvas.drawPaint(skia.Paint(Shader=shader, Dither=True))


def _glow(canvas: skia.Canvas, x: float, y: float, radius: float, colour: str, strength: float) -> None:
    shader = skia.GradientShader.MakeRadial(
        skia.Point(x, y),
        radius,
        [_colour(colour, strength), _colour(colour, strength * 0.35), _colour(colour, 0)],
        [0, 0.35, 1],
    )
    canvas.drawPaint(skia.Paint(Shader=shader, Dither=True))


def _disc(canvas: skia.Canvas, x: float, y: float, radius: float, colour: str) -> None:
    canvas.drawCircle(x, y, radius, skia.Paint(Color=_colour(colour), AntiAlias=True))


def _ridge_line(seed: int, base: float, height: float, roughness: float) -> np.ndarray:
    """Return the height of a ridge over each column: octaves of sines whose phases the seed draws."""
    random = np.random.default_rng(seed)
    x = np.linspace(0, 1, WIDTH + 1)
    line = np.zeros_like(x)
    for octave in range(9):
        wave = np.sin(2 * np.pi * (x * (0.7 + random.random()) * 1.9**octave + random.random()))
        line += wave * roughness**octave
    return base - height * (line / 2 + 0.5)


def _ridge(canvas: skia.Canvas, line: np.ndarray, top: str, bottom: str) -> None:
    path = skia.Path()
    path.moveTo(0, HEIGHT)
    for x, y in enumerate(line):
        path.lineTo(x, float(y))
    path.lineTo(WIDTH, HEIGHT)
    path.close()
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(0, float(line.min())), skia.Point(0, HEIGHT)], [_colour(top), _colour(bottom)]
    )
    canvas.drawPath(path, skia.Paint(Shader=shader, AntiAlias=True, Dither=True))


def _firs(canvas: skia.Canvas, seed: int, line: np.ndarray, count: int, size: float, colour: str) -> None:
    random = np.random.default_rng(seed)
    paint = skia.Paint(Color=_colour(colour), AntiAlias=True)
    for x in np.sort(random.uniform(0, WIDTH, count)):
        tall = size * random.uniform(0.5, 1.15)
        foot = float(line[int(x)]) + 8
        path = skia.Path()
        for step in range(4):
            wide = tall * (0.1 + 0.055 * step)
            top = foot - tall + tall * 0.2 * step
            path.moveTo(float(x), top)
            path.lineTo(float(x) - wide, top + tall * 0.42)
            path.lineTo(float(x) + wide, top + tall * 0.42)
            path.close()
        canvas.drawPath(path, paint)


def dawn(canvas: skia.Canvas) -> None:
    """Mountains behind mountains, paler the farther they are, before the sun."""
    _sky(canvas, ("#2b3a67", "#7a6a9b", "#e79a83", "#ffd9a0"), 760)
    _glow(canvas, 1230, 600, 760, "#fff0c8", 0.85)
    _disc(canvas, 1230, 590, 74, "#fff6de")
    for seed, base, height, top, bottom in (
        (3, 740, 240, "#b98fa0", "#f3b994"),
        (8, 800, 210, "#8d7393", "#d99a8e"),
        (14, 870, 190, "#5f5a82", "#a97d8b"),
    ):
        _ridge(canvas, _ridge_line(seed, base, height, 0.5), top, bottom)


def ridge(canvas: skia.Canvas) -> None:
    """The near ridge with its firs, to stand before the dawn."""
    line = _ridge_line(21, 1010, 150, 0.48)
    _firs(canvas, 5, line, 120, 150, "#1c2140")
    _ridge(canvas, line, "#1f2546", "#0f1228")


def sea(canvas: skia.Canvas) -> None:
    """A bright sea with an island, and clouds of a fair day."""
    _sky(canvas, ("#2f7fc4", "#7fbbe2", "#dcefee"), 640)
    _glow(canvas, 420, 240, 620, "#ffffff", 0.5)
    random = np.random.default_rng(4)
    for _ in range(9):
        x, y = random.uniform(0, WIDTH), random.uniform(110, 430)
        for _ in range(14):
            paint = skia.Paint(Color=_colour("#ffffff", 0.16), AntiAlias=True)
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 22))
            canvas.drawOval(
                skia.Rect.MakeXYWH(
                    float(x + random.normal(0, 90)), float(y + random.normal(0, 16)), 170, float(44)
                ),
                paint,
            )
    island = _ridge_line(31, 655, 120, 0.5)
    island = np.where(np.abs(np.arange(WIDTH + 1) - 1440) < 420, island, HEIGHT)
    bell = np.exp(-(((np.arange(WIDTH + 1) - 1440) / 260.0) ** 2))
    _ridge(canvas, 650 - (650 - np.minimum(island, 650)) * bell - 46 * bell, "#4d8a86", "#7cb3a6")
    water = skia.GradientShader.MakeLinear(
        [skia.Point(0, 640), skia.Point(0, HEIGHT)],
        [_colour(code) for code in ("#8fd0d6", "#2f93ab", "#125a7d")],
    )
    canvas.drawRect(skia.Rect.MakeLTRB(0, 640, WIDTH, HEIGHT), skia.Paint(Shader=water, Dither=True))
    for _ in range(420):
        depth = random.random() ** 1.7
        y = 648 + depth * 430
        long = (24 + 190 * depth) * random.uniform(0.4, 1)
        light = skia.Paint(
            Color=_colour("#e9fbff", 0.08 + 0.14 * random.random()),
            AntiAlias=True,
            StrokeWidth=1.4 + 4 * depth,
        )
        light.setStrokeCap(skia.Paint.kRound_Cap)
        x = random.uniform(-100, WIDTH)
        canvas.drawLine(float(x), float(y), float(x + long), float(y), light)


def boat(canvas: skia.Canvas) -> None:
    """A sailing boat alone, in the middle."""
    hull = skia.Path()
    hull.moveTo(800, 790)
    hull.lineTo(1130, 790)
    hull.quadTo(1100, 872, 1030, 876)
    hull.lineTo(880, 876)
    hull.quadTo(820, 866, 800, 790)
    hull.close()
    shade = skia.Paint(Color=_colour("#0d4a68", 0.35), AntiAlias=True)
    shade.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 12))
    canvas.drawOval(skia.Rect.MakeXYWH(800, 862, 330, 40), shade)
    canvas.drawRect(skia.Rect.MakeXYWH(956, 330, 8, 462), skia.Paint(Color=_colour("#5b4636")))
    for points, colour in (
        (((972, 346), (972, 766), (1150, 766), (1120, 590), (1060, 450)), "#fdf8ec"),
        (((948, 384), (948, 766), (800, 766), (850, 620)), "#f2dcc0"),
    ):
        sail = skia.Path()
        sail.addPoly([skia.Point(*point) for point in points], True)
        canvas.drawPath(sail, skia.Paint(Color=_colour(colour), AntiAlias=True))
    canvas.drawPath(hull, skia.Paint(Color=_colour("#c8452f"), AntiAlias=True))
    canvas.drawRect(skia.Rect.MakeXYWH(812, 800, 306, 10), skia.Paint(Color=_colour("#fdf8ec")))


def evening(canvas: skia.Canvas) -> None:
    """Rolling land in the last light."""
    _sky(canvas, ("#503a6b", "#c4586b", "#f6a05a", "#ffe0a3"), 720)
    _glow(canvas, 620, 610, 820, "#ffe9b5", 0.9)
    _disc(canvas, 620, 600, 96, "#fff3d3")
    for seed, base, height, top, bottom in (
        (41, 740, 150, "#c9705f", "#e9a368"),
        (47, 830, 160, "#93505c", "#c47a5c"),
        (52, 930, 170, "#5a3652", "#8c5656"),
    ):
        line = _ridge_line(seed, base, height, 0.36)
        _firs(canvas, seed, line, 46, 54 + (base - 740) * 0.3, top)
        _ridge(canvas, line, top, bottom)
    line = _ridge_line(58, 1050, 150, 0.36)
    _firs(canvas, 9, line, 60, 190, "#2a1a36")
    _ridge(canvas, line, "#2a1a36", "#170f22")


def night(canvas: skia.Canvas) -> None:
    """Stars, a moon and the lights of a village by the water."""
    _sky(canvas, ("#070b1f", "#13204a", "#2f4272"), 760)
    random = np.random.default_rng(12)
    for _ in range(900):
        x, y = random.uniform(0, WIDTH), random.uniform(0, 700) ** 1.0
        _disc_light(canvas, x, y, 0.6 + 1.5 * random.random() ** 4, 0.25 + 0.75 * random.random())
    _glow(canvas, 1420, 240, 520, "#cfdcff", 0.45)
    _disc(canvas, 1420, 240, 62, "#f3f5ff")
    _ridge(canvas, _ridge_line(63, 770, 190, 0.48), "#1a2850", "#24355f")
    _ridge(canvas, _ridge_line(66, 800, 90, 0.45), "#0d1633", "#121d40")
    water = skia.GradientShader.MakeLinear(
        [skia.Point(0, 780), skia.Point(0, HEIGHT)], [_colour("#1d2c58"), _colour("#060a1b")]
    )
    canvas.drawRect(skia.Rect.MakeLTRB(0, 780, WIDTH, HEIGHT), skia.Paint(Shader=water, Dither=True))
    for _ in range(150):
        y = 790 + 280 * random.random()
        x = 1420 + random.normal(0, 30 + 0.45 * (y - 780))
        long = random.uniform(10, 70)
        canvas.drawLine(
            float(x - long), float(y), float(x + long), float(y),
            skia.Paint(Color=_colour("#dfe8ff", 0.28), StrokeWidth=2, AntiAlias=True),
        )  # fmt: skip
    for _ in range(64):
        x, y = 520 + random.normal(0, 210), 760 - abs(random.normal(0, 22))
        _glow_dot(canvas, x, y, 20, "#ffc46b")
        reach = random.uniform(30, 120)
        canvas.drawLine(
            float(x), 792, float(x), float(792 + reach),
            skia.Paint(Color=_colour("#ffb654", 0.22), StrokeWidth=3, AntiAlias=True),
        )  # fmt: skip


def _disc_light(canvas: skia.Canvas, x: float, y: float, radius: float, light: float) -> None:
    canvas.drawCircle(
        float(x), float(y), float(radius), skia.Paint(Color=_colour("#ffffff", light), AntiAlias=True)
    )


def _glow_dot(canvas: skia.Canvas, x: float, y: float, radius: float, colour: str) -> None:
    shader = skia.GradientShader.MakeRadial(
        skia.Point(float(x), float(y)), radius, [_colour(colour, 0.7), _colour(colour, 0)]
    )
    canvas.drawCircle(float(x), float(y), radius, skia.Paint(Shader=shader))
    canvas.drawRect(
        skia.Rect.MakeXYWH(float(x) - 3, float(y) - 4, 6, 8), skia.Paint(Color=_colour("#fff0cf"))
    )


PAINTERS: dict[str, Painter] = {
    "dawn": dawn,
    "ridge": ridge,
    "sea": sea,
    "boat": boat,
    "evening": evening,
    "night": night,
}
