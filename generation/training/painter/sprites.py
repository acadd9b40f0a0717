"""Sprites: Microsoft's Fluent 3D emoji (MIT), read from the npm package at training time, never shipped.

A sprite that takes a colour is repainted once per colour: the pixels whose hue is in the thing's range move to the
colour's hue, and keep their own light and shade.
"""

import colorsys
import functools
import os
from pathlib import Path

import numpy as np
import skia
from PIL import Image

from generation.training.painter.vocabulary import COLOURS, Thing

PACKAGE = Path("frontend/node_modules/@lobehub/fluent-emoji-3d/assets")


class SpritesMissing(RuntimeError):
    """The sprite package is not installed; the message says how to install it."""


def folder() -> Path:
    """Where the sprites are: CLOUDSTUDIO_SPRITES, or the npm package in this checkout."""
    root = Path(__file__).resolve().parents[3]
    place = Path(os.environ.get("CLOUDSTUDIO_SPRITES", root / PACKAGE))
    if not place.is_dir():
        raise SpritesMissing(
            f"The painter's sprites are not at {place}: run `npm install` in frontend/, "
            "or set CLOUDSTUDIO_SPRITES to the assets folder of @lobehub/fluent-emoji-3d."
        )
    return place


@functools.cache
def sprite(thing: Thing, colour: str | None, pixels: int) -> skia.Image:
    """The thing's picture, cropped to what is visible, `pixels` high or wide at most, in a colour if it takes one."""
    with Image.open(folder() / f"{thing.sprite}.webp") as opened:
        picture = opened.convert("RGBA")
    if colour is not None and thing.hues is not None:
        picture = _repaint(picture, thing.hues, colour)
    alpha = np.asarray(picture)[..., 3]
    rows, columns = np.nonzero(alpha > 24)
    picture = picture.crop((columns.min(), rows.min(), columns.max() + 1, rows.max() + 1))
    scale = pixels / max(picture.size)
    width, height = (max(1, round(side * scale)) for side in picture.size)
    # Pillow resizes straight alpha without fringes: it multiplies by alpha first.
    pixels_array = np.ascontiguousarray(np.asarray(picture.resize((width, height), Image.Resampling.LANCZOS)))
    return skia.Image.fromarray(pixels_array, colorType=skia.kRGBA_8888_ColorType)


def _repaint(picture: Image.Image, hues: tuple[float, float], colour: str) -> Image.Image:
    """Move every saturated pixel inside the range of hues to the colour, keeping its shading."""
    hue, saturation, value = (
        np.asarray(band, np.float32) / 255 for band in picture.convert("RGB").convert("HSV").split()
    )
    low, high = hues
    inside = ((hue >= low) & (hue <= high)) | (hue + 1 <= high)
    weight = (inside & (saturation > 0.3)).astype(np.float32)
    target_hue, target_saturation, target_value = colorsys.rgb_to_hsv(*(c / 255 for c in COLOURS[colour]))
    bright = np.percentile(value[weight > 0], 75) if weight.any() else 1.0
    painted = np.stack(
        [
            np.full_like(hue, target_hue),
            np.clip(target_saturation * (0.75 + 0.3 * saturation), 0, 1)
            if target_saturation > 0.1
            else saturation * 0.06,
            np.clip(value / bright * target_value, 0, 1),
        ],
        axis=-1,
    )
    recoloured = np.asarray(
        Image.fromarray((painted * 255).astype(np.uint8), "HSV").convert("RGB"), np.float32
    )
    pixels = np.asarray(picture, np.float32).copy()
    pixels[..., :3] += (recoloured - pixels[..., :3]) * weight[..., None]
    return Image.fromarray(pixels.astype(np.uint8), "RGBA")
