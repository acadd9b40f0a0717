"""A data folder of this run's own. Loaded before Django reads its settings (`-p` in pyproject.toml), so that the
tests never touch the studio that lives in this checkout. Kernels are those that `make setup` compiled.

With `TESTS_DATABASE=postgres` everything runs on a real PostgreSQL (`database.py`), otherwise on SQLite.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from cloudstudio.environment import COMPILED
from cloudstudio.sandbox.priority import renounce_realtime
from tests.database import own_database

DATA = Path(tempfile.mkdtemp(prefix="cloudstudio-tests-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
os.environ["CLOUDSTUDIO_DATA"] = str(DATA)
os.environ.pop("REDIS_URL", None)
os.environ.pop("DATABASE_URL", None)
os.environ.update(own_database(DATA))
os.environ["NUMBA_CACHE_DIR"] = str(COMPILED)
# Test files run side by side, one a processor: threads that wait for each other would mostly wait.
os.environ["OMP_NUM_THREADS"] = "1"

# Root's programs ask for real-time priority (Chromium for its sound, SVT-AV1 for the whole process that encodes): one
# that does not rest leaves a twentieth of its processor to everything else.
renounce_realtime()
