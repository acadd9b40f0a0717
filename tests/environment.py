"""A data folder of this run's own. Loaded before Django reads its settings (`-p` in pyproject.toml), so that the
tests never touch the studio that lives in this checkout.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

DATA = Path(tempfile.mkdtemp(prefix="cloudstudio-tests-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
os.environ["CLOUDSTUDIO_DATA"] = str(DATA)
os.environ.pop("REDIS_URL", None)
os.environ.pop("DATABASE_URL", None)
