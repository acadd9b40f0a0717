"""What the child is to do, and within which limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

GIB = 2**30


@dataclass(frozen=True)
class Limits:
    """Bounds of one piece of work. Crossing one ends the child; the parent lives.

    memory: bytes of address space (libraries reserve more than they use: not below 2 GiB); None: no limit, which
    CUDA needs, since it reserves all that the machine could ever have.
    cpu: seconds of processor time. wall: seconds by the clock. output: bytes in the out folder.
    """

    memory: int | None = 6 * GIB
    cpu: int = 4 * 3600
    wall: int = 4 * 3600
    output: int = 20 * GIB


@dataclass(frozen=True)
class Work:
    """One call of `module.run(spec, out, report)` in the child.

    module: dotted name; it must import no Django. spec: JSON. read: files and folders that it may read
    besides the program itself, under their own paths. It can write nowhere but to `out` and to keep, a folder
    that is there again for the next try of the same work. gpu: it may use the machine's accelerators; for work
    that opens no stranger's bytes.
    """

    module: str
    spec: dict[str, Any]
    read: tuple[Path, ...] = ()
    limits: Limits = field(default_factory=Limits)
    gpu: bool = False
    keep: Path | None = None
