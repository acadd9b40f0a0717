"""What every part of the document is made of: strict models, and numbers with their units and bounds."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field

#: Bounds that keep every product inside what both languages compute exactly.
MAX_TIME = 100 * 3600 * 705_600_000  # 100 hours in flicks
MAX_LENGTH = 100_000  # canvas units

#: No leading underscore: `__proto__` is no safe key of an object in JavaScript.
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
OptionalId = Annotated[
    str, Field(pattern=r"^([A-Za-z0-9][A-Za-z0-9_-]{0,63})?$", description="Empty is none.")
]
OrderKey = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9]{1,128}$", description="Fractional key; sorts as ASCII.")
]
Name = Annotated[str, Field(max_length=255)]
Colour = Annotated[str, Field(pattern=r"^#([0-9a-f]{6}|[0-9a-f]{8})$")]
TimelineTime = Annotated[int, Field(ge=0, le=MAX_TIME, description="Flicks from the start of the timeline.")]
SourceTime = Annotated[int, Field(ge=0, le=MAX_TIME, description="Flicks from the start of the source.")]
Duration = Annotated[int, Field(ge=0, le=MAX_TIME, description="Flicks.")]
Length = Annotated[int, Field(ge=-MAX_LENGTH, le=MAX_LENGTH, description="Canvas units.")]
Size = Annotated[int, Field(ge=1, le=MAX_LENGTH, description="Canvas units.")]
Width = Annotated[int, Field(ge=0, le=MAX_LENGTH, description="Canvas units; 0 is none.")]
Degrees = Annotated[float, Field(ge=-36_000, le=36_000, allow_inf_nan=False, description="Clockwise.")]
Fraction = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Signed = Annotated[float, Field(ge=-1, le=1, allow_inf_nan=False, description="0 changes nothing.")]


class Model(BaseModel):
    """Strict and closed: an unknown name or a number in a string is an error, not a guess.

    What is made of one is never changed in place, so whatever is the same is shared, defaults too.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        # pydantic copies a default for each model that lacks the field: four fifths of what reading a clip costs.
        return self


class Rational(Model):
    """A frame rate as an exact fraction, e.g. 30000/1001 frames per second."""

    numerator: Annotated[int, Field(ge=1, le=1_000_000)]
    denominator: Annotated[int, Field(ge=1, le=1_000_000)] = 1
