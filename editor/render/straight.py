"""Pictures of sources by another way than the film's: decoded from the file's beginning on, without any search.

What a search finds beside the right picture would be in the film and on the stage alike, since both search; so the
receipt's pictures come by this way, as far as that costs little.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from cloudstudio.sandbox import Refusal
from editor.render.picture import Picture, read_frame
from editor.render.reels import wanted_by
from editor.timeline.frame import Frame
from editor.timeline.time import STAMP_ROUNDING
from media.inspection.signatures import recognise
from media.reading.film import FilmReader

#: Pictures that may be decoded for it: so many for any film, and one for so many of the film's frames.
MOST, A_FRAME = 120, 20


class Straight:
    """Reads sources straight on, until it has decoded its share."""

    def __init__(self, sources: dict[str, Path], frames: int) -> None:
        self._sources = sources
        self._left = MOST + frames // A_FRAME
        self._readers: dict[str, FilmReader | None] = {}

    def instead(self, frame: Frame, pictures: dict[str, Picture]) -> dict[str, Picture]:
        """Return a frame's pictures, those of films found straight where they are within reach."""
        found = dict(pictures)
        for wanted in wanted_by(frame):
            if wanted.time is not None and wanted.clip in pictures:
                picture = self._picture(wanted.asset, wanted.time + STAMP_ROUNDING)
                if picture is not None:
                    found[wanted.clip] = picture
        return found

    def close(self) -> None:
        """Give every decoder back."""
        for reader in self._readers.values():
            if reader is not None:
                reader.close()
        self._readers.clear()

    def _picture(self, asset: str, time: int) -> Picture | None:
        if self._left <= 0:
            return None
        reader = self._reader(asset)
        if reader is None:
            return None
        with suppress(Refusal):
            if reader.shown is None or time < reader.shown[0]:
                reader.from_start()
            while reader.coming is not None and reader.coming[0] <= time and self._left > 0:
                reader.step()
                self._left -= 1
            has_arrived = reader.coming is None or reader.coming[0] > time
            return read_frame(reader.shown[1]) if reader.shown is not None and has_arrived else None
        return None

    def _reader(self, asset: str) -> FilmReader | None:
        """Return the reader of a film; None for what is none, such as an animated picture."""
        if asset not in self._readers:
            self._readers[asset] = None
            path = self._sources.get(asset)
            with suppress(Refusal, OSError):
                if path is not None and recognise(path).reader == "container":
                    self._readers[asset] = FilmReader(path, threads=1)
        return self._readers[asset]
