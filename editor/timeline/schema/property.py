"""What is said of one property: where it stands, in which unit, what moves it, and by which control a hand reaches it.

Bounds, default and choices are the models' own and are read from them here, so that they stand once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from editor.timeline.schema.clips import AudioClip, CaptionClip, ImageClip, ShapeClip, TextClip, VideoClip
from editor.timeline.schema.document import Canvas, Marker, Track
from editor.timeline.schema.sound import Master

#: What has properties: a clip of a kind, a track, the canvas, the mix, a marker.
Owner = Literal["clip", "track", "canvas", "master", "marker"]
Kind = Literal["video", "image", "text", "caption", "shape", "audio"]
#: How a value is read: "percent" is a fraction of 1, "seconds" are flicks, "canvas" are canvas units, "times" a factor.
Unit = Literal["", "percent", "canvas", "degrees", "seconds", "stops", "decibels", "lufs", "times"]
#: What a hand holds ("paint" is a colour that may let through what is below). Those from "words" on are made by hand
#: for what they are; the rest serve any property.
Control = Literal[
    "slider",
    "number",
    "angle",
    "switch",
    "segments",
    "select",
    "colour",
    "paint",
    "words",
    "name",
    "family",
    "weight",
    "speed",
    "passage",
    "key-colour",
    "crop",
    "picture",
    "matte",
    "hidden",
    "cleaned",
    "canvas",
    "rate",
    "loudness",
]

KINDS: dict[Kind, type[BaseModel]] = {
    "video": VideoClip,
    "image": ImageClip,
    "text": TextClip,
    "caption": CaptionClip,
    "shape": ShapeClip,
    "audio": AudioClip,
}
OWNERS: dict[Owner, type[BaseModel]] = {
    "track": Track,
    "canvas": Canvas,
    "master": Master,
    "marker": Marker,
}


@dataclass(frozen=True, slots=True)
class When:
    """That another property of the same owner has one of these values, or (`unless`) none of them."""

    path: str
    values: tuple[str | float | bool, ...]
    unless: bool = False


@dataclass(frozen=True)
class Row:
    """A property as the table writes it. `path` is names with points in between, below its owner.

    `step` is the least change by hand, `reach` how far a slider goes (the bounds hold what is typed): both in the
    document's own unit. `curve` is the name of its keyframes where it moves. `kinds` narrows its group's.
    """

    path: str
    control: Control
    unit: Unit = ""
    step: float = 1
    reach: tuple[float, float] | None = None
    curve: str = ""
    when: When | None = None
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True)
class Group:
    """Properties that stand together, under a name. `opens`: they are in sight before anybody asks for them."""

    name: str
    owner: Owner
    kinds: tuple[Kind, ...]
    rows: tuple[Row, ...]
    opens: bool = False


@dataclass(frozen=True)
class Property:
    """A property with all that is known of it."""

    row: Row
    group: Group

    @property
    def name(self) -> str:
        """Its name in the whole document, e.g. "appearance.opacity" of a clip, "canvas.background"."""
        owner = self.group.owner
        return self.row.path if owner == "clip" else f"{owner}.{self.row.path}"

    @property
    def path(self) -> tuple[str, ...]:
        """The names that lead to it below its owner."""
        return tuple(self.row.path.split("."))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of clip that have it; none where a clip is not its owner."""
        return self.row.kinds or self.group.kinds

    @property
    def model(self) -> type[BaseModel]:
        """A model that it stands in: all kinds that have it have the same (a test holds the schema to it)."""
        owner = self.group.owner
        return KINDS[self.kinds[0]] if owner == "clip" else OWNERS[owner]

    @cached_property
    def field(self) -> FieldInfo:
        """The model's field. Raises KeyError where there is none."""
        return field_at(self.model, self.path)

    @cached_property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest value; infinite where it has none."""
        low = [at.ge for at in self.field.metadata if isinstance(at, Ge) and isinstance(at.ge, int | float)]
        high = [at.le for at in self.field.metadata if isinstance(at, Le) and isinstance(at.le, int | float)]
        return max([-math.inf, *low]), min([math.inf, *high])

    @property
    def choices(self) -> tuple[str, ...]:
        """What it may be, where that is one of a few names."""
        found = self.field.annotation
        return get_args(found) if get_origin(found) is Literal else ()

    @property
    def default(self) -> Any:
        """What stands there where nobody has said anything; None where somebody must."""
        node: Any = self.model.model_fields[self.path[0]].default
        for name in self.path[1:]:
            node = getattr(node, name)
        return node if isinstance(node, str | int | float | bool) else None


def field_at(model: Any, path: tuple[str, ...]) -> FieldInfo:
    """Return the field that a path of names leads to below a model. Raises KeyError."""
    field: FieldInfo = model.model_fields[path[0]]
    return field_at(field.annotation, path[1:]) if len(path) > 1 else field


def leaves(model: type[BaseModel], below: str = "") -> list[str]:
    """Return the paths of everything below a model that is no model itself, in its order."""
    found: list[str] = []
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            found += leaves(inner, f"{below}{name}.")
        else:
            found.append(f"{below}{name}")
    return found
