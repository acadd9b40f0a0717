"""Six styles: each turns a painted scene into a photo, a watercolour, an oil painting, a sketch, a poster, pixel art.

Pictures are (side, side, 3) float32 in 0 to 1. Textures (paper, strokes, hatching) are made once per size.
"""

import functools
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from generation.training.painter.noise import smooth_noise
from generation.training.painter.vocabulary import Style

T = TypeVar("T")

LUMA = np.array([0.299, 0.587, 0.114], np.float32)
CREAM = np.array([0.975, 0.962, 0.93], np.float32)
PIXEL_ART_SIDE = 64
"""Pixel art has this many pixels a side whatever the size of the picture."""


@dataclass(frozen=True)
class Textures:
    """What the styles lay over a picture of one size."""

    vignette: np.ndarray
    papers: list[np.ndarray]
    wobbles: list[tuple[np.ndarray, np.ndarray]]
    edges: list[np.ndarray]
    hatches: list[np.ndarray]
    strokes: list[tuple[np.ndarray, np.ndarray]]


@functools.cache
def textures(side: int) -> Textures:
    """Make the textures of one picture size."""
    rng = np.random.default_rng(7)
    y, x = np.mgrid[0:side, 0:side].astype(np.float32) / (side - 1)
    vignette = 1.03 - 0.3 * ((x - 0.5) ** 2 + (y - 0.5) ** 2)[..., None]
    papers = [1 - 0.022 * np.abs(smooth_noise(rng, side, side, 60))[..., None] for _ in range(4)]
    wobbles, edges = [], []
    rows, columns = np.mgrid[0:side, 0:side]
    for _ in range(6):
        drift = [smooth_noise(rng, side, side, 12) * side * 0.007 for _ in range(2)]
        wobbles.append(
            (
                np.clip(rows + drift[0], 0, side - 1).astype(np.intp),
                np.clip(columns + drift[1], 0, side - 1).astype(np.intp),
            )
        )
        border = np.minimum.reduce([x, y, 1 - x, 1 - y]) - 0.032 - 0.013 * smooth_noise(rng, side, side, 15)
        edges.append(np.clip(border / 0.02, 0, 1)[..., None])
    hatches = []
    for direction in (1.0, -1.0):
        phase = (x + direction * y) * 128 * 1.1 + 0.7 * smooth_noise(rng, side, side, 8)
        hatches.append(0.5 + 0.5 * np.sin(phase)[..., None])
    return Textures(vignette, papers, wobbles, edges, hatches, [_strokes(rng, side) for _ in range(6)])


def _strokes(rng: np.random.Generator, side: int) -> tuple[np.ndarray, np.ndarray]:
    """Brush strokes: each pixel takes the colour under the middle of its stroke, with a ridge of paint along it.

    Returns the flat index of that middle, and the relief, both (side, side).
    """
    count, reach = 7500, max(5, round(side * 0.06))
    middles = rng.random((count, 2)) * side
    angles = smooth_noise(rng, side, side, 5)[tuple(middles.astype(int).T)] * 0.9
    nearest = np.full((side, side), np.inf, np.float32)
    index = np.zeros((side, side), np.intp)
    relief = np.zeros((side, side), np.float32)
    unit = side / 128
    for (row, column), angle in zip(middles, angles, strict=True):
        top, left = max(0, int(row) - reach), max(0, int(column) - reach)
        rows, columns = np.mgrid[
            top : min(side, int(row) + reach + 1), left : min(side, int(column) + reach + 1)
        ]
        along = (np.cos(angle) * (columns - column) + np.sin(angle) * (rows - row)) / unit
        across = (-np.sin(angle) * (columns - column) + np.cos(angle) * (rows - row)) / unit
        distance = along**2 * 0.2 + across**2
        view = np.s_[rows[0, 0] : rows[-1, 0] + 1, columns[0, 0] : columns[0, -1] + 1]
        closer = distance < nearest[view]
        nearest[view][closer] = distance[closer]
        index[view][closer] = int(row) * side + int(column)
        relief[view][closer] = across[closer]
    return index, 1 + 0.03 * np.clip(relief, -2, 2)[..., None]


def apply_style(picture: np.ndarray, style: Style, rng: np.random.Generator) -> np.ndarray:
    """The picture in the style, as (side, side, 3) uint8."""
    painters = {
        "photo": _photo,
        "watercolour": _watercolour,
        "oil": _oil,
        "pencil": _pencil,
        "poster": _poster,
        "pixel": _pixel,
    }
    styled = painters[style](picture, textures(picture.shape[0]), rng)
    return (np.clip(styled, 0, 1) * 255 + 0.5).astype(np.uint8)


def _pick(bank: list[T], rng: np.random.Generator) -> T:
    return bank[int(rng.integers(len(bank)))]


def _soften(picture: np.ndarray, passes: int) -> np.ndarray:
    """A blur of a [1 2 1] kernel in both directions, `passes` times."""
    for _ in range(passes):
        padded = np.pad(picture, ((1, 1), (0, 0), (0, 0)), mode="edge")
        picture = (padded[:-2] + padded[2:]) * 0.25 + picture * 0.5
        padded = np.pad(picture, ((0, 0), (1, 1), (0, 0)), mode="edge")
        picture = (padded[:, :-2] + padded[:, 2:]) * 0.25 + picture * 0.5
    return picture


def _photo(picture: np.ndarray, bank: Textures, rng: np.random.Generator) -> np.ndarray:
    """A mild contrast curve and a lens's fall-off to the corners."""
    curve = picture + 0.16 * (picture - 0.5) * (1 - np.abs(2 * picture - 1))
    return curve * bank.vignette


def _watercolour(picture: np.ndarray, bank: Textures, rng: np.random.Generator) -> np.ndarray:
    """Wet outlines that wander, pigment gathered at edges, paper shining through and left white around."""
    wandered = picture[_pick(bank.wobbles, rng)]
    wet = _soften(wandered, 2 * max(1, picture.shape[0] // 128))
    pigment = wet + 0.6 * (np.minimum(wandered, wet) - wet)
    paper = _pick(bank.papers, rng)
    washed = (1 - (1 - pigment) * 0.8) * paper
    edge = _pick(bank.edges, rng)
    return washed * edge + 0.98 * CREAM * paper * (1 - edge)


def _oil(picture: np.ndarray, bank: Textures, rng: np.random.Generator) -> np.ndarray:
    """Visible strokes, each of one colour, more saturated than life."""
    index, relief = _pick(bank.strokes, rng)
    painted = picture.reshape(-1, 3)[index]
    grey = (painted @ LUMA)[..., None]
    return np.clip(grey + (painted - grey) * 1.3, 0, 1) * relief


def _pencil(picture: np.ndarray, bank: Textures, rng: np.random.Generator) -> np.ndarray:
    """Graphite outlines, hatching in the shadows, white paper."""
    unit = max(1, picture.shape[0] // 128)
    luma = picture @ LUMA
    low, high = np.percentile(luma, (2, 98))
    stretched = np.clip((luma - low) / max(high - low, 0.15), 0, 1) ** 0.85
    luma = 0.7 * stretched + 0.3 * luma
    across, down = np.zeros_like(luma), np.zeros_like(luma)
    across[:, unit:] = luma[:, unit:] - luma[:, :-unit]
    down[unit:] = luma[unit:] - luma[:-unit]
    outline = np.clip(np.hypot(across, down) * 4.2 - 0.12, 0, 0.8)[..., None]
    tone = luma[..., None]
    first, second = bank.hatches
    shadow = np.clip((0.78 - tone) * 1.5, 0, 1)
    deep = np.clip((0.4 - tone) * 2.2, 0, 1)
    graphite = 0.97 - 0.3 * shadow - shadow * first * 0.16 - deep * (0.1 + second * 0.14) - outline
    return np.repeat(graphite * _pick(bank.papers, rng), 3, axis=2) * CREAM


def _lift(picture: np.ndarray) -> float:
    """An exponent that opens the shadows of a dark picture, so that few colours still tell things apart."""
    return float(np.clip(0.55 + 0.9 * picture.mean(), 0.62, 0.95))


def _poster(picture: np.ndarray, bank: Textures, rng: np.random.Generator) -> np.ndarray:
    """Few flat saturated colours on cream, inside a border, as a screen print has."""
    smooth = _soften(picture, max(1, picture.shape[0] // 128))
    grey = (smooth @ LUMA)[..., None]
    vivid = np.clip(grey + (smooth - grey) * 1.5, 0, 1) ** _lift(smooth)
    levels = 4
    steps = vivid * levels
    whole = np.floor(steps)
    # A short ramp instead of a hard edge: prints are anti-aliased.
    flat = (whole + np.clip((steps - whole - 0.4) * 5, 0, 1)) / levels
    inked = flat * np.array([1.0, 0.975, 0.9], np.float32) * 0.94 + 0.04
    side = picture.shape[0]
    border = round(side * 0.047)
    framed = np.broadcast_to(CREAM * 0.98, inked.shape).copy()
    framed[border:-border, border:-border] = inked[border:-border, border:-border]
    return framed


def _pixel(picture: np.ndarray, bank: Textures, rng: np.random.Generator) -> np.ndarray:
    """A small picture of few colours, each pixel a square."""
    side = picture.shape[0]
    block = side // PIXEL_ART_SIDE
    small = picture.reshape(PIXEL_ART_SIDE, block, PIXEL_ART_SIDE, block, 3).mean((1, 3))
    grey = (small @ LUMA)[..., None]
    vivid = np.clip(grey + (small - grey) * 1.35, 0, 1) ** _lift(small)
    quantised = np.round(vivid * 6) / 6
    return quantised.repeat(block, axis=0).repeat(block, axis=1)
