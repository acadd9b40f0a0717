"""The promo against other programs: wall time of runs that take turns, sizes, and likeness to the stage's frames."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from editor.render.frame import draw_frames
from editor.render.likeness import likeness
from editor.render.picture import Planes
from editor.render.sources import VideoSource
from editor.render.verify import measure
from editor.timeline.fonts import Fonts
from editor.timeline.time import frame_time
from tests.bench.promo import film, with_ffmpeg, with_melt, with_moviepy
from tests.bench.promo.material import FONTS, sources

Make = Callable[[dict[str, Path], Path], float]
#: Frames between those that are held against the stage: no multiple of the distance of keyframes.
APART = 37
#: How much larger or smaller the other's file may be: another size is another quality.
SIZES = 0.03


def _ours(files: dict[str, Path], out: Path) -> float:
    return film.ours(film.document(), files, out)


def _taken(ours: Make, theirs: Make, mine: Path, other: Path, pairs: int) -> list[tuple[float, float]]:
    """Make both films in turns; return the seconds of each pair."""
    files = sources()
    taken: list[tuple[float, float]] = []
    for turn in range(pairs):
        # Who goes first changes, so that a machine that slows down is unfair to neither.
        if turn % 2:
            second = theirs(files, other)
            taken.append((ours(files, mine), second))
        else:
            taken.append((ours(files, mine), theirs(files, other)))
    return taken


def vs_ffmpeg(pairs: int = 3) -> dict[str, float]:
    """Return the median of the ratios, both medians in seconds, the sizes and the likenesses."""
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        mine, other = Path(place) / "ours.mp4", Path(place) / "theirs.mp4"
        _ours(sources(), mine)  # the kernels are compiled once on a machine
        taken = _taken(_ours, with_ffmpeg.make, mine, other, pairs)
        first, second = measure(mine), measure(other)
        if first.frames != second.frames:
            raise SystemExit(f"The films differ: {first.frames} and {second.frames} frames.")
        if abs(first.size / second.size - 1) > SIZES:
            print(f"The sizes differ by more than {SIZES:.0%}: {first.size} and {second.size} bytes.")
        alike, alike_other = likenesses(mine), likenesses(other)
    return {
        "export.promo.vs_ffmpeg": statistics.median(mine / other for mine, other in taken),
        "export.promo.seconds": statistics.median(mine for mine, _ in taken),
        "export.promo.ffmpeg_seconds": statistics.median(other for _, other in taken),
        "export.promo.kb": first.size / 1000,
        "export.promo.ffmpeg_kb": second.size / 1000,
        "export.promo.ssim_ours": statistics.mean(alike),
        "export.promo.ssim_ffmpeg": statistics.mean(alike_other),
        "export.promo.lowest_ours": min(alike),
        "export.promo.lowest_ffmpeg": min(alike_other),
    }


def likenesses(path: Path) -> list[float]:
    """Return how like the stage's frames a finished film's are: one in `APART`, over the whole film."""
    times = [frame_time(number, film.document().canvas.frame_rate) for number in range(5, 900, APART)]
    found = []
    stage = draw_frames(film.document(), sources(), (film.WIDTH, film.HEIGHT), Fonts(FONTS), times)
    with VideoSource(path) as shown, closing(stage):
        for time, frame in zip(times, stage, strict=True):
            picture = shown.picture_at(time)
            found.append(likeness(picture.to_rgba() if isinstance(picture, Planes) else picture, frame))
    return found


def vs_melt(pairs: int = 1) -> dict[str, float]:
    """Return the ratio to MLT's melt, and how like the stage's frames its film is."""
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        mine, other = Path(place) / "ours.mp4", Path(place) / "theirs.mp4"
        taken = _taken(_ours, with_melt.make, mine, other, pairs)
        frames, alike = measure(other).frames, likenesses(other)
    if frames != film.SECONDS * film.RATE:
        raise SystemExit(f"melt made {frames} frames.")
    return {
        "export.promo.vs_mlt": statistics.median(mine / other for mine, other in taken),
        "export.promo.mlt_seconds": statistics.median(other for _, other in taken),
        "export.promo.ssim_mlt": statistics.mean(alike),
    }


def vs_moviepy() -> dict[str, float]:
    """Return our time for a frame of the whole film over moviepy's for a frame of a stretch of it.

    moviepy is too slow for all of it. Its start is not counted, and ours is.
    """
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        taken = _ours(sources(), Path(place) / "ours.mp4")
        other = with_moviepy.make(sources(), Path(place) / "theirs.mp4")
    ours = taken / (film.SECONDS * film.RATE)
    theirs = other / (with_moviepy.LENGTH * film.RATE)
    return {
        "export.promo.vs_moviepy": ours / theirs,
        "export.promo.ms_a_frame": 1000 * ours,
        "export.promo.moviepy_ms_a_frame": 1000 * theirs,
    }
