"""Find shots: where a film goes over from one shot into another. The editor splits it there, or marks it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import ClassVar

import numpy as np
from av.video.reformatter import Interpolation
from numpy.typing import NDArray

from cloudstudio.sandbox import Refusal
from generation.tools.base import Made, OnProgress, Parameters, Tool
from generation.tools.transnet import HEIGHT, WIDTH, Small, likelihoods
from generation.tools.weights import TRANSNET, check_weights
from media.inspection import Facts, inspect_file
from media.inspection.facts import FLICKS
from media.reading.film import FilmReader

#: A change of shots is above this.
SURE = 0.5
#: Frames of the longest film: four hours of 30 a second.
LONGEST = 4 * 3600 * 30


class ShotsParameters(Parameters):
    """There is nothing to choose."""


class Shots(Tool):
    """Finds changes of shots by TransNetV2."""

    name = "shots"
    title = "Find shots"
    summary = "Finds where a film is cut, also by dissolves and fades."
    takes: ClassVar = ("video",)
    makes = "shots"
    ending = ".json"
    weights: ClassVar = (TRANSNET,)
    parameters = ShotsParameters

    def seconds(self, facts: Facts) -> float:
        frames = facts.video.frames if facts.video else 0
        return 3.0 + frames * (0.04 + 3e-9 * facts.width * facts.height)

    def why_not(self, facts: Facts) -> str:
        if reason := super().why_not(facts):
            return reason
        if facts.video and facts.video.frames > LONGEST:
            return f"{self.title} takes films of at most {LONGEST:,} frames."
        return ""

    def run(
        self, source: Path, parameters: ShotsParameters, weights: Path, out: Path, progress: OnProgress
    ) -> Made:
        model = check_weights(TRANSNET, weights)
        facts = inspect_file(source)
        total = max(1, facts.video.frames if facts.video else 1)
        times: list[int] = []
        likely = [np.zeros(0, np.float32)]
        with closing(FilmReader(source, start=Fraction(facts.start, FLICKS))) as film:
            for part in likelihoods(_frames(film, times), model):
                likely.append(part)
                progress(min(1.0, sum(map(len, likely)) / total), "Looking for cuts")
        if not times:
            raise Refusal("No picture in it can be decoded: the film is damaged.")
        begins = [times[number] for number in first_frames(np.concatenate(likely))]
        (out / "shots.json").write_text(json.dumps({"begins": begins}))
        return Made("shots.json", 0, 0, "Look at flashes and fast pans; wipes are missed.")


def first_frames(likely: NDArray[np.float32]) -> list[int]:
    """Return the number of each frame with which a new shot begins, of how likely each is in a change.

    A change takes a run of frames: of a cut the one before it, of a dissolve several; the new shot begins behind its
    middle. Two cuts with a single frame between them are one run, and come out as one cut.
    """
    changes = np.flatnonzero(np.diff(np.concatenate([[False], likely > SURE, [False]])))
    middles = ((first + last - 1) // 2 for first, last in zip(changes[::2], changes[1::2], strict=True))
    return [int(middle) + 1 for middle in middles if 0 <= middle < len(likely) - 1]


def _frames(film: FilmReader, times: list[int]) -> Iterator[Small]:
    """Yield each frame small, and write down when it is shown, in flicks of the source."""
    for time, frame in film.rest():
        small = frame.reformat(WIDTH, HEIGHT, "rgb24", interpolation=Interpolation.AREA)
        times.append(max(0, time))
        yield np.asarray(small.to_ndarray(), np.uint8)
