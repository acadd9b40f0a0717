"""The outlines of shapes, and the lines along them. The mirror is `shapes.ts`.

Everything is in the layer's own units, output pixels; the box is (0, 0, width, height). A stroke lies inside the
outline: it is drawn along a path that is half its width further in.
"""

import math
from dataclasses import dataclass

from editor.timeline.frame import GradientFill, Outline, PathStroke
from editor.timeline.schema import Gradient, ShapeClip

Point = tuple[float, float]

#: Of an arrow's height, where its shaft has no width of its own.
SHAFT = 1 / 3
#: A polygon's first corner is at the top.
UP = -math.pi / 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape ready to be drawn."""

    outline: Outline
    fill: str
    gradient: GradientFill | None
    stroke: PathStroke | None


def draw_shape(clip: ShapeClip, width: float, height: float, scale: float) -> Drawn:
    """Return a shape clip's outline, fill and stroke in a box of width x height pixels."""
    if clip.shape in ("line", "arrow"):
        return _line(clip, width, height, scale)
    gradient = _gradient(clip.gradient, clip.fill, width, height)
    if clip.shape in ("ellipse", "rectangle"):
        limit = min(width, height) / 2
        line = min(clip.stroke.width * scale, limit)
        inset = line / 2
        inner_width, inner_height = width - line, height - line
        if clip.shape == "ellipse":
            outline = _rounded(0, width, height, width / 2, height / 2)
            inner = _rounded(inset, inner_width, inner_height, inner_width / 2, inner_height / 2)
        else:
            radius = min(clip.corner_radius * scale, limit)
            inner_radius = max(0.0, radius - inset)
            outline = _rounded(0, width, height, radius, radius)
            inner = _rounded(inset, inner_width, inner_height, inner_radius, inner_radius)
    else:
        corners = _corners(clip, width, height)
        line = min(clip.stroke.width * scale, _inner_radius(corners))
        outline = _polygon(corners)
        inner = _polygon(_inset(corners, line / 2))
    stroke = PathStroke(inner, line, clip.stroke.colour, clip.stroke.dash * scale) if line > 0 else None
    return Drawn(outline, clip.fill, gradient, stroke)


def _line(clip: ShapeClip, width: float, height: float, scale: float) -> Drawn:
    """A line has no inside: with a stroke it is as thick and of the colour that the stroke says, without one a bar."""
    is_stroked = clip.stroke.width > 0
    thick = clip.stroke.width * scale
    dash = clip.stroke.dash * scale if is_stroked else 0.0
    fill = clip.stroke.colour if is_stroked else clip.fill
    gradient = None if is_stroked else _gradient(clip.gradient, clip.fill, width, height)
    middle = height / 2
    head = clip.depth * width if clip.shape == "arrow" else 0.0
    base = width - head
    tip = [(base, 0.0), (width, middle), (base, height)] if head > 0 else []
    shaft = None
    if dash > 0:
        shaft = PathStroke(Outline("ML", (0.0, middle, base, middle)), thick, fill, dash)
        outline = _polygon(tip)
    else:
        half = thick / 2 if is_stroked else (middle if clip.shape == "line" else height * SHAFT / 2)
        outline = _polygon(
            [(0.0, middle - half), (base, middle - half), *tip, (base, middle + half), (0.0, middle + half)]
        )
    return Drawn(outline, fill, gradient, shaft)


def _gradient(gradient: Gradient, fill: str, width: float, height: float) -> GradientFill | None:
    x, y = width / 2, height / 2
    if gradient.kind == "none":
        return None
    if gradient.kind == "radial":
        return GradientFill("radial", x, y, x, y, fill, gradient.to)
    angle = math.radians(gradient.angle % 360)
    cos, sin = math.cos(angle), math.sin(angle)
    # As far as the box reaches in that direction, so that the two colours are at its sides or corners.
    reach = abs(cos) * x + abs(sin) * y
    return GradientFill(
        "linear", x - cos * reach, y - sin * reach, x + cos * reach, y + sin * reach, fill, gradient.to
    )


def _polygon(corners: list[Point]) -> Outline:
    if not corners:
        return Outline("", ())
    verbs = "M" + "L" * (len(corners) - 1) + "Z"
    return Outline(verbs, tuple(number for corner in corners for number in corner))


def _rounded(start: float, width: float, height: float, rx: float, ry: float) -> Outline:
    """Return a rectangle from (start, start) whose corners are quarters of an ellipse of these radii."""
    left, top, right, bottom = start, start, start + width, start + height
    if rx <= 0 or ry <= 0:
        return _polygon([(left, top), (right, top), (right, bottom), (left, bottom)])
    points = (
        *(left + rx, top),
        *(right - rx, top, right, top, right, top + ry),
        *(right, bottom - ry, right, bottom, right - rx, bottom),
        *(left + rx, bottom, left, bottom, left, bottom - ry),
        *(left, top + ry, left, top, left + rx, top),
    )
    return Outline("MLKLKLKLKZ", points)


def _corners(clip: ShapeClip, width: float, height: float) -> list[Point]:
    """Return the corners, clockwise, of a triangle, a polygon or a star that fills the box."""
    if clip.shape == "triangle":
        return [(width / 2, 0.0), (width, height), (0.0, height)]
    count = 2 * clip.points if clip.shape == "star" else clip.points
    points = []
    for place in range(count):
        radius = 1 - clip.depth if clip.shape == "star" and place % 2 == 1 else 1.0
        angle = UP + 2 * math.pi * place / count
        points.append((radius * math.cos(angle), radius * math.sin(angle)))
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    return [((x - left) / (right - left) * width, (y - top) / (bottom - top) * height) for x, y in points]


def _inner_radius(corners: list[Point]) -> float:
    """Return how far the nearest side is from the middle: no stroke can be wider."""
    middle = (
        sum(x for x, _ in corners) / len(corners),
        sum(y for _, y in corners) / len(corners),
    )
    distances = []
    for place, (x, y) in enumerate(corners):
        next_x, next_y = corners[(place + 1) % len(corners)]
        length = math.hypot(next_x - x, next_y - y)
        if length > 0:
            cross = (next_x - x) * (middle[1] - y) - (next_y - y) * (middle[0] - x)
            distances.append(abs(cross) / length)
    return min(distances)


def _inset(corners: list[Point], distance: float) -> list[Point]:
    """Return the corners of the polygon (clockwise) whose sides are so much further in."""
    count = len(corners)
    return [
        _meeting(corners[place - 1], corners[place], corners[(place + 1) % count], distance)
        for place in range(count)
    ]


def _meeting(before: Point, corner: Point, after: Point, distance: float) -> Point:
    """Return where the two sides of a corner meet when each is moved inwards by a distance."""
    ax, ay = _direction(before, corner)
    bx, by = _direction(corner, after)
    # The inward normal of a clockwise side (y downwards) is (-dy, dx); their sum, made as long as it must be.
    along = 1 + ax * bx + ay * by
    if along < 1e-6:
        return corner
    return corner[0] - distance * (ay + by) / along, corner[1] + distance * (ax + bx) / along


def _direction(start: Point, end: Point) -> Point:
    length = math.hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length
