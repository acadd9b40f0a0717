"""The child's process: started behind its walls, given an order, ended."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from cloudstudio.environment import COMPILED
from cloudstudio.sandbox.errors import ChildDied, Death
from cloudstudio.sandbox.walls import bubblewrap_works, environment, wall
from cloudstudio.sandbox.work import Limits

KEPT_STDERR = 8000


@dataclass
class Process:
    """A child and the ends of the lines to it. reader: its messages. errors: whatever its libraries print."""

    popen: subprocess.Popen[bytes]
    reader: int
    errors: IO[bytes]

    def order(self, module: str, spec: dict[str, Any], limits: Limits, out: Path, nice: int = 0) -> None:
        """Tell it what to do; it takes one order."""
        order = {"module": module, "spec": spec, "limits": asdict(limits), "out": str(out), "nice": nice}
        # A child that has died cannot read it: whoever listens next finds that out.
        with contextlib.suppress(BrokenPipeError), self.popen.stdin or contextlib.nullcontext() as pipe:
            if pipe is not None:
                pipe.write(json.dumps(order).encode())

    def end(self) -> None:
        """End it and whatever it started: its whole session, or with bubblewrap its whole namespace."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.popen.pid, signal.SIGKILL)
        self.popen.wait()
        if self.popen.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self.popen.stdin.close()
        os.close(self.reader)
        self.errors.close()

    def said(self) -> str:
        """Return the end of what it printed."""
        self.errors.seek(0, os.SEEK_END)
        self.errors.seek(max(0, self.errors.tell() - KEPT_STDERR))
        return self.errors.read().decode(errors="replace")


def start(
    read: Iterable[Path],
    write: Iterable[Path],
    scratch: Path,
    *,
    gpu: bool = False,
    modules: Iterable[str] = (),
) -> Process:
    """Start a child that may read `read` and write to the folders `write` and, its caches, `scratch`.

    It reads `modules` while it waits for its order.

    Raises ChildDied where no process can be started. The calling thread must outlive the child, which dies with it.
    """
    reader, writer = os.pipe()
    errors = tempfile.TemporaryFile()  # noqa: SIM115 (closed in `end`)
    # Behind bubblewrap the parent is bubblewrap itself, in a process namespace of its own.
    parent = 0 if bubblewrap_works() else os.getpid()
    command = [
        *(sys.executable, "-m", "cloudstudio.sandbox.child"),
        *(str(writer), str(parent), ",".join(modules)),
    ]
    try:
        popen = subprocess.Popen(
            wall(command, read, (*write, scratch), gpu=gpu),
            stdin=subprocess.PIPE,
            stdout=errors,
            stderr=errors,
            pass_fds=(writer,),
            env=environment(scratch),
            cwd="/",
            start_new_session=True,
        )
    except OSError as error:
        os.close(reader)
        errors.close()
        raise ChildDied("The work could not be started.", str(error), Death.MACHINE) from error
    finally:
        os.close(writer)
    return Process(popen, reader, errors)


def give_kernels(scratch: Path) -> None:
    """Give a child's folder for caches a copy of the compiled kernels that it cannot spoil."""
    if COMPILED.is_dir():
        shutil.copytree(COMPILED, scratch / "numba")
