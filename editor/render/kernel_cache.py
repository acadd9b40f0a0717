"""The compiled kernels on disk. The child gets a copy of them, so that it need not compile for ten seconds."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from cloudstudio.environment import CHECKOUT, COMPILED

SOURCES = (
    "editor/compositor/grading.py",
    "editor/compositor/kernels.py",
    "editor/compositor/matting.py",
    "editor/compositor/mixing.py",
    "editor/compositor/palette.py",
    "editor/compositor/scaling.py",
    "editor/compositor/shading.py",
    "editor/render/likeness.py",
)


@lru_cache(maxsize=1)
def compile_kernels() -> None:
    """Compile the kernels, where that has not been done for this very code (`make setup` does it).

    In a process of its own: numba reads where its cache is when it is first imported.
    """
    stamp = COMPILED / f"{_version()}.stamp"
    if stamp.exists():
        return
    COMPILED.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [sys.executable, "-m", "editor.render.warm"],
        env=os.environ | {"NUMBA_CACHE_DIR": str(COMPILED), "PYTHONPATH": str(CHECKOUT)},
        cwd=CHECKOUT,
        check=True,
        timeout=300,
    )
    stamp.touch()


def _version() -> str:
    """Return a name for the code and where it is, both of which numba's cache depends on."""
    digest = hashlib.sha256(str(CHECKOUT).encode())
    for name in SOURCES:
        path = Path(CHECKOUT) / name
        digest.update(path.read_bytes())
        digest.update(str(path.stat().st_mtime_ns).encode())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    compile_kernels()
