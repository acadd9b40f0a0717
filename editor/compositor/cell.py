"""Where a layer is drawn off the screen when something is done to its pixels: its own upright piece of pixels.

A layer that is not turned is drawn straight onto the output's own pixels. A turned one is drawn upright, as many pixels
large as its box covers, and then turned. The mirror is `cell.ts`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from editor.timeline.frame import (
    ImageLayer,
    Layer,
    Look,
    Matrix,
    Outline,
    PlaceholderLayer,
    ShapeLayer,
    TextLayer,
    VideoLayer,
)

#: A Gaussian is nothing any more at so many deviations.
DEVIATIONS = 3
#: Baselines are put on whole pixels, which moves glyphs by less than this.
_SNAP = 1
#: Left, top, right, bottom.
Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Region:
    """Whole pixels: left, top up to, not including, right, bottom."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def is_empty(self) -> bool:
        return self.width <= 0 or self.height <= 0

    def grown(self, by: int) -> Region:
        """Return the region, larger on every side."""
        return Region(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def cut(self, other: Region) -> Region:
        """Return what is in both."""
        return Region(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """A layer's own upright pixels.

    `content` carries the layer's units to them, `place` carries them to the output; `box` is the layer's box in them:
    left, top, width, height.
    """

    content: Matrix
    place: Matrix
    box: tuple[float, float, float, float]

    @property
    def is_turned(self) -> bool:
        return self.place != (1, 0, 0, 1, 0, 0)


def cell_of(layer: Layer) -> Cell:
    """Return where a layer is drawn off the screen."""
    a, b, c, d, e, f = layer.matrix
    box = (e, f, a * layer.width, d * layer.height)
    is_drawn = isinstance(layer, TextLayer | ShapeLayer)
    if b == 0 and c == 0 and (is_drawn or all(float(number).is_integer() for number in box)):
        return Cell(layer.matrix, (1, 0, 0, 1, 0, 0), box)
    # The box on whole pixels, so that a picture fills each of them.
    width = math.ceil(math.hypot(a, b) * layer.width - 1e-6)
    height = math.ceil(math.hypot(c, d) * layer.height - 1e-6)
    x, y = width / layer.width, height / layer.height
    return Cell((x, 0, 0, y, 0, 0), (a / x, b / x, c / y, d / y, e, f), (0, 0, width, height))


def needs_cell(look: Look) -> bool:
    """Whether anything is done to the layer's pixels, rather than to how they meet what is below."""
    return bool(
        look.hidden or look.matte or look.effects or look.corner_radius > 0 or look.border or look.shadow
    )


def content_region(layer: Layer, cell: Cell, output: Region) -> Region:
    """Return the pixels of the cell that the layer's content has to be drawn on: what shows, or reaches what shows."""
    look = layer.look
    blur = math.ceil(DEVIATIONS * look.effects.blur) if look.effects else 0
    seen = _seen(cell, output).grown(reach_of(look) + matte_reach(look))
    left, top, width, height = cell.box
    box = Region(math.floor(left), math.floor(top), math.ceil(left + width), math.ceil(top + height))
    if isinstance(layer, VideoLayer | ImageLayer | PlaceholderLayer):
        return box.cut(seen)
    if isinstance(layer, ShapeLayer):
        return box.grown(math.ceil(overhang(layer) * max(cell.content[0], cell.content[3])) + blur + 1).cut(
            seen
        )
    # Glyphs may reach out of their box.
    return seen


def reach_of(look: Look) -> int:
    """Return how many pixels beyond its content's own a layer may touch."""
    reach = 2
    if look.effects:
        reach += math.ceil(DEVIATIONS * look.effects.blur)
    if look.shadow:
        reach += shadow_reach(look)
    return reach


def matte_reach(look: Look) -> int:
    """Return how many pixels around one its matte looks at."""
    matte = look.matte
    return math.ceil(DEVIATIONS * (abs(matte.grow) + matte.feather + matte.reach)) if matte else 0


def shadow_reach(look: Look) -> int:
    """Return how far a shadow falls, in pixels."""
    if look.shadow is None:
        return 0
    offset = max(abs(look.shadow.x), abs(look.shadow.y))
    return math.ceil(DEVIATIONS * look.shadow.blur + offset) + 1


def overhang(layer: ShapeLayer) -> float:
    """Return by how much a shape's lines reach out of its box, in its own units."""
    beyond = _beyond(layer.outline, layer, 0.0)
    if layer.stroke:
        beyond = max(beyond, _beyond(layer.stroke.path, layer, layer.stroke.width / 2))
    return beyond


def bounds(layer: Layer, output: Region, ink: Edges | None = None) -> Region:
    """Return the output pixels that a layer may touch, inside the output.

    `ink` is what a text covers (left, top, right, bottom in the layer's units): glyphs may reach out of their box, and
    mostly fill little of it.
    """
    a, b, c, d, e, f = layer.matrix
    over = overhang(layer) if isinstance(layer, ShapeLayer) else 0.0
    left, top, right, bottom = edges = (-over, -over, layer.width + over, layer.height + over)
    reach = reach_of(layer.look) if needs_cell(layer.look) else 0.5
    if ink is not None:
        left, top, right, bottom = _mirrored(layer, ink)
        reach += _SNAP
        if needs_cell(layer.look):
            # A border runs along the box.
            left, top = min(left, edges[0]), min(top, edges[1])
            right, bottom = max(right, edges[2]), max(bottom, edges[3])
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (top, bottom)]
    return Region(
        math.floor(min(x for x, _ in corners) - reach),
        math.floor(min(y for _, y in corners) - reach),
        math.ceil(max(x for x, _ in corners) + reach),
        math.ceil(max(y for _, y in corners) + reach),
    ).cut(output)


def _mirrored(layer: Layer, ink: Edges) -> Edges:
    left, top, right, bottom = ink
    if layer.look.flip_horizontal:
        left, right = layer.width - right, layer.width - left
    if layer.look.flip_vertical:
        top, bottom = layer.height - bottom, layer.height - top
    return left, top, right, bottom


def _beyond(path: Outline, layer: ShapeLayer, half: float) -> float:
    xs, ys = path.points[::2], path.points[1::2]
    if not xs:
        return 0.0
    return max(
        0.0,
        half - min(xs),
        half - min(ys),
        max(xs) + half - layer.width,
        max(ys) + half - layer.height,
    )


def _seen(cell: Cell, output: Region) -> Region:
    """Return the pixels of the cell that come to lie on the output."""
    if not cell.is_turned:
        return output
    a, b, c, d, e, f = cell.place
    determinant = a * d - b * c
    corners = []
    for x in (output.left - e, output.right - e):
        for y in (output.top - f, output.bottom - f):
            corners.append(((d * x - c * y) / determinant, (a * y - b * x) / determinant))
    return Region(
        math.floor(min(x for x, _ in corners)),
        math.floor(min(y for _, y in corners)),
        math.ceil(max(x for x, _ in corners)),
        math.ceil(max(y for _, y in corners)),
    )
