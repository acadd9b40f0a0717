"""Text tracks as files: WebVTT, and the clock and the words of its cues. Source: W3C WebVTT."""

from __future__ import annotations

import re
from collections.abc import Iterable

from media.inspection.facts import FLICKS

_LINE_END = re.compile(r"[\n\r\v\f\x85\u2028\u2029]+")

#: Start and end in flicks, and a text without markup.
Cue = tuple[int, int, str]


def write_vtt(cues: Iterable[Cue]) -> str:
    """Return a file of cues. An empty line would end a cue, so none of a text's is kept."""
    blocks = (f"{clock(start)} --> {clock(end)}\n{_escaped(text)}\n" for start, end, text in cues)
    return "\n".join(["WEBVTT\n", *blocks])


def clock(flicks: int, point: str = ".") -> str:
    """Return "01:02:03.450", to the nearest thousandth of a second."""
    thousandth = FLICKS // 1000
    seconds, rest = divmod((flicks + thousandth // 2) // thousandth, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


def without_gaps(text: str) -> str:
    """Return a text's lines without those in which nothing stands."""
    lines = (line.strip() for line in _LINE_END.split(text))
    return "\n".join(line for line in lines if line)


def _escaped(text: str) -> str:
    plain = without_gaps(text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
