"""Pixels as Skia has them: surfaces and images on arrays of premultiplied RGBA (h, w, 4), colours, blending."""

from __future__ import annotations

import numpy as np
import skia

from editor.compositor.kernels import Bytes
from editor.timeline.frame import Matrix
from editor.timeline.schema import BlendMode

LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)
NEAREST = skia.SamplingOptions()
_RGBA = skia.kRGBA_8888_ColorType
_PREMULTIPLIED = skia.kPremul_AlphaType

BLENDS: dict[BlendMode, skia.BlendMode] = {
    "normal": skia.BlendMode.kSrcOver,
    "multiply": skia.BlendMode.kMultiply,
    "screen": skia.BlendMode.kScreen,
    "overlay": skia.BlendMode.kOverlay,
    "darken": skia.BlendMode.kDarken,
    "lighten": skia.BlendMode.kLighten,
    "color-dodge": skia.BlendMode.kColorDodge,
    "color-burn": skia.BlendMode.kColorBurn,
    "hard-light": skia.BlendMode.kHardLight,
    "soft-light": skia.BlendMode.kSoftLight,
    "difference": skia.BlendMode.kDifference,
    "exclusion": skia.BlendMode.kExclusion,
    "hue": skia.BlendMode.kHue,
    "saturation": skia.BlendMode.kSaturation,
    "color": skia.BlendMode.kColor,
    "luminosity": skia.BlendMode.kLuminosity,
}


def colour(text: str, opacity: float = 1.0) -> skia.Color4f:
    """Parse #rrggbb or #rrggbbaa, and thin it by an opacity."""
    red, green, blue, *alpha = (int(text[i : i + 2], 16) / 255 for i in range(1, len(text), 2))
    return skia.Color4f(red, green, blue, (alpha[0] if alpha else 1.0) * opacity)


def surface(pixels: Bytes) -> skia.Surface:
    """Return a surface that draws into the array."""
    height, width = pixels.shape[:2]
    return skia.Surface.MakeRasterDirect(skia.ImageInfo.Make(width, height, _RGBA, _PREMULTIPLIED), pixels)


def image(picture: Bytes) -> skia.Image:
    """Wrap a picture without copying it: it must outlive the drawing."""
    return skia.Image.fromarray(picture, colorType=_RGBA, alphaType=_PREMULTIPLIED, copy=False)


def blank(width: int, height: int) -> Bytes:
    """Return transparent pixels."""
    return np.zeros((height, width, 4), np.uint8)


def skia_matrix(matrix: Matrix) -> skia.Matrix:
    """Return a frame's matrix as Skia has it."""
    a, b, c, d, e, f = matrix
    return skia.Matrix.MakeAll(a, c, e, b, d, f, 0, 0, 1)
