"""Moving pictures by time: opened just before use, closed after, exact to the frame."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType

import av

from cloudstudio.sandbox import Refusal
from editor.render.backlog import MOST_BYTES, Backlog
from editor.render.errors import BadSource
from editor.render.picture import Picture, read_frame
from editor.timeline.time import FLICKS_PER_SECOND, STAMP_ROUNDING
from media import samples
from media.inspection.containers import film_stream
from media.samples import reason, start_of

#: Further ahead than this a seek is cheaper than decoding on.
SEEK_AHEAD = 2 * FLICKS_PER_SECOND
#: How much earlier each further try of a seek lands, where a container's index is not exact.
BACK_OFF = (0, 1, 5, 30)
#: After a fault a stream without a keyframe is trusted again after so many frames.
LONGEST_REPAIR = 300


def open_source(path: Path) -> av.container.InputContainer:
    """Open a source with the one demuxer that its content asks for. Raises BadSource."""
    try:
        return samples.open_source(path)
    except Refusal as refusal:
        raise BadSource(str(refusal)) from None


class VideoSource:
    """The pictures of one file. Ask for times in rising or in falling order where you can: jumps seek.

    Times are flicks from the source's start. `damaged` counts the stretches that could not be decoded; in them the
    last good frame stays.
    """

    def __init__(self, path: Path, threads: int = 1, most_bytes: int = MOST_BYTES) -> None:
        self.path = path
        self.damaged = 0
        self._container = open_source(path)
        stream = film_stream(self._container)
        if stream is None:
            self._container.close()
            raise BadSource(f"The source {path.name} has no pictures.")
        self._stream = stream
        self._stream.thread_type = "AUTO"
        self._stream.codec_context.thread_count = threads
        self._start = start_of(self._container)
        self._frames = self._decode()
        self._shown: tuple[int, av.VideoFrame] | None = None
        self._next: tuple[int, av.VideoFrame] | None = None
        self._picture: tuple[int, Picture] | None = None
        self._behind = Backlog(most_bytes)

    def __enter__(self) -> VideoSource:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the decoder back. Pictures handed out stay good."""
        self._frames = iter(())
        self._shown = self._next = self._picture = None
        self._behind.clear()
        self._container.close()

    def picture_at(self, time: int) -> Picture:
        """Return the last picture whose time is at or before `time`, give or take half a millisecond.

        Before the first picture it is the first.
        The picture is upright; the same one is handed out again until the next one is due. Raises BadSource where
        no picture can be decoded at all.
        """
        time += STAMP_ROUNDING
        frame = self._behind.find(time) or self._reach(time)
        if frame is None:
            raise BadSource(f"The source {self.path.name} has no picture that can be decoded.")
        if self._picture is None or self._picture[0] != frame[0]:
            self._picture = (frame[0], read_frame(frame[1]))
        return self._picture[1]

    def _reach(self, time: int) -> tuple[int, av.VideoFrame] | None:
        """Decode up to a moment. What was passed on the way to a moment shortly before the last one is kept behind."""
        shown = self._shown
        edge = self._behind.edge if self._behind.edge is not None else shown and shown[0]
        goes_back = edge is not None and edge - SEEK_AHEAD <= time < edge
        self._behind.clear()
        if shown is None or time < shown[0] or time > (self._next or shown)[0] + SEEK_AHEAD:
            self._seek(time)
        while self._next is not None and self._next[0] <= time:
            if goes_back and self._shown is not None:
                self._behind.add(self._shown, self._next[0])
            self._shown, self._next = self._next, next(self._frames, None)
        if goes_back and self._shown is not None:
            self._behind.add(self._shown, self._next and self._next[0])
        return self._shown

    def _seek(self, time: int) -> None:
        """Stand on a frame at or before `time`, or on the first one."""
        if self._shown is None and time <= SEEK_AHEAD:
            self._take_two()
            return
        base = self._stream.time_base or Fraction(1, 90_000)
        for seconds in BACK_OFF:
            target = Fraction(time, FLICKS_PER_SECOND) + self._start - seconds
            if target <= self._start:
                break
            self._rewind(math.floor(target / base))
            if self._shown is not None and self._shown[0] <= time:
                return
        self._rewind(math.floor(self._start / base))

    def _rewind(self, stamp: int) -> None:
        try:
            self._container.seek(stamp, stream=self._stream, backward=True)
        except av.FFmpegError:
            # No index, or a file that cannot be searched: from the start, reading on.
            self._container.seek(0)
        self._stream.codec_context.flush_buffers()
        self._frames = self._decode()
        self._take_two()

    def _take_two(self) -> None:
        self._shown = next(self._frames, None)
        self._next = next(self._frames, None)

    def _decode(self) -> Iterator[tuple[int, av.VideoFrame]]:
        """Yield (time in flicks, frame) from where the container stands, in order of time."""
        base = self._stream.time_base or Fraction(1, 90_000)
        # The time of a stamp is floor((stamp·base - start)·flicks), in whole numbers.
        scale = base * FLICKS_PER_SECOND
        start = self._start * FLICKS_PER_SECOND
        divisor = math.lcm(scale.denominator, start.denominator)
        scale_units, start_units = int(scale * divisor), int(start * divisor)
        last = None
        for frame in self._decoded_frames():
            stamp = frame.pts if frame.pts is not None else frame.dts
            if stamp is not None:
                time = (stamp * scale_units - start_units) // divisor
            else:
                rate = self._stream.guessed_rate or Fraction(25)
                time = 0 if last is None else last + int(FLICKS_PER_SECOND / rate)
            if last is not None and time <= last:
                continue
            last = time
            yield time, frame

    def _decoded_frames(self) -> Iterator[av.VideoFrame]:
        """Yield what is good: after a fault nothing up to the next keyframe, for it leans on what is lost."""
        packets = self._container.demux(self._stream)
        is_whole, waited = True, 0
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                for frame in packet.decode():
                    if frame.is_corrupt:
                        is_whole = self._note_fault(is_whole)
                        continue
                    waited = 0 if is_whole else waited + 1
                    # Some streams have no further keyframes, but mend themselves bit by bit.
                    is_whole = is_whole or frame.key_frame or waited > LONGEST_REPAIR
                    if is_whole:
                        yield frame
            except av.InvalidDataError:
                is_whole = self._note_fault(is_whole)
            except av.FFmpegError as error:
                raise BadSource(f"The source {self.path.name} cannot be read on: {reason(error)}.") from error

    def _note_fault(self, was_whole: bool) -> bool:
        """Count a fault as a stretch of its own where the frame before was good. Returns False: not whole."""
        self.damaged += was_whole
        return False
