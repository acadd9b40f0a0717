"""Pictures into their boxes: reduced by boxes of a power of two, cut to the part that is shown, scaled linearly.

The kernels do it where the box is upright on whole pixels: they are bit-identical to Skia's linear filter and ten times
as fast. Skia does the rest.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skia

from editor.compositor.cell import needs_cell
from editor.compositor.kernels import Bytes
from editor.compositor.pixels import BLENDS, LINEAR, NEAREST, blank, image, skia_matrix, surface
from editor.compositor.scaling import place_part, reduce_picture, scale_part
from editor.timeline.frame import Effects, ImageLayer, Layer, Look, VideoLayer

PictureLayer = VideoLayer | ImageLayer
#: Hands the compositor a layer's picture, premultiplied RGBA (h, w, 4), of any size; None where there is none.
Pictures = Callable[[PictureLayer], Bytes | None]
#: left, top, width, height
Part = tuple[float, float, float, float]


def is_on_grid(layer: Layer) -> bool:
    """Whether the layer is a picture that is not turned, and that is only laid over what is below."""
    if (
        not isinstance(layer, VideoLayer | ImageLayer)
        or needs_cell(layer.look)
        or layer.look.blend != "normal"
    ):
        return False
    return is_upright(layer)


def is_only_graded(layer: Layer) -> bool:
    """Whether an upright layer's colours are changed by a matrix, and nothing else is done to it."""
    look = layer.look
    if not look.effects or look.effects.colour_matrix is None or look.blend != "normal":
        return False
    only = Effects(None, look.effects.colour_matrix, 0.0, 0.0, look.effects.sharpen_radius, 0.0)
    return look == Look(effects=only) and is_upright(layer)


def is_upright(layer: Layer) -> bool:
    """Whether the layer's box is not turned. Its edges are whole output pixels, or, while it moves, within them."""
    return layer.matrix[:4] == (1, 0, 0, 1)


def _is_whole(layer: Layer) -> bool:
    return all(float(n).is_integer() for n in (*layer.matrix[4:], layer.width, layer.height))


def part_of(layer: PictureLayer, picture: Bytes) -> Part:
    """Return the part that is shown in pixels of the picture at hand, which need not be as large as the source."""
    x, y = picture.shape[1] / layer.source_width, picture.shape[0] / layer.source_height
    shown = layer.shown
    return shown.left * x, shown.top * y, shown.width * x, shown.height * y


def draw_picture(canvas: skia.Canvas, layer: PictureLayer, picture: Bytes, output: tuple[int, int]) -> None:
    """Draw a picture into its box; `output` is the size in pixels of what is seen."""
    blend = BLENDS[layer.look.blend]
    is_flipped = layer.look.flip_horizontal or layer.look.flip_vertical
    if is_upright(layer) and layer.width * layer.height <= 4 * output[0] * output[1]:
        paint = skia.Paint(Alphaf=layer.opacity, BlendMode=blend)
        left, top = layer.matrix[4:]
        if _is_whole(layer):
            scaled = filled(layer, picture, int(layer.width), int(layer.height))
            canvas.drawImage(image(scaled), left, top, NEAREST, paint)
            return
        if not is_flipped:
            box = left, top, layer.width, layer.height
            placed, x, y = place_part(picture, part_of(layer, picture), box, layer.reduction)
            canvas.drawImage(image(placed), x, y, NEAREST, paint)
            return
    # Turned, or mirrored within pixels; or magnified far beyond the output, where scaling what nobody sees would cost
    # more than Skia does.
    canvas.save()
    canvas.concat(skia_matrix(layer.matrix))
    flip(canvas, layer, layer.width, layer.height)
    paint = skia.Paint(AntiAlias=True, Alphaf=layer.opacity, BlendMode=blend)
    _draw_part(canvas, layer, picture, skia.Rect.MakeWH(layer.width, layer.height), paint)
    canvas.restore()


def filled(layer: PictureLayer, picture: Bytes, width: int, height: int) -> Bytes:
    """Return the picture's shown part, flipped as the layer says, scaled to width x height pixels."""
    part = part_of(layer, picture)
    scaled = scale_part(picture, part, width, height, layer.reduction)
    if layer.look.flip_horizontal:
        scaled = scaled[:, ::-1]
    if layer.look.flip_vertical:
        scaled = scaled[::-1]
    return np.ascontiguousarray(scaled)


def piece(layer: PictureLayer, picture: Bytes, box: tuple[int, int], cut: tuple[int, int, int, int]) -> Bytes:
    """Return (left, top, right, bottom) of the picture as it fills a box of width x height pixels."""
    width, height = box
    left, top, right, bottom = cut
    if width * height <= 4 * (right - left) * (bottom - top):
        return np.ascontiguousarray(filled(layer, picture, width, height)[top:bottom, left:right])
    out = blank(right - left, bottom - top)
    canvas = surface(out).getCanvas()
    canvas.translate(-left, -top)
    flip(canvas, layer, width, height)
    _draw_part(canvas, layer, picture, skia.Rect.MakeWH(width, height), skia.Paint())
    return out


def flip(canvas: skia.Canvas, layer: Layer, width: float, height: float) -> None:
    """Mirror what is drawn next, within a box from the origin."""
    look = layer.look
    if look.flip_horizontal or look.flip_vertical:
        canvas.translate(width if look.flip_horizontal else 0, height if look.flip_vertical else 0)
        canvas.scale(-1 if look.flip_horizontal else 1, -1 if look.flip_vertical else 1)


def _draw_part(
    canvas: skia.Canvas, layer: PictureLayer, picture: Bytes, box: skia.Rect, paint: skia.Paint
) -> None:
    reduction = layer.reduction
    reduced = np.ascontiguousarray(reduce_picture(picture, reduction))
    left, top, width, height = (number / reduction for number in part_of(layer, picture))
    # The last box of a reduction may not be full: the picture ends inside its last pixel.
    right = min(left + width, picture.shape[1] / reduction)
    bottom = min(top + height, picture.shape[0] / reduction)
    part = skia.Rect.MakeLTRB(max(0.0, left), max(0.0, top), right, bottom)
    canvas.drawImageRect(image(reduced), part, box, LINEAR, paint)
