"""The child: `python -m cloudstudio.sandbox.child DESCRIPTOR PARENT MODULES`, its one order on stdin.

The order names a module, what it is to do (spec), within which limits, and where it may write. While the child waits
for it, it reads MODULES (names with commas) and whatever they `prepare`: our own code. It ties its hands before it
opens anything of a stranger's.
"""

from __future__ import annotations

import ctypes
import errno
import importlib
import json
import math
import os
import resource
import signal
import sys
import time
import traceback
from pathlib import Path

from cloudstudio.niceness import step_back
from cloudstudio.sandbox.errors import Death
from cloudstudio.sandbox.priority import renounce_realtime
from cloudstudio.sandbox.report import Refusal, Report

PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38
LACKS = {
    errno.ENOMEM: Death.MEMORY,
    errno.EFBIG: Death.OUTPUT,
    errno.ENOSPC: Death.MACHINE,
    errno.EDQUOT: Death.MACHINE,
    errno.ENFILE: Death.MACHINE,
}


def cling_to(parent: int) -> None:
    """Die with the parent, gain no privileges and no priority. `parent` 0: do not check who it is."""
    renounce_realtime()
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux":
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        if parent and os.getppid() != parent:
            os._exit(1)  # the parent died before we could ask to die with it


def keep_within(memory: int | None, cpu: int, output: int) -> None:
    """Set the limits, which nothing can raise again."""
    for kind, value in (
        (resource.RLIMIT_AS, memory),
        # What it took to get ready, perhaps long ago, is not the work's.
        (resource.RLIMIT_CPU, math.ceil(time.process_time()) + cpu),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
    ):
        if value is None:
            continue
        _, hard = resource.getrlimit(kind)
        is_free = hard == resource.RLIM_INFINITY
        bound = value if is_free else min(value, hard)
        # Of processor time the hard limit kills without a word; the soft one, a second earlier, says what it was.
        grace = int(kind == resource.RLIMIT_CPU and (is_free or bound < hard))
        resource.setrlimit(kind, (bound, bound + grace))


def _lack_behind(error: BaseException | None) -> Death | None:
    """Return what was lacking, memory or room, where an error was raised because of it; None for any other."""
    while error is not None:
        if isinstance(error, MemoryError):
            return Death.MEMORY
        if isinstance(error, OSError) and error.errno in LACKS:
            return LACKS[error.errno]
        error = error.__cause__ or error.__context__
    return None


def main() -> int:
    """Do the work and send its result, refusal or trace as the last message."""
    descriptor, parent, modules = sys.argv[1:]
    cling_to(int(parent))
    # Ctrl-C in a terminal reaches the whole group; the parent decides what becomes of the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    report = Report(int(descriptor), is_child=True)
    for name in filter(None, modules.split(",")):
        getattr(importlib.import_module(name), "prepare", lambda: None)()
    text = sys.stdin.read()
    if not text:
        return 0  # it was not needed
    order = json.loads(text)
    step_back(order["nice"])
    limits = order["limits"]
    keep_within(limits["memory"], limits["cpu"], limits["output"])
    try:
        result = importlib.import_module(order["module"]).run(order["spec"], Path(order["out"]), report)
    except Refusal as refusal:
        # What the machine lacked says nothing about the bytes, even where a library's error was taken for their fault.
        if (lack := _lack_behind(refusal)) is None:
            report.send({"refusal": str(refusal)})
        else:
            report.send({"error": lack, "trace": traceback.format_exc()[-8000:]})
    except Exception as error:  # the boundary of the process: the parent logs the trace
        how = _lack_behind(error) or Death.CRASH
        report.send({"error": how, "trace": traceback.format_exc()[-8000:]})
    else:
        report.send({"result": result if result is not None else {}})
    return 0


if __name__ == "__main__":
    status = main()
    # What was made is closed and the last word is said: nobody waits for libraries to tidy up.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
