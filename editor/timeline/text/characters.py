"""Properties of characters, from one table for both languages (`unicode.json`)."""

import json
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import Any

_TABLE: dict[str, list[list[Any]]] = json.loads((Path(__file__).parent.parent / "unicode.json").read_text())
_FIRSTS = {name: [row[0] for row in rows] for name, rows in _TABLE.items()}

#: Opening bracket -> closing bracket.
BRACKETS: dict[int, int] = {opening: closing for opening, closing in _TABLE["brackets"]}

ZERO_WIDTH_JOINER = 0x200D
TEXT_STYLE = 0xFE0E
EMOJI_STYLE = 0xFE0F
KEYCAP = 0x20E3


def _row(name: str, code: int) -> list[Any] | None:
    place = bisect_right(_FIRSTS[name], code) - 1
    row = _TABLE[name][place] if place >= 0 else None
    return row if row is not None and code <= row[1] else None


@lru_cache(maxsize=4096)
def script_of(code: int) -> str | None:
    """Return the ISO 15924 tag of a character's script, or None for what belongs to any."""
    row = _row("scripts", code)
    return None if row is None else row[2]


@lru_cache(maxsize=4096)
def bidi_class(code: int) -> str:
    """Return the bidirectional class of a character, as in Unicode Standard Annex 9, table 4."""
    row = _row("bidi", code)
    return "L" if row is None else row[2]


def is_extending(code: int) -> bool:
    """Say whether a character is drawn with the one before it: a mark, a selector, a joiner, a skin tone."""
    return code == ZERO_WIDTH_JOINER or _row("extend", code) is not None


def is_emoji(code: int) -> bool:
    """Say whether a character is a picture unless told otherwise."""
    return _row("emoji_presentation", code) is not None


def is_pictorial(code: int) -> bool:
    """Say whether a character is a picture at least where it is told to be one; digits are left out."""
    return _row("emoji", code) is not None


def is_regional_indicator(code: int) -> bool:
    """Say whether a character is half a flag."""
    return 0x1F1E6 <= code <= 0x1F1FF
