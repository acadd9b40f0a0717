"""How the letters, words or lines of a text come in one after the other, and go out again.

Going out is coming in run backwards from the clip's end. What would not be over in time is quickened to fit.
The mirror is `frontend/src/timeline/text/animation.ts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from editor.timeline.schema import TextAnimation
from editor.timeline.text.lines import Layout

Unit = Literal["letter", "word", "line", "block"]

#: How far a unit comes from, in sizes of the letters.
_RISE = 0.6
_SLIDE = 1.0


@dataclass(frozen=True, slots=True)
class Motion:
    """Where a unit is on its way: how much of it shows, its offset in canvas units, and its scale about a centre."""

    opacity: float = 1.0
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    centre_x: float = 0.0
    centre_y: float = 0.0

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the unit is."""
        return (
            self.centre_x + (x - self.centre_x) * self.scale + self.x,
            self.centre_y + (y - self.centre_y) * self.scale + self.y,
        )


REST = Motion()


def units_of(layout: Layout, unit: Unit) -> list[int]:
    """Return for each letter the number of its unit, in the order of the text.

    Letters that join are never torn: where single letters are asked for, a stretch of them in a word is one unit.
    """
    units: list[int] = []
    number = -1
    for place, letter in enumerate(layout.letters):
        before = layout.letters[place - 1] if place else None
        if before is None:
            begins = True
        elif unit == "block" or letter.space:
            begins = False
        elif unit == "line":
            begins = letter.line != before.line
        elif unit == "word":
            begins = letter.word != before.word
        else:
            begins = not (letter.joined and before.joined and letter.word == before.word)
        number += begins
        units.append(number)
    return units


def motions(
    layout: Layout, animation: TextAnimation, elapsed: int, duration: int, units: Sequence[int]
) -> list[Motion]:
    """Return where each unit is, `elapsed` flicks into a clip of `duration`, which may be a part of what was cut."""
    elapsed += animation.before
    duration += animation.before + animation.after
    count = units[-1] + 1 if units else 0
    steps = _progress(animation, count, elapsed, duration)
    if animation.leaves:
        away = _progress(animation, count, duration - elapsed, duration)
        steps = [min(step, other) for step, other in zip(steps, away, strict=True)]
    members: list[list[int]] = [[] for _ in range(count)]
    for letter, unit in enumerate(units):
        members[unit].append(letter)
    return [
        REST if step >= 1 else _motion(layout, animation, step, letters)
        for step, letters in zip(steps, members, strict=True)
    ]


def _progress(animation: TextAnimation, count: int, elapsed: int, duration: int) -> list[float]:
    """Return how far each unit is, from 0, not there yet, to 1."""
    types = animation.kind == "type"
    whole = animation.stagger * (count - 1) + (animation.stagger if types else animation.duration)
    room = duration / 2 if animation.leaves else duration
    pace = room / whole if whole > room else 1.0
    lasts = 0.0 if types else animation.duration * pace
    steps = []
    for number in range(count):
        since = elapsed - number * animation.stagger * pace
        if lasts > 0:
            steps.append(min(1.0, max(0.0, since / lasts)))
        else:
            steps.append(1.0 if since >= 0 else 0.0)
    return steps


def _motion(layout: Layout, animation: TextAnimation, step: float, letters: Sequence[int]) -> Motion:
    """Return where a unit is that has come `step` of its way: fast at first, slower towards its place."""
    left = 1 - step
    rest = left * left * left
    kind, size = animation.kind, layout.size
    if kind == "rise":
        return Motion(step, y=_RISE * size * rest)
    if kind == "drop":
        return Motion(step, y=-_RISE * size * rest)
    if kind == "slide":
        # From where reading begins.
        backwards = layout.lines[layout.letters[letters[0]].line].right_to_left
        return Motion(step, x=(_SLIDE if backwards else -_SLIDE) * size * rest)
    if kind == "grow":
        centre_x, centre_y = _centre(layout, letters)
        return Motion(step, scale=1 - rest, centre_x=centre_x, centre_y=centre_y)
    return Motion(step)


def _centre(layout: Layout, letters: Iterable[int]) -> tuple[float, float]:
    shown = [layout.letters[letter] for letter in letters]
    left, right = min(letter.left for letter in shown), max(letter.right for letter in shown)
    first, last = layout.lines[shown[0].line], layout.lines[shown[-1].line]
    return (left + right) / 2, (first.y + last.y + last.height) / 2
