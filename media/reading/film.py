"""The pictures of a film in the order of time, and the one way to a moment of it: where a jump arrives is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from av.video.stream import VideoStream

from cloudstudio.sandbox import Refusal
from media.inspection.facts import FLICKS
from media.reading.fields import Fields, fields_of
from media.reading.pictures import Run, Skip, Stamped
from media.reading.source import Source

#: Further ahead than this (flicks) a jump is cheaper than decoding on.
SEEK_AHEAD = 2 * FLICKS
#: How many seconds earlier each further try of a jump aims, where a file's index is not exact.
BACK_OFF = (0, 1, 5, 30)


class FilmReader:
    """The pictures of one file, in whole pictures: fields are made into some. Times are flicks from the source's start.

    shown: the picture where the reader stands, None before the first; coming: the one after it. damaged counts the
    stretches that could not be decoded. `start`: seconds of the file's clock that are its time 0, where it is known
    better than the container says it.
    """

    def __init__(
        self, path: Path, threads: int = 0, skip: Skip = "DEFAULT", start: Fraction | None = None
    ) -> None:
        """Open a film. Raises Refusal."""
        self.source = Source(path)
        self.shown: Stamped | None = None
        self.coming: Stamped | None = None
        self.damaged = 0
        self._threads = threads
        self._skip = skip
        if self.source.film is None:
            self.source.close()
            raise Refusal(f"The source {path.name} has no pictures.")
        self._start = self.source.start if start is None else start
        self.fields: Fields = fields_of(path, self.source.film)
        self._pictures: Iterator[Stamped] = iter(())
        #: When the first picture of all is shown, once it has been seen.
        self._first: int | None = None
        self._is_at_start = True
        self._set_up()
        self._read_on()

    @property
    def film(self) -> VideoStream:
        """The stream of its pictures, until the next jump."""
        film = self.source.film
        assert film is not None, "it was there when the file was opened"
        return film

    def close(self) -> None:
        """Give the decoder back. Pictures handed out stay good."""
        self._pictures = iter(())
        self.shown = self.coming = None
        self.source.close()

    def skip(self, frames: Skip) -> None:
        """Decode only some frames from the next jump on."""
        self._skip = frames

    def step(self) -> None:
        """Go on by one picture."""
        if self.shown is None and self.coming is None:
            self._take_two()
        else:
            self.shown, self.coming = self.coming, next(self._pictures, None)

    def rest(self) -> Iterator[Stamped]:
        """Yield every picture from where it stands."""
        if self.shown is None:
            self._take_two()
        while self.shown is not None:
            yield self.shown
            self.shown, self.coming = self.coming, next(self._pictures, None)

    def go_to(self, time: int) -> None:
        """Stand on a picture that is shown at a time or before, or on the first one. Raises Refusal."""
        if self._is_fresh and time <= SEEK_AHEAD:
            self._take_two()
            return
        for seconds in BACK_OFF:
            target = time - seconds * FLICKS
            if target <= 0:
                break
            if self._arrives(target, time):
                return
        # The index, where it leads to the beginning; else the beginning itself.
        if self._first is not None and self._arrives(0, self._first):
            return
        self.from_start()

    def from_start(self) -> None:
        """Stand on the first picture, without a search."""
        if not self._is_fresh:
            self.source.begin_again()
            self._is_at_start = True
            self._set_up()
            self._read_on()
        self._take_two()

    def _arrives(self, target: int, time: int) -> bool:
        """Go to where decoding may begin for `target`; tell whether what is shown then is no later than `time`."""
        before = self.source.container
        self.source.seek(self.film, Fraction(target, FLICKS) + self._start - self.source.start)
        self._is_at_start = self.source.container is not before
        if self._is_at_start:
            self._set_up()
        else:
            self.film.codec_context.flush_buffers()
        self._read_on()
        self._take_two()
        return self.shown is not None and self.shown[0] <= time

    def _set_up(self) -> None:
        """Tell a decoder that has just been opened how to work."""
        self.film.thread_type = "AUTO"
        self.film.codec_context.thread_count = self._threads

    def _read_on(self) -> None:
        """Make ready for the packets from here on."""
        film = self.film
        film.codec_context.skip_frame = self._skip
        self.shown = self.coming = None
        self._is_fresh = self._is_at_start
        run = Run(self.source, film, self._start, self.fields, self._skip)
        self._pictures = self._counted(run)

    def _counted(self, run: Run) -> Iterator[Stamped]:
        """Yield a run's pictures; of one after a jump those that are as a reading from the start gives them."""
        after_jump = not self._is_at_start
        for number, picture in enumerate(run.pictures(after_jump=after_jump)):
            self.damaged += run.take_faults()
            if not after_jump or number >= run.run_up:
                yield picture
        self.damaged += run.take_faults()

    def _take_two(self) -> None:
        self._is_fresh = False
        self.shown = next(self._pictures, None)
        self.coming = next(self._pictures, None)
        if self._is_at_start and self._first is None and self.shown is not None:
            self._first = self.shown[0]
