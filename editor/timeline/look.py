"""How a clip's appearance comes out in pixels. The mirror is `look.ts`."""

import math
from dataclasses import replace

from editor.timeline.colour import chroma, grade_matrix
from editor.timeline.frame import BorderLine, CastShadow, ChromaKeying, Effects, Look
from editor.timeline.schema import Appearance, ChromaKey, Shadow

#: Canvas units around a point that sharpening looks at, so that it means the same in every size.
SHARPEN_RADIUS = 1.5


def look_of(appearance: Appearance, rotation: float, scale: float) -> Look:
    """Return the look of a clip turned by `rotation` degrees on an output of `scale` pixels a canvas unit.

    Rounded corners and a border belong to a picture's box; `framed` adds them.
    """
    return Look(
        appearance.blend,
        appearance.flip_horizontal,
        appearance.flip_vertical,
        _effects(appearance, scale),
        shadow=_shadow(appearance.shadow, rotation, scale),
    )


def framed(look: Look, appearance: Appearance, scale: float, width: float, height: float) -> Look:
    """Return the look with the rounded corners and the border of a picture's box of width x height pixels."""
    smallest = min(width, height) / 2
    border = None
    if appearance.border.width > 0:
        border = BorderLine(min(appearance.border.width * scale, smallest), appearance.border.colour)
    return replace(look, corner_radius=min(appearance.corner_radius * scale, smallest), border=border)


def _effects(appearance: Appearance, scale: float) -> Effects | None:
    key = _chroma_key(appearance.chroma_key)
    matrix = grade_matrix(appearance.grade)
    if key is None and matrix is None and not (appearance.blur or appearance.sharpen or appearance.vignette):
        return None
    return Effects(
        key,
        matrix,
        appearance.blur * scale,
        appearance.sharpen,
        SHARPEN_RADIUS * scale,
        appearance.vignette,
    )


def _chroma_key(key: ChromaKey) -> ChromaKeying | None:
    if key.strength == 0:
        return None
    return ChromaKeying(*chroma(key.colour), key.strength, key.tolerance, key.softness, key.despill)


def _shadow(shadow: Shadow, rotation: float, scale: float) -> CastShadow | None:
    """The light stays where it is when a layer is turned, so the offset is turned back."""
    if shadow.opacity == 0:
        return None
    x, y = shadow.x * scale, shadow.y * scale
    if rotation % 360 != 0:
        angle = math.radians(rotation % 360)
        cos, sin = math.cos(angle), math.sin(angle)
        x, y = cos * x + sin * y, cos * y - sin * x
    return CastShadow(x, y, shadow.blur * scale, shadow.colour, shadow.opacity)
