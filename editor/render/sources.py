"""Moving pictures by time: opened just before use, closed after, exact to the frame."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from cloudstudio.sandbox import Refusal
from editor.render.backlog import MOST_BYTES, Backlog
from editor.render.errors import BadSource
from editor.render.picture import Picture, read_frame
from editor.timeline.time import STAMP_ROUNDING
from media.reading.film import SEEK_AHEAD, FilmReader
from media.reading.pictures import Stamped


class VideoSource:
    """The pictures of one file. Ask for times in rising or in falling order where you can: jumps seek.

    Times are flicks from the source's start. In stretches that could not be decoded the last good frame stays.
    """

    def __init__(self, path: Path, threads: int = 1, most_bytes: int = MOST_BYTES) -> None:
        self.path = path
        try:
            self._reader = FilmReader(path, threads)
        except Refusal as refusal:
            raise BadSource(str(refusal)) from None
        self._picture: tuple[int, Picture] | None = None
        self._behind = Backlog(most_bytes)

    def __enter__(self) -> VideoSource:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def damaged(self) -> int:
        """How many stretches could not be decoded."""
        return self._reader.damaged

    def close(self) -> None:
        """Give the decoder back. Pictures handed out stay good."""
        self._picture = None
        self._behind.clear()
        self._reader.close()

    def picture_at(self, time: int) -> Picture:
        """Return the last picture whose time is at or before `time`, give or take half a millisecond.

        Before the first picture it is the first.
        The picture is upright; the same one is handed out again until the next one is due. Raises BadSource where
        no picture can be decoded at all.
        """
        time += STAMP_ROUNDING
        try:
            frame = self._behind.find(time) or self._reach(time)
        except Refusal as refusal:
            raise BadSource(str(refusal)) from None
        if frame is None:
            raise BadSource(f"The source {self.path.name} has no picture that can be decoded.")
        if self._picture is None or self._picture[0] != frame[0]:
            self._picture = (frame[0], read_frame(frame[1]))
        return self._picture[1]

    def _reach(self, time: int) -> Stamped | None:
        """Decode up to a moment. What was passed on the way to a moment shortly before the last one is kept behind."""
        reader = self._reader
        shown = reader.shown
        edge = self._behind.edge if self._behind.edge is not None else shown and shown[0]
        goes_back = edge is not None and edge - SEEK_AHEAD <= time < edge
        self._behind.clear()
        if shown is None or time < shown[0] or time > (reader.coming or shown)[0] + SEEK_AHEAD:
            self._go_to(time)
        while reader.coming is not None and reader.coming[0] <= time:
            if goes_back and reader.shown is not None:
                self._behind.add(reader.shown, reader.coming[0])
            reader.step()
        if goes_back and reader.shown is not None:
            self._behind.add(reader.shown, reader.coming and reader.coming[0])
        return reader.shown

    def _go_to(self, time: int) -> None:
        self._reader.go_to(time)
