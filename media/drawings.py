"""Drawings as pixels: SVG drawn by Skia. Imports no Django. Strangers' drawings are opened in the sandboxed child."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import skia
from PIL import Image

from cloudstudio.sandbox import Refusal
from media.inspection import limits
from media.inspection.drawings import DAMAGED, read_drawing

#: A drawing without a size of its own is this wide or high.
SVG_SIDE = 1024


def draw_svg(path: Path) -> Image.Image:
    """Draw an SVG as a picture, RGBA. Nothing it refers to is loaded, and no script runs. Raises Refusal."""
    if path.stat().st_size > limits.MAX_SVG_BYTES:
        raise Refusal(f"The drawing is larger than {limits.MAX_SVG_BYTES // 2**20} MB.")
    content = path.read_bytes()
    width, height = svg_size(read_drawing(content))
    dom = skia.SVGDOM.MakeFromStream(skia.MemoryStream(content))
    if dom is None:
        raise Refusal(DAMAGED)
    # The drawing is laid out at its own size, which is then the canvas's.
    dom.setContainerSize(skia.Size(width, height))
    surface = skia.Surface(width, height)
    dom.render(surface.getCanvas())
    pixels: Any = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    return Image.fromarray(pixels, "RGBA")


def svg_size(root: dict[str, str]) -> tuple[int, int]:
    """Return the size of a drawing in pixels, from the attributes of its first tag. Raises Refusal."""
    box = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    natural = (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else None
    width, height = _length(root.get("width")), _length(root.get("height"))
    if natural and (width is None or height is None):
        shape = natural[0] / natural[1]
        if width is None and height is None:
            scale = SVG_SIDE / max(natural)
            width, height = natural[0] * scale, natural[1] * scale
        elif width is None and height is not None:
            width = height * shape
        elif width is not None:
            height = width / shape
    size = max(1, round(width or SVG_SIDE)), max(1, round(height or SVG_SIDE))
    limits.check_size(size[0], size[1], limits.MAX_PICTURE_PIXELS, "drawing")
    return size


_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "em": 16.0,
}


def _length(text: str | None) -> float | None:
    """Return a length in pixels (CSS, 96 to the inch), or None for a share of the page or nonsense."""
    match = re.fullmatch(r"\s*\+?(\d+(?:\.\d+)?(?:[eE]\d+)?)\s*([a-z]*)\s*", text or "")
    if not match or match[2] not in _UNITS:
        return None
    value = float(match[1]) * _UNITS[match[2]]
    return value if value > 0 else None
