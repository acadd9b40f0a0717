"""What is done to a layer's pixels: chroma key, colour matrix, blur, sharpen, vignette. The mirror is `effects.ts`.

An effect that is no colour matrix and no blur is one text in `effects/`, the same that the browser loads.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import skia

from editor.compositor.blur import blurred
from editor.compositor.kernels import Bytes
from editor.compositor.pixels import LINEAR, NEAREST, blank, image, surface
from editor.timeline.frame import ChromaKeying, Effects

TEXTS = Path(__file__).parent / "effects"
Uniforms = dict[str, float | skia.V2]


@lru_cache
def effect(name: str) -> skia.RuntimeEffect:
    """Return a compiled effect of `effects/`."""
    return skia.RuntimeEffect.MakeForShader((TEXTS / f"{name}.sksl").read_text())


def affected(
    pixels: Bytes, effects: Effects, box: tuple[float, float, float, float], repeats_edge: bool
) -> Bytes:
    """Return premultiplied RGBA with the effects done.

    `box` is the layer's: left, top, width, height in these pixels. `repeats_edge` says that the pixels are a picture
    that goes on at its sides, rather than something that stands on nothing.
    """
    key, matrix = effects.chroma_key, effects.colour_matrix
    if key is not None:
        pixels = _shaded(pixels, "chroma_key", _key_uniforms(key))
    if matrix is not None:
        pixels = _graded(pixels, matrix)
    if effects.blur > 0:
        pixels = blurred(pixels, effects.blur, repeats_edge)
    if effects.sharpen > 0:
        uniforms: Uniforms = {"radius": effects.sharpen_radius, "strength": effects.sharpen}
        pixels = _shaded(pixels, "sharpen", uniforms)
    if effects.vignette > 0:
        left, top, width, height = box
        origin, size = skia.V2(left, top), skia.V2(width, height)
        pixels = _shaded(pixels, "vignette", {"origin": origin, "size": size, "strength": effects.vignette})
    return pixels


def _key_uniforms(key: ChromaKeying) -> Uniforms:
    return {
        "key": skia.V2(key.cb, key.cr),
        "strength": key.strength,
        "tolerance": key.tolerance,
        "softness": key.softness,
        "despill": key.despill,
    }


def _shaded(pixels: Bytes, name: str, uniforms: Uniforms) -> Bytes:
    builder = skia.RuntimeShaderBuilder(effect(name))
    clamp = skia.TileMode.kClamp
    builder.setChild("picture", image(pixels).makeShader(clamp, clamp, LINEAR))
    for uniform, value in uniforms.items():
        builder.setUniform(uniform, value)
    out = blank(pixels.shape[1], pixels.shape[0])
    paint = skia.Paint(Shader=builder.makeShader(), BlendMode=skia.BlendMode.kSrc)
    surface(out).getCanvas().drawPaint(paint)
    return out


def _graded(pixels: Bytes, matrix: tuple[float, ...]) -> Bytes:
    out = blank(pixels.shape[1], pixels.shape[0])
    paint = skia.Paint(ColorFilter=skia.ColorFilters.Matrix(list(matrix)), BlendMode=skia.BlendMode.kSrc)
    surface(out).getCanvas().drawImage(image(pixels), 0, 0, NEAREST, paint)
    return out
