"""A matte by the kernels is what the texts in `effects/` say; and what it makes of pixels."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import skia

from editor.compositor.kernels import Bytes
from editor.compositor.matting import cleaned, cut_out, grown, matted
from editor.compositor.pixels import LINEAR, blank, image, surface
from editor.timeline.frame import Matte, SourceBox
from tests.unit.compositor.test_shading import TEXTS

CLAMP = skia.TileMode.kClamp


def by_skia(name: str, children: dict[str, Bytes], **uniforms: float) -> Bytes:
    builder = skia.RuntimeShaderBuilder(
        skia.RuntimeEffect.MakeForShader((TEXTS / f"{name}.sksl").read_text())
    )
    for child, picture in children.items():
        builder.setChild(child, image(picture).makeShader(CLAMP, CLAMP, LINEAR))
    for uniform, value in uniforms.items():
        builder.setUniform(uniform, float(value))
    first = next(iter(children.values()))
    out = blank(first.shape[1], first.shape[0])
    surface(out).getCanvas().drawPaint(skia.Paint(Shader=builder.makeShader(), BlendMode=skia.BlendMode.kSrc))
    return out


def premultiplied(seed: int) -> Bytes:
    picture = np.random.default_rng(seed).integers(0, 256, (48, 64, 4), np.uint8)
    picture[..., :3] = picture[..., :3].astype(int) * picture[..., 3:] // 255
    picture[:6, :6] = 0
    return picture


def grey(seed: int) -> Bytes:
    picture = np.random.default_rng(seed).integers(0, 256, (48, 64, 1), np.uint8).repeat(4, axis=2)
    picture[..., 3] = 255
    return picture


A, B, C = premultiplied(1), premultiplied(2), premultiplied(3)
M, N = grey(4), grey(5)
Case = tuple[str, dict[str, Bytes], dict[str, float], Callable[[], Bytes]]
CASES: dict[str, Case] = {
    "wider": ("matte_grow", {"mask": M, "soft": N}, {"wider": 1}, lambda: grown(M, N, True)),
    "narrower": ("matte_grow", {"mask": M, "soft": N}, {"wider": 0}, lambda: grown(M, N, False)),
    "cut out": ("matte_cut", {"picture": A, "mask": M}, {"rest": 0}, lambda: cut_out(A, M)),
    "the rest": ("matte_cut", {"picture": A, "mask": M}, {"rest": 1}, lambda: cut_out(A, M, True)),
    "cleaned": (
        "matte_clean",
        {"picture": A, "mask": M, "stays": N, "near": B, "far": C},
        {"clean": 0.8},
        lambda: cleaned(A, M, N, B, C, 0.8),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_kernel_gives_the_pixels_of_the_text(name: str) -> None:
    text, children, uniforms, kernel = CASES[name]
    away = np.abs(kernel().astype(int) - by_skia(text, children, **uniforms))
    assert away.max() <= 1
    assert (away == 0).mean() > 0.97


def setting(**more: float) -> Matte:
    told = {"inverted": False, "grow": 0.0, "feather": 0.0, "clean": 0.0, "reach": 6.0} | more
    return Matte("m", None, 1, 120, 40, SourceBox(0, 0, 120, 40), **told)  # type: ignore[arg-type]


def half() -> Bytes:
    """A mask whose left half stays, its edge 5 pixels soft."""
    across = np.clip((60 - np.arange(120)) / 5 + 0.5, 0, 1)
    mask = np.full((40, 120, 4), 255, np.uint8)
    mask[..., :3] = np.rint(255 * across)[None, :, None]
    return mask


def test_what_stays_grows_shrinks_and_softens_by_pixels() -> None:
    white = np.full((40, 120, 4), 255, np.uint8)

    def edge(**more: float) -> tuple[float, float]:
        alpha = matted(white, half(), setting(**more))[20, :, 3] / 255
        return float(alpha.sum()), float(((alpha > 0.05) & (alpha < 0.95)).sum())

    place, soft = edge()
    assert edge(grow=8)[0] == pytest.approx(place + 8, abs=2)
    assert edge(grow=-8)[0] == pytest.approx(place - 8, abs=2)
    assert edge(inverted=True)[0] == pytest.approx(120 - place, abs=0.1)
    assert edge(feather=8)[1] > 3 * soft


def test_the_edge_loses_the_old_backgrounds_colour() -> None:
    """Red before green, half clear at the edge: what stays is red, and no yellow line shows before another ground."""
    mask = half()
    share = mask[..., :1] / 255
    picture = np.full((40, 120, 4), 255, np.uint8)
    picture[..., :3] = np.rint(share * [220, 30, 30] + (1 - share) * [20, 200, 40])

    def off(clean: float) -> float:
        kept = matted(picture, mask, setting(clean=clean)).astype(float)
        wanted = np.rint(share * [220, 30, 30])
        return float(np.abs(kept[..., :3] - wanted)[:, 55:65].max())

    assert off(clean=0) > 30
    assert off(clean=1) < off(clean=0) / 3
