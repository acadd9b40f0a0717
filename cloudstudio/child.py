"""A process of the studio that its parent looks after: forked, so that it finds everything loaded already."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from setproctitle import setproctitle

log = logging.getLogger(__name__)

PR_SET_PDEATHSIG = 1
#: Seconds of life after which an end is an accident and not the start of a series.
LONG_ENOUGH = 3.0
LONGEST_PAUSE = 5.0
#: Signals that a parent may have taken over and that a child must find as they were.
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass
class Child:
    """One process of the studio. It is started again when it ends, ever more slowly if it keeps ending.

    `run` is what it does: it returns when the work is over, or becomes another program (`os.execv`). The parent must
    have one thread: a fork takes the locks of the others along, and nobody to open them.
    """

    name: str
    run: Callable[[], object]
    pid: int | None = None
    code: int | None = None
    failures: int = 0
    started: float = 0.0
    pause_until: float = 0.0

    def start(self) -> None:
        """Start the process in a session of its own: Ctrl-C in the terminal reaches the supervisor alone."""
        self.started = time.monotonic()
        self.code = None
        sys.stdout.flush()
        sys.stderr.flush()
        die_with_parent = prepare_to_die_with_parent()
        self.pid = os.fork()
        if self.pid == 0:
            self._be(die_with_parent)

    def _be(self, die_with_parent: Callable[[], None]) -> NoReturn:
        """Do the work in the new process, and end it: nothing of the parent's may run in it afterwards."""
        code = 1
        try:
            die_with_parent()
            os.setsid()
            for number in SIGNALS:
                signal.signal(number, signal.SIG_DFL)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            setproctitle(f"cloudstudio {self.name}")
            self.run()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        except BaseException:
            traceback.print_exc()
        finally:
            with contextlib.suppress(OSError):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)

    def is_alive(self) -> bool:
        """Tell whether the process runs."""
        if self.pid is None or self.code is not None:
            return False
        ended, status = os.waitpid(self.pid, os.WNOHANG)
        if ended:
            self.code = os.waitstatus_to_exitcode(status)
        return not ended

    def look_after(self) -> None:
        """Start the process again if it ended."""
        if self.is_alive():
            return
        now = time.monotonic()
        if self.pid is not None:
            self.failures = 0 if now - self.started > LONG_ENOUGH else self.failures + 1
            self.pause_until = now + min(LONGEST_PAUSE, 0.1 * 2**self.failures)
            log.warning("%s ended and is started again", self.name, extra={"code": self.code})
            self.pid = None
        if now >= self.pause_until:
            self.start()

    def ask_to_stop(self) -> None:
        """Send SIGTERM."""
        if self.pid is not None and self.is_alive():
            os.kill(self.pid, signal.SIGTERM)

    def kill(self) -> None:
        """End the process, and whatever is left of its session even where it ended by itself."""
        if self.pid is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        while self.is_alive():
            time.sleep(0.005)


def prepare_to_die_with_parent() -> Callable[[], None]:
    """Return what a child does first: it asks the kernel to be killed when its parent dies."""
    if sys.platform != "linux":
        return lambda: None
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def ask() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return ask
