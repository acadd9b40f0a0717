"""Composes a frame straight in the film's own YUV 4:2:0, so that most pixels are never turned into RGB and back.

Pictures that sit on the grid are scaled plane by plane into their box. Everything else is drawn by Skia on its own,
turned into a premultiplied YUV overlay cut to what it covers, and blended by its box; what does not change from frame
to frame is drawn once. Source-over is linear, so the result is the RGB compositor's up to rounding and the film's own
halved chroma. What is blended in another way needs the colours below it: up to there the frame is drawn in RGB.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from editor.compositor.cell import Region, cell_of, needs_cell
from editor.compositor.draw import Compositor
from editor.compositor.glyphs import FontFiles
from editor.compositor.grading import grade_opaque
from editor.compositor.kernels import (
    Bytes,
    blend_plane,
    mix_plane,
    rgba_to_overlay,
    rgba_to_yuv420,
    yuv420_to_rgba,
)
from editor.compositor.obscuring import rescaled
from editor.compositor.pictures import PictureLayer, Pictures, is_on_grid, is_only_graded
from editor.render.picture import Picture, Planes
from editor.render.placing import Box, scale_into, shown_plane, shrunk
from editor.timeline.frame import (
    Frame,
    FrameLayer,
    SourceBox,
    TransitionLayer,
    VideoLayer,
    picture_layers,
)

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
        #: The film's own size in RGBA, where a grade needs it.
        self._whole: Bytes | None = None

    def compose(self, frame: Frame, picture_of: PictureOf, out: FilmPlanes) -> None:
        """Write the frame into the film's planes, whose rows may be longer than the picture."""
        visible = self._uncovered(frame.layers, picture_of)
        self._forget(visible)
        mixed = _last_mixed(visible)
        if mixed >= 0:
            below = replace(frame, layers=visible[: mixed + 1])
            rgba = self._skia.draw(below, lambda wanted: self._as_rgba(wanted, picture_of))
            rgba_to_yuv420(rgba, *out)
        elif not visible or not self._covers(visible[0], picture_of):
            self._fill(frame.background, out)
        for layer in visible[mixed + 1 :]:
            if isinstance(layer, TransitionLayer) and self._fade(layer, picture_of, out):
                continue
            if self._lay_planes(layer, picture_of, out):
                continue
            overlay = self._overlay(layer, picture_of)
            if overlay is not None:
                self._blend(overlay, out)

    def _covers(self, layer: FrameLayer, picture_of: PictureOf) -> bool:
        """Whether nothing below the layer can be seen. An alpha channel could show it: only films in planes count."""
        if isinstance(layer, TransitionLayer):
            is_fade = layer.transition == "cross-fade" and layer.blend == "normal"
            return is_fade and all(
                side and self._covers(side, picture_of) for side in (layer.before, layer.after)
            )
        if not isinstance(layer, VideoLayer) or layer.opacity < 1:
            return False
        if not is_on_grid(layer) and not is_only_graded(layer):
            return False
        left, top = layer.matrix[4], layer.matrix[5]
        if left > 0 or top > 0 or left + layer.width < self.width or top + layer.height < self.height:
            return False
        return isinstance(picture_of(layer), Planes)

    def _uncovered(self, layers: tuple[FrameLayer, ...], picture_of: PictureOf) -> tuple[FrameLayer, ...]:
        for index in range(len(layers) - 1, 0, -1):
            if self._covers(layers[index], picture_of):
                return layers[index:]
        return layers

    def _forget(self, layers: tuple[FrameLayer, ...]) -> None:
        """Keep what was drawn only as long as it is on the screen."""
        here = {layer.clip for layer in (*layers, *picture_layers(layers))}
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

    def _lay_planes(self, layer: FrameLayer, picture_of: PictureOf, out: FilmPlanes) -> bool:
        """Lay a film down as it is in YUV; False where that cannot be."""
        if not isinstance(layer, VideoLayer) or _is_flipped(layer):
            return False
        is_graded = is_only_graded(layer) and self._covers(layer, picture_of)
        picture = picture_of(layer) if is_graded or is_on_grid(layer) else None
        if not isinstance(picture, Planes) or not picture.is_film_colour:
            return False
        self._place(layer, picture, out)
        if is_graded and layer.look.effects and layer.look.effects.colour_matrix:
            self._grade(layer.look.effects.colour_matrix, out)
        return True

    def _grade(self, matrix: tuple[float, ...], out: FilmPlanes) -> None:
        """Change the colours of the whole film so far, cut to what RGB can be, as the stage's are."""
        luma, u, v = out
        if self._whole is None:
            self._whole = np.empty((self.height, self.width, 4), np.uint8)
        yuv420_to_rgba(luma, u, v, self.width, self.height, out=self._whole)
        grade_opaque(self._whole, matrix)
        rgba_to_yuv420(self._whole, luma, u, v)

    def _place(self, layer: VideoLayer, picture: Planes, out: FilmPlanes) -> None:
        """Scale the picture's planes into the layer's box, cut to the film."""
        left, top = layer.matrix[4], layer.matrix[5]
        opacity = round(layer.opacity * 256)
        for index, plane in enumerate((picture.luma, picture.u, picture.v)):
            share = 1 if index == 0 else 2
            target = Box.of(left / share, top / share, layer.width / share, layer.height / share).cut(
                -(-self.width // share), -(-self.height // share)
            )
            if not target.is_empty:
                shown = shown_plane(layer, picture, plane, share)
                scale_into(shown, target, opacity, out[index])

    def _fade(self, layer: TransitionLayer, picture_of: PictureOf, out: FilmPlanes) -> bool:
        """Cross-fade two films that cover everything as they are in YUV; False where that cannot be."""
        before, after = layer.before, layer.after
        if not (
            self._covers(layer, picture_of)
            and isinstance(before, VideoLayer)
            and isinstance(after, VideoLayer)
        ):
            return False
        other = np.empty_like(out[0]), np.empty_like(out[1]), np.empty_like(out[2])
        # Where only one side could be laid down, what is drawn next covers it.
        if not (self._lay_planes(before, picture_of, out) and self._lay_planes(after, picture_of, other)):
            return False
        for plane, towards in zip(out, other, strict=True):
            mix_plane(plane, towards, round(256 * layer.progress))
        return True

    def _overlay(self, layer: FrameLayer, picture_of: PictureOf) -> Overlay | None:
        known = self._drawn.get(layer.clip)
        if known is not None and known[0] == layer and not isinstance(layer, VideoLayer):
            return known[1]
        whole = Region(0, 0, self.width, self.height)
        touched = whole if isinstance(layer, TransitionLayer) else self._skia.bounds(layer)
        box = _even(touched, self.width, self.height)
        left, top, right, bottom = box
        if right <= left or bottom <= top:
            return None
        layer, rgba_of = self._small(layer, picture_of)
        rgba = self._skia.draw_box(layer, rgba_of, box)
        overlay = _cut(rgba, left, top)
        self._drawn[layer.clip] = (layer, overlay)
        return overlay

    def _small(self, layer: FrameLayer, picture_of: PictureOf) -> tuple[FrameLayer, Pictures]:
        """Return the layer and its picture for Skia: a film that shrinks does so before it is turned into RGB."""
        picture = picture_of(layer) if isinstance(layer, VideoLayer) and needs_cell(layer.look) else None
        if isinstance(layer, VideoLayer) and isinstance(picture, Planes):
            width, height = (round(length) for length in cell_of(layer).box[2:])
            if width * height < layer.shown.width * layer.shown.height:
                small = shrunk(layer, picture, width, height).to_rgba()
                whole = SourceBox(0, 0, width, height)
                look = replace(layer.look, hidden=rescaled(layer, width, height))
                changed = replace(
                    layer, look=look, source_width=width, source_height=height, shown=whole, reduction=1
                )

                def of_the_small(wanted: PictureLayer) -> Bytes | None:
                    return small if wanted.clip == layer.clip else self._as_rgba(wanted, picture_of)

                return changed, of_the_small
        return layer, lambda wanted: self._as_rgba(wanted, picture_of)

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
