"""Screenshots as pictures."""

from __future__ import annotations

import io

from PIL import Image


def picture(png: bytes) -> Image.Image:
    """Open a screenshot."""
    return Image.open(io.BytesIO(png)).convert("RGB")
