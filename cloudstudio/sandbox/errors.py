"""How work in the child can end badly, as the parent sees it."""

from __future__ import annotations

from enum import StrEnum


class SandboxError(Exception):
    """Work in the child did not give a result. The sentence may be shown to a person."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Refused(SandboxError):
    """The work said no for a reason that a person can act on: a broken file, an impossible setting."""


class Stopped(SandboxError):
    """The parent asked for it: cancelled, or no longer the owner of the job."""


class Death(StrEnum):
    """What ended a child that gave no result: a crash, a limit of its own, or what the machine lacked."""

    CRASH = "crash"
    MEMORY = "memory"
    PROCESSOR = "processor"
    TIME = "time"
    OUTPUT = "output"
    MACHINE = "machine"


class ChildDied(SandboxError):
    """The child crashed, ran into a limit or spoke nonsense: no verdict about what it read. `trace` is for the log."""

    def __init__(self, sentence: str, trace: str = "", how: Death = Death.CRASH) -> None:
        super().__init__(sentence)
        self.trace = trace
        self.how = how
