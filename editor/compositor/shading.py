"""Chroma key, sharpen and vignette: kernels that do what the texts in `effects/` say, which the browser runs.

Skia's interpreter runs those texts too, but takes 25 times as long or more and holds the GIL; `test_shading.py` holds
each kernel against its text. Pixels are premultiplied RGBA, uint8 (height, width, 4), 32-bit numbers within kernels.
"""

from __future__ import annotations

import numpy as np

from editor.compositor.kernels import Bytes, _alpha, _blue, _green, _red, jit
from editor.timeline.frame import ChromaKeying


@jit
def _key_out(pixels, out, key_blue, key_red, strength, edge, per_softness, despill):
    zero, one, half, most = np.float32(0), np.float32(1), np.float32(0.5), np.float32(255)
    size = np.sqrt(key_blue * key_blue + key_red * key_red)
    per_size = one / size if size > zero else zero
    to_blue, to_red = key_blue * per_size, key_red * per_size
    for y in range(pixels.shape[0]):
        line, target = pixels[y], out[y]
        for x in range(line.size):
            pixel = line[x]
            cover = np.float32(_alpha(pixel))
            per_cover = one / max(cover, one)
            red = np.float32(_red(pixel)) * per_cover
            green = np.float32(_green(pixel)) * per_cover
            blue = np.float32(_blue(pixel)) * per_cover
            luma = np.float32(0.2126) * red + np.float32(0.7152) * green + np.float32(0.0722) * blue
            cb = (blue - luma) * np.float32(1 / 1.8556)
            cr = (red - luma) * np.float32(1 / 1.5748)
            away = np.sqrt((cb - key_blue) * (cb - key_blue) + (cr - key_red) * (cr - key_red))
            share = min(max((away - edge) * per_softness, zero), one)
            kept = share * share * (np.float32(3) - np.float32(2) * share)
            along = max(zero, cb * to_blue + cr * to_red) * despill * strength
            cb -= to_blue * along
            cr -= to_red * along
            red = luma + np.float32(1.5748) * cr
            blue = luma + np.float32(1.8556) * cb
            green = (luma - np.float32(0.2126) * red - np.float32(0.0722) * blue) * np.float32(1 / 0.7152)
            cover *= one + (kept - one) * strength
            r = np.int32(min(max(red, zero), one) * cover + half)
            g = np.int32(min(max(green, zero), one) * cover + half)
            b = np.int32(min(max(blue, zero), one) * cover + half)
            a = np.int32(min(cover, most) + half)
            target[x] = (
                np.uint32(r)
                | np.uint32(g) << np.uint32(8)
                | np.uint32(b) << np.uint32(16)
                | np.uint32(a) << np.uint32(24)
            )


def key_out(picture: Bytes, key: ChromaKeying) -> Bytes:
    """Return the picture with what is near the key's colour transparent, and the colour's cast off the rest."""
    out = np.empty_like(picture)
    softness = max(key.softness, 0.001)
    numbers = (key.cb, key.cr, key.strength, key.tolerance, 1 / softness, key.despill)
    _key_out(numbers_of(picture), numbers_of(out), *map(np.float32, numbers))
    return out


@jit
def _sharpen(rows, out, radius, strength):
    """`rows` and `out` are bytes (height, 4 * width). Straight between pixels, level beyond the sides."""
    height, count = rows.shape
    zero, half, most, one = np.float32(0), np.float32(0.5), np.float32(255), np.float32(1)
    whole = np.int64(radius)
    part = radius - np.float32(whole)
    near, far = 4 * whole, 4 * (whole + 1)
    own, twice = one + np.float32(2) * strength, np.float32(0.5) * strength
    wide = np.empty(count + 2 * far, np.float32)
    for y in range(height):
        line, target = rows[y], out[y]
        for k in range(far):
            wide[k] = np.float32(line[k & 3])
            wide[far + count + k] = np.float32(line[count - 4 + (k & 3)])
        middle = wide[far : far + count]
        for k in range(count):
            middle[k] = np.float32(line[k])
        before, more_before = wide[far - near : far - near + count], wide[:count]
        after, more_after = wide[far + near : far + near + count], wide[2 * far : 2 * far + count]
        above, more_above = rows[max(y - whole, 0)], rows[max(y - whole - 1, 0)]
        below, more_below = rows[min(y + whole, height - 1)], rows[min(y + whole + 1, height - 1)]
        for k in range(count):
            around = (one - part) * (
                before[k] + after[k] + np.float32(above[k]) + np.float32(below[k])
            ) + part * (
                more_before[k] + more_after[k] + np.float32(more_above[k]) + np.float32(more_below[k])
            )
            target[k] = np.uint8(np.int32(min(max(own * middle[k] - twice * around, zero), most) + half))


@jit
def _within_alpha(pixels, out):
    """Give each pixel the other picture's alpha, and no more colour than that has room for."""
    for y in range(pixels.shape[0]):
        line, target = pixels[y], out[y]
        for x in range(line.size):
            cover, sharp = _alpha(line[x]), target[x]
            target[x] = (
                np.uint32(min(_red(sharp), cover))
                | np.uint32(min(_green(sharp), cover)) << np.uint32(8)
                | np.uint32(min(_blue(sharp), cover)) << np.uint32(16)
                | np.uint32(cover) << np.uint32(24)
            )


def sharpen(picture: Bytes, radius: float, strength: float) -> Bytes:
    """Return the picture with each pixel set apart from its neighbours at `radius` pixels, 0 or more."""
    out = np.empty_like(picture)
    height, width = picture.shape[:2]
    bytes_of = (height, 4 * width)
    _sharpen(picture.reshape(bytes_of), out.reshape(bytes_of), np.float32(radius), np.float32(strength))
    _within_alpha(numbers_of(picture), numbers_of(out))
    return out


@jit
def _vignette(pixels, out, across, down, strength):
    zero, one, half = np.float32(0), np.float32(1), np.float32(0.5)
    for y in range(pixels.shape[0]):
        line, target = pixels[y], out[y]
        far = down[y]
        for x in range(line.size):
            pixel = line[x]
            share = (half * (across[x] + far) - np.float32(0.15)) * np.float32(1 / 0.85)
            share = min(max(share, zero), one)
            left = one - strength * share * share * (np.float32(3) - np.float32(2) * share)
            r = np.int32(np.float32(_red(pixel)) * left + half)
            g = np.int32(np.float32(_green(pixel)) * left + half)
            b = np.int32(np.float32(_blue(pixel)) * left + half)
            target[x] = (
                np.uint32(r)
                | np.uint32(g) << np.uint32(8)
                | np.uint32(b) << np.uint32(16)
                | (pixel & np.uint32(0xFF000000))
            )


def vignette(picture: Bytes, box: tuple[float, float, float, float], strength: float) -> Bytes:
    """Return the picture darker towards the corners of a box: left, top, width, height in its pixels."""
    out = np.empty_like(picture)
    left, top, width, height = box
    across, down = (
        np.square((2 * (np.arange(count) + 0.5 - start) - size) / size).astype(np.float32)
        for count, start, size in ((picture.shape[1], left, width), (picture.shape[0], top, height))
    )
    _vignette(numbers_of(picture), numbers_of(out), across, down, np.float32(strength))
    return out


def numbers_of(picture: Bytes) -> np.ndarray[tuple[int, int], np.dtype[np.uint32]]:
    """Return a picture's pixels as one number each, in the same memory."""
    return picture.view(np.uint32)[..., 0]
