"""What is done while a transaction that writes is open: on SQLite everybody's edits wait for it.

with watched() as seen:
    ...
assert [one.touched for one in seen] == ...

Python's audit events tell of files, processes and connections that are opened meanwhile; the thread's own processor
time tells of everything else. Neither depends on how busy the machine is.
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.transaction import Atomic

from cloudstudio.environment import CHECKOUT

#: Audit events of what waits for a disk, another process or a line.
SLOW = (
    "open",
    "os.rename",
    "os.link",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.listdir",
    "os.scandir",
    "os.truncate",
)
SLOWER = (
    "shutil.",
    "subprocess.",
    "os.posix_spawn",
    "os.fork",
    "os.exec",
    "socket.connect",
    "socket.getaddrinfo",
)
OURS = tuple(str(CHECKOUT / room) + "/" for room in ("cloudstudio", "editor", "media", "generation"))
#: A module that is imported for the first time is no work of the transaction's.
CODE = (".py", ".pyc", ".so")


@dataclass
class Transaction:
    """One outermost transaction. cpu: seconds of processor time of its thread between its begin and its commit.

    where: the functions of ours that opened it, the innermost last. touched: what it did beside asking the database.
    """

    where: str
    begun: float
    cpu: float = 0.0
    touched: list[str] = field(default_factory=list)


_now = threading.local()
_listening = False


@contextmanager
def watched() -> Iterator[list[Transaction]]:
    """Watch the transactions of all threads of this process; give them in the order in which they ended."""
    _listen()
    seen: list[Transaction] = []
    enter, commit, rollback = Atomic.__enter__, BaseDatabaseWrapper.commit, BaseDatabaseWrapper.rollback

    def opened(self: Atomic) -> None:
        enter(self)
        if getattr(_now, "transaction", None) is None:
            _now.transaction = Transaction(_callers(), time.thread_time())

    def ending(how: Callable[[Any], None]) -> Callable[[Any], None]:
        def ended(self: Any) -> None:
            how(self)
            transaction, _now.transaction = getattr(_now, "transaction", None), None
            if transaction is not None:
                transaction.cpu = time.thread_time() - transaction.begun
                seen.append(transaction)

        return ended

    # Nothing of ours is replaced: Django's own begin and end are told of.
    with (
        patch.object(Atomic, "__enter__", opened),
        patch.object(BaseDatabaseWrapper, "commit", ending(commit)),
        patch.object(BaseDatabaseWrapper, "rollback", ending(rollback)),
    ):
        yield seen


def _listen() -> None:
    global _listening  # noqa: PLW0603 (an audit hook can never be taken away)
    if not _listening:
        _listening = True
        sys.addaudithook(_hear)


def _hear(event: str, about: tuple[Any, ...]) -> None:
    transaction = getattr(_now, "transaction", None)
    if transaction is None or not (event in SLOW or event.startswith(SLOWER)):
        return
    if event == "open" and str(about[0]).endswith(CODE):
        return
    transaction.touched.append(f"{event} {about[0]!r}")


def _callers() -> str:
    stack = traceback.extract_stack()
    return " > ".join(frame.name for frame in stack if frame.filename.startswith(OURS))
