"""`python -m tests.trial [NAME ...]`: go through the trials and print lines `trial NAME VALUE`.

Without names all of them; with some, those whose names begin so. Ends with 1 where a bar is missed, and on the error
output says what was lost. Takes ten minutes, and root for the disk that is filled.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

# A data folder of this run's own, before Django is asked for anything.
import tests.environment  # noqa: F401
from tests.small_disk import NoDisk
from tests.trial import edits, jobs, stranger, uploads
from tests.trial.figures import Figure

TRIALS: dict[str, Callable[[], list[Figure]]] = {
    "lost_edits": edits.trial,
    "lost_uploads": uploads.trial,
    "jobs_once": jobs.trial,
    "stranger_wait_s": stranger.trial,
}


def main(wanted: list[str]) -> int:
    """Go through the trials that are wanted, one after the other; return how many bars were missed."""
    unknown = [name for name in wanted if not any(trial.startswith(name) for trial in TRIALS)]
    if unknown:
        raise SystemExit(f"There is no trial {unknown[0]}; there are {', '.join(TRIALS)}.")
    missed = 0
    for name, trial in TRIALS.items():
        if wanted and not any(name.startswith(start) for start in wanted):
            continue
        try:
            figures = trial()
        except NoDisk as error:
            raise SystemExit(f"{name}: {error}") from None
        for figure in figures:
            print(figure, flush=True)
            missed += not figure.is_met
    return missed


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
