"""Kinds of job. An app registers its own in its `jobs.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, TypeVar

from cloudstudio.broker import QUEUES
from cloudstudio.jobs.models import Job
from cloudstudio.sandbox import Work


class JobKind:
    """What a kind of job does round the work in the child. One instance serves all jobs of the kind."""

    name: ClassVar[str]
    queue: ClassVar[str]

    def prepare(self, job: Job, folder: Path) -> Work:
        """Say what the child is to do. `folder` is the job's out folder; inputs may be put there.

        Raise `cloudstudio.sandbox.Refused` where it cannot be done. Keep it quick: no heartbeat meanwhile.
        """
        raise NotImplementedError

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        """Take over what the child made, and return what becomes `job.result` (JSON).

        Runs in a transaction in which this worker is known to own the job: rows written here are committed
        with the job's end, or not at all. Bytes go to `blobs.put`, which tidies up after a rollback.
        """
        raise NotImplementedError

    def fail(self, job: Job, sentence: str) -> None:
        """Write down elsewhere that the job failed or was cancelled, in the same transaction as its end."""


KINDS: dict[str, JobKind] = {}

Kind = TypeVar("Kind", bound=type[JobKind])


def register(kind: Kind) -> Kind:
    """Class decorator: make the kind known by its name."""
    if kind.queue not in QUEUES:
        raise ValueError(f"{kind.__name__}.queue is {kind.queue!r}; it must be one of {', '.join(QUEUES)}.")
    if kind.name in KINDS:
        raise ValueError(f"Two kinds of job are called {kind.name!r}.")
    KINDS[kind.name] = kind()
    return kind


def kind_of(job: Job) -> JobKind:
    """Return the job's kind. Raises KeyError for a kind that no app registers any more."""
    return KINDS[job.kind]
