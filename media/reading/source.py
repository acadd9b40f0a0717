"""One file that is read: its packets on a clock that runs on, and the one way to go elsewhere in it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Stream
from av.video.stream import VideoStream

from cloudstudio.sandbox import Refusal
from media.inspection.signatures import recognise
from media.reading.clock import Clock, Mender, clock_of
from media.reading.opening import film_stream, is_unstamped, open_container, packets, start_of


def reason(error: Exception) -> str:
    """Return what a library says was wrong, as part of a sentence."""
    return (getattr(error, "strerror", None) or str(error)).rstrip(".").lower()


class Source:
    """A file that stands at its beginning. Streams are asked for anew after `begin_again`, which opens it once more.

    start: seconds of the file's own clock at which the source's time 0 lies.
    """

    def __init__(self, path: Path) -> None:
        """Open it with the one demuxer that its content asks for. Raises Refusal."""
        self.path = path
        try:
            self._demuxer = recognise(path).demuxer
            self.container: InputContainer = open_container(path, self._demuxer)
            self.clock: Clock | None = clock_of(path, self._demuxer)
        except FileNotFoundError:
            raise Refusal(f"The source {path.name} is not there any more.") from None
        except Refusal as refusal:
            raise Refusal(f"The source {path.name} cannot be used: {refusal}") from None
        except (av.FFmpegError, OSError, ValueError) as error:
            raise Refusal(f"The source {path.name} cannot be opened: {reason(error)}.") from error
        self.start = start_of(self.container)

    @property
    def film(self) -> VideoStream | None:
        """The stream of moving pictures."""
        return film_stream(self.container)

    @property
    def is_unstamped(self) -> bool:
        """Whether the file says only in which order its pictures are decoded (`ShowingOrder`)."""
        return is_unstamped(self.container)

    def packets(self, *streams: Stream) -> Iterator[av.Packet]:
        """Yield the packets of these streams from where it stands. Raises av.FFmpegError where it is damaged."""
        return mended(self.container, self.clock, streams)

    def seek(self, stream: Stream, moment: Fraction) -> None:
        """Go to where decoding may begin for a moment, in seconds of the source.

        Where that really is, is seen only from what is read then: an index may be wrong, or there is none. Who needs to
        be sure looks at it, and goes further back, or begins again.
        """
        if self.clock is not None:
            place = self.clock.place_before(stream.index, moment + self.start)
            if place is None:
                self.begin_again()
            else:
                self.container.seek(place, stream=stream, unsupported_byte_offset=True)
            return
        base = stream.time_base or Fraction(1, 90_000)
        try:
            self.container.seek(math.floor((moment + self.start) / base), stream=stream, backward=True)
        except av.FFmpegError:
            # No index, or a file that cannot be searched: from the start, reading on.
            self.begin_again()

    def begin_again(self) -> None:
        """Stand at the very beginning, whatever the file's index is worth. Streams of before are not to be used."""
        self.container.close()
        try:
            self.container = open_container(self.path, self._demuxer)
        except (av.FFmpegError, OSError, ValueError) as error:
            raise Refusal(f"The source {self.path.name} cannot be opened again: {reason(error)}.") from error

    def close(self) -> None:
        """Let go of the file."""
        self.container.close()


def mended(container: InputContainer, clock: Clock | None, streams: Sequence[Stream]) -> Iterator[av.Packet]:
    """Yield the packets of a container from where it stands, on the clock that runs on."""
    found = packets(container, streams)
    return found if clock is None else map(Mender(clock).mend, found)
