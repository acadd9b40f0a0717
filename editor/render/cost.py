"""How much work a film is, told from its document before anything is begun. Imports no codec."""

from __future__ import annotations

from dataclasses import dataclass

from editor.render.formats import FORMATS, Format
from editor.render.plan import check_length
from editor.render.settings import FilmSettings, film_rate, film_size
from editor.timeline.schema import Document
from editor.timeline.time import frame_count, to_seconds

#: Seconds for a million pixels of one frame, on two cores: decoded, composed, encoded (`make bench`, promo).
MEGAPIXEL: dict[Format, float] = {"mp4": 0.02, "webm": 0.1, "mov": 0.08, "gif": 0.08}
#: Seconds for a second of sound, and those before the first frame and after the last.
SOUND_SECOND = 0.01
AROUND = 2.0


@dataclass(frozen=True)
class FilmCost:
    """length: seconds of the timeline. pixels: of all frames. seconds: what a machine of two cores takes, roughly."""

    length: float
    pixels: int
    seconds: float


def film_cost(document: Document, settings: FilmSettings) -> FilmCost:
    """Return how much work the film of a document is. Raises BadDocument where there is none to be made."""
    length = check_length(document, settings)
    gives = FORMATS[settings.format].gives
    if gives == "picture":
        return FilmCost(0.0, 0, AROUND)
    seconds = float(to_seconds(length))
    if gives == "sound":
        return FilmCost(seconds, 0, AROUND + seconds * SOUND_SECOND)
    width, height = film_size(document.canvas, settings.height, settings.format)
    pixels = frame_count(length, film_rate(document.canvas, settings)) * width * height
    return FilmCost(
        seconds, pixels, AROUND + seconds * SOUND_SECOND + pixels / 1e6 * MEGAPIXEL[settings.format]
    )
