"""Opening a file with the one demuxer that its content asks for, and its packets as they come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

#: Packets of streams that nobody announced, after which a file counts as read.
MOST_SURPRISES = 100_000


def open_container(path: Path, demuxer: str) -> InputContainer:
    """Open a file with the one demuxer its content asks for; nothing but this file can be opened by it."""
    return av.open(
        str(path),
        format=demuxer,
        container_options={"protocol_whitelist": "file", "max_streams": "1000", "enable_drefs": "0"}
        if demuxer == "mov"
        else {"protocol_whitelist": "file", "max_streams": "1000"},
        metadata_errors="replace",
    )


def packets(container: InputContainer, streams: Sequence[Stream]) -> Iterator[av.Packet]:
    """Yield the packets of these streams, as the file has them. Raises av.FFmpegError where it is damaged.

    A transport stream may gain a stream on the way, which PyAV answers with IndexError: reading goes on behind it.
    """
    wanted = {stream.index for stream in streams}
    for _ in range(MOST_SURPRISES):
        try:
            for packet in container.demux(*streams):
                if packet.stream_index in wanted:
                    yield packet
        except IndexError:
            continue
        return


def film_stream(container: InputContainer) -> VideoStream | None:
    """Return the first stream of moving pictures; the cover of a record is none."""
    return next((stream for stream in container.streams.video if not is_cover(stream)), None)


def is_cover(stream: Stream) -> bool:
    """Tell whether a stream is the picture on a record."""
    return bool(stream.disposition & Disposition.attached_pic)


def is_unstamped(container: InputContainer) -> bool:
    """Tell whether the container knows only in which order frames are decoded, not when they are shown.

    What libavformat gives for the presentation stamps of an AVI is that order, too.
    """
    return container.format.name == "avi"


def start_of(container: InputContainer) -> Fraction:
    """Return the seconds at which a source's time 0 lies: the earliest start of its pictures and sound."""
    if is_unstamped(container):
        return Fraction(0)
    starts = [
        stream.start_time * stream.time_base
        for stream in (*container.streams.video, *container.streams.audio)
        if stream.start_time is not None and stream.time_base is not None and not is_cover(stream)
    ]
    return min(starts, default=Fraction(0))
