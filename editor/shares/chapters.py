"""Chapters of a film: the named markers of its project, as they were when it was made."""

from __future__ import annotations

from editor.exports.models import Export
from editor.render.settings import FilmSettings

#: More are a list that nobody reads.
MOST = 200


def chapters_of(film: Export) -> list[tuple[int, str]]:
    """Return (start, title) of each chapter, start in flicks of the film, the first first; of two at a time the one."""
    begin = FilmSettings.model_validate(film.settings).start
    length = int((film.facts or {}).get("duration", 0))
    found: dict[int, str] = {}
    for marker in film.document.get("markers", {}).values():
        at = int(marker["time"]) - begin
        name = str(marker.get("name", "")).strip()
        if name and 0 <= at < length:
            found.setdefault(at, name)
    return sorted(found.items())[:MOST]
