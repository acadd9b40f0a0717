"""Transitions by the kernels are the transitions that the texts in `transitions/` say, as Skia runs them."""

from __future__ import annotations

import numpy as np
import pytest
import skia

from editor.compositor.kernels import Bytes
from editor.compositor.mixing import mixed
from editor.compositor.pixels import blank, image, surface
from editor.compositor.transitions import transition_paint
from editor.timeline.frame import TransitionLayer

WAYS = {"right": (96.0, 0.0), "up": (0.0, -64.0), "aslant": (-60.0, 45.0)}


def pictures(covers: bool) -> tuple[Bytes, Bytes]:
    random = np.random.default_rng(7)
    both = random.integers(0, 256, (2, 64, 96, 4), np.uint8)
    if covers:
        both[..., 3] = 255
    else:
        both[..., :3] = both[..., :3].astype(int) * both[..., 3:] // 255
        both[:, 10:30, 20:50] = 0
    return both[0], both[1]


def by_skia(layer: TransitionLayer, before: Bytes, after: Bytes) -> Bytes:
    out = blank(before.shape[1], before.shape[0])
    paint = transition_paint(layer, image(before), image(after))
    paint.setBlendMode(skia.BlendMode.kSrc)
    surface(out).getCanvas().drawPaint(paint)
    return out


@pytest.mark.parametrize("covers", [True, False])
@pytest.mark.parametrize("progress", [0.0, 0.237, 0.5, 0.81, 1.0])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["cross-fade", "dip", "wipe", "push", "slide"])
def test_the_kernel_gives_the_pixels_of_the_text(name: str, way: str, progress: float, covers: bool) -> None:
    for softness in (0.0, 0.4):
        before, after = pictures(covers)
        layer = TransitionLayer("c", "normal", name, progress, WAYS[way], softness, "#3060c0cc", None, None)
        kernel = mixed(layer, before, after)
        assert kernel is not None
        away = np.abs(kernel.astype(int) - by_skia(layer, before, after))
        assert away.max() <= 1
        assert (away == 0).mean() > 0.8
