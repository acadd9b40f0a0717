"""A data folder of this run's own. Loaded before Django reads its settings (`-p` in pyproject.toml), so that the
tests never touch the studio that lives in this checkout. Kernels are those that `make setup` compiled.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import shutil
import sys
import tempfile
from pathlib import Path

from cloudstudio.environment import COMPILED

DATA = Path(tempfile.mkdtemp(prefix="cloudstudio-tests-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
os.environ["CLOUDSTUDIO_DATA"] = str(DATA)
os.environ.pop("REDIS_URL", None)
os.environ.pop("DATABASE_URL", None)
os.environ["NUMBA_CACHE_DIR"] = str(COMPILED)
# Test files run side by side, one a processor: threads that wait for each other would mostly wait.
os.environ["OMP_NUM_THREADS"] = "1"

PR_CAPBSET_DROP = 24
CAP_SYS_NICE = 23
if sys.platform == "linux":
    # Root's Chromium plays sound with real-time priority: where that thread does not rest, it leaves a twentieth of its
    # processor to everything else. Without the right to ask for it a browser is one program among others, as it is for
    # people who are not root. (For them this changes nothing, and fails.)
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_SYS_NICE, 0, 0, 0)
