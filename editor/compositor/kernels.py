"""Pixel kernels: YUV to RGB and back, and blending, compiled by numba. They run without the GIL on one core.

Colour follows what Chromium does with a video frame: 8 bit, 4:2:0, chroma sited in the centre of its 2x2 block and
interpolated linearly on both axes, rounded at the end. Coefficients are ITU-R BT.709-6 and BT.601-7 in 16-bit fixed
point. Pictures are uint8 rows of interleaved RGBA, shape (height, 4 * width); planes are (height, width), and a
chroma plane has half of each, rounded up. All arrays are C-contiguous: the compiler cannot vectorise anything else. A
plane that is read may have longer rows than the picture, as decoders hand them out.
"""

from functools import lru_cache

import numba as nb
import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]

jit = nb.njit(nogil=True, fastmath=True, boundscheck=False, cache=True, error_model="numpy")

#: Luma weights (red, blue) by the name of the matrix.
LUMA_WEIGHTS = {
    "bt709": (0.2126, 0.0722),
    "fcc": (0.3, 0.11),
    "bt601": (0.299, 0.114),
    "smpte240m": (0.212, 0.087),
    "bt2020": (0.2627, 0.0593),
}


@lru_cache
def to_rgb_coefficients(
    matrix: str = "bt709", full_range: bool = False
) -> tuple[int, int, int, int, int, int]:
    """Return (luma offset, luma gain, V→R, U→G, V→G, U→B) of Y'CbCr to R'G'B', gains times 65536.

    Source: ITU-R BT.709-6 section 3, BT.601-7 section 2.5, BT.2020-2 table 4 (non-constant luminance); for the others
    ITU-T H.273 table 4.
    """
    red, blue = LUMA_WEIGHTS[matrix]
    green = 1 - red - blue
    luma, chroma = (1.0, 1.0) if full_range else (255 / 219, 255 / 224)
    gains = (
        luma,
        2 * (1 - red) * chroma,
        2 * (1 - blue) * blue / green * chroma,
        2 * (1 - red) * red / green * chroma,
        2 * (1 - blue) * chroma,
    )
    y, rv, gu, gv, bu = (round(gain * 65536) for gain in gains)
    return (0 if full_range else 16), y, rv, gu, gv, bu


# Three habits below are for the compiler, and each is worth a factor of two or more: rows are taken as slices (a signed
# index might be negative and wrap), a pixel is read and written as one 32-bit number (little-endian), and sums stay in
# 32 bits.


@jit
def _widen(near, far, wide):
    """Interpolate a row of chroma to full width, centred on 128, times 16."""
    last = near.size - 1
    row = np.empty(near.size, np.int32)
    for x in range(near.size):
        row[x] = np.int32(3) * np.int32(near[x]) + np.int32(far[x]) - np.int32(512)
    wide[0], wide[2 * last + 1] = np.int32(4) * row[0], np.int32(4) * row[last]
    inner = wide[1 : 2 * last + 1]
    for x in range(last):
        inner[2 * x] = np.int32(3) * row[x] + row[x + 1]
        inner[2 * x + 1] = row[x] + np.int32(3) * row[x + 1]


@jit
def _yuv420_to_rgba(luma, u, v, out, offset, gain, red_v, green_u, green_v, blue_u):
    height, width = out.shape
    chroma_height, chroma_width = (height + 1) >> 1, (width + 1) >> 1
    wide_u, wide_v = np.empty(2 * chroma_width, np.int32), np.empty(2 * chroma_width, np.int32)
    offset, gain = np.int32(offset), np.int32(gain)
    red_v, green_u = np.int32(red_v), np.int32(green_u)
    green_v, blue_u = np.int32(green_v), np.int32(blue_u)
    zero, most, half = np.int32(0), np.int32(255), np.int32(32768)
    for y in range(height):
        near = y >> 1
        far = min(max(near - 1 if (y & 1) == 0 else near + 1, 0), chroma_height - 1)
        _widen(u[near, :chroma_width], u[far, :chroma_width], wide_u)
        _widen(v[near, :chroma_width], v[far, :chroma_width], wide_v)
        line, target = luma[y, :width], out[y]
        for x in range(width):
            level = (np.int32(line[x]) - offset) * gain + half
            r = (level + ((red_v * wide_v[x]) >> np.int32(4))) >> np.int32(16)
            g = (level - ((green_u * wide_u[x] + green_v * wide_v[x]) >> np.int32(4))) >> np.int32(16)
            b = (level + ((blue_u * wide_u[x]) >> np.int32(4))) >> np.int32(16)
            r, g, b = min(max(r, zero), most), min(max(g, zero), most), min(max(b, zero), most)
            target[x] = (
                np.uint32(r)
                | np.uint32(g) << np.uint32(8)
                | np.uint32(b) << np.uint32(16)
                | np.uint32(0xFF000000)
            )


def yuv420_to_rgba(
    luma: Bytes,
    u: Bytes,
    v: Bytes,
    width: int,
    height: int,
    *,
    matrix: str = "bt709",
    full_range: bool = False,
    out: Bytes | None = None,
) -> Bytes:
    """Convert planes of any size, odd ones too, to opaque RGBA of shape (height, width, 4), into `out` where given."""
    picture = np.empty((height, width, 4), np.uint8) if out is None else out
    _yuv420_to_rgba(luma, u, v, picture.view(np.uint32)[..., 0], *to_rgb_coefficients(matrix, full_range))
    return picture


# BT.709 limited range from R'G'B', times 65536: rows Y, Cb, Cr. Each chroma row sums to exactly zero, so that grey
# stays grey.
_Y_R, _Y_G, _Y_B = 11966, 40254, 4064
_U_R, _U_G, _U_B = -6596, -22188, 28784
_V_R, _V_G, _V_B = 28784, -26145, -2639


@jit
def _red(pixel):
    return np.int32(pixel & np.uint32(255))


@jit
def _green(pixel):
    return np.int32((pixel >> np.uint32(8)) & np.uint32(255))


@jit
def _blue(pixel):
    return np.int32((pixel >> np.uint32(16)) & np.uint32(255))


@jit
def _alpha(pixel):
    return np.int32(pixel >> np.uint32(24))


@jit
def _rgba_to_planes(pixels, luma, u, v, alpha, half_alpha, opaque):
    height, width = pixels.shape
    half = np.int32(32768)
    luma_offset, chroma_offset = np.int32((16 << 16) // 255), np.int32((128 << 16) // 255)
    pair = np.empty((4, width), np.int32)
    for y in range(height):
        line, target = pixels[y], luma[y]
        for x in range(width):
            p = line[x]
            base = np.int32(16 << 16) if opaque else _alpha(p) * luma_offset
            target[x] = (_Y_R * _red(p) + _Y_G * _green(p) + _Y_B * _blue(p) + base + half) >> np.int32(16)
        if not opaque:
            edge = alpha[y]
            for x in range(width):
                edge[x] = _alpha(line[x])
        if y & 1:
            above = pixels[y - 1]
            red, green, blue, cover = pair[0], pair[1], pair[2], pair[3]
            for x in range(width):
                p, q = line[x], above[x]
                red[x], green[x] = _red(p) + _red(q), _green(p) + _green(q)
                blue[x], cover[x] = _blue(p) + _blue(q), _alpha(p) + _alpha(q)
            target_u, target_v = u[y >> 1], v[y >> 1]
            for x in range(width // 2):
                r, g = red[2 * x] + red[2 * x + 1], green[2 * x] + green[2 * x + 1]
                b, a = blue[2 * x] + blue[2 * x + 1], cover[2 * x] + cover[2 * x + 1]
                base = (np.int32(128 << 16) if opaque else (a * chroma_offset) >> np.int32(2)) + half
                target_u[x] = (((_U_R * r + _U_G * g + _U_B * b) >> np.int32(2)) + base) >> np.int32(16)
                target_v[x] = (((_V_R * r + _V_G * g + _V_B * b) >> np.int32(2)) + base) >> np.int32(16)
            if not opaque:
                edge = half_alpha[y >> 1]
                for x in range(width // 2):
                    edge[x] = (cover[2 * x] + cover[2 * x + 1] + np.int32(2)) >> np.int32(2)


def rgba_to_yuv420(picture: Bytes, luma: Bytes, u: Bytes, v: Bytes) -> None:
    """Convert an opaque picture (height, width, 4), both even, to BT.709 limited planes; chroma is the block's mean."""
    _rgba_to_planes(picture.view(np.uint32)[..., 0], luma, u, v, luma, u, True)


def rgba_to_overlay(picture: Bytes) -> tuple[Bytes, Bytes, Bytes, Bytes, Bytes]:
    """Convert a premultiplied picture (height, width, 4), both even, to (luma, u, v, alpha, alpha of the chroma).

    The planes are BT.709 limited and premultiplied, offsets included: where alpha is 0 every plane is 0, where it is
    255 they are the picture's own, so that `blend_plane` needs no offsets.
    """
    height, width = picture.shape[:2]
    luma, alpha = np.empty((height, width), np.uint8), np.empty((height, width), np.uint8)
    u, v, half_alpha = (np.empty((height // 2, width // 2), np.uint8) for _ in range(3))
    _rgba_to_planes(picture.view(np.uint32)[..., 0], luma, u, v, alpha, half_alpha, False)
    return luma, u, v, alpha, half_alpha


@jit
def blend_plane(below, overlay, alpha, left, top):
    """Lay a premultiplied plane over `below` with its corner at (left, top), which may be outside: source-over."""
    height, width = overlay.shape
    x0, x1 = max(0, -left), min(width, below.shape[1] - left)
    if x1 <= x0:
        return
    for y in range(max(0, -top), min(height, below.shape[0] - top)):
        target, line, cover = below[y + top, left + x0 : left + x1], overlay[y, x0:x1], alpha[y, x0:x1]
        for x in range(target.size):
            rest = np.int32(target[x]) * (np.int32(255) - np.int32(cover[x])) + np.int32(128)
            total = np.int32(line[x]) + ((rest + (rest >> np.int32(8))) >> np.int32(8))
            target[x] = min(total, np.int32(255))


@jit
def mix_plane(plane, other, weight):
    """Move every sample of a plane towards the other's, of the same shape, by weight / 256 of the way."""
    part = np.int32(weight)
    for y in range(plane.shape[0]):
        target, line = plane[y], other[y]
        for x in range(target.size):
            here = np.int32(target[x])
            target[x] = (
                (here << np.int32(8)) + (np.int32(line[x]) - here) * part + np.int32(128)
            ) >> np.int32(8)


@jit
def turn_plane(source, out, quarters):
    """Write the source, turned clockwise by quarter turns (1, 2 or 3), into out; any item size, so pixels too.

    Turned in tiles that stay in the cache; reading down a column of a whole plane is eight times slower.
    """
    out_height, out_width = out.shape
    height, width = (out_height, out_width) if quarters == 2 else (out_width, out_height)
    tile = 32
    for top in range(0, out_height, tile):
        for left in range(0, out_width, tile):
            for y in range(top, min(top + tile, out_height)):
                for x in range(left, min(left + tile, out_width)):
                    if quarters == 1:
                        out[y, x] = source[height - 1 - x, y]
                    elif quarters == 2:
                        out[y, x] = source[height - 1 - y, width - 1 - x]
                    else:
                        out[y, x] = source[x, width - 1 - y]
