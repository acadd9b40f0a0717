"""Films and frames in the sandboxed child, where strangers' bytes are decoded. Imports no Django."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from cloudstudio.sandbox import Refusal, Report
from editor.render.damage import Damage
from editor.render.errors import RenderError
from editor.render.frame import draw_frame
from editor.render.master import measured, packed
from editor.render.pipeline import film_mastering, render
from editor.render.plan import Plan, plan_film
from editor.render.receipt import Receipt, Stage, take_receipt
from editor.render.settings import FilmSettings
from editor.render.verify import Measured, verify
from editor.render.warm import warm_all
from editor.render.warnings import warnings_of
from editor.render.work import FRAME, RECEIPT, film_file
from editor.render.writers.picture import save_picture
from editor.timeline.fonts import FontMissing, Fonts
from editor.timeline.schema import Document

#: Seconds between two words about the progress.
WORD_EVERY = 0.2


def prepare() -> None:
    """Do ahead of the work what every film and frame needs: load the compiled kernels."""
    warm_all()


def run(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    """Do what one of the functions of `work` asks for. Raises Refusal with the error's own sentence."""
    document = Document.model_validate(spec["document"])
    sources = {name: Path(path) for name, path in spec["sources"].items()}
    fonts = Fonts(Path(spec["fonts"]))
    settings = FilmSettings.model_validate(spec["settings"])
    try:
        if spec["task"] == "frame":
            return _frame(document, sources, settings, fonts, spec["at"], out)
        if spec["task"] == "mastering":
            return _mastering(document, sources, settings, report)
        return _film(document, sources, settings, fonts, out, report)
    except (RenderError, FontMissing) as error:
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
    film = out / film_file(settings)
    stage = Stage(plan, fonts)
    damage = render(plan, film, fonts, words.say, stage)
    found = verify(film, plan)
    receipt = take_receipt(film, plan, stage, out / RECEIPT)
    return _facts(plan, found) | {
        "damaged": damage.stretches,
        "warnings": warnings_of(document, sources, fonts),
        "receipt": None if receipt is None else _receipt(receipt),
        **measured(film, found.samples, document.master.loudness),
    }


def _facts(plan: Plan, found: Measured) -> dict[str, Any]:
    rate = plan.encoder.frame_rate
    return {
        "format": plan.encoder.format,
        "gives": plan.facts.gives,
        "width": found.width,
        "height": found.height,
        "frames": found.frames,
        "frame_rate": f"{rate.numerator}/{rate.denominator}",
        "duration": float(found.duration if plan.facts.gives == "sound" else plan.duration),
        "has_sound": found.samples > 0,
        "has_alpha": found.has_alpha,
        "size": found.size,
    }


def _receipt(receipt: Receipt) -> dict[str, Any]:
    return {
        "lowest": {"time": receipt.lowest.time, "ssim": receipt.lowest.ssim},
        "samples": [{"time": sample.time, "ssim": sample.ssim} for sample in receipt.samples],
    }


def _frame(
    document: Document, sources: dict[str, Path], settings: FilmSettings, fonts: Fonts, at: int, out: Path
) -> dict[str, Any]:
    picture = draw_frame(document, sources, settings, fonts, at)
    save_picture(picture, out / FRAME[settings.format], settings.quality)
    return {
        "width": picture.shape[1],
        "height": picture.shape[0],
        "warnings": warnings_of(document, sources, fonts),
    }


def _mastering(
    document: Document, sources: dict[str, Path], settings: FilmSettings, report: Report
) -> dict[str, Any]:
    found = film_mastering(plan_film(document, sources, settings), Damage(), _Words(report).say)
    return {"gain": found.gain, "limiter": packed(found)}


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
