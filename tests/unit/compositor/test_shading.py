"""Effects by the kernels are the effects that the texts in `effects/` say, as Skia runs them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import skia

import editor.compositor
from editor.compositor.kernels import Bytes
from editor.compositor.pixels import LINEAR, blank, image, surface
from editor.compositor.shading import key_out, sharpen, vignette
from editor.timeline.frame import ChromaKeying

TEXTS = Path(editor.compositor.__file__).parent / "effects"
GREEN = ChromaKeying(cb=-0.34, cr=-0.38, strength=1, tolerance=0.12, softness=0.3, despill=0.9)


def by_skia(name: str, picture: Bytes, uniforms: dict[str, float | skia.V2]) -> Bytes:
    builder = skia.RuntimeShaderBuilder(
        skia.RuntimeEffect.MakeForShader((TEXTS / f"{name}.sksl").read_text())
    )
    clamp = skia.TileMode.kClamp
    builder.setChild("picture", image(picture).makeShader(clamp, clamp, LINEAR))
    for uniform, value in uniforms.items():
        # A whole number would be set as an int, which no uniform here is.
        builder.setUniform(uniform, value if isinstance(value, skia.V2) else float(value))
    out = blank(picture.shape[1], picture.shape[0])
    paint = skia.Paint(Shader=builder.makeShader(), BlendMode=skia.BlendMode.kSrc)
    surface(out).getCanvas().drawPaint(paint)
    return out


def key(keying: ChromaKeying) -> tuple[str, dict[str, float | skia.V2], Callable[[Bytes], Bytes]]:
    uniforms: dict[str, float | skia.V2] = {
        "key": skia.V2(keying.cb, keying.cr), "strength": keying.strength, "tolerance": keying.tolerance,
        "softness": keying.softness, "despill": keying.despill,
    }  # fmt: skip
    return "chroma_key", uniforms, lambda picture: key_out(picture, keying)


def sharp(radius: float, strength: float) -> tuple[str, dict[str, float | skia.V2], Callable[[Bytes], Bytes]]:
    uniforms: dict[str, float | skia.V2] = {"radius": radius, "strength": strength}
    return "sharpen", uniforms, lambda picture: sharpen(picture, radius, strength)


def dark(*box: float) -> tuple[str, dict[str, float | skia.V2], Callable[[Bytes], Bytes]]:
    left, top, width, height = box
    uniforms: dict[str, float | skia.V2] = {
        "origin": skia.V2(left, top), "size": skia.V2(width, height), "strength": 0.8,
    }  # fmt: skip
    return "vignette", uniforms, lambda picture: vignette(picture, (left, top, width, height), 0.8)


CASES = {
    "green": key(GREEN),
    "half a key": key(ChromaKeying(0.2, -0.1, 0.5, 0.05, 0.0, 0.3)),
    "no colour": key(ChromaKeying(0, 0, 1, 0.1, 0.1, 1)),
    "neighbours": sharp(1, 0.6),
    "between pixels": sharp(1.7, 1),
    "wide": sharp(12.25, 0.3),
    "corners": dark(0, 0, 96, 64),
    "a box beside": dark(-20.5, 11, 60, 100),
}


@pytest.mark.parametrize("covers", [True, False])
@pytest.mark.parametrize("name", CASES)
def test_the_kernel_gives_the_pixels_of_the_text(name: str, covers: bool) -> None:
    random = np.random.default_rng(5)
    picture = random.integers(0, 256, (64, 96, 4), np.uint8)
    if covers:
        picture[..., 3] = 255
    else:
        picture[..., :3] = picture[..., :3].astype(int) * picture[..., 3:] // 255
        picture[:8, :8] = 0
    text, uniforms, kernel = CASES[name]
    away = np.abs(kernel(picture).astype(int) - by_skia(text, picture, uniforms))
    assert away.max() <= 1
    assert (away == 0).mean() > 0.98
