"""What is said in a film, for viewers to turn on: the captions of those tracks that are not drawn into it."""

from __future__ import annotations

from dataclasses import dataclass

from editor.exports.models import Export
from editor.render.settings import FilmSettings
from media.webvtt import Cue, without_gaps, write_vtt

#: Tracks that a player lists; more are nobody's languages.
MOST = 20


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
            name, language = str(track.get("name", "")), str(captions.get("language", ""))
            found.append(Subtitles(name, language, write_vtt(cues)))
    return found[:MOST]


def _cues(film: Export, track: str, begin: int, length: int) -> list[Cue]:
    clips = (clip for clip in film.document.get("clips", {}).values() if clip.get("track") == track)
    spoken = (clip for clip in clips if clip.get("kind") == "caption")
    cues = []
    for clip in sorted(spoken, key=lambda clip: int(clip["start"])):
        start, text = int(clip["start"]) - begin, without_gaps(str(clip.get("text", "")))
        first, last = max(0, start), min(length, start + int(clip["duration"]))
        if first < last and text:
            cues.append((first, last, text))
    return cues
