"""Colours of the document as Skia has them."""

import skia


def colour(text: str, opacity: float = 1.0) -> skia.Color4f:
    """Parse #rrggbb or #rrggbbaa, and thin it by an opacity."""
    red, green, blue, *alpha = (int(text[i : i + 2], 16) / 255 for i in range(1, len(text), 2))
    return skia.Color4f(red, green, blue, (alpha[0] if alpha else 1.0) * opacity)
