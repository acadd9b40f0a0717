"""Files from pictures and sound: one module a format, one interface (`writer.Writer`)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from editor.compositor.kernels import Bytes
from editor.compositor.palette import palette_of
from editor.render.formats import Format
from editor.render.frame import draw_frames
from editor.render.plan import Plan
from editor.render.settings import EncoderSettings
from editor.render.writers.gif import GifWriter
from editor.render.writers.mov import MovWriter
from editor.render.writers.mp4 import Mp4Writer
from editor.render.writers.picture import PictureWriter
from editor.render.writers.sound import SoundWriter
from editor.render.writers.webm import WebmWriter
from editor.render.writers.writer import Writer
from editor.timeline.fonts import Fonts

__all__ = ["Writer", "begin", "open_writer"]

_WRITERS: dict[Format, Callable[..., Writer]] = {
    "mp4": Mp4Writer,
    "webm": WebmWriter,
    "mov": MovWriter,
    "mp3": SoundWriter,
    "m4a": SoundWriter,
    "wav": SoundWriter,
    "png": PictureWriter,
    "jpg": PictureWriter,
}


#: A GIF's palette is made from this many frames of the film.
GLIMPSES = 16


def open_writer(path: Path, plan: Plan, fonts: Fonts) -> Writer:
    """Return the writer of a plan's format. Raises RenderError where the file cannot be begun."""
    if plan.encoder.format == "gif":
        return GifWriter(path, plan.encoder, palette_of(_glimpses(plan, fonts)))
    return begin(path, plan.encoder, has_sound=plan.samples > 0 and plan.facts.has_sound)


def begin(path: Path, settings: EncoderSettings, *, has_sound: bool) -> Writer:
    """Return the writer of a format that needs to know no more of its film; a GIF does. Raises RenderError."""
    return _WRITERS[settings.format](path, settings, has_sound=has_sound)


def _glimpses(plan: Plan, fonts: Fonts) -> list[Bytes]:
    """Return a few frames from all over the film."""
    numbers = sorted({plan.frames * (2 * glimpse + 1) // (2 * GLIMPSES) for glimpse in range(GLIMPSES)})
    size = plan.encoder.width, plan.encoder.height
    times = [plan.time_of(number) for number in numbers]
    with closing(draw_frames(plan.document, plan.sources, size, fonts, times)) as frames:
        return list(frames)
