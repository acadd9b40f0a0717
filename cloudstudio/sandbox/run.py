"""Run one piece of work in the child: messages in, result out, killed when told or at a limit."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from cloudstudio.sandbox.errors import ChildDied, Death, Refused, Stopped
from cloudstudio.sandbox.process import Process, give_kernels, start
from cloudstudio.sandbox.spares import Spares
from cloudstudio.sandbox.work import Limits, Work
from cloudstudio.scratch import scratch_folder

#: Seconds between looks at `should_stop` and the clock.
TICK = 0.1
#: Seconds between measurements of what the child has written.
MEASURE = 1.0
LONGEST_MESSAGE = 16 * 2**20
WHEN_SPENT = "verdict_when_spent"

WROTE_TOO_MUCH = "It wrote more than is allowed."
#: What is said of a child that could still tell what ended it.
ENDED = {
    Death.MEMORY: "It needed more memory than is allowed.",
    Death.OUTPUT: WROTE_TOO_MUCH,
    Death.MACHINE: "The machine has no room left for it.",
    Death.CRASH: "It failed on our side.",
}

OnMessage = Callable[[dict[str, Any]], None]


def run(
    work: Work,
    out: Path,
    *,
    on_message: OnMessage = lambda message: None,
    should_stop: Callable[[], bool] = lambda: False,
    spares: Spares | None = None,
    nice: int = 0,
) -> dict[str, Any]:
    """Do `work`, which writes files into the folder `out`, and return its result.

    `on_message` gets `{"progress", "note"}` and `{"step": {...}}` as they come, in this thread. `should_stop`
    is asked about ten times a second; True kills the child. A child that waits in `spares` is taken where it can do the
    work; its files are in `out` only when it is done. `nice` is how far it steps back for others. Raises
    Refused, Stopped or ChildDied.
    """
    out.mkdir(parents=True, exist_ok=True)
    out = out.resolve()
    keep = () if work.keep is None else (work.keep.resolve(),)
    spare = spares.take(work, out) if spares is not None else None
    if spare is not None:
        with contextlib.closing(spare):
            spec = spare.link(work)
            if spec is not None:
                spare.process.order(work.module, spec, work.limits, spare.out, nice)
                result = _see_through(spare.process, [spare.out], work.limits, on_message, should_stop)
                spare.hand_over(out)
                return result
    with scratch_folder() as scratch:
        give_kernels(scratch)
        process = start(work.read, (out, *keep), scratch, gpu=work.gpu)
        try:
            process.order(work.module, work.spec, work.limits, out, nice)
            return _see_through(process, (out, *keep), work.limits, on_message, should_stop)
        finally:
            process.end()


def _see_through(
    process: Process,
    written: Sequence[Path],
    limits: Limits,
    on_message: OnMessage,
    should_stop: Callable[[], bool],
) -> dict[str, Any]:
    """Listen until the child is through, and return its result."""
    last = _listen(process.reader, written, limits, on_message=on_message, should_stop=should_stop)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.popen.wait(timeout=5)
    return _outcome(last, process)


def _listen(
    reader: int,
    written: Sequence[Path],
    limits: Limits,
    *,
    on_message: OnMessage,
    should_stop: Callable[[], bool],
) -> dict[str, Any]:
    """Pass messages on until the child closes its end; return the last one, which says how it ended.

    With it goes the verdict that the child gave for the case that its processor time is spent.
    """
    deadline = time.monotonic() + limits.wall
    next_measure = time.monotonic() + MEASURE
    pending = b""
    last: dict[str, Any] = {}
    when_spent: dict[str, Any] = {}
    os.set_blocking(reader, False)
    with selectors.DefaultSelector() as selector:
        selector.register(reader, selectors.EVENT_READ)
        while True:
            if should_stop():
                raise Stopped("It was stopped.")
            now = time.monotonic()
            if now > deadline:
                sentence = f"It took longer than the {limits.wall} seconds that are allowed."
                raise ChildDied(sentence, how=Death.TIME)
            if now > next_measure:
                next_measure = now + MEASURE
                if sum(map(folder_size, written)) > limits.output:
                    raise ChildDied(WROTE_TOO_MUCH, how=Death.OUTPUT)
            if not selector.select(TICK):
                continue
            piece = os.read(reader, 2**20)
            if not piece:
                return last | when_spent
            *lines, pending = (pending + piece).split(b"\n")
            if len(pending) > LONGEST_MESSAGE:
                raise ChildDied("It spoke nonsense.")
            for line in lines:
                message = _parse(line)
                if WHEN_SPENT in message:
                    when_spent = message
                    continue
                last = message
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


def _outcome(last: dict[str, Any], process: Process) -> dict[str, Any]:
    if "result" in last and isinstance(last["result"], dict):
        return last["result"]
    if "refusal" in last:
        raise Refused(str(last["refusal"]))
    if "error" in last:
        how = next((death for death in ENDED if death == last["error"]), Death.CRASH)
        raise ChildDied(ENDED[how], str(last.get("trace", "")), how)
    said = process.said()
    # Read when the process has ended, or was given five seconds to.
    code = process.popen.poll() or 0
    # Bubblewrap reports a child's signal as 128 + its number.
    number = -code if code < 0 else code - 128
    if number == signal.SIGXCPU and WHEN_SPENT in last:
        raise Refused(str(last[WHEN_SPENT]))
    if number == signal.SIGXCPU:
        raise ChildDied("It needed more processor time than is allowed.", said, Death.PROCESSOR)
    raise ChildDied(f"It ended without a result (code {code}).", said)


def folder_size(folder: Path) -> int:
    """Return the bytes of the files in a folder; files that vanish meanwhile count nothing."""
    total = 0
    for root, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += os.lstat(os.path.join(root, name)).st_size
    return total
