"""thumbnail.webp: a picture of an asset for the library."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from cloudstudio.sandbox import Report
from media.inspection.facts import FLICKS, Facts
from media.inspection.signatures import recognise
from media.pictures import open_picture, upright
from media.renditions.frames import frames_at
from media.renditions.names import Made

#: Pixels of the longest side: a library tile on a dense screen.
SIDE = 480
QUALITY = 80
#: Films often begin in black: look a little further in, but never far.
LATEST = 3 * FLICKS


def make(path: Path, facts: Facts, out: Path, report: Report) -> Made:
    """Write the thumbnail; its facts are its width and height."""
    width, height = fit(facts.width, facts.height, SIDE)
    if facts.kind == "video":
        time = min(facts.duration // 10, LATEST)
        image = next(frames_at(path, facts, [time], height))[1]
    else:
        image = upright(reduced(open_picture(path, recognise(path)), width, height))
    image = image.resize((width, height), Image.Resampling.LANCZOS)
    image.save(out / "thumbnail.webp", "WEBP", quality=QUALITY, method=4)
    return "thumbnail.webp", {"width": width, "height": height}


def reduced(image: Image.Image, width: int, height: int) -> Image.Image:
    """Let a JPEG decode itself at a fraction of its size, which takes a fraction of the time."""
    side = 2 * max(width, height)
    image.draft("RGB" if image.mode == "RGB" else image.mode, (side, side))
    return image


def fit(width: int, height: int, side: int) -> tuple[int, int]:
    """Return the size that fits into a square of that side, never larger than it is, never less than a pixel."""
    scale = min(1.0, side / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))
