"""Films of fields: half pictures of every second line, each a moment of its own. What a file says of them, and what it
shows; and whole pictures made of them, one for each field, by libavfilter's `bwdif`.

Fields lie in a frame as its even lines (top) and its odd ones (bottom); either may be the earlier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Literal

import av
import numpy as np
from av.filter import Graph
from av.video.stream import VideoStream

from cloudstudio.sandbox import Refusal
from media.reading.source import Source

Order = Literal["progressive", "top", "bottom"]

#: libavcodec's AVFieldOrder: what is shown first, where the stream says that it is made of fields.
SAID: dict[int, Order] = {1: "progressive", 2: "top", 3: "bottom", 4: "bottom", 5: "top"}
#: Lines of television, with the rows that codecs add, and its pictures a second: whole pictures in them may hold fields
#: that nobody noted.
LINES = {480, 486, 512, 576, 608, 1080, 1088}
RATES = {Fraction(25), Fraction(30_000, 1001), Fraction(30)}
#: Where a film is looked at, in parts of its length, and how many of its frames.
PLACES = (0.0, 0.4, 0.75)
FRAMES = 24
#: Frames that must be told from each other before they outweigh what the file says.
SURE = 8
#: Share of the samples that lie between two like lines and are unlike both: so many are no pattern but a moving thing.
COMBED = 0.004
#: Levels of 8 bits by which they are unlike, and the two lines at most.
UNLIKE, LIKE = 15, 10


@dataclass(frozen=True)
class Fields:
    """order: which field of a frame comes first; progressive: there are none. is_telecined: a film of 24 pictures a
    second that was spread over fields."""

    order: Order = "progressive"
    is_telecined: bool = False


PROGRESSIVE = Fields()


def fields_of(path: Path, film: VideoStream) -> Fields:
    """Return how a film is made of fields. Whole pictures are known by what the stream says, at no cost.

    Pictures of television's sizes are looked at where the stream says nothing, or may have lost it on its way; films
    that say that they are made of fields are looked at for what comes first, and for whole pictures in them.
    """
    said = SAID.get(int(film.codec_context.field_order))
    is_suspect = film.codec_context.height in LINES and film.average_rate in RATES
    if said in (None, "progressive") and not is_suspect:
        return PROGRESSIVE
    state = path.stat()
    return _looked_at(path, said, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=64)
def _looked_at(path: Path, said: Order | None, size: int, changed: int) -> Fields:
    if said in (None, "progressive") and not any(is_combed(frame) for frame in _keyframes(path)):
        return PROGRESSIVE
    seen: Counter[str] = Counter()
    for place in PLACES:
        seen += _tell_apart(_frames(path, place))
    return judge(said, seen)


def judge(said: Order | None, seen: Counter[str]) -> Fields:
    """Return the fields of a film, by what its stream says and what `idet` saw: tff, bff, progressive, repeated."""
    fields = seen["tff"] + seen["bff"]
    told = fields + seen["progressive"]
    first: Order = "top" if seen["tff"] >= seen["bff"] else "bottom"
    is_clear = max(seen["tff"], seen["bff"]) > 3 * min(seen["tff"], seen["bff"])
    if said in (None, "progressive"):
        is_made_of_fields = fields >= SURE and 4 * fields >= told
    else:
        is_made_of_fields = told < SURE or 20 * fields > told
    if not is_made_of_fields:
        return PROGRESSIVE
    # Of five frames two repeat a field of the one before.
    is_telecined = fields >= SURE and 4 * seen["repeated"] >= told
    if fields >= SURE and is_clear:
        return Fields(first, is_telecined)
    return Fields(said if said not in (None, "progressive") else first, is_telecined)


def is_combed(frame: av.VideoFrame) -> bool:
    """Tell whether a picture shows two moments: lines that fit the second next ones, and not those between."""
    luma = frame.reformat(format="gray").to_ndarray().astype(np.int16)
    above, line, below = luma[:-2], luma[1:-1], luma[2:]
    unlike = np.minimum(np.abs(line - above), np.abs(line - below)) > UNLIKE
    combed = unlike & (np.abs(above - below) < LIKE)
    # A thing's own edge is one line; combs are many, one over the other.
    rows = combed[:-2] & combed[2:]
    return bool(rows.mean() > COMBED)


def _keyframes(path: Path) -> Iterator[av.VideoFrame]:
    for place in (0.05, 0.2, 0.35, 0.5, 0.65, 0.8):
        yield from islice(_decoded(path, place, "NONKEY"), 1)


def _frames(path: Path, place: float) -> Iterator[av.VideoFrame]:
    return islice(_decoded(path, place, "DEFAULT"), FRAMES)


def _decoded(path: Path, place: float, skip: Literal["DEFAULT", "NONKEY"]) -> Iterator[av.VideoFrame]:
    try:
        source = Source(path)
    except Refusal:
        return
    try:
        film = source.film
        if film is not None and place and source.container.duration:
            source.seek(film, Fraction(place) * Fraction(source.container.duration, av.time_base))
            film = source.film
        if film is None:
            return
        film.codec_context.skip_frame = skip
        film.thread_type = "AUTO"
        for packet in source.packets(film):
            yield from (frame for frame in packet.decode() if isinstance(frame, av.VideoFrame))
    except (av.FFmpegError, Refusal):
        return  # what could be read will do
    finally:
        source.close()


def _tell_apart(frames: Iterator[av.VideoFrame]) -> Counter[str]:
    """Return how many frames hold the top field first, the bottom one, or whole pictures, and repeat a field."""
    seen: Counter[str] = Counter()
    graph: _Graph | None = None
    for frame in frames:
        if graph is None or graph.shape != _shape(frame):
            graph = _Graph(frame, "idet", None)
        for told in graph.push(frame):
            notes = told.metadata
            seen[notes.get("lavfi.idet.single.current_frame", "")] += 1
            seen["repeated"] += notes.get("lavfi.idet.repeated.current_frame") in ("top", "bottom")
    return seen


def _shape(frame: av.VideoFrame) -> tuple[int, int, str]:
    return frame.width, frame.height, frame.format.name


class _Graph:
    """One filter between a source and a sink, for frames of one shape. Its words are this program's own."""

    def __init__(self, frame: av.VideoFrame, name: str, options: str | None) -> None:
        self.shape = _shape(frame)
        self._graph = Graph()
        base = frame.time_base or Fraction(1, 90_000)
        source = self._graph.add_buffer(
            width=frame.width, height=frame.height, format=frame.format, time_base=base
        )
        middle, sink = self._graph.add(name, options), self._graph.add("buffersink")
        source.link_to(middle)
        middle.link_to(sink)
        self._graph.configure()

    def push(self, frame: av.VideoFrame | None) -> Iterator[av.VideoFrame]:
        """Take a frame, or None for the end; yield what is ready."""
        self._graph.push(frame)
        while True:
            try:
                ready = self._graph.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            if isinstance(ready, av.VideoFrame):
                yield ready


class Deinterlacer:
    """Makes whole pictures of frames of two fields: two of each, at the field rate.

    alone: of frames that do not follow on each other one picture each, its first field alone, half as high.
    """

    #: Pictures after a jump that lack what came before them.
    RUN_UP = 2

    def __init__(self, order: Order, *, alone: bool = False) -> None:
        parity = "tff" if order == "top" else "bff"
        self._name, self._options = (
            ("field", f"type={order}")
            if alone
            else (
                "bwdif",
                f"mode=send_field:parity={parity}:deint=all",
            )
        )
        self._graph: _Graph | None = None
        self._last: av.VideoFrame | None = None

    def push(self, frame: av.VideoFrame) -> Iterator[av.VideoFrame]:
        """Take a frame and yield the pictures that are ready; their clock may be finer than the frame's."""
        if self._graph is None or self._graph.shape != _shape(frame):
            yield from self.flush()
            self._graph = _Graph(frame, self._name, self._options)
        self._last = frame
        for picture in self._graph.push(frame):
            yield self._as_before(picture, frame)

    def flush(self) -> Iterator[av.VideoFrame]:
        """Yield the last pictures."""
        if self._graph is not None and self._last is not None:
            for picture in self._graph.push(None):
                yield self._as_before(picture, self._last)
        self._graph = None

    def _as_before(self, picture: av.VideoFrame, frame: av.VideoFrame) -> av.VideoFrame:
        """Give a picture the colours' names that its frame had: the filter's ends know of none."""
        picture.colorspace, picture.color_range = frame.colorspace, frame.color_range
        picture.color_primaries, picture.color_trc = frame.color_primaries, frame.color_trc
        return picture
