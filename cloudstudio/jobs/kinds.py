"""Kinds of job. An app registers its own in its `jobs.py`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from cloudstudio.jobs.lanes import LANES
from cloudstudio.jobs.models import Job
from cloudstudio.sandbox import Work


class Ending(StrEnum):
    """Why a job ended without a result. A fault of ours is none of them: after one, the job waits for another try."""

    #: A verdict: what was asked for cannot be made of these bytes.
    REFUSED = "refused"
    #: Its child died as often as it may. That says nothing about the bytes.
    DIED = "died"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class News:
    """What a person who went away is told of a job's end.

    title: one line. lines: sentences, and facts such as a size. path: where in the studio it is to be seen,
    "/projects/…". picture: a small JPEG, or nothing.
    """

    title: str
    lines: tuple[str, ...] = ()
    path: str = "/"
    picture: bytes = b""


class JobKind:
    """What a kind of job does round the work in the child. One instance serves all jobs of the kind.

    lane: where it waits, unless it is expected to take longer than the lane is for. asked_for: whether people ask for
    it one by one, so that it counts among what they have waiting; what the studio does by itself does not.
    """

    name: ClassVar[str]
    lane: ClassVar[str]
    asked_for: ClassVar[bool] = True

    def expected(self, job: Job) -> float:
        """Return how many seconds the job will take, roughly; the machine's own pace is learned on top.

        Asked before the job is written, of its parameters; quick.
        """
        return 1.0

    def variety(self, job: Job) -> str:
        """Return which of its kind the job is, where the kind has several (a tool's name); empty where it has one."""
        return ""

    def prepare(self, job: Job, folder: Path) -> Work:
        """Say what the child is to do. `folder` is the job's out folder; inputs may be put there.

        Raise `cloudstudio.sandbox.Refused` where it cannot be done; after any other error it is tried again later. Keep
        it quick: no heartbeat meanwhile.
        """
        raise NotImplementedError

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        """Take over what the child made, and return what becomes `job.result` (JSON).

        Runs in a transaction in which this worker is known to own the job: rows written here are committed
        with the job's end, or not at all. Bytes go to `blobs.put`, for which the files that the child
        made are prepared, and which tidies up after a rollback. Nothing slow belongs here: everybody's edits wait.
        """
        raise NotImplementedError

    def fail(self, job: Job, sentence: str, ending: Ending) -> None:
        """Write down elsewhere that the job ended without a result, in the same transaction as its end."""

    def news(self, job: Job) -> News | None:
        """Return what its owner is told of its end, `job.state` done or failed, if that took long; None: nothing."""
        return None


KINDS: dict[str, JobKind] = {}

Kind = TypeVar("Kind", bound=type[JobKind])


def register(kind: Kind) -> Kind:
    """Class decorator: make the kind known by its name."""
    if kind.lane not in LANES:
        raise ValueError(f"{kind.__name__}.lane is {kind.lane!r}; it must be one of {', '.join(LANES)}.")
    if kind.name in KINDS:
        raise ValueError(f"Two kinds of job are called {kind.name!r}.")
    KINDS[kind.name] = kind()
    return kind


def kind_of(job: Job) -> JobKind:
    """Return the job's kind. Raises KeyError for a kind that no app registers any more."""
    return KINDS[job.kind]
