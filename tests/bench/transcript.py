"""`tools.captions`: how many words are heard wrongly, and how far from where they are said they are put.

Word error rate: three people's recordings of which the words are known, float32. Word starts: what they say is cut
where they pause and laid out again with pauses of known length (`silences.py`), so that the first word of each phrase
begins at a known moment.
"""

from __future__ import annotations

import json
import re
import tempfile
import wave
from pathlib import Path

import numpy as np

import tests.environment  # noqa: F401  (a data folder of this run's own)
from generation.tools.fetching import fetch_all
from generation.tools.transcript import Transcript, TranscriptParameters
from media.inspection.facts import FLICKS
from media.samples import SAMPLE_RATE
from tests.bench.silences import made_speech
from tests.bench.voices import Voice, voices

SAID = {
    "two_cities.wav": "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of"
    " foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the"
    " season of Darkness, it was the spring of hope, it was the winter of despair, we had everything before us, we had"
    " nothing before us, we were all going direct to Heaven, we were all going direct the other way - in short, the"
    " period was so far like the present period, that some of its noisiest authorities insisted on its being received,"
    " for good or for evil, in the superlative degree of comparison only.",
    "beckett.wav": "Ever tried. Ever failed. No matter. Try again. Fail again. Fail better.",
}


def bench(weights: Path | None = None) -> dict[str, float]:
    """Return the word error rate, and the median and the ninetieth percentile of how far starts are off, seconds."""
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        folder = weights or Path(place)
        fetch_all(folder, Transcript.weights)
        known = voices()
        wrong = count = 0
        for name, said in SAID.items():
            heard = "".join(word["text"] for word in _words(known[name], folder))
            wrong += _errors(_plain(said), _plain(heard))
            count += len(_plain(said))
        off: list[float] = []
        for number, name in enumerate(SAID):
            speech, spans = made_speech(known[name], number)
            words = _words(speech, folder)
            for first, end in (
                (first * FLICKS / SAMPLE_RATE, end * FLICKS / SAMPLE_RATE) for first, end in spans
            ):
                inside = [word["start"] for word in words if first <= (word["start"] + word["end"]) / 2 < end]
                # A phrase of which nothing was heard is as far off as it is long.
                off.append(abs(inside[0] - first) / FLICKS if inside else (end - first) / FLICKS)
    return {
        "tools.captions.wer": wrong / count,
        "tools.captions.word_start_median_s": float(np.median(off)),
        "tools.captions.word_start_p90_s": float(np.percentile(off, 90)),
    }


def _words(voice: Voice, weights: Path) -> list[dict]:
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        path = Path(place) / "voice.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(SAMPLE_RATE)
            file.writeframes((np.clip(voice, -1, 1) * 32767).astype("<i2").tobytes())
        parameters = TranscriptParameters(language="en", quick=False)
        made = Transcript().run(path, parameters, weights, Path(place), lambda done, note: None)
        return list(json.loads((Path(place) / made.file).read_text())["words"])


def _plain(text: str) -> list[str]:
    return re.sub(r"[^a-z0-9' ]", " ", text.lower()).split()


def _errors(said: list[str], heard: list[str]) -> int:
    """Return how many words must be changed, put in or taken out (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for number, word in enumerate(said, 1):
        before, row[0] = row[:], number
        for place, other in enumerate(heard, 1):
            row[place] = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (word != other))
    return row[-1]
