"""The child: `python -m cloudstudio.sandbox.child MODULE DESCRIPTOR PARENT LIMITS OUT`, spec on stdin.

It ties its own hands before it imports anything that could open a stranger's file.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import resource
import signal
import sys
import traceback
from pathlib import Path

from cloudstudio.sandbox.report import Refusal, Report

PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38


def tie_hands(memory: int | None, cpu: int, output: int, parent: int) -> None:
    """Die with the parent, gain no privileges, stay within the limits. `parent` 0: do not check who it is."""
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux":
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        if parent and os.getppid() != parent:
            os._exit(1)  # the parent died before we could ask to die with it
    for kind, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
    ):
        if value is None:
            continue
        _, hard = resource.getrlimit(kind)
        bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (bound, bound))


def main() -> int:
    """Do the work and send its result, refusal or trace as the last message."""
    module, descriptor, parent, limits, out = sys.argv[1:]
    bounds = json.loads(limits)
    tie_hands(bounds["memory"], bounds["cpu"], bounds["output"], int(parent))
    # Ctrl-C in a terminal reaches the whole group; the parent decides what becomes of the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    report = Report(int(descriptor))
    spec = json.load(sys.stdin)
    try:
        result = importlib.import_module(module).run(spec, Path(out), report)
    except Refusal as refusal:
        report.send({"refusal": str(refusal)})
    except MemoryError:
        report.send({"error": "memory", "trace": traceback.format_exc()[-8000:]})
    except Exception:  # the boundary of the process: the parent logs the trace
        report.send({"error": "crash", "trace": traceback.format_exc()[-8000:]})
    else:
        report.send({"result": result if result is not None else {}})
    return 0


if __name__ == "__main__":
    status = main()
    # What was made is closed and the last word is said: nobody waits for libraries to tidy up.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
