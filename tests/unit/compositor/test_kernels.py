"""The pixel kernels give Skia's pixels, swscale's planes, and what the standards say."""

from __future__ import annotations

import numpy as np
import pytest
import skia
from hypothesis import given
from hypothesis import strategies as some

from editor.compositor.kernels import (
    LUMA_WEIGHTS,
    blend_plane,
    mix_plane,
    rgba_to_overlay,
    rgba_to_yuv420,
    turn_plane,
    yuv420_to_rgba,
)
from editor.compositor.scaling import (
    linear_map,
    place_part,
    reduce_picture,
    reduce_plane,
    scale_picture,
    scale_plane,
)

RNG = np.random.default_rng(7)


def noise(*shape: int) -> np.ndarray:
    return RNG.integers(0, 256, shape, np.uint8)


def smooth(width: int, height: int, channels: int = 4) -> np.ndarray:
    """A picture as soft as photographs are: noise of 1/16 of the size, magnified."""
    small = noise(max(2, height // 16), max(2, width // 16), 4)
    small[..., 3] = 255
    return scale_picture(small, width, height)[..., :channels]


def by_skia(picture: np.ndarray, width: int, height: int) -> np.ndarray:
    image = skia.Image.fromarray(picture, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    out = np.zeros((height, width, 4), np.uint8)
    info = skia.ImageInfo.Make(width, height, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    source = skia.Rect.MakeWH(picture.shape[1], picture.shape[0])
    skia.Surface.MakeRasterDirect(info, out).getCanvas().drawImageRect(
        image, source, skia.Rect.MakeWH(width, height), skia.SamplingOptions(skia.FilterMode.kLinear)
    )
    return out


def reference_rgb(luma: np.ndarray, u: np.ndarray, v: np.ndarray, matrix: str, full: bool) -> np.ndarray:
    """Y'CbCr to R'G'B' in floating point, chroma interpolated from the centre of its block."""
    height, width = luma.shape

    def widen(plane: np.ndarray) -> np.ndarray:
        rows = np.clip((np.arange(height) + 0.5) / 2 - 0.5, 0, plane.shape[0] - 1)
        columns = np.clip((np.arange(width) + 0.5) / 2 - 0.5, 0, plane.shape[1] - 1)
        y0, x0 = np.floor(rows).astype(int), np.floor(columns).astype(int)
        y1, x1 = np.minimum(y0 + 1, plane.shape[0] - 1), np.minimum(x0 + 1, plane.shape[1] - 1)
        fy, fx = (rows - y0)[:, None], (columns - x0)[None, :]
        p = plane.astype(float)
        top = p[y0][:, x0] * (1 - fx) + p[y0][:, x1] * fx
        return top * (1 - fy) + (p[y1][:, x0] * (1 - fx) + p[y1][:, x1] * fx) * fy

    red, blue = LUMA_WEIGHTS[matrix]
    green = 1 - red - blue
    y = luma / 255 if full else (luma.astype(float) - 16) / 219
    cb, cr = ((widen(plane) - 128) / (255 if full else 224) for plane in (u, v))
    r = y + 2 * (1 - red) * cr
    b = y + 2 * (1 - blue) * cb
    g = (y - red * r - blue * b) / green
    return np.clip(np.stack([r, g, b], axis=2) * 255, 0, 255)


@pytest.mark.parametrize("matrix", sorted(LUMA_WEIGHTS))
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("size", [(64, 48), (37, 23), (1, 1), (2, 5)])
def test_yuv_becomes_the_rgb_of_the_standard_at_any_size(
    matrix: str, full: bool, size: tuple[int, int]
) -> None:
    width, height = size
    luma, u, v = (
        noise(height, width),
        noise(-(-height // 2), -(-width // 2)),
        noise(-(-height // 2), -(-width // 2)),
    )
    ours = yuv420_to_rgba(luma, u, v, width, height, matrix=matrix, full_range=full)
    exact = reference_rgb(luma, u, v, matrix, full)
    assert np.abs(ours[..., :3] - exact).max() < 0.51
    assert (ours[..., 3] == 255).all()


def test_rows_longer_than_the_picture_are_read_as_decoders_hand_them_out() -> None:
    luma, u, v = noise(8, 32), noise(4, 20), noise(4, 20)
    padded = yuv420_to_rgba(luma, u, v, 16, 8)
    tight = yuv420_to_rgba(*(np.ascontiguousarray(p) for p in (luma[:, :16], u[:, :8], v[:, :8])), 16, 8)
    assert (padded == tight).all()


def test_a_picture_survives_the_way_into_yuv_and_back() -> None:
    picture = smooth(320, 180)
    luma, u, v = np.empty((180, 320), np.uint8), np.empty((90, 160), np.uint8), np.empty((90, 160), np.uint8)
    rgba_to_yuv420(picture, luma, u, v)
    back = yuv420_to_rgba(luma, u, v, 320, 180)
    assert np.abs(back.astype(int) - picture).mean() < 1.5


@given(some.integers(0, 255))
def test_grey_stays_grey_both_ways(level: int) -> None:
    picture = np.full((4, 4, 4), level, np.uint8)
    picture[..., 3] = 255
    luma, u, v = np.empty((4, 4), np.uint8), np.empty((2, 2), np.uint8), np.empty((2, 2), np.uint8)
    rgba_to_yuv420(picture, luma, u, v)
    assert (u == 128).all()
    assert (v == 128).all()
    assert luma[0, 0] == round(16 + level * 219 / 255)
    assert np.abs(yuv420_to_rgba(luma, u, v, 4, 4)[..., :3].astype(int) - level).max() <= 1


@pytest.mark.parametrize("size", [(640, 360), (960, 540), (427, 240), (2000, 1200), (1280, 100)])
def test_scaling_gives_skias_linear_pixels(size: tuple[int, int]) -> None:
    picture = smooth(1280, 720)
    ours, theirs = scale_picture(picture, *size).astype(int), by_skia(picture, *size)
    assert np.abs(ours - theirs).max() <= 1
    rough = noise(360, 640, 4)
    rough[..., :3] = np.minimum(rough[..., :3], rough[..., 3:])
    difference = np.abs(scale_picture(rough, 320, 180).astype(int) - by_skia(rough, 320, 180))
    assert difference.max() == 0


@pytest.mark.parametrize("reduction", [2, 4, 8, 16])
@pytest.mark.parametrize("size", [(64, 48), (61, 43), (16, 16)])
def test_reduction_is_the_mean_of_each_box_at_the_edge_of_what_is_there(
    reduction: int, size: tuple[int, int]
) -> None:
    width, height = size
    plane, picture = noise(height, width), noise(height, width, 4)
    out = np.empty((-(-height // reduction), -(-width // reduction)), np.uint8)
    reduce_plane(plane, width, reduction, out)
    reduced = reduce_picture(picture, reduction)
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            box = slice(y * reduction, (y + 1) * reduction), slice(x * reduction, (x + 1) * reduction)
            assert abs(out[y, x] - plane[box].mean()) <= 0.5
            assert np.abs(reduced[y, x] - picture[box].mean(axis=(0, 1))).max() <= 0.5


def test_a_scaled_plane_is_a_channel_of_the_scaled_picture() -> None:
    picture = smooth(300, 200)
    plane, out = np.ascontiguousarray(picture[..., 1]), np.zeros((120, 140), np.uint8)
    scale_plane(plane, 300, out, 0, 0, 140, 120, *linear_map(0, 140, 300), *linear_map(0, 120, 200))
    assert (out == scale_picture(picture, 140, 120)[..., 1]).all()


def test_an_overlay_blends_as_its_picture_does() -> None:
    below = smooth(64, 48)
    above = smooth(32, 16).copy()
    alpha = np.linspace(0, 255, 32).astype(np.uint8)[None, :, None]
    above = ((above.astype(int) * alpha) // 255).astype(np.uint8)
    expected = below.astype(float)
    part = expected[8:24, 10:42]
    expected[8:24, 10:42] = above + part * (1 - above[..., 3:] / 255)
    planes = np.empty((48, 64), np.uint8), np.empty((24, 32), np.uint8), np.empty((24, 32), np.uint8)
    rgba_to_yuv420(below, *planes)
    luma, u, v, cover, half_cover = rgba_to_overlay(above)
    blend_plane(planes[0], luma, cover, 10, 8)
    blend_plane(planes[1], u, half_cover, 5, 4)
    blend_plane(planes[2], v, half_cover, 5, 4)
    wanted = np.empty((48, 64), np.uint8), np.empty((24, 32), np.uint8), np.empty((24, 32), np.uint8)
    picture = np.clip(expected + 0.5, 0, 255).astype(np.uint8)
    picture[..., 3] = 255
    rgba_to_yuv420(picture, *wanted)
    for got, exact in zip(planes, wanted, strict=True):
        assert np.abs(got.astype(int) - exact).max() <= 3


@given(left=some.integers(-40, 40), top=some.integers(-40, 40))
def test_an_overlay_half_outside_is_cut_and_an_opaque_one_replaces(left: int, top: int) -> None:
    below = np.full((20, 30), 7, np.uint8)
    overlay, alpha = np.full((12, 16), 200, np.uint8), np.full((12, 16), 255, np.uint8)
    blend_plane(below, overlay, alpha, left, top)
    expected = np.full((20, 30), 7, np.uint8)
    expected[max(0, top) : max(0, top + 12), max(0, left) : max(0, left + 16)] = 200
    assert (below == expected).all()


@pytest.mark.parametrize("weight", [0, 1, 100, 128, 255, 256])
def test_mixed_planes_are_the_weighted_mean(weight: int) -> None:
    plane, other = noise(30, 50), noise(30, 50)
    expected = plane + (other.astype(float) - plane) * weight / 256
    mixed = plane.copy()
    mix_plane(mixed, other, weight)
    assert np.abs(mixed - expected).max() <= 0.5


def test_a_picture_placed_within_pixels_is_skias_with_soft_edges() -> None:
    picture = smooth(96, 64)
    left, top, width, height = 3.25, 2.5, 40.5, 27.875
    placed, x, y = place_part(picture, (0, 0, 96, 64), (left, top, width, height))
    out = np.zeros((40, 60, 4), np.uint8)
    info = skia.ImageInfo.Make(60, 40, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    image = skia.Image.fromarray(picture, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    skia.Surface.MakeRasterDirect(info, out).getCanvas().drawImageRect(
        image,
        skia.Rect.MakeWH(96, 64),
        skia.Rect.MakeXYWH(left, top, width, height),
        skia.SamplingOptions(skia.FilterMode.kLinear),
        skia.Paint(AntiAlias=True),
    )
    found = np.zeros_like(out)
    found[y : y + placed.shape[0], x : x + placed.shape[1]] = placed
    assert (x, y, placed.shape) == (3, 2, (29, 41, 4))
    assert np.abs(found.astype(int) - out).max() <= 4


@pytest.mark.parametrize("quarters", [1, 2, 3])
@pytest.mark.parametrize("shape", [(48, 64), (33, 70), (1, 5)])
def test_turning_is_numpys_rotation_clockwise(quarters: int, shape: tuple[int, int]) -> None:
    plane = noise(*shape)
    expected = np.rot90(plane, -quarters)
    out = np.empty(expected.shape, np.uint8)
    turn_plane(plane, out, quarters)
    assert (out == expected).all()
