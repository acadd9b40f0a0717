"""A clock that runs on, where a file's own starts anew: each piece of it is put behind the one before."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Stream

from media.reading.opening import film_stream, is_cover, open_container, packets
from media.reading.restarts import AHEAD, clock_restarts, flac_lengths

#: A stream's clock that goes back by more than this (seconds) is another one.
BACK = Fraction(1, 10)
#: Places of a stream that are remembered lie so far apart (seconds).
MARK_EVERY = 1

Mark = tuple[Fraction, int]


@dataclass(frozen=True)
class Clock:
    """Where the pieces of a file begin, and what their stamps lack. Streams are known by their index.

    offsets: seconds to be added, a piece. begins: where a stream's pieces begin: bytes in the file where it can be
    searched, else the number of the packet in its stream, since not all parsers tell bytes exactly. marks: where a
    stream can be read from, (seconds on the mended clock, byte); for a film keyframes. Empty where only reading from
    the start helps.
    """

    offsets: tuple[Fraction, ...]
    begins: dict[int, tuple[int, ...]]
    marks: dict[int, tuple[Mark, ...]]
    can_search: bool

    def place_before(self, stream: int, moment: Fraction) -> int | None:
        """Return the byte from which a stream is read to reach a moment; None: from the file's beginning."""
        marks = self.marks.get(stream, ())
        index = bisect_right(marks, moment, key=lambda mark: mark[0])
        return marks[index - 1][1] if index else None


class Mender:
    """Puts packets onto the clock that runs on, in the order in which they are read."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._piece: dict[int, int] = {}
        self._number: dict[int, int] = {}

    def mend(self, packet: av.Packet) -> av.Packet:
        """Return the packet with its stamps moved."""
        stream = packet.stream_index
        place = packet.pos if self._clock.can_search else self._number.get(stream, 0)
        self._number[stream] = self._number.get(stream, 0) + 1
        if place is not None and place >= 0:
            self._piece[stream] = max(0, bisect_right(self._clock.begins.get(stream, ()), place) - 1)
        offset = self._clock.offsets[self._piece.get(stream, 0)]
        if offset and packet.time_base:
            ticks = round(offset / packet.time_base)
            if packet.pts is not None:
                packet.pts += ticks
            if packet.dts is not None:
                packet.dts += ticks
        return packet


def clock_of(path: Path, demuxer: str) -> Clock | None:
    """Return the clock of a file that starts anew on the way; None where it runs on by itself, as nearly all do."""
    state = path.stat()
    return _looked_up(path, demuxer, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=64)
def _looked_up(path: Path, demuxer: str, size: int, changed: int) -> Clock | None:
    if not clock_restarts(path, demuxer):
        return None
    with open_container(path, demuxer) as container:
        clock = survey(container, can_search=demuxer == "mpegts")
    lengths = flac_lengths(path) if clock is not None and demuxer == "flac" else []
    if clock is not None and len(lengths) == len(clock.offsets) and all(lengths):
        # The parser does not tell the stamps of all packets round a join.
        return replace(
            clock, offsets=tuple(sum(lengths[:piece], Fraction(0)) for piece in range(len(lengths)))
        )
    return clock


@dataclass
class _Stretch:
    """What is known of one stream in one piece, in seconds of the piece's own clock."""

    begin: int
    first: Fraction
    last: Fraction
    count: int = 0
    length: Fraction = Fraction(0)
    marks: list[Mark] = field(default_factory=list)

    @property
    def end(self) -> Fraction:
        """When its last packet is over: as long as another, where nobody says how long it is."""
        return self.last + (self.length or (self.last - self.first) / max(1, self.count - 1))


@dataclass
class _Piece:
    """One run of the clock: its extent by decoding stamps, and its streams."""

    low: Fraction
    high: Fraction
    streams: dict[int, _Stretch] = field(default_factory=dict)

    def holds(self, moment: Fraction) -> bool:
        return self.low - AHEAD <= moment <= self.high + AHEAD


def survey(container: InputContainer, *, can_search: bool) -> Clock | None:
    """Read all packets and return where the clock starts anew; None where it does not."""
    film = film_stream(container)
    streams = [
        stream
        for stream in (*container.streams.video, *container.streams.audio)
        if not is_cover(stream) and stream.time_base
    ]
    pieces = _pieces(container, streams, can_search)
    if len(pieces) < 2:
        return None
    offsets = _offsets(pieces, film.index if film else None)
    begins: dict[int, list[int]] = {stream.index: [] for stream in streams}
    marks: dict[int, list[Mark]] = {stream.index: [] for stream in streams}
    for piece, offset in zip(pieces, offsets, strict=True):
        for index, places in begins.items():
            stretch = piece.streams.get(index)
            # A stream that is not in a piece keeps its place in the row.
            places.append(stretch.begin if stretch else _end_of(places))
            marks[index] += [(time + offset, place) for time, place in stretch.marks] if stretch else []
    return Clock(
        tuple(offsets),
        {index: tuple(places) for index, places in begins.items()},
        {index: tuple(found) for index, found in marks.items()} if can_search else {},
        can_search,
    )


def _end_of(places: list[int]) -> int:
    return places[-1] if places else 0


def _pieces(container: InputContainer, streams: Iterable[Stream], can_search: bool) -> list[_Piece]:
    pieces: list[_Piece] = []
    at: dict[int, tuple[_Piece, Fraction]] = {}
    numbers: Counter[int] = Counter()
    try:
        for packet in packets(container, list(streams)):
            index, base = packet.stream_index, packet.time_base or Fraction(1)
            number = numbers[index]
            numbers[index] += 1
            if packet.dts is None:
                if packet.size and index in at:
                    # Its own length is all that is known of it.
                    at[index][0].streams[index].last += (packet.duration or 0) * base
                continue
            decoded = packet.dts * base
            piece = _piece_of(pieces, at.get(index), decoded)
            at[index] = piece, decoded
            piece.low, piece.high = min(piece.low, decoded), max(piece.high, decoded)
            _note(piece, packet, base, (packet.pos or 0) if can_search else number)
    except av.FFmpegError:
        pass  # what comes before the damage is known
    return pieces


def _piece_of(pieces: list[_Piece], before: tuple[_Piece, Fraction] | None, moment: Fraction) -> _Piece:
    """Return the piece that a stream's next packet belongs to: its last one's, the newest, or one that begins here."""
    if before is not None:
        piece, last = before
        if -BACK < moment - last < AHEAD:
            return piece
        newest = pieces[-1]
        # A stream that paused goes on where the others are; one that went back begins something new.
        if newest.holds(moment) and (newest is not piece or moment > last):
            return newest
    elif pieces:
        return pieces[-1]
    pieces.append(_Piece(moment, moment))
    return pieces[-1]


def _note(piece: _Piece, packet: av.Packet, base: Fraction, place: int) -> None:
    shown = (packet.pts if packet.pts is not None else packet.dts or 0) * base
    stretch = piece.streams.setdefault(packet.stream_index, _Stretch(place, shown, shown))
    stretch.first, stretch.last = min(stretch.first, shown), max(stretch.last, shown)
    stretch.count += 1
    stretch.length = max(stretch.length, (packet.duration or 0) * base)
    is_due = not stretch.marks or shown >= stretch.marks[-1][0] + MARK_EVERY
    can_begin = packet.is_keyframe if packet.stream.type == "video" else is_due
    if can_begin and packet.pos is not None and packet.pos >= 0:
        stretch.marks.append((shown, packet.pos))


def _offsets(pieces: list[_Piece], film: int | None) -> list[Fraction]:
    """Return what each piece's stamps lack: pictures follow on pictures, and where there are none sound on sound."""
    offsets = [Fraction(0)]
    for before, piece in pairwise(pieces):
        has_film = film is not None and film in before.streams and film in piece.streams
        ends = [stretch.end for index, stretch in before.streams.items() if not has_film or index == film]
        begins = [stretch.first for index, stretch in piece.streams.items() if not has_film or index == film]
        offsets.append(offsets[-1] + max(ends) - min(begins))
    return offsets
