"""What every tool is: what it takes, the numbers it is told, how long it takes here, and what it makes."""

from __future__ import annotations

import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from generation.tools.weights import Weights
from media.inspection import Facts
from media.inspection.facts import FLICKS

#: What a tool makes: an asset of this kind, which documents name; or a finding of this kind (`media/findings/`).
Makes = Literal["matte", "track", "cleaned", "transcript", "speech", "shots"]
FINDINGS: frozenset[Makes] = frozenset({"transcript", "speech", "shots"})
OnProgress = Callable[[float, str], None]
GIB = 2**30
#: Hours of the longest sound that is listened to.
LONGEST_SOUND = 12


class InvalidTool(ValueError):
    """What was asked for cannot be done so. Its text is one sentence for the person who asked."""


class Parameters(BaseModel):
    """The numbers a tool takes. Panels draw a control for each field, so titles and bounds matter."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Made:
    """A finished file in the out folder. `check` says what of it to look at.

    A picture or a film has a width and a height, in pixels; what a finding says is JSON (`media/findings/content.py`).
    """

    file: str
    width: int
    height: int
    check: str


@dataclass(frozen=True)
class Given:
    """What a tool works with: the file and what is known of it, the folder of the weights, and where its work goes.

    kept: a folder that is there again when the same work is begun anew after a kill; None where there is none.
    """

    source: Path
    facts: Facts
    weights: Path
    out: Path
    kept: Path | None
    progress: OnProgress


class Tool(ABC):
    """A tool holds no state between two runs; it runs in the sandboxed child, on one thread."""

    name: ClassVar[str]
    title: ClassVar[str]
    summary: ClassVar[str]
    #: Counts up when the same parameters come to give something else.
    version: ClassVar[int] = 1
    #: The kinds of asset that it takes.
    takes: ClassVar[tuple[Literal["video", "image", "audio"], ...]]
    makes: ClassVar[Makes]
    #: The ending of what it makes.
    ending: ClassVar[str]
    #: What else the command line may write it as.
    endings: ClassVar[tuple[str, ...]] = ()
    #: The weights that it needs.
    weights: ClassVar[tuple[Weights, ...]] = ()
    parameters: ClassVar[type[Parameters]]
    #: Whether it listens: what has no sound, or more than LONGEST_SOUND, is not for it.
    listens: ClassVar[bool] = False
    #: Whether it goes on where it was after a kill.
    keeps: ClassVar[bool] = False

    @property
    def finds(self) -> bool:
        """Whether what it makes is a finding, and no asset."""
        return self.makes in FINDINGS

    @abstractmethod
    def seconds(self, facts: Facts) -> float:
        """Return how long it takes for a source, roughly, on one thread of a usual machine."""

    def seconds_for(self, facts: Facts, parameters: dict[str, Any]) -> float:
        """The same where it depends on how it is asked for."""
        return self.seconds(facts)

    def work(self, given: Given, parameters: Any) -> Made:
        """Do it, with all that there is to do it with. Raises Refusal for what cannot be done with these bytes."""
        return self.run(given.source, parameters, given.weights, given.out, given.progress)

    def run(self, source: Path, parameters: Any, weights: Path, out: Path, progress: OnProgress) -> Made:
        """Do it, for a tool that needs no more. `weights` is the folder where they are. Raises Refusal."""
        raise NotImplementedError

    def why_not(self, facts: Facts) -> str:
        """Return why a source is not for it, in one sentence; empty where it is."""
        if facts.kind not in self.takes:
            taken = {"image": "pictures", "video": "films", "audio": "sounds"}
            return f"{self.title} takes {' and '.join(taken[one] for one in self.takes)} only."
        if self.listens and not facts.has_audio:
            return "It has no sound."
        if self.listens and facts.duration > LONGEST_SOUND * 3600 * FLICKS:
            return f"{self.title} takes sounds of at most {LONGEST_SOUND} hours."
        return ""

    def output(self, facts: Facts) -> int:
        """Return how many bytes it may write."""
        return GIB

    def written(self, made: Path, ending: str) -> bytes:
        """Return what was made as the command line writes it by another of its endings. Raises InvalidTool."""
        raise InvalidTool(f"{self.title} is not written as {ending}.")

    def check_parameters(self, values: dict[str, Any]) -> Parameters:
        """Return the parameters that these values describe, complete. Raises InvalidTool."""
        try:
            return self.parameters.model_validate(values)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            raise InvalidTool(f"{self.title}: {where}: {first['msg']}.") from None


class Resumable(Tool):
    """A tool that may be at it for minutes, and goes on where it was after the machine was switched off."""

    keeps: ClassVar[bool] = True

    def work(self, given: Given, parameters: Any) -> Made:
        told = (given.source, parameters, given.weights, given.out, given.progress)
        return self.resume(*told, given.kept) if given.kept else self.run(*told)

    @abstractmethod
    def resume(
        self, source: Path, parameters: Any, weights: Path, out: Path, progress: OnProgress, kept: Path
    ) -> Made:
        """Do it, or what is left of it; `kept` is a folder with what earlier tries wrote there. Raises Refusal."""

    def run(self, source: Path, parameters: Any, weights: Path, out: Path, progress: OnProgress) -> Made:
        with tempfile.TemporaryDirectory(dir=out) as kept:
            return self.resume(source, parameters, weights, out, progress, Path(kept))
