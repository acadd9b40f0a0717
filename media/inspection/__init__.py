"""What is this file? Answered by its content alone, in the sandboxed child."""

from __future__ import annotations

from pathlib import Path

from cloudstudio.sandbox import Limits, Work
from media.inspection.facts import Facts

__all__ = ["Facts", "inspect_file", "inspection_work"]

GIB = 2**30

#: A camera's hours are read once from end to end; what a file may really take, `cost` says by its size.
LIMITS = Limits(memory=4 * GIB, cpu=900, wall=1800, output=2**20)


def inspection_work(path: Path) -> Work:
    """Return the work that inspects one file; its result is `Facts` as JSON."""
    return Work("media.inspection.work", {"path": str(path)}, read=(path,), limits=LIMITS)


def inspect_file(path: Path) -> Facts:
    """Inspect one file. Raises `cloudstudio.sandbox.Refused` with one sentence for what cannot be used."""
    from cloudstudio.sandbox import Refused, run
    from cloudstudio.scratch import scratch_folder

    path = path.absolute()
    if not path.is_file():
        raise Refused(f"There is no file {path.name}.")
    with scratch_folder() as out:
        return Facts.model_validate(run(inspection_work(path), out))
