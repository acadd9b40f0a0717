"""`frame.first_ms`: one frame of the promo for itself, in a process that has drawn one before."""

from __future__ import annotations

import statistics
import time

from editor.render.frame import draw_frame
from editor.render.settings import FilmSettings
from editor.timeline.fonts import Fonts
from tests.bench.promo.film import FLICKS, HEIGHT, document
from tests.bench.promo.material import FONTS, sources


def bench(count: int = 5) -> dict[str, float]:
    """Return the median wall time of the call that `manage.py frame` makes, where most is on the screen."""
    fonts, files, film = Fonts(FONTS), sources(), document()
    waits = []
    for second in range(3, 4 + count):
        began = time.perf_counter()
        draw_frame(film, files, FilmSettings(height=HEIGHT), fonts, second * FLICKS + FLICKS // 2)
        waits.append(time.perf_counter() - began)
    return {"frame.first_ms": 1000 * statistics.median(waits[1:])}
