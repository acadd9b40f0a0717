"""Banks of random texture, made once: drawing noise for every picture would cost more than the picture."""

import functools

import numpy as np
import skia
from PIL import Image

BANK = 12
"""How many different textures of each kind there are."""


def smooth_noise(rng: np.random.Generator, height: int, width: int, cells: int) -> np.ndarray:
    """Gaussian noise of about `cells` bumps across, (height, width) float32 with deviation near 1."""
    rows = max(2, round(cells * height / width))
    coarse = Image.fromarray(rng.normal(0, 1.3, (rows, cells)).astype(np.float32))
    return np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC))


def fractal_noise(
    rng: np.random.Generator, height: int, width: int, cells: int, octaves: int = 4
) -> np.ndarray:
    """Octaves of smooth noise, each twice as fine and half as strong."""
    total = np.zeros((height, width), np.float32)
    for octave in range(octaves):
        total += smooth_noise(rng, height, width, cells << octave) * 0.5**octave
    return total


def _image(rgba: np.ndarray) -> skia.Image:
    return skia.Image.fromarray(
        np.ascontiguousarray(rgba.astype(np.uint8)), colorType=skia.kRGBA_8888_ColorType
    )


@functools.cache
def clouds() -> list[skia.Image]:
    """Heaped clouds: white tops, grey undersides, soft edges; 192 x 96 pixels."""
    rng = np.random.default_rng(11)
    height, width = 96, 192
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    bank = []
    for _ in range(BANK):
        heap = np.zeros((height, width), np.float32)
        for _ in range(14):
            side = rng.normal(0, 0.42)
            cx = width / 2 * (1 + np.clip(side, -0.72, 0.72))
            radius = rng.uniform(0.55, 1.0) * 30 * (1 - 0.75 * min(0.72, abs(side)))
            cy = height * 0.68 - radius * rng.uniform(0.25, 0.95)
            heap = np.maximum(heap, 1 - np.hypot(x - cx, y - cy) / radius)
        flat_base = np.clip((height * 0.78 - y) / 16, 0, 1)
        ragged = 0.06 * fractal_noise(rng, height, width, 14, 3)
        density = np.clip((heap + ragged * (heap > 0)) * 2.6, 0, 1) ** 0.9 * flat_base
        light = np.clip(0.86 + 0.42 * (height * 0.5 - y) / height + 0.1 * (heap - 0.4), 0.7, 1)
        margin = np.clip(np.minimum.reduce([x, width - 1 - x, y]) / 6, 0, 1)
        bank.append(_image(np.stack([light * 255] * 3 + [density * margin * 240], -1)))
    return bank


@functools.cache
def soils() -> list[skia.Image]:
    """Grey unevenness that grows coarser towards the viewer, for the soft-light blend; 128 x 64 pixels."""
    rng = np.random.default_rng(12)
    height, width = 64, 128
    bank = []
    for _ in range(BANK):
        floor = fractal_noise(rng, 256, 1024, 150, 3)
        # The row at depth d of a plane shows 1 / d of it: sample rows and columns by perspective.
        depth = 0.14 + 0.86 * (np.arange(height) / height)
        rows = (250 / (1 + 5 * depth)).astype(int)
        columns = np.clip(512 + (np.arange(width)[None, :] - width / 2) / depth[:, None], 0, 1023)
        texture = floor[rows[:, None], columns.astype(int)]
        grey = np.clip(128 + 30 * texture * np.minimum(1, depth[:, None] * 1.6), 0, 255)
        bank.append(_image(np.stack([grey] * 3 + [np.full_like(grey, 255)], -1)))
    return bank


def pick(bank: list[skia.Image], rng: np.random.Generator) -> skia.Image:
    """One of the bank."""
    return bank[int(rng.integers(len(bank)))]
