"""Pictures out of a film, upright, for thumbnails and filmstrips: only as many frames are decoded as are needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from time import process_time

from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation
from PIL import Image

from cloudstudio.sandbox import Refusal
from media.hdr import hdr_curve, to_standard
from media.inspection.cost import strip_seconds
from media.inspection.facts import FLICKS, Facts
from media.inspection.signatures import recognise
from media.pictures import animation, flat, open_picture
from media.reading.film import FilmReader
from media.reading.pictures import Skip

#: Seeking costs about as much as decoding so many frames.
SEEK_WORTH_SECONDS = 4
LONG_STEP = 2 * FLICKS
#: Keyframes no further apart than this are looked up one by one where time presses.
FREQUENT = 30 * FLICKS


def frames_at(
    path: Path, facts: Facts, times: Sequence[int], height: int, patience: float | None = None
) -> Iterator[tuple[int, Image.Image]]:
    """Yield (index, picture) for each time in flicks of the source, in order: the frame shown then, RGB.

    height: pixels of the pictures. Times that are far apart get a frame near them, see `skipped`. A time past the
    last frame gives the last frame. After `patience` seconds of processor time (by default what the file's size is
    worth) no more is decoded than keyframes, or where these are rare, nothing: the last picture stays.
    """
    found = recognise(path)
    if found.reader == "picture":
        yield from _of_animation(path, times, facts, height)
        return
    # One picture alone is worth the frames before it.
    step = min((b - a for a, b in pairwise(times)), default=0)
    limit = strip_seconds(path.stat().st_size) if patience is None else patience
    start = Fraction(facts.start, FLICKS)
    interval = facts.video.keyframe_interval if facts.video else 0
    with closing(FilmReader(path, skip=skipped(step, interval), start=start)) as film:
        strip = _Strip(film, facts, Stopwatch(limit))
        last: VideoFrame | None = None
        for index, time in enumerate(times):
            frame = strip.at(time)
            if frame is None and last is None:
                raise Refusal("No picture in it can be decoded: the film is damaged.")
            last = frame or last
            if last is not None:
                yield index, to_picture(last, facts, height)


def skipped(step: int, keyframe_interval: int) -> Skip:
    """Return which frames need no decoding for pictures `step` flicks apart, in libavcodec's words.

    Keyframes alone will do where there is about one for each picture: what a strip of a long film shows is then a
    little early, and made twenty times as fast. Frames that no other frame needs can go from a second on.
    """
    if keyframe_interval <= step or (step >= LONG_STEP and keyframe_interval <= 2 * step):
        return "NONKEY"
    return "NONREF" if step >= FLICKS else "DEFAULT"


class Stopwatch:
    """Counts this process's processor time from now on."""

    def __init__(self, seconds: float) -> None:
        self._end = process_time() + seconds

    def is_over(self) -> bool:
        """Tell whether the seconds are over."""
        return process_time() > self._end


class _Strip:
    """Goes through a film forwards, and jumps where that is shorter."""

    def __init__(self, film: FilmReader, facts: Facts, watch: Stopwatch) -> None:
        self._film, self._watch = film, watch
        self._wait = facts.video.keyframe_interval if facts.video else 0

    def at(self, time: int) -> VideoFrame | None:
        """Return the last frame whose time is not after `time`, or the first there is. Times never go back."""
        film = self._film
        if film.shown is not None and self._watch.is_over():
            return self._keyframe(time)
        if film.shown is None or time - film.shown[0] > max(SEEK_WORTH_SECONDS * FLICKS, self._wait):
            film.go_to(time)
        while film.coming is not None and film.coming[0] <= time and not self._watch.is_over():
            film.step()
        return film.shown and film.shown[1]

    def _keyframe(self, time: int) -> VideoFrame | None:
        """Return the keyframe before a time, or where these are rare what was last shown."""
        film, shown = self._film, self._film.shown
        if self._wait <= FREQUENT:
            film.skip("NONKEY")
            film.go_to(time)
        return (film.shown or shown or (0, None))[1]


def to_picture(frame: VideoFrame, facts: Facts, height: int) -> Image.Image:
    """Return a frame as an upright RGB picture of that height, as wide as its shape asks."""
    width = max(1, round(height * facts.width / facts.height))
    lying = facts.rotation % 180 == 90
    coded = (height, width) if lying else (width, height)
    if hdr_curve(frame) is not None:
        return Image.fromarray(to_standard(frame, *coded)).rotate(-facts.rotation, expand=True)
    small = frame.reformat(
        width=coded[0],
        height=coded[1],
        format="rgb24",
        src_colorspace="ITU709" if int(frame.colorspace) == 2 else None,
        interpolation=Interpolation.AREA if frame.height > 2 * coded[1] else Interpolation.BICUBIC,
    )
    return Image.fromarray(small.to_ndarray()).rotate(-facts.rotation, expand=True)


def _of_animation(
    path: Path, times: Sequence[int], facts: Facts, height: int
) -> Iterator[tuple[int, Image.Image]]:
    size = max(1, round(height * facts.width / facts.height)), height
    index, at = 0, 0
    shown: Image.Image | None = None
    for frame, length in animation(open_picture(path, recognise(path))):
        shown = frame
        at += length * FLICKS // 1000
        while index < len(times) and times[index] < at:
            yield index, flat(frame).resize(size)
            index += 1
    while index < len(times) and shown is not None:
        yield index, flat(shown).resize(size)
        index += 1
