"""Draws a frame with Skia, layer by layer, over its background.

Premultiplied RGBA everywhere. Pictures that sit on whole pixels are scaled by the kernels, which are bit-identical to
Skia's linear filter and ten times as fast; Skia does the rest. skia-python holds the GIL: one compositor a process.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np
import skia

from editor.compositor.colour import colour
from editor.compositor.glyphs import FontFiles, Typefaces, draw_label
from editor.compositor.kernels import Bytes
from editor.compositor.scaling import reduce_picture, scale_picture
from editor.compositor.text import draw_text
from editor.timeline.frame import (
    Frame,
    ImageLayer,
    Layer,
    PlaceholderLayer,
    ShapeLayer,
    TextLayer,
    VideoLayer,
)

PictureLayer = VideoLayer | ImageLayer
#: Hands the compositor a layer's picture, premultiplied RGBA (h, w, 4), of any size; None where there is none.
Pictures = Callable[[PictureLayer], Bytes | None]

EFFECTS = Path(__file__).parent / "effects"
LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)
PLACEHOLDER_FILL, PLACEHOLDER_INK = "#2b2f38", "#aab1bd"
_RGBA = skia.kRGBA_8888_ColorType
_PREMULTIPLIED = skia.kPremul_AlphaType


@lru_cache
def effect(name: str) -> skia.RuntimeEffect:
    """Return a compiled effect of `effects/`, the same text that the browser loads."""
    return skia.RuntimeEffect.MakeForShader((EFFECTS / f"{name}.sksl").read_text())


def is_on_grid(layer: Layer) -> bool:
    """Whether the layer is a picture whose box is whole output pixels, neither turned nor under an effect."""
    if not isinstance(layer, VideoLayer | ImageLayer) or layer.vignette > 0:
        return False
    a, b, c, d, e, f = layer.matrix
    return (a, b, c, d) == (1, 0, 0, 1) and all(
        float(n).is_integer() for n in (e, f, layer.width, layer.height)
    )


class Compositor:
    """Draws frames of one size. Not for two threads at once."""

    def __init__(self, width: int, height: int, fonts: FontFiles) -> None:
        self.width, self.height = width, height
        self._typefaces = Typefaces(fonts)

    def draw(self, frame: Frame, pictures: Pictures) -> Bytes:
        """Return the frame as RGBA (height, width, 4)."""
        out = np.empty((self.height, self.width, 4), np.uint8)
        canvas = _surface(out).getCanvas()
        canvas.clear(colour(frame.background))
        for layer in frame.layers:
            self._draw_layer(canvas, layer, pictures)
        return out

    def draw_box(self, layer: Layer, pictures: Pictures, box: tuple[int, int, int, int]) -> Bytes:
        """Return one layer alone over nothing, cut to (left, top, right, bottom) of the output.

        Premultiplied RGBA (bottom - top, right - left, 4).
        """
        left, top, right, bottom = box
        out = np.zeros((bottom - top, right - left, 4), np.uint8)
        canvas = _surface(out).getCanvas()
        canvas.translate(-left, -top)
        self._draw_layer(canvas, layer, pictures)
        return out

    def _draw_layer(self, canvas: skia.Canvas, layer: Layer, pictures: Pictures) -> None:
        canvas.save()
        try:
            if isinstance(layer, VideoLayer | ImageLayer):
                picture = pictures(layer)
                if picture is None:
                    self._draw_content(canvas, layer)
                elif is_on_grid(layer):
                    _draw_on_grid(canvas, layer, picture)
                else:
                    _draw_picture(canvas, layer, picture)
            else:
                self._draw_content(canvas, layer)
        finally:
            canvas.restore()

    def _draw_content(self, canvas: skia.Canvas, layer: Layer) -> None:
        """Draw what has no picture: under a vignette as the shader's child, under opacity as one group."""
        canvas.concat(_matrix(layer))
        if layer.vignette > 0:
            recorder = skia.PictureRecorder()
            box = skia.Rect.MakeWH(layer.width, layer.height)
            self._draw_plain(recorder.beginRecording(box), layer)
            content = recorder.finishRecordingAsPicture().makeShader(
                skia.TileMode.kDecal, skia.TileMode.kDecal, skia.FilterMode.kLinear, None, box
            )
            _draw_shaded(canvas, layer, content)
            return
        if layer.opacity < 1:
            canvas.saveLayerAlpha(None, round(layer.opacity * 255))
        self._draw_plain(canvas, layer)

    def _draw_plain(self, canvas: skia.Canvas, layer: Layer) -> None:
        paint = skia.Paint(AntiAlias=True)
        box = skia.Rect.MakeWH(layer.width, layer.height)
        if isinstance(layer, TextLayer):
            draw_text(canvas, layer, self._typefaces)
        elif isinstance(layer, ShapeLayer):
            paint.setColor4f(colour(layer.fill))
            if layer.shape == "ellipse":
                canvas.drawOval(box, paint)
            else:
                canvas.drawRoundRect(box, layer.corner_radius, layer.corner_radius, paint)
        else:
            paint.setColor4f(colour(PLACEHOLDER_FILL))
            canvas.drawRect(box, paint)
            if isinstance(layer, PlaceholderLayer) and layer.label:
                paint.setColor4f(colour(PLACEHOLDER_INK))
                draw_label(canvas, layer.label, box, paint, self._typefaces)


def _surface(pixels: Bytes) -> skia.Surface:
    height, width = pixels.shape[:2]
    return skia.Surface.MakeRasterDirect(skia.ImageInfo.Make(width, height, _RGBA, _PREMULTIPLIED), pixels)


def _image(picture: Bytes) -> skia.Image:
    """Wrap a picture without copying it: it must outlive the drawing."""
    return skia.Image.fromarray(picture, colorType=_RGBA, alphaType=_PREMULTIPLIED, copy=False)


def _matrix(layer: Layer) -> skia.Matrix:
    a, b, c, d, e, f = layer.matrix
    return skia.Matrix.MakeAll(a, c, e, b, d, f, 0, 0, 1)


def _draw_on_grid(canvas: skia.Canvas, layer: PictureLayer, picture: Bytes) -> None:
    width, height = int(layer.width), int(layer.height)
    bounds = canvas.imageInfo()
    if width * height > 4 * bounds.width() * bounds.height():
        # Magnified far beyond the output: scaling what nobody sees would cost more than Skia does.
        _draw_picture(canvas, layer, picture)
        return
    scaled = np.ascontiguousarray(scale_picture(picture, width, height, layer.reduction))
    paint = skia.Paint(Alphaf=layer.opacity)
    canvas.drawImage(_image(scaled), layer.matrix[4], layer.matrix[5], skia.SamplingOptions(), paint)


def _draw_picture(canvas: skia.Canvas, layer: PictureLayer, picture: Bytes) -> None:
    reduced = np.ascontiguousarray(reduce_picture(picture, layer.reduction))
    # The last box of a reduction may not be full: the picture ends inside its last pixel.
    width, height = picture.shape[1] / layer.reduction, picture.shape[0] / layer.reduction
    image = _image(reduced)
    canvas.concat(_matrix(layer))
    box = skia.Rect.MakeWH(layer.width, layer.height)
    if layer.vignette > 0:
        to_box = skia.Matrix.Scale(layer.width / width, layer.height / height)
        _draw_shaded(
            canvas, layer, image.makeShader(skia.TileMode.kClamp, skia.TileMode.kClamp, LINEAR, to_box)
        )
    else:
        paint = skia.Paint(AntiAlias=True, Alphaf=layer.opacity)
        canvas.drawImageRect(image, skia.Rect.MakeWH(width, height), box, LINEAR, paint)


def _draw_shaded(canvas: skia.Canvas, layer: Layer, content: skia.Shader) -> None:
    builder = skia.RuntimeShaderBuilder(effect("vignette"))
    builder.setChild("picture", content)
    builder.setUniform("size", skia.V2(layer.width, layer.height))
    builder.setUniform("strength", float(layer.vignette))
    paint = skia.Paint(AntiAlias=True, Alphaf=layer.opacity, Shader=builder.makeShader())
    canvas.drawRect(skia.Rect.MakeWH(layer.width, layer.height), paint)
