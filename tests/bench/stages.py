"""Where a frame's time goes: CPU milliseconds a frame of the promo at 720p, stage by stage, one after the other."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from editor.compositor.pictures import PictureLayer
from editor.render.frames import blank_frame, frame_planes
from editor.render.mix import mix
from editor.render.picture import Picture
from editor.render.plan import Plan, plan_film
from editor.render.planar import PlanarCompositor
from editor.render.reels import Reels
from editor.render.settings import FilmSettings
from editor.render.writers.mp4 import Mp4Writer
from editor.timeline.evaluate import evaluate
from editor.timeline.fonts import Fonts
from editor.timeline.index import TimelineIndex
from editor.timeline.time import frame_time
from media.samples import SoundSource
from tests.bench.promo.film import document
from tests.bench.promo.material import FONTS, sources


class Clock:
    """Adds up the processor time that is spent in named stages, all threads counted."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what happens inside."""
        began = time.process_time()
        yield
        self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - began


def bench(first: int = 60, count: int = 120) -> dict[str, float]:
    """Return `frame.STAGE_ms` for a stretch of the promo in which everything is on the screen."""
    plan = plan_film(document(), sources(), FilmSettings(height=720), threads=1)
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        spent = _pictures(plan, Path(place) / "film.mp4", first, count)
    clock = Clock()
    with clock.stage("sound"):
        for _ in mix(plan.sounds, plan.samples, lambda clip: SoundSource(plan.sources[clip.asset])):
            pass
    return {f"frame.{name}_ms": 1000 * seconds / count for name, seconds in spent.items()} | {
        "frame.sound_ms": 1000 * clock.spent["sound"] / plan.frames
    }


def _pictures(plan: Plan, out: Path, first: int, count: int) -> dict[str, float]:
    """Make frames `first` to `first + count` on one thread; return the seconds that each stage took."""
    fonts, index, clock = Fonts(FONTS), TimelineIndex(plan.document), Clock()
    width, height = plan.encoder.width, plan.encoder.height
    reels, compositor = Reels(plan.sources), PlanarCompositor(width, height, fonts)
    with Mp4Writer(out, plan.encoder, has_sound=False) as writer:
        for number in range(first - 10, first + count):
            if number == first:
                clock.spent.clear()  # opening, seeking and drawing what stands still are not a frame's
            at = frame_time(number, plan.document.canvas.frame_rate)
            with clock.stage("evaluate"):
                frame = evaluate(plan.document, at, width, height, fonts, index)
            with clock.stage("decode"):
                pictures = reels.pictures(frame)
            with clock.stage("compose"):
                film = blank_frame(width, height)
                compositor.compose(frame, _of(pictures), frame_planes(film))
            with clock.stage("encode"):
                writer.write_frame(film)
        with clock.stage("encode"):
            writer.finish()
    reels.close()
    return clock.spent


def _of(pictures: dict[str, Picture]) -> Callable[[PictureLayer], Picture | None]:
    return lambda layer: pictures.get(layer.clip)
