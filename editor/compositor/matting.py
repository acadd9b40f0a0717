"""What a matte does to a layer's pixels: grown, softened, cut out, its edge rid of the old background's colour.

The texts in `effects/` say what is done, which the browser runs; these are their kernels (see `shading.py`). The mirror
is `matting.ts`. Pixels are premultiplied RGBA, uint8 (height, width, 4); a mask is grey and opaque.
"""

from __future__ import annotations

import numpy as np

from editor.compositor.blur import blurred
from editor.compositor.kernels import Bytes, _alpha, _blue, _green, _red, jit
from editor.compositor.shading import numbers_of
from editor.timeline.frame import Matte

#: Turns what is black white, and leaves alpha alone.
NEGATIVE = np.array([255, 255, 255, 0], np.uint8)


def matted(pixels: Bytes, mask: Bytes, matte: Matte) -> Bytes:
    """Return what stays of the pixels by a mask that was sampled into the same place."""
    pixels = np.ascontiguousarray(pixels)
    mask = mask ^ NEGATIVE if matte.inverted else np.ascontiguousarray(mask)
    stays = mask
    if matte.grow != 0:
        stays = grown(mask, blurred(mask, abs(matte.grow), repeats_edge=True), matte.grow > 0)
    if matte.feather > 0:
        stays = blurred(stays, matte.feather, repeats_edge=True)
    if matte.clean == 0:
        return cut_out(pixels, stays)
    near, far = (blurred(cut_out(pixels, mask, rest), matte.reach, True) for rest in (False, True))
    return cleaned(pixels, mask, stays, near, far, matte.clean)


@jit
def _step(value, low, high):
    """Return smoothstep(low, high, value) as SkSL has it."""
    part = min(max((value - low) / (high - low), np.float32(0)), np.float32(1))
    return part * part * (np.float32(3) - np.float32(2) * part)


@jit
def _packed(red, green, blue, alpha):
    """Return a pixel of four values of 0 to 1."""
    half, most = np.float32(0.5), np.float32(255)
    return (
        np.uint32(np.int32(red * most + half))
        | np.uint32(np.int32(green * most + half)) << np.uint32(8)
        | np.uint32(np.int32(blue * most + half)) << np.uint32(16)
        | np.uint32(np.int32(alpha * most + half)) << np.uint32(24)
    )


@jit
def _grow(mask, soft, out, wider):
    per, one = np.float32(1 / 255), np.float32(1)
    for y in range(mask.shape[0]):
        line, around, target = mask[y], soft[y], out[y]
        for x in range(line.size):
            own, near = np.float32(_red(line[x])) * per, np.float32(_red(around[x])) * per
            if wider:
                value = max(own, _step(near, np.float32(0.08), np.float32(0.24)))
            else:
                value = min(own, _step(near, np.float32(0.76), np.float32(0.92)))
            target[x] = _packed(value, value, value, one)


@jit
def _cut(pixels, mask, out, rest):
    per, one = np.float32(1 / 255), np.float32(1)
    for y in range(pixels.shape[0]):
        line, stays, target = pixels[y], mask[y], out[y]
        for x in range(line.size):
            pixel = line[x]
            share = np.float32(_red(stays[x])) * per
            if rest:
                share = one - share
            share *= per
            target[x] = _packed(
                np.float32(_red(pixel)) * share,
                np.float32(_green(pixel)) * share,
                np.float32(_blue(pixel)) * share,
                np.float32(_alpha(pixel)) * share,
            )


@jit
def _clean_channel(own, near, far, share, known):
    """Return a channel (0 to 1) without the colour of what lay behind it."""
    one = np.float32(1)
    front = near + share * (own - share * near - (one - share) * far)
    return own + known * (min(max(front, np.float32(0)), one) - own)


@jit
def _clean(pixels, mask, stays, near, far, out, clean):
    per, one, zero = np.float32(1 / 255), np.float32(1), np.float32(0)
    little = np.float32(0.001 * 255)
    for y in range(pixels.shape[0]):
        line, shares, kept = pixels[y], mask[y], stays[y]
        fronts, backs, target = near[y], far[y], out[y]
        for x in range(line.size):
            pixel, front, back = line[x], fronts[x], backs[x]
            cover = np.float32(_alpha(pixel))
            if cover <= zero:
                target[x] = np.uint32(0)
                continue
            share = np.float32(_red(shares[x])) * per
            inside = np.float32(_alpha(front))
            own_per, near_per = one / cover, one / max(inside, little)
            far_per = one / max(np.float32(_alpha(back)), little)
            known = clean * min(max(np.float32(16) * inside * per, zero), one)
            alpha = cover * per * np.float32(_red(kept[x])) * per
            red = _clean_channel(
                np.float32(_red(pixel)) * own_per,
                np.float32(_red(front)) * near_per,
                np.float32(_red(back)) * far_per,
                share,
                known,
            )
            green = _clean_channel(
                np.float32(_green(pixel)) * own_per,
                np.float32(_green(front)) * near_per,
                np.float32(_green(back)) * far_per,
                share,
                known,
            )
            blue = _clean_channel(
                np.float32(_blue(pixel)) * own_per,
                np.float32(_blue(front)) * near_per,
                np.float32(_blue(back)) * far_per,
                share,
                known,
            )
            target[x] = _packed(red * alpha, green * alpha, blue * alpha, alpha)


def grown(mask: Bytes, soft: Bytes, wider: bool) -> Bytes:
    """Return a mask made wider, or narrower; `soft` is the same one blurred, by as many pixels as it is to grow."""
    out = np.empty_like(mask)
    _grow(numbers_of(mask), numbers_of(soft), numbers_of(out), wider)
    return out


def cut_out(pixels: Bytes, mask: Bytes, rest: bool = False) -> Bytes:
    """Return of the pixels what a mask says stays, or the rest of them."""
    out = np.empty_like(pixels)
    _cut(numbers_of(pixels), numbers_of(mask), numbers_of(out), rest)
    return out


def cleaned(pixels: Bytes, mask: Bytes, stays: Bytes, near: Bytes, far: Bytes, clean: float) -> Bytes:
    """Return what `stays` leaves of the pixels, in colours of their own (see `matte_clean.sksl`)."""
    out = np.empty_like(pixels)
    own, shares, kept, fronts, backs, target = map(numbers_of, (pixels, mask, stays, near, far, out))
    _clean(own, shares, kept, fronts, backs, target, np.float32(clean))
    return out
