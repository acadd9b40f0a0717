"""Kernels that shrink and scale: box reduction by a power of two, then linear, as every sampler of a frame does.

Positions follow Skia's linear filter: a destination pixel's centre is mapped to the source, the four nearest source
pixel centres are weighed in steps of 1/128, and what lies outside is the edge. A destination index i maps to the
source index `i * step + origin`; `linear_map` gives both numbers for a box. All arrays are C-contiguous uint8.
"""

import math

import numpy as np
from numpy.typing import NDArray

from editor.compositor.kernels import Bytes, jit


def reduced_size(width: int, height: int, reduction: int) -> tuple[int, int]:
    """Return the size after a box reduction; a last box that is not full still gives a pixel."""
    return -(-width // reduction), -(-height // reduction)


def linear_map(box_start: float, box_length: float, source_length: float) -> tuple[float, float]:
    """Return (step, origin) that carry pixel i of the destination to a source index.

    The box [box_start, box_start + box_length) in destination pixels shows [0, source_length) of the source.
    """
    return part_map(box_start, box_length, 0, source_length)


def part_map(
    box_start: float, box_length: float, source_start: float, source_length: float
) -> tuple[float, float]:
    """As `linear_map`, where the box shows [source_start, source_start + source_length) of the source."""
    step = source_length / box_length
    return step, (0.5 - box_start) * step - 0.5 + source_start


# Two habits below are for the compiler, and each is worth a factor of three: rows are taken as slices and gathered by
# unsigned indices (a signed one might be negative and wrap), and gathering is a loop apart from reckoning.


@jit
def _sum_rows(source, top, bottom, total):
    total[:] = source[top, : total.size]
    for y in range(top + 1, bottom):
        line = source[y, : total.size]
        for x in range(line.size):
            total[x] += line[x]


@jit
def _halve(sums, channels):
    """Return the sums of neighbouring pairs of pixels."""
    out = np.empty(sums.size // (2 * channels) * channels, np.uint32)
    if channels == 1:
        for x in range(out.size):
            out[x] = sums[2 * x] + sums[2 * x + 1]
    else:
        for x in range(out.size // 4):
            for c in range(4):
                out[4 * x + c] = sums[8 * x + c] + sums[8 * x + 4 + c]
    return out


@jit
def _reduce(source, length, reduction, out, channels):
    height = source.shape[0]
    out_height = out.shape[0]
    total = np.empty(length, np.uint32)
    full = length // channels // reduction * channels
    rest = length // channels - full // channels * reduction
    for y in range(out_height):
        top, bottom = y * reduction, min((y + 1) * reduction, height)
        _sum_rows(source, top, bottom, total)
        sums, step = total[: full * reduction], reduction
        while step > 1:
            sums, step = _halve(sums, channels), step >> 1
        target = out[y]
        area = np.uint32((bottom - top) * reduction)
        if bottom - top == reduction:
            shift = np.uint32(0)
            while (np.uint32(1) << shift) < area:
                shift += np.uint32(1)
            for x in range(full):
                target[x] = (sums[x] + (area >> np.uint32(1))) >> shift
        else:
            for x in range(full):
                target[x] = (sums[x] + (area >> np.uint32(1))) // area
        if rest:
            area = np.uint32((bottom - top) * rest)
            for c in range(channels):
                value = area >> np.uint32(1)
                for k in range(rest):
                    value += total[full * reduction + k * channels + c]
                target[full + c] = value // area


@jit
def reduce_plane(source, width, reduction, out):
    """Average boxes of reduction x reduction pixels into out, of `reduced_size`; boxes at the edge what is there."""
    _reduce(source, width, reduction, out, 1)


@jit
def reduce_rgba(source, reduction, out):
    """Average boxes of a premultiplied picture (height, 4 * width) into out (height', 4 * width')."""
    _reduce(source, source.shape[1], reduction, out, 4)


@jit
def _taps(start, end, step, origin, length):
    """Return for each destination index the left source index, the right one, and the right one's weight of 128."""
    count = end - start
    left, right, weight = np.empty(count, np.uint32), np.empty(count, np.uint32), np.empty(count, np.int32)
    for k in range(count):
        position = (start + k) * step + origin
        index = int(np.floor(position))
        fraction = int((position - index) * 128 + 0.5)
        left[k] = min(max(index, 0), length - 1)
        right[k] = min(max(index + 1, 0), length - 1)
        weight[k] = fraction
    return left, right, weight


@jit
def _mix_rows(upper, lower, weight, row):
    a, b = np.int32(128) - np.int32(weight), np.int32(weight)
    for x in range(row.size):
        row[x] = np.int32(upper[x]) * a + np.int32(lower[x]) * b


@jit
def scale_plane(source, width, out, x0, y0, x1, y1, step_x, origin_x, step_y, origin_y):
    """Write the source, scaled, into out[y0:y1, x0:x1], which lies inside out."""
    height = source.shape[0]
    left, right, weight = _taps(x0, x1, step_x, origin_x, width)
    upper, lower, weight_y = _taps(y0, y1, step_y, origin_y, height)
    row, near, far = np.empty(width, np.int32), np.empty(left.size, np.int32), np.empty(left.size, np.int32)
    for y in range(upper.size):
        _mix_rows(source[upper[y], :width], source[lower[y], :width], weight_y[y], row)
        for x in range(left.size):
            near[x], far[x] = row[left[x]], row[right[x]]
        target = out[y0 + y, x0:x1]
        for x in range(target.size):
            target[x] = (
                (near[x] << np.int32(7)) + (far[x] - near[x]) * weight[x] + np.int32(8192)
            ) >> np.int32(14)


@jit
def scale_plane_over(
    source, width, out, x0, y0, x1, y1, step_x, origin_x, step_y, origin_y, cover_x, cover_y
):
    """As `scale_plane`, but mixed with what is there: pixel (x, y) counts cover_x[x - x0] * cover_y[y - y0] / 65536.

    The covers are int32, 0..256: opacity, and the part of a chroma sample that the box covers.
    """
    height = source.shape[0]
    left, right, weight = _taps(x0, x1, step_x, origin_x, width)
    upper, lower, weight_y = _taps(y0, y1, step_y, origin_y, height)
    row, near, far = np.empty(width, np.int32), np.empty(left.size, np.int32), np.empty(left.size, np.int32)
    for y in range(upper.size):
        _mix_rows(source[upper[y], :width], source[lower[y], :width], weight_y[y], row)
        for x in range(left.size):
            near[x], far[x] = row[left[x]], row[right[x]]
        target = out[y0 + y, x0:x1]
        down = np.int32(cover_y[y])
        for x in range(target.size):
            value = ((near[x] << np.int32(7)) + (far[x] - near[x]) * weight[x] + np.int32(32)) >> np.int32(6)
            part = (cover_x[x] * down) >> np.int32(8)
            below = np.int32(target[x]) << np.int32(8)
            target[x] = ((below << np.int32(8)) + (value - below) * part + np.int32(32768)) >> np.int32(16)


@jit
def scale_rgba(source, out, step_x, origin_x, step_y, origin_y):
    """Scale a premultiplied picture (h, 4 * w) into the whole of out (H, 4 * W)."""
    height, width4 = source.shape
    out_height, out_width4 = out.shape
    width, out_width = width4 // 4, out_width4 // 4
    left, right, weight = _taps(0, out_width, step_x, origin_x, width)
    upper, lower, weight_y = _taps(0, out_height, step_y, origin_y, height)
    weight4 = np.empty(out_width4, np.int32)
    for x in range(out_width):
        for c in range(4):
            weight4[4 * x + c] = weight[x]
    row, near, far = (
        np.empty(width4, np.uint16),
        np.empty(out_width4, np.uint16),
        np.empty(out_width4, np.uint16),
    )
    # The four channels of a pixel are gathered as one number.
    row_pixels, near_pixels, far_pixels = row.view(np.uint64), near.view(np.uint64), far.view(np.uint64)
    for y in range(out_height):
        above, beneath = source[upper[y]], source[lower[y]]
        a, b = np.int32(128) - weight_y[y], weight_y[y]
        for x in range(width4):
            row[x] = np.int32(above[x]) * a + np.int32(beneath[x]) * b
        for x in range(out_width):
            near_pixels[x], far_pixels[x] = row_pixels[left[x]], row_pixels[right[x]]
        target = out[y]
        for x in range(out_width4):
            first, second = np.int32(near[x]), np.int32(far[x])
            target[x] = ((first << np.int32(7)) + (second - first) * weight4[x] + np.int32(8192)) >> np.int32(
                14
            )


def reduce_picture(picture: Bytes, reduction: int) -> Bytes:
    """Reduce a premultiplied RGBA picture (h, w, 4) by boxes; a reduction of 1 gives the picture itself."""
    if reduction == 1:
        return picture
    height, width = picture.shape[:2]
    out_width, out_height = reduced_size(width, height, reduction)
    out = np.empty((out_height, out_width, 4), np.uint8)
    source = np.ascontiguousarray(picture).reshape(height, 4 * width)
    reduce_rgba(source, reduction, out.reshape(out_height, 4 * out_width))
    return out


def scale_picture(picture: Bytes, width: int, height: int, reduction: int = 1) -> Bytes:
    """Reduce a premultiplied RGBA picture by boxes, then scale it linearly to width x height."""
    return scale_part(picture, (0, 0, picture.shape[1], picture.shape[0]), width, height, reduction)


def scale_part(
    picture: Bytes, part: tuple[float, float, float, float], width: int, height: int, reduction: int = 1
) -> Bytes:
    """As `scale_picture`, of a part of the picture: left, top, width, height in its pixels.

    What lies outside the pixels that the part touches is the edge.
    """
    if reduction == 1 and part == (0, 0, width, height) and picture.shape[:2] == (height, width):
        return picture
    return _scale_part(picture, part, (0, 0, width, height), (width, height), reduction)


def place_part(
    picture: Bytes,
    part: tuple[float, float, float, float],
    box: tuple[float, float, float, float],
    reduction: int = 1,
) -> tuple[Bytes, int, int]:
    """As `scale_part`, into a box (left, top, width, height) whose edges may lie within pixels.

    Returns the whole pixels that the box touches, those on its edge as faint as they are little covered, and the place
    (x, y) of the first of them.
    """
    left, top, width, height = box
    x0, y0, x1, y1 = math.floor(left), math.floor(top), math.ceil(left + width), math.ceil(top + height)
    inside = left - x0, top - y0, width, height
    out = _scale_part(picture, part, inside, (x1 - x0, y1 - y0), reduction)
    for pixels, cover in (
        (out.swapaxes(0, 1), coverage(x0, x1, left, left + width)),
        (out, coverage(y0, y1, top, top + height)),
    ):
        for place in np.flatnonzero(cover < 256):
            pixels[place] = (pixels[place] * cover[place] + 128) >> 8
    return out, x0, y0


def coverage(first: int, end: int, low: float, high: float) -> NDArray[np.int32]:
    """Return how much of each pixel from `first` up to `end` lies within [low, high), of 256."""
    edges = np.arange(first, end, dtype=np.float64)
    return np.round(256 * (np.minimum(edges + 1, high) - np.maximum(edges, low))).astype(np.int32)


def _scale_part(
    picture: Bytes,
    part: tuple[float, float, float, float],
    box: tuple[float, float, float, float],
    size: tuple[int, int],
    reduction: int,
) -> Bytes:
    """Scale a part of the picture into a box of a new picture of `size` (width, height); outside of it is its edge."""
    left, top, part_width, part_height = part
    columns = whole_boxes(left, part_width, picture.shape[1], reduction)
    rows = whole_boxes(top, part_height, picture.shape[0], reduction)
    cut = picture[rows[0] : rows[1], columns[0] : columns[1]]
    reduced = np.ascontiguousarray(reduce_picture(cut, reduction))
    out = np.empty((size[1], size[0], 4), np.uint8)
    scale_rgba(
        reduced.reshape(reduced.shape[0], -1),
        out.reshape(size[1], 4 * size[0]),
        *part_map(box[0], box[2], (left - columns[0]) / reduction, part_width / reduction),
        *part_map(box[1], box[3], (top - rows[0]) / reduction, part_height / reduction),
    )
    return out


def whole_boxes(start: float, length: float, size: int, reduction: int) -> tuple[int, int]:
    """Return the first and the last pixel, exclusive, of the boxes of a reduction that a stretch of a side touches."""
    first = math.floor(start / reduction + 1e-9) * reduction
    last = math.ceil((start + length) / reduction - 1e-9) * reduction
    return max(0, min(first, size - 1)), max(1, min(last, size))
