"""Composes a frame straight in the film's own YUV 4:2:0, so that most pixels are never turned into RGB and back.

Pictures that sit on the grid are scaled plane by plane into their box. Everything else is drawn by Skia on its own,
turned into a premultiplied YUV overlay cut to what it covers, and blended by its box; what does not change from frame
to frame is drawn once. Source-over is linear, so the result is the RGB compositor's up to rounding and the film's own
halved chroma. What is blended in another way needs the colours below it: up to there the frame is drawn in RGB.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from editor.compositor.cell import Region, bounds
from editor.compositor.draw import Compositor
from editor.compositor.glyphs import FontFiles
from editor.compositor.kernels import Bytes, blend_plane, mix_plane, rgba_to_overlay, rgba_to_yuv420
from editor.compositor.pictures import PictureLayer, is_on_grid
from editor.compositor.scaling import (
    coverage,
    part_map,
    reduce_plane,
    reduced_size,
    scale_plane,
    scale_plane_over,
    whole_boxes,
)
from editor.render.picture import Picture, Planes
from editor.timeline.frame import Frame, FrameLayer, TransitionLayer, VideoLayer, plain_layers

#: Hands over the picture of a layer that has one.
PictureOf = Callable[[PictureLayer], Picture | None]
FilmPlanes = tuple[Bytes, Bytes, Bytes]


@dataclass(frozen=True)
class Overlay:
    """A premultiplied piece of picture at even output coordinates; see `kernels.rgba_to_overlay`."""

    left: int
    top: int
    luma: Bytes
    u: Bytes
    v: Bytes
    alpha: Bytes
    half_alpha: Bytes


class PlanarCompositor:
    """Composes the frames of one film, in order. Not for two threads at once."""

    def __init__(self, width: int, height: int, fonts: FontFiles) -> None:
        self.width, self.height = width, height
        self._skia = Compositor(width, height, fonts)
        self._drawn: dict[str, tuple[FrameLayer, Overlay | None]] = {}
        self._rgba: dict[str, Bytes] = {}

    def compose(self, frame: Frame, picture_of: PictureOf, out: FilmPlanes) -> None:
        """Write the frame into the film's planes, whose rows may be longer than the picture."""
        visible = self._uncovered(frame.layers)
        self._forget(visible)
        mixed = _last_mixed(visible)
        if mixed >= 0:
            below = replace(frame, layers=visible[: mixed + 1])
            rgba = self._skia.draw(below, lambda wanted: self._as_rgba(wanted, picture_of))
            rgba_to_yuv420(rgba, *out)
        elif not visible or not self._covers(visible[0]):
            self._fill(frame.background, out)
        for layer in visible[mixed + 1 :]:
            if isinstance(layer, TransitionLayer) and self._fade(layer, picture_of, out):
                continue
            if isinstance(layer, VideoLayer) and is_on_grid(layer) and not _is_flipped(layer):
                picture = picture_of(layer)
                if isinstance(picture, Planes) and picture.is_film_colour:
                    self._place(layer, picture, out)
                    continue
            overlay = self._overlay(layer, picture_of)
            if overlay is not None:
                self._blend(overlay, out)

    def _covers(self, layer: FrameLayer) -> bool:
        """Whether nothing below the layer can be seen. An alpha channel could show it: only video counts."""
        if isinstance(layer, TransitionLayer):
            is_fade = layer.transition == "cross-fade" and layer.blend == "normal"
            return is_fade and all(side and self._covers(side) for side in (layer.before, layer.after))
        if not isinstance(layer, VideoLayer) or not is_on_grid(layer) or layer.opacity < 1:
            return False
        left, top = layer.matrix[4], layer.matrix[5]
        return (
            left <= 0 and top <= 0 and left + layer.width >= self.width and top + layer.height >= self.height
        )

    def _uncovered(self, layers: tuple[FrameLayer, ...]) -> tuple[FrameLayer, ...]:
        for index in range(len(layers) - 1, 0, -1):
            if self._covers(layers[index]):
                return layers[index:]
        return layers

    def _forget(self, layers: tuple[FrameLayer, ...]) -> None:
        """Keep what was drawn only as long as it is on the screen."""
        here = {layer.clip for layer in (*layers, *plain_layers(layers))}
        for kept in (self._drawn, self._rgba):
            for clip in [clip for clip in kept if clip not in here]:
                del kept[clip]

    def _fill(self, background: str, out: FilmPlanes) -> None:
        pixel = np.empty((2, 2, 4), np.uint8)
        pixel[:] = [int(background[i : i + 2], 16) for i in (1, 3, 5)] + [255]
        planes = np.empty((2, 2), np.uint8), np.empty((1, 1), np.uint8), np.empty((1, 1), np.uint8)
        rgba_to_yuv420(pixel, *planes)
        for plane, value in zip(out, planes, strict=True):
            plane[:] = value[0, 0]

    def _place(self, layer: VideoLayer, picture: Planes, out: FilmPlanes) -> None:
        """Scale the picture's planes into the layer's box, cut to the film."""
        left, top = layer.matrix[4], layer.matrix[5]
        opacity = round(layer.opacity * 256)
        for index, plane in enumerate((picture.luma, picture.u, picture.v)):
            share = 1 if index == 0 else 2
            target = _Box.of(left / share, top / share, layer.width / share, layer.height / share).cut(
                -(-self.width // share), -(-self.height // share)
            )
            if not target.is_empty:
                shown = _shown(layer, picture, plane, share)
                _scale_into(shown, target, opacity, out[index])

    def _fade(self, layer: TransitionLayer, picture_of: PictureOf, out: FilmPlanes) -> bool:
        """Cross-fade two films that cover everything as they are in YUV; False where that cannot be."""
        before, after = layer.before, layer.after
        if not (self._covers(layer) and isinstance(before, VideoLayer) and isinstance(after, VideoLayer)):
            return False
        first, second = picture_of(before), picture_of(after)
        if not (isinstance(first, Planes) and isinstance(second, Planes)):
            return False
        if not (first.is_film_colour and second.is_film_colour) or _is_flipped(before) or _is_flipped(after):
            return False
        self._place(before, first, out)
        other = np.empty_like(out[0]), np.empty_like(out[1]), np.empty_like(out[2])
        self._place(after, second, other)
        for plane, towards in zip(out, other, strict=True):
            mix_plane(plane, towards, round(256 * layer.progress))
        return True

    def _overlay(self, layer: FrameLayer, picture_of: PictureOf) -> Overlay | None:
        known = self._drawn.get(layer.clip)
        if known is not None and known[0] == layer and not isinstance(layer, VideoLayer):
            return known[1]
        whole = Region(0, 0, self.width, self.height)
        touched = whole if isinstance(layer, TransitionLayer) else bounds(layer, whole)
        box = _even(touched, self.width, self.height)
        left, top, right, bottom = box
        if right <= left or bottom <= top:
            return None
        rgba = self._skia.draw_box(layer, lambda wanted: self._as_rgba(wanted, picture_of), box)
        overlay = _cut(rgba, left, top)
        self._drawn[layer.clip] = (layer, overlay)
        return overlay

    def _as_rgba(self, layer: PictureLayer, picture_of: PictureOf) -> Bytes | None:
        picture = picture_of(layer)
        if not isinstance(picture, Planes):
            return picture
        buffer = self._rgba.get(layer.clip)
        if buffer is None or buffer.shape[:2] != (picture.height, picture.width):
            buffer = self._rgba[layer.clip] = np.empty((picture.height, picture.width, 4), np.uint8)
        return picture.to_rgba(out=buffer)

    def _blend(self, overlay: Overlay, out: FilmPlanes) -> None:
        luma, u, v = out
        blend_plane(luma, overlay.luma, overlay.alpha, overlay.left, overlay.top)
        blend_plane(u, overlay.u, overlay.half_alpha, overlay.left // 2, overlay.top // 2)
        blend_plane(v, overlay.v, overlay.half_alpha, overlay.left // 2, overlay.top // 2)


@dataclass(frozen=True)
class _Box:
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
    def of(cls, left: float, top: float, width: float, height: float) -> _Box:
        right, bottom = left + width, top + height
        return cls(
            left, top, width, height, math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom)
        )

    def cut(self, width: int, height: int) -> _Box:
        return _Box(
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


def _is_flipped(layer: VideoLayer) -> bool:
    """Whether the layer is mirrored: a chroma sample that is only half filled would come first."""
    return layer.look.flip_horizontal or layer.look.flip_vertical


def _last_mixed(layers: tuple[FrameLayer, ...]) -> int:
    """Return the place of the topmost layer that is not simply laid over what is below; -1 where all are."""
    return max((place for place, layer in enumerate(layers) if _blend_of(layer) != "normal"), default=-1)


def _blend_of(layer: FrameLayer) -> str:
    return layer.blend if isinstance(layer, TransitionLayer) else layer.look.blend


def _even(region: Region, width: int, height: int) -> tuple[int, int, int, int]:
    """Return the region to even pixels, inside the film."""
    return (
        region.left & ~1,
        region.top & ~1,
        min(width, (region.right + 1) & ~1),
        min(height, (region.bottom + 1) & ~1),
    )


@dataclass(frozen=True)
class _Plane:
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


def _shown(layer: VideoLayer, picture: Planes, plane: Bytes, share: int) -> _Plane:
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
    return _Plane(samples, columns[1] - columns[0], part, reduction)


def _scale_into(plane: _Plane, box: _Box, opacity: int, out: Bytes) -> None:
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


def _cut(rgba: Bytes, left: int, top: int) -> Overlay | None:
    """Turn a drawn box into an overlay of the even box that is not empty; None where nothing was drawn."""
    rows = np.flatnonzero(rgba[..., 3].any(axis=1))
    columns = np.flatnonzero(rgba[..., 3].any(axis=0))
    if not rows.size:
        return None
    y0, y1 = rows[0] & ~1, (rows[-1] + 2) & ~1
    x0, x1 = columns[0] & ~1, (columns[-1] + 2) & ~1
    piece = np.ascontiguousarray(rgba[y0:y1, x0:x1])
    return Overlay(left + int(x0), top + int(y0), *rgba_to_overlay(piece))
