"""What packets of a film become: decoded, in the order of showing, made of whole pictures, timed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

import av
from av.video.stream import VideoStream

from cloudstudio.sandbox import Refusal
from media.inspection.facts import FLICKS
from media.reading.fields import Deinterlacer, Fields
from media.reading.order import DEEPEST, ShowingOrder
from media.reading.source import Source, reason

#: A picture and its time, flicks from the source's start.
Stamped = tuple[int, av.VideoFrame]
#: Which frames are not decoded at all, in libavcodec's words.
Skip = Literal["DEFAULT", "NONREF", "NONKEY"]

#: After a fault a stream without a keyframe is trusted again after so many frames.
LONGEST_REPAIR = 300
#: Packets that are passed over in search of a keyframe after a jump.
LONGEST_SEARCH = 600


class Run:
    """One run of a film's packets, from where its source stands to the end."""

    def __init__(
        self, source: Source, film: VideoStream, start: Fraction, fields: Fields, skip: Skip = "DEFAULT"
    ) -> None:
        """start: seconds of the file's clock that are time 0."""
        self._source, self._film = source, film
        self._base = film.time_base or Fraction(1, 90_000)
        self._order = ShowingOrder() if source.is_unstamped else None
        self._deinterlacer: Deinterlacer | None = None
        halves = 1
        if fields.order != "progressive":
            # Frames of which some were left out do not follow on each other.
            self._deinterlacer = Deinterlacer(fields.order, alone=skip != "DEFAULT")
            halves = 2 if skip == "DEFAULT" else 1
        # The time of a stamp is floor((stamp·base - start)·flicks), in whole numbers.
        scale, begins = self._base * FLICKS / halves, start * FLICKS
        self._divisor = math.lcm(scale.denominator, begins.denominator)
        self._scale, self._start = int(scale * self._divisor), int(begins * self._divisor)
        self._is_whole, self._waited, self._faults = True, 0, 0

    @property
    def run_up(self) -> int:
        """How many pictures after a jump are not yet what a reading from the start gives."""
        return (DEEPEST if self._order else 0) + (Deinterlacer.RUN_UP if self._deinterlacer else 0)

    def take_faults(self) -> int:
        """Return how many stretches could not be decoded since it was last asked."""
        faults, self._faults = self._faults, 0
        return faults

    def pictures(self, *, after_jump: bool) -> Iterator[Stamped]:
        """Yield (time in flicks, picture) in order of time; what has no time of its own is left out. Raises Refusal."""
        frames = self._frames(after_jump)
        if self._deinterlacer is not None:
            frames = self._of_fields(frames, self._deinterlacer)
        last: int | None = None
        for frame in frames:
            stamp = frame.pts if frame.pts is not None else frame.dts
            if stamp is not None:
                time = (stamp * self._scale - self._start) // self._divisor
            else:
                rate = self._film.guessed_rate or Fraction(25)
                time = 0 if last is None else last + int(FLICKS / rate)
            if last is not None and time <= last:
                continue
            last = time
            yield time, frame

    def _of_fields(
        self, frames: Iterator[av.VideoFrame], deinterlacer: Deinterlacer
    ) -> Iterator[av.VideoFrame]:
        for frame in frames:
            yield from deinterlacer.push(frame)
        yield from deinterlacer.flush()

    def _frames(self, after_jump: bool) -> Iterator[av.VideoFrame]:
        """Yield what is good: after a fault nothing up to the next keyframe, for it leans on what is lost."""
        order, has_begun = self._order, not after_jump
        for packet in self._packets(after_jump):
            if order is None and packet.pts is None and packet.dts is not None:
                order = self._order = ShowingOrder()
            if order is not None:
                order.put(packet)
            try:
                for frame in packet.decode():
                    if order is not None:
                        frame.pts = order.stamp(frame)
                    if frame.is_corrupt:
                        # What leans on frames before a jump's arrival is no fault of the file.
                        self._is_whole = self._note_fault(has_begun)
                        continue
                    self._waited = 0 if self._is_whole else self._waited + 1
                    # Some streams have no further keyframes, but mend themselves bit by bit.
                    self._is_whole = self._is_whole or frame.key_frame or self._waited > LONGEST_REPAIR
                    if self._is_whole:
                        has_begun = True
                        yield frame
            except av.InvalidDataError:
                self._is_whole = self._note_fault(has_begun)

    def _packets(self, after_jump: bool) -> Iterator[av.Packet]:
        """Yield the film's packets; after a jump from the next keyframe on, where there is one before long."""
        passed = 0 if after_jump else LONGEST_SEARCH
        try:
            for packet in self._source.packets(self._film):
                if passed < LONGEST_SEARCH and packet.size and not packet.is_keyframe:
                    passed += 1
                    continue
                passed = LONGEST_SEARCH
                yield packet
        except av.InvalidDataError:
            self._is_whole = self._note_fault(True)
        except av.FFmpegError as error:
            name = self._source.path.name
            raise Refusal(f"The source {name} cannot be read on: {reason(error)}.") from error

    def _note_fault(self, counts: bool) -> bool:
        """Count a fault as a stretch of its own where the frame before was good. Returns False: not whole."""
        self._faults += self._is_whole and counts
        return False
