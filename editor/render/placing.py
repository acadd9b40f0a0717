"""Decoded planes into boxes of a film's planes, scaled as they are, without a way through RGB."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from editor.compositor.kernels import Bytes
from editor.compositor.scaling import (
    coverage,
    part_map,
    reduce_plane,
    reduced_size,
    scale_plane,
    scale_plane_over,
    whole_boxes,
)
from editor.render.picture import Planes
from editor.timeline.frame import VideoLayer


@dataclass(frozen=True)
class Box:
    """A box of a plane: its edges, which may lie within a sample, and the whole samples of it inside the film."""

    left: float
    top: float
    width: float
    height: float
    x0: int
    y0: int
    x1: int
    y1: int

    @classmethod
    def of(cls, left: float, top: float, width: float, height: float) -> Box:
        right, bottom = left + width, top + height
        return cls(
            left, top, width, height, math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom)
        )

    def cut(self, width: int, height: int) -> Box:
        return Box(
            self.left,
            self.top,
            self.width,
            self.height,
            max(0, self.x0),
            max(0, self.y0),
            min(width, self.x1),
            min(height, self.y1),
        )

    @property
    def is_empty(self) -> bool:
        return self.x1 <= self.x0 or self.y1 <= self.y0

    def cover(self, opacity: int) -> tuple[np.ndarray, np.ndarray] | None:
        """Return how much of each column and row is the box's, of 256; None where everything is."""
        columns = coverage(self.x0, self.x1, self.left, self.left + self.width)
        rows = coverage(self.y0, self.y1, self.top, self.top + self.height)
        if opacity == 256 and columns.min() == 256 and rows.min() == 256:
            return None
        return columns, rows * opacity // 256


@dataclass(frozen=True)
class ShownPlane:
    """A plane to be scaled: its samples, left, top, width and height of what shows of them, and its reduction."""

    samples: Bytes
    width: int
    part: tuple[float, float, float, float]
    reduction: int

    def reduced(self) -> tuple[Bytes, int]:
        """Return the samples after the reduction, and how many there are in a row."""
        if self.reduction == 1:
            return self.samples, self.width
        height = self.samples.shape[0]
        out_width, out_height = reduced_size(self.width, height, self.reduction)
        out = np.empty((out_height, out_width), np.uint8)
        reduce_plane(self.samples, self.width, self.reduction, out)
        return out, out_width


def shown_plane(layer: VideoLayer, picture: Planes, plane: Bytes, share: int) -> ShownPlane:
    """Return what shows of a plane; only that is touched. `share` is how many pixels a sample spans."""
    width, height = math.ceil(picture.width / share), math.ceil(picture.height / share)
    x, y = picture.width / share / layer.source_width, picture.height / share / layer.source_height
    shown, reduction = layer.shown, layer.reduction
    left, top, part_width, part_height = shown.left * x, shown.top * y, shown.width * x, shown.height * y
    columns = whole_boxes(left, part_width, width, reduction)
    rows = whole_boxes(top, part_height, height, reduction)
    samples = plane[rows[0] : rows[1]]
    if columns != (0, width):
        samples = np.ascontiguousarray(samples[:, columns[0] : columns[1]])
    part = left - columns[0], top - rows[0], part_width, part_height
    return ShownPlane(samples, columns[1] - columns[0], part, reduction)


def scale_into(plane: ShownPlane, box: Box, opacity: int, out: Bytes) -> None:
    """Reduce a plane, and scale it into a box."""
    cover = box.cover(opacity)
    samples, width = plane.reduced()
    part_left, part_top, part_width, part_height = (number / plane.reduction for number in plane.part)
    step_x, origin_x = part_map(box.left, box.width, part_left, part_width)
    step_y, origin_y = part_map(box.top, box.height, part_top, part_height)
    is_shift = (step_x, step_y) == (1, 1) and float(origin_x).is_integer() and float(origin_y).is_integer()
    if cover is None and is_shift:
        x, y = box.x0 + int(origin_x), box.y0 + int(origin_y)
        out[box.y0 : box.y1, box.x0 : box.x1] = samples[y : y + box.y1 - box.y0, x : x + box.x1 - box.x0]
        return
    place = (box.x0, box.y0, box.x1, box.y1, step_x, origin_x, step_y, origin_y)
    if cover is None:
        scale_plane(samples, width, out, *place)
    else:
        scale_plane_over(samples, width, out, *place, *cover)


def shrunk(layer: VideoLayer, picture: Planes, width: int, height: int) -> Planes:
    """Return what a layer shows of a picture as a picture of width x height pixels, not yet mirrored."""
    scaled = []
    for plane, share in ((picture.luma, 1), (picture.u, 2), (picture.v, 2)):
        shown = shown_plane(layer, picture, plane, share)
        samples, samples_width = shown.reduced()
        left, top, part_width, part_height = (number / shown.reduction for number in shown.part)
        out = np.empty((-(-height // share), -(-width // share)), np.uint8)
        scale_plane(
            *(samples, samples_width, out, 0, 0, out.shape[1], out.shape[0]),
            *part_map(0, width / share, left, part_width),
            *part_map(0, height / share, top, part_height),
        )
        scaled.append(out)
    luma, u, v = scaled
    return Planes(width, height, luma, u, v, picture.matrix, picture.full_range)
