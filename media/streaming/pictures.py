"""The picture that stands for a film, and the small ones that show where a jump would lead."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import av
from PIL import Image, ImageStat

from media.inspection.facts import FLICKS
from media.streaming.names import SPRITE
from media.webvtt import clock

#: Pixels of the poster's longer side; of a small picture's height.
POSTER_SIDE, HEIGHT = 1280, 90
#: The smallest and largest number of small pictures in a row, and of rows, on one sheet.
ACROSS, MOST = 10, 150
#: Seconds between two at least.
CLOSEST = 2.0
#: Where in the film a picture for the poster is looked for, as parts of its length; films often begin in black.
TRIED = (0.1, 0.25, 0.5, 0.75, 0.0)
#: Deviation of the brightness (0 to 255) below which a picture shows nothing.
FLAT = 6.0


def write_poster(film: Path, seconds: float, out: Path) -> tuple[int, int]:
    """Write a picture of the film as JPEG; return its size."""
    best: tuple[float, Image.Image] | None = None
    with closing(av.open(str(film))) as source:
        stream = source.streams.video[0]
        for part in TRIED:
            image = _picture_at(source, stream, seconds * part)
            if image is None:
                continue
            spread = ImageStat.Stat(image.convert("L")).stddev[0]
            if best is None or spread > best[0]:
                best = (spread, image)
            if spread >= FLAT:
                break
    if best is None:
        raise ValueError("No picture of the film can be decoded.")
    image = best[1]
    image.thumbnail((POSTER_SIDE, POSTER_SIDE))
    image.save(out, "JPEG", quality=84, progressive=True)
    return image.size


def _picture_at(
    source: av.container.InputContainer, stream: av.VideoStream, second: float
) -> Image.Image | None:
    base = stream.time_base or 1
    source.seek(int((stream.start_time or 0) + second / base), stream=stream, backward=True)
    frame = next(source.decode(stream), None)
    return frame.to_image() if frame is not None else None


def write_thumbnails(rung: Path, seconds: float, out: Path) -> str:
    """Write small pictures of a rung's keyframes on one sheet, JPEG; return the WebVTT that says which is where."""
    interval = max(CLOSEST, seconds / MOST)
    pictures: list[tuple[float, Image.Image]] = []
    with closing(av.open(str(rung))) as source:
        stream = source.streams.video[0]
        stream.codec_context.skip_frame = "NONKEY"
        width = max(2, round(HEIGHT * stream.width / stream.height))
        for frame in source.decode(stream):
            second = float(frame.time or 0.0)
            if not pictures or second >= pictures[-1][0] + interval - 0.01:
                small = frame.to_image(width=width, height=HEIGHT)
                pictures.append((second if pictures else 0.0, small))
    if not pictures:
        raise ValueError("No picture of the film can be decoded.")
    across = min(ACROSS, len(pictures))
    sheet = Image.new("RGB", (across * width, -(-len(pictures) // across) * HEIGHT))
    cues = ["WEBVTT", ""]
    for number, (second, small) in enumerate(pictures):
        x, y = number % across * width, number // across * HEIGHT
        sheet.paste(small, (x, y))
        until = pictures[number + 1][0] if number + 1 < len(pictures) else max(seconds, second + 0.001)
        cues += [f"{stamp(second)} --> {stamp(until)}", f"{SPRITE}#xywh={x},{y},{width},{HEIGHT}", ""]
    sheet.save(out, "JPEG", quality=70)
    return "\n".join(cues)


def stamp(seconds: float) -> str:
    """Return a time as WebVTT writes it: 01:02:03.450."""
    return clock(round(seconds * 1000) * (FLICKS // 1000))
