"""A track's table: where each subject of a source is, by the source's own time. The mirror is `tables.ts`.

A table is what an asset of kind `track` holds, as JSON. It is loaded by whoever evaluates, and handed in, so that
`evaluate` stays pure. Boxes are in whole pixels of the source as shown, times in flicks from its start.

    {"width": 1920, "height": 1080, "subjects": {"face": [[0, 100, 80, 300, 320, "seen"], [705600000, ...]]}}

A row is time, left, top, right, bottom, and what is known from then on: `seen`, `guessed` or `gone`. `step` is how long
a picture of the source stays, at most (flicks): for so long a subject is still seen where it was.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from editor.timeline.schema import Id, Model, SourceTime
from editor.timeline.time import mul_div_ceil, mul_div_floor
from editor.timeline.validation import first_sentence

State = Literal["seen", "guessed", "gone"]
#: A box may reach beyond its picture.
Edge = Annotated[int, Field(ge=-65_536, le=131_072)]
Row = Annotated[
    tuple[SourceTime, Edge, Edge, Edge, Edge, State],
    BeforeValidator(lambda row: tuple(row) if isinstance(row, list) else row),
]


#: A small picture of a subject, for a person to know it by: WebP in base64.
Portrait = Annotated[str, Field(pattern=r"^[A-Za-z0-9+/=]{0,65536}$")]


class InvalidTable(ValueError):
    """The JSON is no table. The message is one sentence."""


class Table(Model):
    """Where the subjects of one source are. `width` and `height` are the size of the picture that boxes count in."""

    width: Annotated[int, Field(ge=1, le=65_536)]
    height: Annotated[int, Field(ge=1, le=65_536)]
    step: SourceTime = 0
    subjects: dict[Id, Annotated[list[Row], Field(min_length=1)]]
    portraits: dict[Id, Portrait] = {}

    @model_validator(mode="after")
    def _check_rows(self) -> "Table":
        for name, rows in self.subjects.items():
            if any(later[0] <= row[0] for row, later in pairwise(rows)):
                raise ValueError(f"the times of {name} must rise")
            if any(row[1] > row[3] or row[2] > row[4] for row in rows):
                raise ValueError(f"a box of {name} ends before it begins")
        return self


#: By the asset of the document.
Tables = Mapping[str, Table]
NO_TABLES: Tables = {}


@dataclass(frozen=True, slots=True)
class SubjectBox:
    """Where a subject is at a moment; `state` says whether somebody saw it there."""

    left: int
    top: int
    right: int
    bottom: int
    state: Literal["seen", "guessed"]


def read_table(data: object) -> Table:
    """Return the table that parsed JSON is. Raises InvalidTable with the first thing that is wrong."""
    try:
        return Table.model_validate(data)
    except ValidationError as error:
        raise InvalidTable(f"The track is not valid: {first_sentence(error)}") from None


def box_at(table: Table, subject: str, time: int) -> SubjectBox | None:
    """Return where a subject is at a source's time (flicks); None before its first row and where it is gone.

    Between two rows the box moves evenly, and is the least one of whole pixels that holds it all: what it protects must
    not show at its edge. It was seen there if it was at both. Up to a row that says that it is gone, and after its last
    row, it stands still; what nobody looked for there is guessed.
    """
    rows = table.subjects.get(subject)
    place = -1 if rows is None else bisect_right(rows, time, key=lambda row: row[0]) - 1
    if rows is None or place < 0:
        return None
    begin, left, top, right, bottom, state = rows[place]
    if state == "gone":
        return None
    if time == begin:
        return SubjectBox(left, top, right, bottom, state)
    following = rows[place + 1] if place + 1 < len(rows) else None
    if following is None or following[5] == "gone":
        return SubjectBox(left, top, right, bottom, "guessed")
    passed, whole = time - begin, following[0] - begin
    return SubjectBox(
        left + mul_div_floor(following[1] - left, passed, whole),
        top + mul_div_floor(following[2] - top, passed, whole),
        right + mul_div_ceil(following[3] - right, passed, whole),
        bottom + mul_div_ceil(following[4] - bottom, passed, whole),
        "seen" if state == following[5] == "seen" else "guessed",
    )


def covered_at(table: Table, subject: str, time: int) -> tuple[int, int, int, int] | None:
    """Return the box (left, top, right, bottom) that holds a subject in the picture shown at a source's time.

    That picture is the last one at or before the time, and may be a step older: both places are held. None where the
    subject is in neither.
    """
    boxes = [box_at(table, subject, moment) for moment in {time, max(0, time - table.step)}]
    found = [box for box in boxes if box is not None]
    if not found:
        return None
    return (
        min(box.left for box in found),
        min(box.top for box in found),
        max(box.right for box in found),
        max(box.bottom for box in found),
    )
