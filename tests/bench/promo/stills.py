"""The promo's words as transparent pictures of the whole frame, for programs that set text slowly or not at all."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tests.bench.promo import film
from tests.bench.promo.with_ffmpeg import FONT


def title(path: Path) -> Path:
    """Write the title."""
    return _write(path, film.TITLE_WORDS, film.TITLE_SIZE, (film.WIDTH / 2, 613.3), None)


def lower_third(path: Path) -> Path:
    """Write the lower third with its bar."""
    left, top, width, height = film.LOWER_BOX
    return _write(
        path, film.LOWER_WORDS, film.LOWER_SIZE, (left + width / 2, top + height / 2), film.LOWER_BOX
    )


def _write(
    path: Path, words: str, size: int, middle: tuple[float, float], bar: tuple[int, int, int, int] | None
) -> Path:
    picture = Image.new("RGBA", (film.WIDTH, film.HEIGHT), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    if bar is not None:
        left, top, width, height = bar
        fill = (0, 0, 0, round(255 * film.LOWER_OPACITY))
        draw.rectangle((left, top, left + width - 1, top + height - 1), fill=fill)
    # The middle of the line, not of its letters.
    draw.text(middle, words, font=ImageFont.truetype(str(FONT), round(size / 1.5)), fill="white", anchor="mm")
    picture.save(path)
    return path
