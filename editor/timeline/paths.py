"""Paths of names into a document: which exist, what type stands there, and what stands there now."""

import re
from collections.abc import Sequence
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_origin

from pydantic import BaseModel, ConfigDict, TypeAdapter
from pydantic.fields import FieldInfo

from editor.timeline.completion import complete
from editor.timeline.schema import (
    Asset,
    AudioClip,
    Canvas,
    CaptionClip,
    Clip,
    ImageClip,
    Marker,
    Master,
    ShapeClip,
    TextClip,
    Track,
    VideoClip,
)
from editor.timeline.validation import readable

CLIP_KINDS: dict[str, type[BaseModel]] = {
    "video": VideoClip,
    "image": ImageClip,
    "text": TextClip,
    "caption": CaptionClip,
    "shape": ShapeClip,
    "audio": AudioClip,
}
MAPS: dict[str, Any] = {"assets": Asset, "tracks": Track, "clips": Clip, "markers": Marker}
#: What stands in the document once, and can be set as a whole or in parts.
ROOTS: dict[str, Any] = {"canvas": Canvas, "master": Master}

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_STRICT = ConfigDict(strict=True)


class InvalidPath(ValueError):
    """No document has such a path. The message is one sentence."""


def shown(path: Sequence[str]) -> str:
    """Return a path as sentences show it, whatever its names are."""
    return readable("/".join(path))


def type_at(path: Sequence[str], kind: str | None = None) -> TypeAdapter[Any]:
    """Return the type that stands at a path, for a clip of `kind` (None: of any kind). Raises InvalidPath."""
    if not path or (path[0] in MAPS and len(path) > 1 and not _ID.fullmatch(path[1])):
        raise InvalidPath(f"“{shown(path)}” is no path of a document.")
    return _adapter(_without_id(path), kind)


def node_at(document: BaseModel, path: Sequence[str]) -> tuple[bool, Any]:
    """Return whether something stands at the path in this document, and what."""
    node: Any = document
    for name in path:
        if isinstance(node, BaseModel):
            if name not in type(node).model_fields:
                return False, None
            node = getattr(node, name)
        elif isinstance(node, dict) and name in node:
            node = node[name]
        else:
            return False, None
    return True, node


def validated(path: Sequence[str], value: Any) -> Any:
    """Return the typed value for a path, with defaults filled in. Raises pydantic's ValidationError."""
    return type_at(path).validate_python(value)


def completed(path: Sequence[str], value: Any) -> Any:
    """Return JSON that is to stand at a path with defaults filled in, whatever it is (see `completion.py`)."""
    schema = _schema(_without_id(path))
    return complete(schema, value, schema.get("$defs", {}))


def _without_id(path: Sequence[str]) -> tuple[str, ...]:
    """Return a path in which “*” stands for the id of a map's entry."""
    if path[0] in MAPS and len(path) > 1:
        return (path[0], "*", *path[2:])
    return tuple(path)


@lru_cache(maxsize=1024)
def _schema(names: tuple[str, ...]) -> dict[str, Any]:
    return _adapter(names, None).json_schema()


@lru_cache(maxsize=1024)
def _adapter(names: tuple[str, ...], kind: str | None) -> TypeAdapter[Any]:
    if names[0] in ROOTS:
        candidates: list[Any] = [ROOTS[names[0]]]
        rest = names[1:]
    elif names[0] in MAPS and len(names) > 1:
        whole = MAPS[names[0]]
        rest = names[2:]
        candidates = [whole]
        if names[0] == "clips" and rest:
            if rest[0] == "kind":
                raise InvalidPath("A clip's kind cannot be changed; set the whole clip instead.")
            candidates = [CLIP_KINDS[kind]] if kind else list(CLIP_KINDS.values())
    else:
        what = "cannot be set as a whole" if len(names) == 1 else "is no path of a document"
        raise InvalidPath(f"“{shown(names)}” {what}.")
    for name in rest:
        candidates = [found for model in candidates if (found := _field(model, name)) is not None]
        if not candidates:
            what = f"A clip of kind “{kind}” has no" if kind else "No document has"
            raise InvalidPath(f"{what} “{shown(rest)}”.")
    # A field of the same name has the same type in every kind of clip (a test holds the schema to it).
    found = candidates[0]
    if isinstance(found, type) and issubclass(found, BaseModel):
        return TypeAdapter(found)
    return TypeAdapter(found, config=_STRICT)


def _field(model: Any, name: str) -> Any:
    """Return the type of a model's field with its constraints, or None."""
    if get_origin(model) in (Annotated, Union, UnionType) or not (
        isinstance(model, type) and issubclass(model, BaseModel)
    ):
        return None
    info: FieldInfo | None = model.model_fields.get(name)
    if info is None:
        return None
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
