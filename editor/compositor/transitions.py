"""Mixes two pictures of the whole canvas by a text of `transitions/`, the same that the browser loads.

Most have a kernel that is much faster (`mixing.py`), and are drawn so only in the tests.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import skia

from editor.compositor.pixels import LINEAR, colour
from editor.timeline.frame import TransitionLayer

TRANSITIONS = Path(__file__).parent / "transitions"


@lru_cache
def transition(name: str) -> skia.RuntimeEffect:
    """Return a compiled transition. Its children are `before` and `after`, its uniforms some of `_uniforms`."""
    return skia.RuntimeEffect.MakeForShader((TRANSITIONS / f"{name}.sksl").read_text())


def transition_paint(layer: TransitionLayer, before: skia.Image, after: skia.Image) -> skia.Paint:
    """Return the paint that fills the canvas with the mixture of two premultiplied pictures of its size."""
    effect = transition(layer.transition)
    builder = skia.RuntimeShaderBuilder(effect)
    # A place outside of a picture is empty: a picture that has moved on leaves nothing behind.
    decal = skia.TileMode.kDecal
    builder.setChild("before", before.makeShader(decal, decal, LINEAR))
    builder.setChild("after", after.makeShader(decal, decal, LINEAR))
    declared = {uniform.name for uniform in effect.uniforms()}
    for name, value in _uniforms(layer, before).items():
        if name in declared:
            builder.setUniform(name, value)
    return skia.Paint(Shader=builder.makeShader())


def _uniforms(layer: TransitionLayer, picture: skia.Image) -> dict[str, float | skia.V2 | skia.V4]:
    through = colour(layer.colour)
    alpha = through.fA
    return {
        "size": skia.V2(picture.width(), picture.height()),
        "progress": layer.progress,
        "way": skia.V2(*layer.way),
        "softness": layer.softness,
        "colour": skia.V4(through.fR * alpha, through.fG * alpha, through.fB * alpha, alpha),
    }
