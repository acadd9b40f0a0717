"""The table of properties as others read it: as JSON for the page, and as the reference in `docs/document.md`."""

from __future__ import annotations

import math
from itertools import groupby
from typing import Any

from editor.timeline.schema.properties import ALL, GROUPS, PROPERTIES, VISIBLE, WITHOUT_CONTROL
from editor.timeline.schema.property import Kind, Owner, Property, Unit, When

#: What encloses the reference in the guide, which is made anew between them.
BEGIN, END = "<!-- properties: made by `make generate` -->", "<!-- end of properties -->"
UNITS: dict[Unit, str] = {
    "": "",
    "percent": "",
    "canvas": "canvas units",
    "degrees": "degrees",
    "seconds": "flicks",
    "stops": "stops",
    "decibels": "dB",
    "lufs": "LUFS",
    "times": "times",
}
OF: dict[Owner, str] = {
    "clip": "Of a clip",
    "track": "Of a track",
    "canvas": "Of the canvas",
    "master": "Of the mix",
    "marker": "Of a marker",
}


def table() -> dict[str, Any]:
    """Return the groups in their order, each with its properties, as the page's types have them."""
    return {
        "groups": [
            {"name": group.name, "owner": group.owner, "kinds": list(group.kinds), "opens": group.opens}
            for group in GROUPS
        ],
        "properties": [_as_json(known) for known in PROPERTIES],
        "without_control": WITHOUT_CONTROL,
    }


def _as_json(known: Property) -> dict[str, Any]:
    row = known.row
    low, high = known.bounds
    return {
        "name": known.name,
        "group": known.group.name,
        "owner": known.group.owner,
        "kinds": list(known.kinds),
        "path": list(known.path),
        "control": row.control,
        "unit": row.unit,
        "step": row.step,
        "whole": known.field.annotation is int,
        "low": _finite(low),
        "high": _finite(high),
        "reach": None if row.reach is None else list(row.reach),
        "choices": list(known.choices),
        "default": known.default,
        "curve": row.curve or None,
        "when": None if row.when is None else _when(row.when),
    }


def _when(when: When) -> dict[str, Any]:
    return {"path": when.path.split("."), "values": list(when.values), "unless": when.unless}


def _finite(bound: float) -> float | None:
    return bound if math.isfinite(bound) else None


def reference() -> str:
    """Return the reference of all properties as Markdown, a table an owner, without the lines that enclose it."""
    parts = []
    for owner, known in groupby(PROPERTIES, lambda one: one.group.owner):
        of_clip = owner == "clip"
        head = f"| {OF[owner]} | what it may be | default |" + (" of | moves as |" if of_clip else "")
        rows = [_line(one, of_clip) for one in known]
        parts.append("\n".join([head, "|---" * head.count(" |") + "|", *rows]))
    return "\n\n".join(parts)


def _line(known: Property, of_clip: bool) -> str:
    cells = [f"`{known.row.path}`", _values(known), _default(known)]
    if of_clip:
        cells += [_kinds(known.kinds), f"`{known.row.curve}`" if known.row.curve else ""]
    return f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")


def _values(known: Property) -> str:
    if known.choices:
        return ", ".join(known.choices)
    if isinstance(known.default, bool):
        return "true or false"
    low, high = known.bounds
    if math.isinf(low):
        return "text" if not str(known.default or "").startswith("#") else "a colour"
    said = UNITS[known.row.unit]
    return f"{_number(low)} to {_number(high)} {said}".rstrip()


def _default(known: Property) -> str:
    value = known.default
    if value is None:
        return "must be given"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"`{value}`" if value else "empty"
    return _number(value)


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def _kinds(kinds: tuple[Kind, ...]) -> str:
    return {ALL: "all", VISIBLE: "all that is seen"}.get(kinds, ", ".join(kinds))


def renewed(guide: str) -> str:
    """Return the guide's text with the reference made anew. Raises ValueError where it has no place for it."""
    before, begun, rest = guide.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not begun or not ended:
        raise ValueError("The guide lacks the lines that enclose the reference of properties.")
    return f"{before}{BEGIN}\n{reference()}\n{END}{after}"
