"""The pictures on the way: shown while a job runs, and for a while after it, since many jobs end in a moment."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

from django.conf import settings

from cloudstudio.jobs.models import Job

#: Step files are pictures and numbers, made by us; nothing else is shown from a job's folder.
STEP_FILE = re.compile(r"^step-[a-z0-9-]+\.(webp|png|json)$")
#: Seconds for which they can be seen after the job's end.
SHOWN_FOR = 600.0


def keep_steps(job: Job, folder: Path) -> None:
    """Move the steps of a try that ended well to where they are shown a while longer."""
    files = [path for path in folder.iterdir() if STEP_FILE.match(path.name) and not path.is_symlink()]
    if not files:
        return
    target = _folder_of(job)
    target.mkdir(parents=True, exist_ok=True)
    for path in files:
        path.rename(target / path.name)


def find_step(job: Job, folder: Path, name: str) -> Path | None:
    """Return a step's file: in `folder` while the job runs, else where it is kept. None where there is none."""
    if not STEP_FILE.match(name):
        return None
    places = (folder / name, _folder_of(job) / name)
    return next((path for path in places if path.is_file() and not path.is_symlink()), None)


def sweep_steps(older_than: float = SHOWN_FOR) -> None:
    """Remove the steps that have been shown long enough."""
    root = Path(settings.STEPS_DIR)
    for folder in root.iterdir() if root.is_dir() else ():
        if time.time() - folder.stat().st_mtime > older_than:
            shutil.rmtree(folder, ignore_errors=True)


def _folder_of(job: Job) -> Path:
    return Path(settings.STEPS_DIR) / job.pk.hex
