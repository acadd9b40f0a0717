"""filmstrip.webp: frames of a film side by side, for its clips on the timeline."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from cloudstudio.sandbox import Report
from media.inspection.facts import FLICKS, Facts
from media.renditions.frames import frames_at
from media.renditions.names import Made

#: Pixels: two thirds of a tall track on a dense screen.
HEIGHT = 90
MOST_FRAMES = 100
#: WebP's own bound on a side.
MOST_PIXELS = 16_383
SHORTEST_INTERVAL = FLICKS // 2
QUALITY = 70


def make(path: Path, facts: Facts, out: Path, report: Report) -> Made:
    """Write the sprite: frame i shows the source at i * interval (flicks). Its facts say how it is cut."""
    width = min(2 * HEIGHT, max(16, round(HEIGHT * facts.width / facts.height)))
    count, interval = plan(facts.duration, MOST_PIXELS // width)
    strip = Image.new("RGB", (width * count, HEIGHT))
    times = [index * interval for index in range(count)]
    for index, frame in frames_at(path, facts, times, HEIGHT):
        strip.paste(frame.resize((width, HEIGHT)), (index * width, 0))
        report.progress((index + 1) / count, "Filmstrip")
    strip.save(out / "filmstrip.webp", "WEBP", quality=QUALITY, method=2)
    return "filmstrip.webp", {"count": count, "width": width, "height": HEIGHT, "interval": interval}


def plan(duration: int, room: int) -> tuple[int, int]:
    """Return how many frames a film of that duration gets, at most `room`, and flicks from one to the next."""
    most = min(MOST_FRAMES, room)
    interval = max(SHORTEST_INTERVAL, -(-duration // most))
    return max(1, min(most, -(-duration // interval))), interval
