"""Transcript: what is said in a film or a sound, word by word, and when. The editor makes captions and cuts of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, ClassVar

import numpy as np
from pydantic import AfterValidator, Field

from cloudstudio.sandbox import Refusal
from generation.tools.base import Made, OnProgress, Parameters, Resumable
from generation.tools.cues import as_file
from generation.tools.silences import find_spoken
from generation.tools.voice_activity import Mono, stretches
from generation.tools.weights import SILERO, WHISPER
from generation.tools.whisper import LANGUAGES, Heard, Whisper
from media.inspection import Facts, inspect_file
from media.inspection.facts import FLICKS
from media.samples import SAMPLE_RATE, SoundSource, nearest_sample

#: Samples that are listened to at once, at most; a pause within; and what is heard before and behind of a pause.
AT_ONCE, PAUSE, AROUND = 28 * SAMPLE_RATE, 2 * SAMPLE_RATE, SAMPLE_RATE // 5
#: A pause of so many flicks begins something new.
BREAK = 6 * FLICKS // 10
#: Words that are less sure than this are worth a look.
UNSURE = 0.5

Span = tuple[int, int]
Hear = Callable[[Mono], list[Heard]]


def _known(language: str) -> str:
    if language and language not in LANGUAGES:
        raise ValueError("is no language that is known, such as en, de or es")
    return language


class TranscriptParameters(Parameters):
    """How it is done."""

    language: Annotated[
        str,
        AfterValidator(_known),
        Field(
            max_length=3,
            title="Language",
            description="Its code, such as en or de; empty finds it out.",
        ),
    ] = ""
    quick: bool = Field(False, title="Quick", description="Twice as fast, with a few more mistakes.")


class Transcript(Resumable):
    """Listens with Whisper base, where Silero's detector hears a voice."""

    name = "transcript"
    title = "Transcript"
    summary = "Writes down what is said, word by word, for captions, for finding and for cutting by words."
    takes: ClassVar = ("video", "audio")
    listens = True
    makes = "transcript"
    ending = ".json"
    endings: ClassVar = (".json", ".srt", ".vtt")
    weights: ClassVar = (SILERO, *WHISPER)
    parameters = TranscriptParameters

    def seconds(self, facts: Facts) -> float:
        return 6.0 + 0.5 * facts.duration / FLICKS

    def seconds_for(self, facts: Facts, parameters: dict[str, Any]) -> float:
        return self.seconds(facts) / (2 if parameters["quick"] else 1)

    def resume(
        self,
        source: Path,
        parameters: TranscriptParameters,
        weights: Path,
        out: Path,
        progress: OnProgress,
        kept: Path,
    ) -> Made:
        total = nearest_sample(inspect_file(source).duration)
        sound = SoundSource(source)
        try:
            spans = find_spoken(
                sound.read, total, weights, lambda done: progress(0.05 * done, "Looking for voices")
            )
            if not spans:
                raise Refusal("Nobody was heard to speak in this sound.")
            progress(0.05, "Getting ready to listen")
            whisper = Whisper(weights, parameters.quick)

            def heard(span: Span) -> Mono:
                first, end = span
                pieces = stretches(lambda at, count: sound.read(first + at, count), end - first)
                return np.concatenate(list(pieces))

            rounds = rounds_of(spans, total)
            language, sure = parameters.language, 1.0
            if not language:
                language, sure = whisper.language_of(heard(max(rounds, key=lambda one: one[1] - one[0])))
            words = listened(
                rounds,
                lambda span: whisper.hear(heard(span), language),
                kept,
                lambda done: progress(0.1 + 0.89 * done, "Listening"),
            )
        finally:
            sound.close()
        if not words:
            raise Refusal("Voices were heard in this sound, but no words.")
        said = {"language": language, "language_sure": round(sure, 3), **words_as_content(words)}
        (out / "transcript.json").write_text(json.dumps(said, ensure_ascii=False))
        return Made("transcript.json", 0, 0, what_to_check(words, language, sure))

    def written(self, made: Path, ending: str) -> bytes:
        return as_file(json.loads(made.read_bytes()), ending).encode()


def rounds_of(spans: Sequence[Span], total: int) -> list[Span]:
    """Return what is listened to at once: stretches with short pauses between them together, none longer than AT_ONCE.

    A stretch that is longer, somebody who never pauses, is cut where it must be.
    """
    found: list[Span] = []
    for first, end in spans:
        if found and first - found[-1][1] < PAUSE and end - found[-1][0] <= AT_ONCE - 2 * AROUND:
            found[-1] = (found[-1][0], end)
            continue
        step = AT_ONCE - 2 * AROUND
        found += [(at, min(at + step, end)) for at in range(first, end, step)]
    if not found:
        return []
    # What is heard around one never reaches into its neighbours.
    edges = [0, *((a[1] + b[0]) // 2 for a, b in pairwise(found)), total]
    return [
        (max(before, first - AROUND), min(after, end + AROUND))
        for (first, end), (before, after) in zip(found, pairwise(edges), strict=True)
    ]


def listened(
    rounds: Sequence[Span], hear: Callable[[Span], list[Heard]], kept: Path, told: Callable[[float], None]
) -> list[Heard]:
    """Return the words of all rounds, their seconds counted from the source's start.

    kept: a folder in which what was heard lies, so that nothing is listened to twice.
    """
    words: list[Heard] = []
    whole = sum(end - first for first, end in rounds)
    done = 0
    for first, end in rounds:
        path = kept / f"{first}-{end}.json"
        if path.exists():
            found = [Heard(**word) for word in json.loads(path.read_text())]
        else:
            found = hear((first, end))
            half = path.with_suffix(".part")
            half.write_text(json.dumps([asdict(word) for word in found]))
            half.rename(path)
        at = first / SAMPLE_RATE
        words += [Heard(word.text, at + word.start, at + word.end, word.sure) for word in found]
        done += end - first
        told(done / whole)
    return words


def words_as_content(words: Sequence[Heard]) -> dict[str, Any]:
    """Return words as a transcript holds them: one after the other, and the places where something new begins."""
    said: list[dict[str, Any]] = []
    breaks = []
    for word in words:
        before = said[-1]["end"] if said else 0
        start = max(before, round(word.start * FLICKS))
        end = max(start, round(word.end * FLICKS))
        if not said or start - before > BREAK:
            breaks.append(len(said))
        said.append({"text": word.text[:200], "start": start, "end": end, "sure": round(word.sure, 3)})
    return {"words": said, "breaks": breaks}


def what_to_check(words: Sequence[Heard], language: str, sure: float) -> str:
    """Return what of a transcript a person should look at."""
    unsure = sum(word.sure < UNSURE for word in words)
    if sure < 0.6:
        return f"The language may not be “{language}”: choose it if it is wrong. Names and numbers are often wrong too."
    if unsure:
        return f"{unsure} of {len(words)} words are not sure; look at names and numbers first."
    return "Look at names and numbers."
