"""Outdoors: tent, parasol, palm, sailboat."""

import itertools

import numpy as np
import skia

from generation.training.painter.brushes import Pen, Point, flat, linear, mix, shade, stroke
from generation.training.painter.vocabulary import RGB

WHITE: RGB = (252, 250, 244)


def tent(pen: Pen, colour: RGB, lit: bool, rng: np.random.Generator) -> None:
    """A ridge tent with an open flap; a lantern glows in it when it is dark."""
    pen.polygon(
        [(-0.15, -0.98), (0.42, -0.9), (0.92, 0), (0.3, 0)],
        linear((0.1, -0.9), (0.8, 0), shade(colour, 0.84), shade(colour, 0.54)),
    )
    pen.polygon(
        [(-0.15, -0.98), (-0.72, 0), (0.36, 0)],
        linear((-0.6, 0), (0.3, 0), shade(colour, 1.16), shade(colour, 0.92)),
    )
    inside = ((255, 226, 140), (232, 150, 60)) if lit else ((58, 48, 52), (34, 30, 36))
    pen.polygon([(-0.15, -0.8), (-0.4, 0), (0.1, 0)], linear((0, -0.8), (0, 0), *inside))
    pen.polygon([(-0.15, -0.8), (-0.4, 0), (-0.56, 0)], flat(mix(colour, WHITE, 0.35)))
    pen.polygon([(-0.15, -0.8), (0.1, 0), (0.2, 0)], flat(mix(colour, WHITE, 0.2)))
    pen.line(-0.15, -0.98, -0.15, -1.04, stroke((120, 84, 50), 0.03))
    pen.line(0.92, 0, 1.05, 0.02, stroke((230, 224, 210), 0.014))


def parasol(pen: Pen, colour: RGB, lit: bool, rng: np.random.Generator) -> None:
    """A beach umbrella with segments in the colour and white, leaning a little."""
    pen.canvas.save()
    pen.canvas.rotate(rng.uniform(-14, 14))
    pen.line(0, 0, 0, -0.92, stroke((232, 226, 214), 0.04))
    edges = [-0.62, -0.38, -0.13, 0.13, 0.38, 0.62]
    other = WHITE if min(colour) < 200 else (232, 96, 86)
    for index, (left, right) in enumerate(itertools.pairwise(edges)):
        base = colour if index % 2 == 0 else other
        tone = shade(base, 1.08 - 0.1 * index)

        def segment(path: skia.Path, a: float = left, b: float = right) -> None:
            path.moveTo(0, -1.0)
            path.quadTo(a * 1.02, -0.98, a, -0.52)
            path.quadTo((a + b) / 2, -0.62, b, -0.52)
            path.quadTo(b * 1.02, -0.98, 0, -1.0)

        pen.shape(segment, flat(tone))
    pen.oval(0, -1.01, 0.03, 0.03, flat(shade(colour, 0.7)))
    pen.canvas.restore()


def palm(pen: Pen, colour: RGB, lit: bool, rng: np.random.Generator) -> None:
    """A coconut palm: a curved ringed trunk and a crown of feathered leaves."""
    lean = rng.uniform(-0.16, 0.16)
    top_x, top_y = lean, -0.74

    def trunk(path: skia.Path) -> None:
        path.moveTo(-0.07, 0)
        path.quadTo(-0.06 + lean * 0.1, -0.4, top_x - 0.03, top_y)
        path.lineTo(top_x + 0.035, top_y)
        path.quadTo(0.03 + lean * 0.1, -0.4, 0.07, 0)
        path.close()

    pen.shape(trunk, linear((-0.07, 0), (0.08, 0), (172, 128, 84), (104, 70, 44)))
    for ring in range(1, 8):
        along = ring / 8
        x = lean * along**2
        pen.line(x - 0.05, -0.74 * along, x + 0.045, -0.74 * along + 0.015, stroke((92, 60, 38), 0.012, 0.55))
    angles = (200, 232, 262, 292, 322, 350, 175, 12)
    for index, degrees in enumerate(angles):
        angle = np.radians(degrees + rng.uniform(-6, 6))
        reach = rng.uniform(0.44, 0.54)
        tip_x = top_x + np.cos(angle) * reach
        tip_y = top_y + np.sin(angle) * reach * 0.55 + 0.16 * abs(np.cos(angle))
        mid_x = top_x + np.cos(angle) * reach * 0.55
        mid_y = top_y + np.sin(angle) * reach * 0.6 - 0.1
        tone = shade((58, 148, 66), (0.72, 0.85, 1.0, 1.12, 1.0, 0.86, 0.66, 0.76)[index])

        def leaf(path: skia.Path, end: Point = (tip_x, tip_y), mid: Point = (mid_x, mid_y)) -> None:
            path.moveTo(top_x, top_y - 0.02)
            path.quadTo(mid[0], mid[1] - 0.06, *end)
            path.quadTo(mid[0], mid[1] + 0.1, top_x, top_y + 0.04)
            path.close()

        pen.shape(leaf, flat(tone))
        vein = stroke(shade(tone, 1.25), 0.01, 0.7)
        pen.curve((top_x, top_y), (mid_x, mid_y + 0.01), (tip_x, tip_y), vein)
    for x in (-0.035, 0.03):
        pen.oval(top_x + x, top_y + 0.05, 0.036, 0.04, flat((110, 72, 42)))


def sailboat(pen: Pen, colour: RGB, lit: bool, rng: np.random.Generator) -> None:
    """A sloop with a coloured hull and two white sails."""
    pen.line(0.0, -0.2, 0.0, -1.0, stroke((110, 76, 48), 0.026))

    def main_sail(path: skia.Path) -> None:
        path.moveTo(0.025, -0.97)
        path.quadTo(0.3, -0.62, 0.46, -0.27)
        path.lineTo(0.025, -0.27)
        path.close()

    def jib(path: skia.Path) -> None:
        path.moveTo(-0.03, -0.9)
        path.quadTo(-0.2, -0.6, -0.42, -0.27)
        path.lineTo(-0.03, -0.27)
        path.close()

    pen.shape(main_sail, linear((0.02, 0), (0.46, 0), WHITE, (214, 212, 208)))
    pen.shape(jib, linear((-0.42, 0), (-0.03, 0), (240, 238, 230), (204, 202, 200)))
    pen.polygon([(0.0, -1.0), (0.0, -0.93), (0.11, -0.965)], flat(colour))

    def hull(path: skia.Path) -> None:
        path.moveTo(-0.56, -0.22)
        path.lineTo(0.58, -0.22)
        path.quadTo(0.5, 0.0, 0.36, 0.02)
        path.lineTo(-0.36, 0.02)
        path.quadTo(-0.5, -0.04, -0.56, -0.22)
        path.close()

    pen.shape(hull, linear((0, -0.22), (0, 0.02), shade(colour, 1.12), shade(colour, 0.6)))
    pen.line(-0.55, -0.2, 0.57, -0.2, stroke(WHITE, 0.03))
    if lit:
        pen.oval(0.0, -1.0, 0.03, 0.03, flat((255, 226, 140)))
