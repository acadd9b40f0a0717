"""What hides a part of a picture: by the kernels it is what the texts in `effects/` say, and nothing shows through."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest
import skia

from editor.compositor.kernels import Bytes
from editor.compositor.obscuring import cells_of, hide
from editor.compositor.pixels import LINEAR, blank, image, surface
from editor.timeline.frame import HiddenBox
from tests.unit.compositor.test_matting import premultiplied
from tests.unit.compositor.test_shading import TEXTS

CLAMP = skia.TileMode.kClamp
STYLES: dict[Literal["blur", "pixelate", "fill"], float] = {"blur": 0, "pixelate": 1, "fill": 2}
BOX = (9.3, 5.6, 40.5, 31.0)


def by_skia(name: str, child: tuple[str, Bytes], size: tuple[int, int], **uniforms: object) -> Bytes:
    builder = skia.RuntimeShaderBuilder(
        skia.RuntimeEffect.MakeForShader((TEXTS / f"{name}.sksl").read_text())
    )
    builder.setChild(child[0], image(child[1]).makeShader(CLAMP, CLAMP, LINEAR))
    for uniform, value in uniforms.items():
        builder.setUniform(uniform, value)
    out = blank(*size)
    surface(out).getCanvas().drawPaint(skia.Paint(Shader=builder.makeShader(), BlendMode=skia.BlendMode.kSrc))
    return out


def hidden(style: Literal["blur", "pixelate", "fill"], shape: Literal["ellipse", "box"]) -> HiddenBox:
    return HiddenBox(0, 0, 1, 1, shape, style, 6, 4, "#3377cc")


@pytest.mark.parametrize("shape", ["ellipse", "box"])
@pytest.mark.parametrize("style", STYLES)
def test_the_kernels_give_the_pixels_of_the_texts(
    style: Literal["blur", "pixelate", "fill"], shape: Literal["ellipse", "box"]
) -> None:
    picture = premultiplied(7)
    size = picture.shape[1], picture.shape[0]
    place, count = skia.V4(*BOX), skia.V2(6, 4)
    few = by_skia("obscure_cells", ("picture", picture), (6, 4), box=place, count=count)
    told = {"box": place, "count": count, "fill": skia.V4(0x33 / 255, 0x77 / 255, 0xCC / 255, 1)}
    told["ellipse"] = float(shape == "ellipse")
    share, over = (
        by_skia("obscure", ("cells", few), size, **told, style=number).astype(int)
        for number in (3.0, float(STYLES[style]))
    )
    expected = np.rint(picture * (255 - share) / 255) + over
    out = picture.copy()
    hide(picture, out, hidden(style, shape), BOX)
    away = np.abs(out.astype(int) - expected)
    assert away.max() <= 3
    assert (away <= 1).mean() > 0.99
    assert (share == 255).any()
    assert (share == 0).any()


@pytest.mark.parametrize("style", STYLES)
def test_two_pictures_of_the_same_few_colours_cannot_be_told_apart_under_it(
    style: Literal["blur", "pixelate", "fill"],
) -> None:
    """All that is in a hidden box is its few colours, where the picture lets through what is below it too."""
    one, other = premultiplied(1), premultiplied(2)
    whole = (0.0, 0.0, float(one.shape[1]), float(one.shape[0]))
    place = np.array(whole, np.float32)
    few = cells_of(one, place, 6, 4)
    # The other picture is built of what the first one's few colours are.
    rows = np.arange(one.shape[0]) * 4 // one.shape[0]
    columns = np.arange(one.shape[1]) * 6 // one.shape[1]
    other = few[rows][:, columns].astype(np.uint8)
    drawn = []
    for picture in (one, other):
        out = picture.copy()
        hide(picture, out, hidden(style, "box"), whole)
        drawn.append(out.astype(int))
    assert np.abs(drawn[0] - drawn[1]).max() <= 1


def test_pixels_outside_the_shape_stay_as_they_are() -> None:
    picture = premultiplied(3)
    out = picture.copy()
    hide(picture, out, hidden("blur", "ellipse"), BOX)
    away = (out != picture).any(axis=2)
    _, x = np.nonzero(away)
    assert x.min() >= 7
    assert x.max() <= 53
    assert not away[6, 10]
    assert away[21, 29]
