"""Captions of a transcript by rule, and the files that hold them. The mirror is `frontend/src/timeline/cues.ts`.

A caption ends with a sentence, at a pause, after two lines or after six seconds; it stays as long as it takes to read,
but never into the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from media.webvtt import clock, write_vtt

SECOND = 705_600_000
#: Letters of a line and lines of a caption, at most; flicks of a caption, at least and at most.
WIDTH, LINES = 42, 2
SHORTEST, LONGEST = SECOND, 6 * SECOND
#: Flicks that a letter takes to be read: 20 a second.
LETTER = SECOND // 20
#: A gap of fewer flicks would only flicker.
FLICKER = 3 * SECOND // 10
ENDS = tuple(".!?。！？…")

Json = dict[str, Any]


def cues_of(words: Sequence[Json], breaks: Sequence[int], width: int = WIDTH) -> list[Json]:
    """Return captions, each with `start` and `end`, its `text`, and when each word (by its letters) is said."""
    new = set(breaks)
    groups: list[list[Json]] = []
    for number, word in enumerate(words):
        last = groups[-1] if groups and number not in new else None
        if last is None or _is_full(last, word, width):
            groups.append([word])
        else:
            last.append(word)
    made = [cue for group in groups if (cue := _cue(group, width))]
    for cue, following in zip(made, [*made[1:], None], strict=False):
        wanted = max(cue["end"], cue["start"] + max(SHORTEST, LETTER * len(cue["text"])))
        if following is None:
            cue["end"] = wanted
        else:
            free = following["start"]
            cue["end"] = free if free - wanted < FLICKER else wanted
    return [cue for cue in made if cue["end"] > cue["start"]]


def _is_full(group: Sequence[Json], word: Json, width: int) -> bool:
    letters = len("".join(one["text"] for one in group).strip())
    if letters + len(word["text"]) > width * LINES or word["end"] - group[0]["start"] > LONGEST:
        return True
    return letters >= width // 2 and group[-1]["text"].rstrip().endswith(ENDS)


def _cue(group: Sequence[Json], width: int) -> Json | None:
    text, said = "", []
    start = group[0]["start"]
    for word in group:
        shown = word["text"] if text else word["text"].lstrip()
        first = len(text) + len(shown) - len(shown.lstrip())
        text += shown
        said.append(
            {
                "first": first,
                "end": len(text.rstrip()),
                "start": word["start"] - start,
                "duration": word["end"] - word["start"],
            }
        )
    text = text.rstrip()
    if not text:
        return None
    return {"start": start, "end": group[-1]["end"], "text": _in_lines(text, width), "words": said}


def _in_lines(text: str, width: int) -> str:
    """Return a text in two lines that are as equal as they can be, where it is longer than one."""
    if len(text) <= width:
        return text
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    if not spaces:
        return text
    best = min(spaces, key=lambda place: abs(len(text) - 1 - 2 * place))
    return f"{text[:best]}\n{text[best + 1 :]}"


def as_file(transcript: Json, ending: str) -> str:
    """Return a transcript's captions as `.srt` or `.vtt`."""
    cues = cues_of(transcript["words"], transcript["breaks"])
    if ending == ".srt":
        blocks = [
            f"{number}\n{clock(cue['start'], ',')} --> {clock(cue['end'], ',')}\n{cue['text'].replace('-->', '→')}\n"
            for number, cue in enumerate(cues, 1)
        ]
        return "\n".join(blocks)
    return write_vtt((cue["start"], cue["end"], cue["text"]) for cue in cues)
