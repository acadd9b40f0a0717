"""Run one piece of work in the child: messages in, result out, killed when told or at a limit."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from cloudstudio.environment import COMPILED
from cloudstudio.sandbox.errors import ChildDied, Refused, Stopped
from cloudstudio.sandbox.walls import bubblewrap_works, environment, wall
from cloudstudio.sandbox.work import Limits, Work

#: Seconds between looks at `should_stop` and the clock.
TICK = 0.1
#: Seconds between measurements of the out folder.
MEASURE = 1.0
LONGEST_MESSAGE = 16 * 2**20
KEPT_STDERR = 8000

OnMessage = Callable[[dict[str, Any]], None]


def run(
    work: Work,
    out: Path,
    *,
    on_message: OnMessage = lambda message: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> dict[str, Any]:
    """Do `work`, which writes files into the folder `out`, and return its result.

    `on_message` gets `{"progress", "note"}` and `{"step": {...}}` as they come, in this thread. `should_stop`
    is asked about ten times a second; True kills the child. Raises Refused, Stopped or ChildDied.
    """
    out.mkdir(parents=True, exist_ok=True)
    out = out.resolve()
    with _scratch() as scratch, tempfile.TemporaryFile() as errors:
        reader, writer = os.pipe()
        try:
            child = _start(work, out, scratch, writer, errors)
        except OSError as error:
            os.close(reader)
            raise ChildDied("The work could not be started.", str(error)) from error
        finally:
            os.close(writer)
        try:
            last = _listen(child, reader, out, work.limits, on_message=on_message, should_stop=should_stop)
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(timeout=5)
        finally:
            _kill(child)
            os.close(reader)
        return _outcome(last, child.returncode, errors)


@contextlib.contextmanager
def _scratch() -> Iterator[Path]:
    """Give the child a folder for its caches, with a copy of the compiled kernels that it cannot spoil."""
    with tempfile.TemporaryDirectory(prefix="cloudstudio-", ignore_cleanup_errors=True) as name:
        scratch = Path(name).resolve()
        if COMPILED.is_dir():
            shutil.copytree(COMPILED, scratch / "numba")
        yield scratch


def _start(work: Work, out: Path, scratch: Path, writer: int, errors: IO[bytes]) -> subprocess.Popen[bytes]:
    limits = {"memory": work.limits.memory, "cpu": work.limits.cpu, "output": work.limits.output}
    # Behind bubblewrap the parent is bubblewrap itself, in a process namespace of its own.
    parent = 0 if bubblewrap_works() else os.getpid()
    command = [
        *(sys.executable, "-m", "cloudstudio.sandbox.child"),
        *(work.module, str(writer), str(parent), json.dumps(limits), str(out)),
    ]
    child = subprocess.Popen(
        wall(command, work.read, out, scratch, gpu=work.gpu),
        stdin=subprocess.PIPE,
        stdout=errors,
        stderr=errors,
        pass_fds=(writer,),
        env=environment(scratch),
        cwd="/",
        start_new_session=True,
    )
    with contextlib.suppress(BrokenPipeError), child.stdin or contextlib.nullcontext() as pipe:
        if pipe is not None:
            pipe.write(json.dumps(work.spec).encode())
    return child


def _listen(
    child: subprocess.Popen[bytes],
    reader: int,
    out: Path,
    limits: Limits,
    *,
    on_message: OnMessage,
    should_stop: Callable[[], bool],
) -> dict[str, Any]:
    """Pass messages on until the child closes its end; return the last one, which says how it ended."""
    deadline = time.monotonic() + limits.wall
    next_measure = time.monotonic() + MEASURE
    pending = b""
    last: dict[str, Any] = {}
    os.set_blocking(reader, False)
    with selectors.DefaultSelector() as selector:
        selector.register(reader, selectors.EVENT_READ)
        while True:
            if should_stop():
                raise Stopped("It was stopped.")
            now = time.monotonic()
            if now > deadline:
                raise ChildDied(f"It took longer than the {limits.wall} seconds that are allowed.")
            if now > next_measure:
                next_measure = now + MEASURE
                if folder_size(out) > limits.output:
                    raise ChildDied("It wrote more than is allowed.")
            if not selector.select(TICK):
                continue
            piece = os.read(reader, 2**20)
            if not piece:
                return last
            *lines, pending = (pending + piece).split(b"\n")
            if len(pending) > LONGEST_MESSAGE:
                raise ChildDied("It spoke nonsense.")
            for line in lines:
                last = _parse(line)
                if "progress" in last or "step" in last:
                    on_message(last)


def _parse(line: bytes) -> dict[str, Any]:
    try:
        message = json.loads(line)
    except ValueError as error:
        raise ChildDied("It spoke nonsense.", line[:200].decode(errors="replace")) from error
    if not isinstance(message, dict):
        raise ChildDied("It spoke nonsense.")
    return message


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it started: its whole session, or with bubblewrap its whole namespace."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _outcome(last: dict[str, Any], code: int, errors: IO[bytes]) -> dict[str, Any]:
    if "result" in last and isinstance(last["result"], dict):
        return last["result"]
    if "refusal" in last:
        raise Refused(str(last["refusal"]))
    if last.get("error") == "memory":
        raise ChildDied("It needed more memory than is allowed.", str(last.get("trace", "")))
    if "error" in last:
        raise ChildDied("It failed on our side.", str(last.get("trace", "")))
    errors.seek(0, os.SEEK_END)
    errors.seek(max(0, errors.tell() - KEPT_STDERR))
    said = errors.read().decode(errors="replace")
    # Bubblewrap reports a child's signal as 128 + its number.
    number = -code if code < 0 else code - 128
    if number == signal.SIGXCPU:
        raise ChildDied("It needed more processor time than is allowed.", said)
    raise ChildDied(f"It ended without a result (code {code}).", said)


def folder_size(folder: Path) -> int:
    """Return the bytes of the files in a folder; files that vanish meanwhile count nothing."""
    total = 0
    for root, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += os.lstat(os.path.join(root, name)).st_size
    return total
