"""A grade by the kernel is the grade by Skia's colour filter."""

from __future__ import annotations

import numpy as np
import pytest

from editor.compositor.effects import affected
from editor.compositor.grading import grade_opaque
from editor.timeline.colour import grade_matrix
from editor.timeline.frame import Effects
from editor.timeline.schema import Grade

GRADES = {
    "soft": Grade(contrast=-0.15, saturation=0.1),
    "warm": Grade(temperature=0.8, exposure=0.7, brightness=-0.2),
    "beyond": Grade(exposure=4, contrast=1, saturation=1, hue=140),
    "grey": Grade(saturation=-1),
}


@pytest.mark.parametrize("name", GRADES)
def test_the_kernel_gives_the_pixels_of_skia(name: str) -> None:
    picture = np.random.default_rng(3).integers(0, 256, (64, 96, 4), np.uint8)
    picture[..., 3] = 255
    matrix = grade_matrix(GRADES[name])
    assert matrix is not None
    by_skia = affected(picture, Effects(None, matrix, 0, 0, 1, 0), (0, 0, 96, 64), repeats_edge=True)
    grade_opaque(picture, matrix)
    away = np.abs(picture.astype(int) - by_skia.astype(int))
    assert away.max() <= 1
    assert (away == 0).mean() > 0.99
