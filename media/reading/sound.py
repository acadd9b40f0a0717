"""The sound of a file by frames, each with its place to the sample, and the one way to a moment of it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from pathlib import Path

import av
from av.audio.stream import AudioStream

from cloudstudio.sandbox import Refusal
from media.reading.ruler import SEEN, TAKEN, Ruler, is_coarse, ruler_of
from media.reading.source import Source
from media.sound_frames import sound_frames

#: A frame, and the sample of its own rate that it begins with, from the source's start; None where nobody says.
Placed = tuple[int | None, av.AudioFrame]
#: Files without stamps whose index is a guess: they are read from their start, without decoding what is passed over.
GUESSED = {"mp3", "ac3", ("ogg", "flac")}
#: Of these, such as are counted by their packets, all alike: the stamps that they are given add up roundings.
COUNTED = {"ac3"}


class SoundReader:
    """The first sound of one file, from its beginning on, or from where it was told to go."""

    def __init__(self, path: Path) -> None:
        """Open a sound. Raises Refusal."""
        self.path = path
        self.damaged = 0
        self._source = Source(path)
        if not self._source.container.streams.audio:
            self._source.close()
            raise Refusal(f"The source {path.name} has no sound.")
        self._is_at_start = True
        self._has_read = False
        self._passed_over, self._passed = Fraction(-1), 0

    @property
    def _stream(self) -> AudioStream:
        return self._source.container.streams.audio[0]

    @property
    def restarts(self) -> bool:
        """Whether the file's own clock starts anew on the way."""
        return self._source.clock is not None

    @property
    def _format(self) -> str:
        return self._source.container.format.name

    def close(self) -> None:
        """Give the decoder back."""
        self._source.close()

    def go_to(self, moment: Fraction) -> None:
        """Go to where decoding may begin for a moment, in seconds of the source. What comes then may begin later."""
        source = self._source
        if self._format in GUESSED or (self._format, self._stream.codec_context.name) in GUESSED:
            self.begin_again()
            self._is_at_start, self._passed_over = False, moment
            return
        if not self._has_read:
            # What is to be dropped of a codec's first samples is dropped of the first that are decoded.
            next(self._decoded(), None)
        before = source.container
        source.seek(self._stream, moment)
        self._is_at_start = source.container is not before
        if not self._is_at_start:
            self._stream.codec_context.flush_buffers()

    def begin_again(self) -> None:
        """Stand at the beginning."""
        self._source.begin_again()
        self._is_at_start, self._passed_over, self._passed = True, Fraction(-1), 0

    def frames(self) -> Iterator[Placed]:
        """Yield the frames from where it stands. Raises Refusal."""
        frames = self._decoded()
        if self._format in COUNTED:
            for number, frame in enumerate(frames):
                yield (self._passed * frame.samples if number == 0 else None), frame
            return
        if not self._is_at_start:
            taken = list(islice(frames, TAKEN))
            place = self._exact_place(taken)
            for number, frame in enumerate(taken):
                yield (place if number == 0 and place is not None else self._place(frame)), frame
        for frame in frames:
            yield self._place(frame), frame

    def _place(self, frame: av.AudioFrame) -> int | None:
        stamp = stamp_of(frame, self._source.start)
        return None if stamp is None else round(stamp)

    def _exact_place(self, taken: list[av.AudioFrame]) -> int | None:
        """Return the sample that the first of these frames begins with, where stamps alone do not say it."""
        base = self._stream.time_base
        stamps = [stamp_of(frame, self._source.start) for frame in taken]
        if not taken or base is None or not is_coarse(base, taken[0].sample_rate):
            return None
        if len({frame.sample_rate for frame in taken}) > 1 or None in stamps:
            return None
        ruler = ruler_for(self.path)
        seen = [
            (stamp, frame.samples) for stamp, frame in zip(stamps, taken, strict=True) if stamp is not None
        ]
        return ruler.place(seen) if ruler is not None else None

    def _decoded(self) -> Iterator[av.AudioFrame]:
        # What leans on frames before a jump's arrival is no fault of the file.
        is_whole, has_begun = True, self._is_at_start
        packets = self._packets()
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                for frame in sound_frames(packet):
                    is_whole = has_begun = True
                    yield frame
            except av.InvalidDataError:
                # Faults in a row are one stretch.
                self.damaged += is_whole and has_begun
                is_whole = False
            except av.FFmpegError as error:
                raise Refusal(f"The sound of {self.path.name} cannot be read on.") from error

    def _packets(self) -> Iterator[av.Packet]:
        for packet in self._source.packets(self._stream):
            if self._passed_over > 0 and packet.pts is not None and packet.time_base is not None:
                end = (packet.pts + (packet.duration or 0)) * packet.time_base - self._source.start
                if end < self._passed_over:
                    self._passed += 1
                    continue
            self._has_read = True
            yield packet


def stamp_of(frame: av.AudioFrame, start: Fraction) -> Fraction | None:
    """Return where a frame begins by its stamp, in samples of its own rate from a source's start (seconds)."""
    if frame.pts is None or frame.time_base is None:
        return None
    return (frame.pts * frame.time_base - start) * frame.sample_rate


def ruler_for(path: Path) -> Ruler | None:
    """Return the ruler of a file's first sound, from its first packets; None where there is none."""
    state = path.stat()
    return _ruler(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=64)
def _ruler(path: Path, size: int, changed: int) -> Ruler | None:
    reader = SoundReader(path)
    try:
        frames = [frame for _, frame in islice(reader.frames(), SEEN)]
        stamps = [stamp_of(frame, reader._source.start) for frame in frames]
        base = reader._stream.time_base
        if base is None or not frames or len({frame.sample_rate for frame in frames}) > 1:
            return None
        seen = [
            (stamp, frame.samples) for stamp, frame in zip(stamps, frames, strict=True) if stamp is not None
        ]
        return ruler_of(seen, base, frames[0].sample_rate) if len(seen) == len(frames) else None
    except Refusal:
        return None
    finally:
        reader.close()
