"""Films and frames in the sandboxed child, where strangers' bytes are decoded. Imports no Django."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from PIL import Image

from cloudstudio.sandbox import Refusal, Report
from editor.render.errors import RenderError
from editor.render.frame import draw_frame
from editor.render.master import measured
from editor.render.pipeline import render
from editor.render.plan import plan_film
from editor.render.settings import FilmSettings
from editor.render.verify import verify
from editor.render.work import FILM, FRAME
from editor.timeline.fonts import Fonts
from editor.timeline.schema import Document

#: Seconds between two words about the progress.
WORD_EVERY = 0.2


def run(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    """Do what `work.film_work` or `work.frame_work` asks for. Raises Refusal with the error's own sentence."""
    document = Document.model_validate(spec["document"])
    sources = {name: Path(path) for name, path in spec["sources"].items()}
    fonts = Fonts(Path(spec["fonts"]))
    settings = FilmSettings.model_validate(spec["settings"])
    try:
        if spec["task"] == "frame":
            return _frame(document, sources, settings, fonts, spec["at"], out)
        return _film(document, sources, settings, fonts, out, report)
    except RenderError as error:
        raise Refusal(str(error)) from error


def _film(
    document: Document,
    sources: dict[str, Path],
    settings: FilmSettings,
    fonts: Fonts,
    out: Path,
    report: Report,
) -> dict[str, Any]:
    plan = plan_film(document, sources, settings)
    words = _Words(report)
    damaged = render(plan, out / FILM, fonts, words.say)
    found = verify(out / FILM, plan)
    rate = plan.encoder.frame_rate
    return {
        "width": found.width,
        "height": found.height,
        "frames": found.frames,
        "frame_rate": f"{rate.numerator}/{rate.denominator}",
        "duration": float(plan.duration),
        "has_sound": plan.samples > 0,
        "size": found.size,
        "damaged": damaged,
        **measured(out / FILM, plan.samples, document.master.loudness),
    }


def _frame(
    document: Document, sources: dict[str, Path], settings: FilmSettings, fonts: Fonts, at: int, out: Path
) -> dict[str, Any]:
    picture = draw_frame(document, sources, settings, fonts, at)
    Image.fromarray(picture).save(out / FRAME)
    return {"width": picture.shape[1], "height": picture.shape[0]}


class _Words:
    """Tells the progress a few times a second, with the time that is left."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._began = time.monotonic()
        self._next = 0.0

    def say(self, fraction: float) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + WORD_EVERY
        self._report.progress(0.98 * fraction, time_left(now - self._began, fraction))


def time_left(elapsed: float, fraction: float) -> str:
    """Say how long it will take yet, in words; nothing in the first second, when nobody can know."""
    if elapsed < 1 or fraction <= 0:
        return ""
    seconds = round(elapsed * (1 - fraction) / fraction)
    if seconds < 60:
        return f"{max(seconds, 1)} s left"
    return (
        f"{seconds // 60} min {seconds % 60} s left" if seconds < 600 else f"{round(seconds / 60)} min left"
    )
