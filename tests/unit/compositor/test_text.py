"""What is drawn of a text stays inside the box that is set aside for it."""

import math

import numpy as np
import pytest
import skia

from editor.compositor.glyphs import Typefaces, reach_of
from editor.compositor.text import draw_text
from editor.timeline.frame import TextLayer
from editor.timeline.schema import TextClip
from editor.timeline.text.setting import set_text
from tests.unit.timeline.fonts import FONTS

WIDTH, HEIGHT = 1200, 500


@pytest.mark.parametrize("size", [60, 200])
@pytest.mark.parametrize("words", ["\ufdfd", "Åg\u0302jfQ", "👋🏽👩‍👩‍👧", "क्षत्रिय", "مرحبا"])
def test_a_run_and_the_line_around_it_are_inside_of_its_reach(words, size):
    style = {"size": size, "stroke": {"width": 20, "colour": "#ff0000"}}
    clip = TextClip.model_validate(
        {"track": "t", "start": 0, "duration": 9, "text": words, "style": style}
        | {"transform": {"width": WIDTH, "height": HEIGHT}}
    )
    plain = (1, 0, 0, 1, 0, 0)
    _, runs = set_text(clip, 0, plain, FONTS)
    typefaces = Typefaces(FONTS)
    for run in runs:
        pixels = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
        layer = TextLayer("c", plain, WIDTH, HEIGHT, 1, 0, "#ff0000", (), (run,))
        draw_text(skia.Surface(pixels).getCanvas(), layer, typefaces)
        rows, columns = np.flatnonzero(pixels.any((1, 2))), np.flatnonzero(pixels.any((0, 2)))
        reach = reach_of(run, typefaces)
        assert math.floor(reach.left()) <= columns[0] <= columns[-1] < math.ceil(reach.right())
        assert math.floor(reach.top()) <= rows[0] <= rows[-1] < math.ceil(reach.bottom())
