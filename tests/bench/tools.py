"""`tools.matte.picture_mae`: how far the matte of a picture is from the alpha that it was rendered with.

Things and faces of Fluent Emoji, rendered with their alpha, some with hair drawn strand by strand and some with a glass
before them, lie on grounds that are out of focus. The figure is the mean of |matte - alpha|, over all pixels and
pictures.
"""

from __future__ import annotations

import math
import tempfile
from pathlib import Path

import numpy as np
import skia
from PIL import Image, ImageFilter

import tests.environment  # noqa: F401  (a data folder of this run's own)
from cloudstudio.environment import CHECKOUT
from generation.tools.background import Background, BackgroundParameters
from generation.tools.fetching import fetch_all
from generation.tools.weights import ISNET

SPRITES = CHECKOUT / "frontend" / "node_modules" / "@lobehub" / "fluent-emoji-3d" / "assets"
#: A face, animals, a vehicle, food and drink: by their code points.
SUBJECTS = (
    "1f469",
    "1f431",
    "1f436",
    "1f42f",
    "1f697",
    "1f37a",
    "1f355",
    "1f33b",
    "1f98a",
    "1f9d1",
    "1f377",
    "1f986",
)
HAIRY = {"1f469", "1f431", "1f436", "1f98a", "1f9d1"}
SIZE = (960, 720)


def background(number: int) -> Image.Image:
    """Return a ground with light, surfaces and things out of focus, RGB."""
    chance = np.random.default_rng(number)
    width, height = SIZE
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    tone = chance.uniform(40, 200, 3)
    fall = (y / height * chance.uniform(-60, 60) + x / width * chance.uniform(-40, 40))[..., None]
    ground = np.clip(tone + fall, 0, 255)
    for _ in range(14):
        left, top, radius = chance.uniform(0, width), chance.uniform(0, height), chance.uniform(20, 160)
        inside = np.clip((radius - np.hypot(x - left, y - top)) / 12, 0, 1)[..., None]
        ground += inside * 0.6 * (chance.uniform(20, 230, 3) - ground)
    soft = Image.fromarray(ground.astype(np.uint8)).filter(ImageFilter.GaussianBlur(28))
    grain = np.asarray(soft) + chance.normal(0, 3, ground.shape)
    return Image.fromarray(np.clip(grain, 0, 255).astype(np.uint8))


def subject(code: str, number: int) -> Image.Image:
    """Return what stays, RGBA with straight colours, on nothing."""
    sprite = Image.open(SPRITES / f"{code}.webp").convert("RGBA").resize((460, 460), Image.Resampling.LANCZOS)
    layer = Image.new("RGBA", SIZE)
    layer.alpha_composite(sprite, (250, 170))
    if code in HAIRY:
        layer = Image.alpha_composite(hair(layer, number), layer)
    return glass(layer) if number % 4 == 1 else layer


def hair(layer: Image.Image, number: int) -> Image.Image:
    """Return strands that stand off the subject's outline, in its own colour."""
    pixels = np.asarray(layer)
    solid = pixels[..., 3] > 200
    tone = pixels[solid][:, :3].mean(axis=0) * 0.6
    chance = np.random.default_rng(100 + number)
    out = np.zeros((SIZE[1], SIZE[0], 4), np.uint8)
    surface = skia.Surface.MakeRasterDirect(
        skia.ImageInfo.Make(*SIZE, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType), out
    )
    for _ in range(160):
        angle = chance.uniform(math.pi, 2 * math.pi)
        reach, bend = chance.uniform(190, 262), chance.uniform(-0.25, 0.25)
        path = skia.Path()
        path.moveTo(480 + 150 * math.cos(angle), 400 + 150 * math.sin(angle))
        path.quadTo(
            *(480 + 200 * math.cos(angle + bend / 2), 400 + 200 * math.sin(angle + bend / 2)),
            *(480 + reach * math.cos(angle + bend), 400 + reach * math.sin(angle + bend)),
        )
        paint = skia.Paint(
            AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=chance.uniform(0.8, 2.2)
        )
        paint.setColor4f(skia.Color4f(*(float(part) / 255 for part in tone), 1))
        surface.getCanvas().drawPath(path, paint)
    alpha = out[..., 3:].astype(np.float32)
    straight = np.where(alpha > 0, out[..., :3] * 255 / np.maximum(alpha, 1), 0)
    return Image.fromarray(np.concatenate([straight, alpha], axis=2).astype(np.uint8))


def glass(layer: Image.Image) -> Image.Image:
    """Return the layer with a pane of half clear glass before it."""
    pane = Image.new("RGBA", SIZE)
    piece = Image.new("RGBA", (150, 210), (200, 225, 235, 150))
    pane.alpha_composite(piece, (610, 330))
    return Image.alpha_composite(layer, pane)


def bench(weights: Path | None = None) -> dict[str, float]:
    """Return the mean error, and the worst picture's. `weights` is the folder where they are; else they are fetched."""
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        folder = weights or Path(place) / "weights"
        if weights is None:
            fetch_all(folder, (ISNET,))
        errors = [_error(code, number, folder, Path(place)) for number, code in enumerate(SUBJECTS)]
    return {
        "tools.matte.picture_mae": float(np.mean(errors)),
        "tools.matte.picture_mae_worst": max(errors),
    }


def _error(code: str, number: int, weights: Path, place: Path) -> float:
    layer = subject(code, number)
    source = place / f"{code}.png"
    Image.alpha_composite(background(number).convert("RGBA"), layer).convert("RGB").save(source)
    made = Background().run(source, BackgroundParameters(), weights, place, lambda fraction, note: None)
    matte = np.asarray(Image.open(place / made.file), np.float32)
    return float(np.abs(matte - np.asarray(layer, np.float32)[..., 3]).mean() / 255)
