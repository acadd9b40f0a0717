"""Cutting what is read and sent into pieces, so that memory does not grow with a history or a document. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from editor.timeline.schema import Document

#: Characters of JSON in one piece. One operation, or one clip, may be larger: it is then a piece of its own.
PIECE = 2**20
#: Operations in one piece.
MOST_OPERATIONS = 500


@dataclass(frozen=True)
class Stretch:
    """Operations that are read and sent together: `first` up to and including `last`."""

    first: int
    last: int


def stretches(
    sizes: Iterable[tuple[int, int]], most: int = PIECE, most_operations: int = MOST_OPERATIONS
) -> list[Stretch]:
    """Cut operations, given as (sequence, characters) in their order, into stretches that fit into a piece."""
    cut: list[Stretch] = []
    first: int | None = None
    last = size = count = 0
    for sequence, characters in sizes:
        if first is not None and (size + characters > most or count >= most_operations):
            cut.append(Stretch(first, last))
            first = None
        if first is None:
            first, size, count = sequence, 0, 0
        last = sequence
        size += characters
        count += 1
    if first is not None:
        cut.append(Stretch(first, last))
    return cut


def document_pieces(document: Document, most: int = PIECE) -> Iterator[str]:
    """Yield JSON objects that are the document when the entries of their maps are put together.

    The first has everything that is there once, and each map, be it empty; the others have entries only.
    """
    fields = [f'"{name}":{_json(value)}' for name, value in document if not isinstance(value, dict)]
    maps: dict[str, list[str]] = {name: [] for name, value in document if isinstance(value, dict)}
    size = sum(map(len, fields))
    for name, entries in document:
        if not isinstance(entries, dict):
            continue
        for key, entry in entries.items():
            text = f"{json.dumps(key)}:{_json(entry)}"
            if size > 0 and size + len(text) > most:
                yield _object(fields, maps)
                fields, maps, size = [], {}, 0
            maps.setdefault(name, []).append(text)
            size += len(text)
    yield _object(fields, maps)


def _json(value: Any) -> str:
    return value.model_dump_json() if isinstance(value, BaseModel) else json.dumps(value)


def _object(fields: list[str], maps: dict[str, list[str]]) -> str:
    parts = [*fields, *(f'"{name}":{{{",".join(entries)}}}' for name, entries in maps.items())]
    return f"{{{','.join(parts)}}}"
