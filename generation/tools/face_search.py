"""Looks for faces through a film: at every second picture, at all where things move fast, and closer each second.

What was seen is written down as it goes, so that a search that was interrupted goes on where it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from PIL import Image

from cloudstudio.sandbox import Refusal
from generation.tools.centerface import FaceFinder, Faces, distinct
from generation.tools.face_tracks import STILL, Look, moved
from media.inspection.facts import FLICKS, Facts
from media.inspection.signatures import recognise
from media.pictures import animation, flat, open_picture
from media.reading.film import FilmReader
from media.renditions.frames import to_picture

#: Pixels of the longer side at which every look is taken, the wide one for small faces, the other for large and soft
#: ones; and at which one look a second is. How sure a face must be.
WIDE, NARROW, CLOSE, THRESHOLD = 1280, 640, 2560, 0.35
#: No picture is made larger than so many times: there is nothing more in it.
LARGER = 4
#: A face that moved by so much of its size between two looks moves fast: the picture in between is looked at, too.
FAST = 0.3
#: Mean difference of two small grey pictures, 0 to 255, above which a shot is over.
CUT = 36
THUMB = (32, 18)
#: Looks between two moments at which what was seen is written down.
EVERY = 16
Stamped = tuple[int, Image.Image]


class Eyes:
    """The network, at the sizes at which it looks."""

    def __init__(self, weights: Path, threshold: float = THRESHOLD) -> None:
        self._finder = FaceFinder(weights)
        self._threshold = threshold

    def look(self, picture: Image.Image, close: bool) -> Faces:
        """Return the faces of a picture; `close`: small ones are looked for, too."""
        most = LARGER * max(picture.size)
        sizes = {min(size, most) for size in (WIDE, NARROW, *([CLOSE] if close else []))}
        return distinct(self._finder.find(picture, size, self._threshold) for size in sorted(sizes))


@dataclass(frozen=True)
class Search:
    """All looks at a film. step: how long a picture is shown at most, but for stills; end: when the last one begins."""

    looks: list[Look]
    step: int
    end: int


def search(
    source: Path, facts: Facts, eyes: Eyes, kept: Path | None, progress: Callable[[float, str], None]
) -> Search:
    """Look through a film or an animation. `kept`: a folder in which a search that ended early left what it saw."""
    notes = _Notes(kept / "looks.jsonl" if kept else None)
    looks = notes.read()
    step, last = notes.step, looks[-1].time if looks else -1
    skipped: Stamped | None = None
    thumb: np.ndarray | None = None
    closest, before, count, end = -FLICKS, None, 0, max(last, 0)
    for time, picture in pictures(source, facts, last):
        small = np.asarray(picture.convert("L").resize(THUMB, Image.Resampling.BOX), np.float32)
        if time <= last:
            thumb, before = small, time
            continue
        gap = 0 if before is None else time - before
        cut = thumb is not None and float(np.abs(small - thumb).mean()) > CUT
        thumb, before, end = small, time, time
        if gap <= STILL:
            step = max(step, gap)
        count += 1
        if count % 2 == 0 and not cut and gap <= STILL:
            skipped = (time, picture)
            continue
        close = time - closest >= FLICKS
        closest = time if close else closest
        look = Look(time, eyes.look(picture, close), gap, cut)
        # What stays for long must be known, and what moves fast from picture to picture.
        if skipped is not None and (gap > STILL or _is_fast(looks, look)):
            looks.append(Look(skipped[0], eyes.look(skipped[1], close=False)))
        skipped = None
        # What follows a cut, and a still, begins to count anew.
        count = 1
        looks.append(look)
        if len(looks) % EVERY == 0:
            notes.write(looks, step)
        share = time / facts.duration if facts.duration else 0
        found = len(look.faces)
        progress(min(0.95, 0.95 * share), f"{found} {'face' if found == 1 else 'faces'} in sight")
    if not looks:
        raise Refusal("No picture in it can be decoded: the film is damaged.")
    if skipped is not None:
        looks.append(Look(skipped[0], eyes.look(skipped[1], close=False)))
    notes.write(looks, step)
    return Search(looks, step, max(end, facts.duration))


def _is_fast(looks: list[Look], look: Look) -> bool:
    return bool(looks) and not look.cut and moved(looks[-1].faces, look.faces) > FAST


def pictures(source: Path, facts: Facts, after: int = -1) -> Iterator[Stamped]:
    """Yield every picture of a film or an animation with its time, upright; from shortly before a time on."""
    if recognise(source).reader == "picture":
        at = 0
        for image, length in animation(open_picture(source, recognise(source))):
            yield at, flat(image)
            at += length * FLICKS // 1000
        return
    height = max(2, round(facts.height * min(1.0, CLOSE / max(facts.width, facts.height))))
    with closing(FilmReader(source, threads=1, start=Fraction(facts.start, FLICKS))) as film:
        if after > 0:
            film.go_to(after)
        for time, frame in film.rest():
            yield max(0, time), to_picture(frame, facts, height)


def picture_at(source: Path, facts: Facts, time: int) -> Image.Image:
    """Return the picture that is shown at a time."""
    shown: Image.Image | None = None
    for at, picture in pictures(source, facts, time):
        if at > time and shown is not None:
            break
        shown = picture
    if shown is None:
        raise Refusal("No picture in it can be decoded: the film is damaged.")
    return shown


class _Notes:
    """What was seen, a line a look, after a first one that says of which search."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._written = 0
        self.step = 0

    def read(self) -> list[Look]:
        """Return the looks that were written down. A line that is not whole is the last one, and is left out."""
        looks: list[Look] = []
        if self._path is None or not self._path.exists():
            return looks
        for line in self._path.read_text().splitlines():
            try:
                time, gap, cut, self.step, faces = json.loads(line)
            except ValueError:
                break
            looks.append(Look(time, np.array(faces, np.float32).reshape(-1, 5), gap, cut))
        self._written = len(looks)
        # Without what is not whole, so that more can follow.
        self._path.write_text("".join(_line(look, self.step) for look in looks))
        return looks

    def write(self, looks: list[Look], step: int) -> None:
        """Write down what is new."""
        if self._path is None:
            return
        with self._path.open("a") as file:
            file.writelines(_line(look, step) for look in looks[self._written :])
        self._written = len(looks)


def _line(look: Look, step: int) -> str:
    faces = [[round(float(number), 3) for number in face] for face in look.faces]
    return json.dumps([look.time, look.gap, look.cut, step, faces]) + "\n"
