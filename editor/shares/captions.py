"""What is said in a film, for viewers to turn on: the captions of those tracks that are not drawn into it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editor.exports.models import Export
from editor.render.settings import FilmSettings
from editor.timeline.time import FLICKS_PER_SECOND

#: Tracks that a player lists; more are nobody's languages.
MOST = 20
_PER_MILLISECOND = FLICKS_PER_SECOND // 1000
_LINE_END = re.compile(r"[\n\r\v\f\x85\u2028\u2029]+")


@dataclass(frozen=True)
class Subtitles:
    """One track's captions. language: BCP 47, or "". vtt: a whole WebVTT file, in the film's time."""

    name: str
    language: str
    vtt: str


def captions_of(film: Export) -> list[Subtitles]:
    """Return the captions that go beside a film, as they were when it was made, by the tracks' order."""
    begin = FilmSettings.model_validate(film.settings).start
    length = int((film.facts or {}).get("duration", 0))
    tracks = film.document.get("tracks", {})
    found = []
    for key in sorted(tracks, key=lambda key: (str(tracks[key].get("order", "")), key)):
        track = tracks[key]
        captions = track.get("captions") or {}
        if not captions.get("beside") or track.get("hidden"):
            continue
        cues = _cues(film, key, begin, length)
        if cues:
            vtt = "\n".join(["WEBVTT\n", *cues])
            found.append(Subtitles(str(track.get("name", "")), str(captions.get("language", "")), vtt))
    return found[:MOST]


def _cues(film: Export, track: str, begin: int, length: int) -> list[str]:
    clips = (clip for clip in film.document.get("clips", {}).values() if clip.get("track") == track)
    spoken = sorted(
        ((int(clip["start"]), clip) for clip in clips if clip.get("kind") == "caption"),
        key=lambda one: one[0],
    )
    cues = []
    for start, clip in spoken:
        first, last = max(0, start - begin), min(length, start + int(clip["duration"]) - begin)
        words = _words(str(clip.get("text", "")))
        if first < last and words:
            cues.append(f"{_stamp(first)} --> {_stamp(last)}\n{words}\n")
    return cues


def _words(text: str) -> str:
    """Return lines as WebVTT takes them: none empty, since that ends a cue. Source: W3C WebVTT."""
    lines = (line.strip() for line in _LINE_END.split(text))
    plain = "\n".join(line for line in lines if line)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _stamp(flicks: int) -> str:
    """Return "01:02:03.450", to the nearest thousandth."""
    thousandths = (2 * flicks + _PER_MILLISECOND) // (2 * _PER_MILLISECOND)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"
