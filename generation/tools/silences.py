"""Find silences: when somebody speaks in a film or a sound. The editor cuts the pauses between."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import numpy as np

from cloudstudio.sandbox import Refusal
from generation.tools.base import Made, OnProgress, Parameters, Tool
from generation.tools.voice_activity import LEVEL, STEP, THIRD, Detector, loudness, spoken, stretches
from generation.tools.weights import SILERO, check_weights
from media.inspection import Facts, inspect_file
from media.inspection.facts import FLICKS
from media.samples import FLICKS_PER_SAMPLE, Samples, SoundSource, nearest_sample

#: Nothing louder than this, of 1, is silence.
SILENT = 1e-4


class SilencesParameters(Parameters):
    """There is nothing to choose: how long a pause is cut, the editor says."""


class Silences(Tool):
    """Finds speech by Silero's voice activity detector."""

    name = "silences"
    title = "Find silences"
    summary = "Finds where somebody speaks, so that the pauses between can be cut."
    takes: ClassVar = ("video", "audio")
    listens = True
    makes = "speech"
    ending = ".json"
    weights: ClassVar = (SILERO,)
    parameters = SilencesParameters

    def seconds(self, facts: Facts) -> float:
        return 2.0 + 0.012 * facts.duration / FLICKS

    def run(
        self, source: Path, parameters: SilencesParameters, weights: Path, out: Path, progress: OnProgress
    ) -> Made:
        total = nearest_sample(inspect_file(source).duration)
        sound = SoundSource(source)
        try:
            found = find_spoken(sound.read, total, weights, lambda done: progress(done, "Listening"))
        finally:
            sound.close()
        if not found:
            raise Refusal("Nobody was heard to speak in this sound.")
        spans = [{"start": first * FLICKS_PER_SAMPLE, "end": end * FLICKS_PER_SAMPLE} for first, end in found]
        (out / "speech.json").write_text(json.dumps({"spans": spans}))
        return Made("speech.json", 0, 0, "Look through the cuts: laughter and music count as pauses.")


def find_spoken(
    read: Callable[[int, int], Samples], total: int, weights: Path, on_part: Callable[[float], None]
) -> list[tuple[int, int]]:
    """Return when somebody speaks, as samples [first, end) of 48 kHz, in order. Raises Refusal.

    The sound is gone through twice: how loud it is has to be known before it is listened to.
    """
    detector = Detector(check_weights(SILERO, weights))
    loud = [np.zeros(0, np.float32)]
    for part in stretches(read, total):
        loud.append(loudness(part))
        on_part(0.4 * min(1, sum(map(len, loud)) * STEP * THIRD / total))
    levels = np.concatenate(loud)
    level = float(np.percentile(levels, 95)) if len(levels) else 0.0
    if level < SILENT:
        return []
    gain = np.float32(LEVEL / level)
    likely = [np.zeros(0, np.float32)]
    heard = 0
    for part in stretches(read, total):
        likely.append(detector.likelihoods(np.clip(gain * part, -1, 1)))
        heard += len(part) * THIRD
        on_part(0.4 + 0.6 * min(1, heard / total))
    edges = spoken(np.concatenate(likely), levels)
    return [(first * STEP * THIRD, min(end * STEP * THIRD, total)) for first, end in edges]
