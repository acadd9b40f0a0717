"""Parts of a picture made unrecognisable: few colours are taken of each, and laid over it again.

What is below is gone within the shape, so nothing shows through, and a blur is made of the few colours alone: it holds
no more than they do, and no filter brings back what they leave out. The texts in `effects/` say what is done, which the
browser runs; these are their kernels (see `shading.py`). The mirror is `obscuring.ts`. Pixels are premultiplied RGBA.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from editor.compositor.kernels import Bytes, jit
from editor.compositor.pixels import colour
from editor.timeline.frame import HiddenBox, ImageLayer, VideoLayer

Box = tuple[float, float, float, float]
_Floats = NDArray[np.float32]
#: Points to a side of a cell whose mean is its colour, and pixels around the shape in which it fades out.
POINTS, FADE = 8, 2


def obscured(pixels: Bytes, layer: VideoLayer | ImageLayer, box: Box) -> Bytes:
    """Return a layer's pixels with what its look hides made unrecognisable; box: its own, left, top, width, height."""
    out = np.array(pixels, order="C")
    for hidden, place in placed(layer, box):
        hide(pixels, out, hidden, place)
    return out


def placed(layer: VideoLayer | ImageLayer, box: Box) -> Sequence[tuple[HiddenBox, Box]]:
    """Return what is hidden of a layer with the pixels it covers, where the layer fills `box`."""
    left, top, width, height = box
    across, down = width / layer.shown.width, height / layer.shown.height
    found = []
    for hidden in layer.look.hidden:
        wide, high = hidden.width * across, hidden.height * down
        x, y = (hidden.left - layer.shown.left) * across, (hidden.top - layer.shown.top) * down
        x = width - x - wide if layer.look.flip_horizontal else x
        y = height - y - high if layer.look.flip_vertical else y
        found.append((hidden, (left + x, top + y, wide, high)))
    return found


def rescaled(layer: VideoLayer | ImageLayer, width: int, height: int) -> tuple[HiddenBox, ...]:
    """Return what is hidden of a layer whose shown part has become a source of its own, of width x height pixels."""
    shown = layer.shown
    across, down = width / shown.width, height / shown.height
    return tuple(
        replace(
            hidden,
            left=(hidden.left - shown.left) * across,
            top=(hidden.top - shown.top) * down,
            width=hidden.width * across,
            height=hidden.height * down,
        )
        for hidden in layer.look.hidden
    )


def hide(pixels: Bytes, out: Bytes, hidden: HiddenBox, box: Box) -> None:
    """Hide a box of the pixels in `out`, by the colours that they have."""
    height, width = pixels.shape[:2]
    first_x, end_x = _span(box[0], box[2], width)
    first_y, end_y = _span(box[1], box[3], height)
    if first_x >= end_x or first_y >= end_y:
        return
    place = np.array([box[0], box[1], max(box[2], 1e-3), max(box[3], 1e-3)], np.float32)
    if hidden.style == "fill":
        ink = colour(hidden.colour)
        few = np.array([[[ink.fR, ink.fG, ink.fB, 1]]], np.float32) * np.float32(255)
    else:
        few = cells_of(np.ascontiguousarray(pixels), place, hidden.columns, hidden.rows)
    part = out[first_y:end_y, first_x:end_x]
    _cover(part, few, place, first_x, first_y, hidden.shape == "ellipse", hidden.style == "blur")


def cells_of(pixels: Bytes, place: _Floats, columns: int, rows: int) -> _Floats:
    """Return the few colours of a box, 0 to 255 in whole numbers, (rows, columns, 4)."""
    few = np.empty((rows, columns, 4), np.float32)
    _cells(pixels, place, few)
    return few


def _span(start: float, size: float, end: int) -> tuple[int, int]:
    return max(0, int(np.floor(start)) - FADE), min(end, int(np.ceil(start + size)) + FADE)


@jit
def _cells(pixels, place, few):
    height, width = pixels.shape[:2]
    rows, columns = few.shape[:2]
    half, points = np.float32(0.5), np.float32(POINTS)
    wide, high = place[2] / np.float32(columns), place[3] / np.float32(rows)
    for row in range(rows):
        for column in range(columns):
            red, green, blue, alpha = 0, 0, 0, 0
            for j in range(POINTS):
                y = place[1] + np.float32(row) * high + (np.float32(j) + half) * high / points
                v = min(max(np.int64(np.floor(y)), 0), height - 1)
                for i in range(POINTS):
                    x = place[0] + np.float32(column) * wide + (np.float32(i) + half) * wide / points
                    u = min(max(np.int64(np.floor(x)), 0), width - 1)
                    red += pixels[v, u, 0]
                    green += pixels[v, u, 1]
                    blue += pixels[v, u, 2]
                    alpha += pixels[v, u, 3]
            per = np.float32(1 / (POINTS * POINTS))
            few[row, column, 0] = np.floor(np.float32(red) * per + half)
            few[row, column, 1] = np.floor(np.float32(green) * per + half)
            few[row, column, 2] = np.floor(np.float32(blue) * per + half)
            few[row, column, 3] = np.floor(np.float32(alpha) * per + half)


@jit
def _taps(t, weights):
    """Write the four weights of a uniform cubic B-spline."""
    s = np.float32(1) - t
    three, four, six = np.float32(3), np.float32(4), np.float32(6)
    weights[0] = s * s * s / six
    weights[1] = ((three * t - six) * t * t + four) / six
    weights[2] = ((three * s - six) * s * s + four) / six
    weights[3] = t * t * t / six


@jit
def _along(at, few, smooth, line):
    """Write the colours at a place down a box, in cells, of each of its columns."""
    rows, columns = few.shape[:2]
    if not smooth:
        line[:] = few[min(max(np.int64(np.floor(at)), 0), rows - 1)]
        return
    weights = np.empty(4, np.float32)
    at -= np.float32(0.5)
    _taps(at - np.floor(at), weights)
    first = np.int64(np.floor(at)) - 1
    line[:] = np.float32(0)
    for tap in range(4):
        row = min(max(first + tap, 0), rows - 1)
        for column in range(columns):
            for channel in range(4):
                line[column, channel] += weights[tap] * few[row, column, channel]


@jit
def _share(away_x, away_y, half_wide, half_high, ellipse):
    """Return how much of a pixel is covered, 0 to 1, by its distance from the middle."""
    if ellipse:
        x, y = away_x / half_wide, away_y / half_high
        outside = (np.sqrt(x * x + y * y) - np.float32(1)) * min(half_wide, half_high)
    else:
        outside = max(abs(away_x) - half_wide, abs(away_y) - half_high)
    return min(max(np.float32(1) - outside / np.float32(FADE), np.float32(0)), np.float32(1))


@jit
def _cover(out, few, place, first_x, first_y, ellipse, smooth):
    rows, columns = few.shape[:2]
    height, width = out.shape[:2]
    half, zero = np.float32(0.5), np.float32(0)
    half_wide, half_high = place[2] * half, place[3] * half
    weights = np.empty(4, np.float32)
    line = np.empty((columns, 4), np.float32)
    for y in range(height):
        from_top = np.float32(first_y + y) + half - place[1]
        _along(from_top / place[3] * np.float32(rows), few, smooth, line)
        for x in range(width):
            from_left = np.float32(first_x + x) + half - place[0]
            share = _share(from_left - half_wide, from_top - half_high, half_wide, half_high, ellipse)
            if share == zero:
                continue
            along = from_left / place[2] * np.float32(columns)
            if smooth:
                along -= half
                _taps(along - np.floor(along), weights)
            begin = np.int64(np.floor(along))
            for channel in range(4):
                value = line[min(max(begin, 0), columns - 1), channel]
                if smooth:
                    value = zero
                    for tap in range(4):
                        value += weights[tap] * line[min(max(begin + tap - 1, 0), columns - 1), channel]
                own = np.float32(out[y, x, channel])
                out[y, x, channel] = np.uint8(own + share * (value - own) + half)
