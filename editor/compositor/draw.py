"""Draws a frame with Skia, layer by layer, over its background.

Premultiplied RGBA everywhere. What only has to be laid over what is below is drawn straight away; what something is
done to is drawn off the screen first (`cell.py`). skia-python holds the GIL: one compositor a process.
"""

from __future__ import annotations

import numpy as np
import skia

from editor.compositor.cell import Cell, Region, bounds, cell_of, content_region, needs_cell
from editor.compositor.edges import edged, shadowed
from editor.compositor.effects import affected
from editor.compositor.glyphs import FontFiles, Typefaces, draw_label
from editor.compositor.kernels import Bytes
from editor.compositor.matting import matted
from editor.compositor.mixing import mixed
from editor.compositor.obscuring import obscured
from editor.compositor.outlines import draw_shape
from editor.compositor.pictures import Pictures, draw_picture, flip, piece
from editor.compositor.pixels import BLENDS, LINEAR, NEAREST, blank, colour, image, skia_matrix, surface
from editor.compositor.scaling import place_part
from editor.compositor.text import draw_text, ink_of
from editor.compositor.transitions import transition_paint
from editor.timeline.frame import (
    Frame,
    FrameLayer,
    ImageLayer,
    Layer,
    PlaceholderLayer,
    ShapeLayer,
    TextLayer,
    TransitionLayer,
    VideoLayer,
    matte_of,
)

PLACEHOLDER_FILL, PLACEHOLDER_INK = "#2b2f38", "#aab1bd"


class Compositor:
    """Draws frames of one size. Not for two threads at once."""

    def __init__(self, width: int, height: int, fonts: FontFiles) -> None:
        self.width, self.height = width, height
        self._typefaces = Typefaces(fonts)

    def draw(self, frame: Frame, pictures: Pictures) -> Bytes:
        """Return the frame as RGBA (height, width, 4)."""
        out = np.empty((self.height, self.width, 4), np.uint8)
        canvas = surface(out).getCanvas()
        canvas.clear(colour(frame.background))
        for layer in frame.layers:
            self._draw_layer(canvas, layer, pictures)
        return out

    def bounds(self, layer: Layer) -> Region:
        """Return the pixels of the output that a layer may touch."""
        ink = ink_of(layer, self._typefaces) if isinstance(layer, TextLayer) else None
        return bounds(layer, Region(0, 0, self.width, self.height), ink)

    def draw_box(self, layer: FrameLayer, pictures: Pictures, box: tuple[int, int, int, int]) -> Bytes:
        """Return one layer alone over nothing, cut to (left, top, right, bottom) of the output.

        Premultiplied RGBA (bottom - top, right - left, 4).
        """
        left, top, right, bottom = box
        out = blank(right - left, bottom - top)
        canvas = surface(out).getCanvas()
        canvas.translate(-left, -top)
        self._draw_layer(canvas, layer, pictures)
        return out

    def _draw_transition(self, canvas: skia.Canvas, layer: TransitionLayer, pictures: Pictures) -> None:
        whole = (0, 0, self.width, self.height)
        before, after = (
            self.draw_box(side, pictures, whole) if side else blank(self.width, self.height)
            for side in (layer.before, layer.after)
        )
        mixture = mixed(layer, before, after)
        if mixture is not None:
            canvas.drawImage(image(mixture), 0, 0, NEAREST, skia.Paint(BlendMode=BLENDS[layer.blend]))
            return
        paint = transition_paint(layer, image(before), image(after))
        paint.setBlendMode(BLENDS[layer.blend])
        canvas.drawPaint(paint)

    def _draw_layer(self, canvas: skia.Canvas, layer: FrameLayer, pictures: Pictures) -> None:
        if isinstance(layer, TransitionLayer):
            self._draw_transition(canvas, layer, pictures)
            return
        picture = pictures(layer) if isinstance(layer, VideoLayer | ImageLayer) else None
        if needs_cell(layer.look):
            self._draw_cell(canvas, layer, picture, pictures)
        elif isinstance(layer, VideoLayer | ImageLayer) and picture is not None:
            draw_picture(canvas, layer, picture, (self.width, self.height))
        else:
            self._draw_group(canvas, layer)

    def _draw_group(self, canvas: skia.Canvas, layer: Layer) -> None:
        """Draw what has no picture; where it is transparent or blended, as one group."""
        canvas.save()
        is_group = layer.opacity < 1 or layer.look.blend != "normal"
        if is_group:
            paint = skia.Paint(Alphaf=round(layer.opacity * 255) / 255, BlendMode=BLENDS[layer.look.blend])
            canvas.saveLayer(None, paint)
        canvas.concat(skia_matrix(layer.matrix))
        self._draw_content(canvas, layer)
        canvas.restore()
        if is_group:
            canvas.restore()

    def _draw_content(self, canvas: skia.Canvas, layer: Layer) -> None:
        """Draw what has no picture in the layer's own units."""
        paint = skia.Paint(AntiAlias=True)
        box = skia.Rect.MakeWH(layer.width, layer.height)
        if isinstance(layer, TextLayer):
            flip(canvas, layer, layer.width, layer.height)
            draw_text(canvas, layer, self._typefaces)
        elif isinstance(layer, ShapeLayer):
            flip(canvas, layer, layer.width, layer.height)
            draw_shape(canvas, layer)
        else:
            paint.setColor4f(colour(PLACEHOLDER_FILL))
            canvas.drawRect(box, paint)
            if isinstance(layer, PlaceholderLayer) and layer.label:
                paint.setColor4f(colour(PLACEHOLDER_INK))
                draw_label(canvas, layer.label, box, paint, self._typefaces)

    def _draw_cell(
        self, canvas: skia.Canvas, layer: Layer, picture: Bytes | None, pictures: Pictures
    ) -> None:
        """Draw a layer's content off the screen, do to it what its look says, and lay it over what is below."""
        cell = cell_of(layer)
        output = Region(0, 0, self.width, self.height)
        region = content_region(layer, cell, output)
        if region.is_empty:
            return
        look = layer.look
        left, top, width, height = cell.box
        box = (left - region.left, top - region.top, width, height)
        is_picture = not isinstance(layer, TextLayer | ShapeLayer)
        matte = matte_of(layer) if picture is not None else None
        mask = pictures(matte) if matte is not None else None
        # What was taken away is not shown while nobody can say what it was.
        shown = None if matte is not None and mask is None else picture
        pixels = self._content(layer, shown, cell, region)
        if look.hidden and shown is not None and isinstance(layer, VideoLayer | ImageLayer):
            pixels = obscured(pixels, layer, box)
        if look.matte and matte is not None and mask is not None:
            pixels = matted(pixels, self._content(matte, mask, cell, region), look.matte)
        if look.effects:
            pixels = affected(pixels, look.effects, box, repeats_edge=is_picture)
        if look.corner_radius > 0 or look.border:
            pixels = edged(pixels, look, box)
        pixels, region = shadowed(pixels, look, region)
        _lay(canvas, layer, cell, region, pixels)

    def _content(self, layer: Layer, picture: Bytes | None, cell: Cell, region: Region) -> Bytes:
        left, top, width, height = cell.box
        if isinstance(layer, VideoLayer | ImageLayer) and picture is not None:
            x, y = int(left), int(top)
            cut = (region.left - x, region.top - y, region.right - x, region.bottom - y)
            return piece(layer, picture, (int(width), int(height)), cut)
        out = blank(region.width, region.height)
        canvas = surface(out).getCanvas()
        canvas.translate(-region.left, -region.top)
        canvas.concat(skia_matrix(cell.content))
        self._draw_content(canvas, layer)
        return out


def _lay(canvas: skia.Canvas, layer: Layer, cell: Cell, region: Region, pixels: Bytes) -> None:
    paint = skia.Paint(Alphaf=layer.opacity, BlendMode=BLENDS[layer.look.blend])
    if not cell.is_turned:
        canvas.drawImage(image(pixels), region.left, region.top, NEAREST, paint)
        return
    a, b, c, d, e, f = cell.place
    if b == 0 and c == 0:
        # Not turned but moving, within pixels: the kernels are ten times as fast.
        box = (a * region.left + e, d * region.top + f, a * region.width, d * region.height)
        placed, x, y = place_part(pixels, (0, 0, region.width, region.height), box)
        canvas.drawImage(image(placed), x, y, NEAREST, paint)
        return
    # A margin of nothing, so that the turned edges are as smooth as what is between them.
    wide = blank(region.width + 2, region.height + 2)
    wide[1:-1, 1:-1] = pixels
    canvas.save()
    canvas.concat(skia_matrix(cell.place))
    canvas.drawImage(image(wide), region.left - 1, region.top - 1, LINEAR, paint)
    canvas.restore()
