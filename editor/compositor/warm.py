"""Compiles every kernel for the types it is called with: `python -m editor.compositor.warm`."""

from __future__ import annotations

import numpy as np

from editor.compositor.grading import grade_opaque
from editor.compositor.kernels import (
    blend_plane,
    mix_plane,
    rgba_to_overlay,
    rgba_to_yuv420,
    turn_plane,
    yuv420_to_rgba,
)
from editor.compositor.matting import cleaned, cut_out, grown
from editor.compositor.mixing import mixed
from editor.compositor.obscuring import hide
from editor.compositor.scaling import linear_map, reduce_plane, scale_picture, scale_plane, scale_plane_over
from editor.compositor.shading import key_out, sharpen, vignette
from editor.timeline.frame import ChromaKeying, HiddenBox, TransitionLayer


def warm() -> None:
    """Call each kernel once on a few pixels."""
    size = 16
    luma, chroma = np.zeros((size, size), np.uint8), np.zeros((size // 2, size // 2), np.uint8)
    picture = yuv420_to_rgba(luma, chroma, chroma, size, size)
    rgba_to_yuv420(picture, luma, chroma, chroma)
    grade_opaque(picture, (0.5,) * 20)
    rows = picture.reshape(size, size, 4)
    key_out(rows, ChromaKeying(0.1, 0.1, 1, 0.1, 0.1, 1))
    sharpen(rows, 1, 0.5)
    vignette(rows, (0, 0, size, size), 0.5)
    cleaned(rows, grown(rows, rows, True), cut_out(rows, rows), rows, rows, 1)
    hide(rows, rows.copy(), HiddenBox(0, 0, 9, 9, "ellipse", "blur", 3, 3, "#000000"), (0, 0, 9, 9))
    for transition in ("cross-fade", "dip", "push"):
        mixed(TransitionLayer("", "normal", transition, 0.5, (1, 0), 0, "#000000", None, None), rows, rows)
    overlay = rgba_to_overlay(picture)
    blend_plane(luma, overlay[0], overlay[3], 0, 0)
    mix_plane(luma, luma.copy(), 128)
    scale_picture(picture, size // 2, size // 2, 2)
    scale_picture(picture, size // 2 + 1, size // 2)
    step, origin = linear_map(0, size, size)
    cover = np.full(size, 256, np.int32)
    reduced = np.empty((size // 2, size // 2), np.uint8)
    reduce_plane(luma, size, 2, reduced)
    place = (0, 0, size, size, step, origin, step, origin)
    scale_plane(luma, size, luma.copy(), *place)
    scale_plane_over(luma, size, luma.copy(), *place, cover, cover)
    turn_plane(luma, luma.copy(), 1)


if __name__ == "__main__":
    warm()
