"""Two pictures of the whole canvas become one: kernels that do what the texts in `transitions/` say, but zoom's.

Skia's interpreter runs those texts too, but takes many times as long and holds the GIL; `test_mixing.py` holds each
kernel against its text. Pixels are premultiplied RGBA, uint8 (height, width, 4); a place outside of a picture is empty.
"""

from __future__ import annotations

import math

import numpy as np

from editor.compositor.kernels import Bytes, jit
from editor.compositor.pixels import colour
from editor.timeline.frame import TransitionLayer


@jit
def _fade(before, after, out, start, across, down):
    """Mix rows of bytes; the second's share of pixel (x, y) is start - across * x - down * y, within 0 and 1."""
    zero, one, half = np.float32(0), np.float32(1), np.float32(0.5)
    height, count = before.shape
    column = np.empty(count, np.float32)
    for k in range(count):
        column[k] = across * np.float32(k >> 2)
    for y in range(height):
        first, second, target = before[y], after[y], out[y]
        level = start - down * np.float32(y)
        for k in range(count):
            share = min(max(level - column[k], zero), one)
            own = np.float32(first[k])
            target[k] = np.uint8(np.int32(own + share * (np.float32(second[k]) - own) + half))


@jit
def _dip(picture, before, after, out, progress, depth, through):
    """Fade rows of bytes of `picture` into a colour, as far as the two pictures cover."""
    half, one = np.float32(0.5), np.float32(1)
    height, count = picture.shape
    for y in range(height):
        line, first, second, target = picture[y], before[y], after[y], out[y]
        for x in range(count >> 2):
            near, far = np.float32(first[4 * x + 3]), np.float32(second[4 * x + 3])
            cover = (near + progress * (far - near)) * depth
            for channel in range(4):
                value = np.float32(line[4 * x + channel]) * (one - depth) + through[channel] * cover
                target[4 * x + channel] = np.uint8(np.int32(value + half))


@jit
def _shift(picture, out, left, top, part_x, part_y):
    """Move rows of bytes: pixel (x, y) comes from (x + left + part_x, y + top + part_y), straight between pixels."""
    one, half = np.float32(1), np.float32(0.5)
    height, count = picture.shape
    nothing = np.zeros(count, np.uint8)
    wide = np.zeros(3 * count + 4, np.float32)
    for y in range(height):
        near, far = y + top, y + top + 1
        upper = picture[near] if 0 <= near < height else nothing
        lower = picture[far] if 0 <= far < height else nothing
        middle = wide[count : 2 * count]
        for k in range(count):
            middle[k] = (one - part_y) * np.float32(upper[k]) + part_y * np.float32(lower[k])
        begin = min(max(count + 4 * left, 0), 2 * count)
        first, second, target = wide[begin : begin + count], wide[begin + 4 : begin + 4 + count], out[y]
        for k in range(count):
            target[k] = np.uint8(np.int32((one - part_x) * first[k] + part_x * second[k] + half))


@jit
def _over(over, under, out):
    """Lay rows of bytes over others."""
    one, half = np.float32(1), np.float32(0.5)
    height, count = over.shape
    for y in range(height):
        top, below, target = over[y], under[y], out[y]
        for x in range(count >> 2):
            rest = one - np.float32(top[4 * x + 3]) * np.float32(1 / 255)
            for channel in range(4):
                value = np.float32(top[4 * x + channel]) + rest * np.float32(below[4 * x + channel])
                target[4 * x + channel] = np.uint8(np.int32(value + half))


def mixed(layer: TransitionLayer, before: Bytes, after: Bytes) -> Bytes | None:
    """Return the mixture of two pictures of the canvas; None for a transition that has no kernel."""
    height, width = before.shape[:2]
    progress = layer.progress
    way_x, way_y = layer.way
    first, second = _rows(before), _rows(after)
    out = np.empty_like(before)
    if layer.transition == "cross-fade":
        _fade(first, second, _rows(out), *_single(progress, 0, 0))
    elif layer.transition == "wipe":
        length = way_x * way_x + way_y * way_y
        edge = max(layer.softness, 1 / math.sqrt(length))
        corner = ((1 - width) * way_x + (1 - height) * way_y) / 2 / length + 0.5
        start = (progress * (1 + edge) - corner) / edge
        _fade(first, second, _rows(out), *_single(start, way_x / length / edge, way_y / length / edge))
    elif layer.transition == "dip":
        through = colour(layer.colour)
        alpha = through.fA
        premultiplied = np.array(
            [*(alpha * part for part in (through.fR, through.fG, through.fB)), alpha], np.float32
        )
        depth = np.float32(1 - abs(2 * progress - 1))
        picture = first if progress < 0.5 else second
        _dip(picture, first, second, _rows(out), np.float32(progress), depth, premultiplied)
    elif layer.transition in ("push", "slide"):
        over = _moved(after, (1 - progress) * way_x, (1 - progress) * way_y)
        if layer.transition == "push":
            before = _moved(before, -progress * way_x, -progress * way_y)
        _over(_rows(over), _rows(before), _rows(out))
    else:
        return None
    return out


def _moved(picture: Bytes, x: float, y: float) -> Bytes:
    """Return a picture of which each pixel comes from so much further right and down."""
    out = np.empty_like(picture)
    left, top = math.floor(x), math.floor(y)
    _shift(_rows(picture), _rows(out), left, top, np.float32(x - left), np.float32(y - top))
    return out


def _rows(picture: Bytes) -> Bytes:
    return picture.reshape(picture.shape[0], -1)


def _single(*numbers: float) -> list[np.float32]:
    return [np.float32(number) for number in numbers]
