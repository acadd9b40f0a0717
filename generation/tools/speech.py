"""Clean speech: the noise is taken from a voice, and lies beside what was recorded, sample for sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, ClassVar

import numpy as np
from pydantic import Field

from cloudstudio.sandbox import Refusal
from generation.tools.base import GIB, LONGEST_SOUND, Made, OnProgress, Parameters, Resumable
from generation.tools.deepfilter import DeepFilter
from generation.tools.pieces import BEHIND, Clean, cleaned_pieces
from generation.tools.weights import DFN_ENCODER, DFN_FILTER, DFN_GAINS
from media.inspection import Facts, inspect_file
from media.inspection.facts import FLICKS
from media.lossless import write_lossless
from media.samples import SAMPLE_RATE, Samples, SoundSource, nearest_sample

#: Seconds that are cleaned to be listened to, of what is heard before them, and of silence between the two halves.
TRIAL, BEFORE, GAP = 5, 4, 0.5
#: Nothing louder than this, of 1, is silence: 80 dB below the loudest.
SILENT = 1e-4
#: Seconds that a second of sound takes, of two different sides; and until it begins.
PACE, START = 0.09, 3.0


class SpeechParameters(Parameters):
    """How it is done."""

    listen: Annotated[
        float | None,
        Field(
            ge=0,
            le=LONGEST_SOUND * 3600,
            allow_inf_nan=False,
            title="Only from this second",
            description="Clean 5 seconds from here, to compare: as recorded, a gap, cleaned. Null cleans all of it.",
        ),
    ] = None


class Speech(Resumable):
    """Takes the noise from speech by DeepFilterNet3."""

    name = "speech"
    title = "Clean speech"
    summary = "Takes away noise, hum and hiss behind a voice. Music and other voices are not kept well."
    takes: ClassVar = ("video", "audio")
    listens = True
    makes = "cleaned"
    ending = ".mp4"
    weights: ClassVar = (DFN_ENCODER, DFN_GAINS, DFN_FILTER)
    parameters = SpeechParameters

    def seconds(self, facts: Facts) -> float:
        return START + PACE * facts.duration / FLICKS

    def seconds_for(self, facts: Facts, parameters: dict[str, Any]) -> float:
        return START + 1 if parameters["listen"] is not None else self.seconds(facts)

    def output(self, facts: Facts) -> int:
        return GIB + 4 * nearest_sample(facts.duration)

    def resume(
        self,
        source: Path,
        parameters: SpeechParameters,
        weights: Path,
        out: Path,
        progress: OnProgress,
        kept: Path,
    ) -> Made:
        networks = DeepFilter(weights)
        total = nearest_sample(inspect_file(source).duration)
        sound = SoundSource(source)

        def clean(sides: Samples) -> Samples:
            return np.stack([networks.clean(side) for side in sides])

        try:
            if parameters.listen is not None:
                blocks = _compared(sound, total, round(parameters.listen * SAMPLE_RATE), clean)
            else:

                def told(done: float) -> None:
                    progress(0.97 * done, "Cleaning")

                blocks = _with_a_voice(cleaned_pieces(sound.read, total, clean, kept, told))
            write_lossless(out / "cleaned.mp4", blocks)
        finally:
            sound.close()
        return Made("cleaned.mp4", 0, 0, "Listen to the ends of words, and to music and other voices behind.")


def _compared(sound: SoundSource, total: int, start: int, clean: Clean) -> Iterator[Samples]:
    """Yield a few seconds as recorded, a gap, and the same cleaned."""
    start = min(start, max(0, total - TRIAL * SAMPLE_RATE))
    end = min(total, start + TRIAL * SAMPLE_RATE)
    first = max(0, start - BEFORE * SAMPLE_RATE)
    heard = sound.read(first, min(total, end + BEHIND) - first)
    part = slice(start - first, end - first)
    yield heard[:, part]
    yield np.zeros((2, round(GAP * SAMPLE_RATE)), np.float32)
    yield clean(heard)[:, part]


def _with_a_voice(blocks: Iterator[Samples]) -> Iterator[Samples]:
    """Pass blocks on. Raises Refusal at the end where nothing was left: silence, or nothing but noise."""
    loudest = 0.0
    for block in blocks:
        loudest = max(loudest, float(np.abs(block).max(initial=0)))
        yield block
    if loudest < SILENT:
        raise Refusal("There is no voice in this sound: nothing of it was left.")
