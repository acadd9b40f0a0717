"""A child that is there before it is needed: what takes a second to read is read, only its order is missing.

It does one piece of work like any other child and is never used again, so the walls are the same. They stand before
anybody knows which files the work will read: those are linked into a folder of the spare's own that it can only read.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from cloudstudio.sandbox.errors import ChildDied
from cloudstudio.sandbox.process import Process, give_kernels, start
from cloudstudio.sandbox.work import Work

#: In a spare's folder: locked by whoever keeps it, and there once it has work.
LOCK, AT_WORK = "lock", "at-work"


@dataclass
class Spare:
    """A waiting child and its folder, which holds what it reads (`in`), what it writes (`out`) and its caches."""

    process: Process
    folder: Path
    lock: IO[bytes]

    @property
    def out(self) -> Path:
        """Where it writes."""
        return self.folder / "out"

    def link(self, work: Work) -> dict[str, Any] | None:
        """Link the files of the work into the spare's folder and return its spec with their new paths.

        None where they cannot be linked: folders, and files on another disk.
        """
        moved: dict[str, str] = {}
        try:
            for number, path in enumerate(work.read):
                target = self.folder / "in" / str(number) / path.name
                target.parent.mkdir()
                os.link(path.resolve(), target)
                moved[str(path)] = str(target)
        except OSError:
            return None
        (self.folder / AT_WORK).touch()
        spec = _with_paths(work.spec, moved)
        assert isinstance(spec, dict)
        return spec

    def hand_over(self, out: Path) -> None:
        """Move what it wrote to where the work was to write."""
        for path in self.out.iterdir():
            shutil.move(path, out / path.name)

    def close(self) -> None:
        """End the child and remove its folder."""
        self.process.end()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.lock.close()


class Spares:
    """Keeps one child waiting for work of some modules. Use it from one thread that lives as long as the program."""

    def __init__(self, place: Path, modules: tuple[str, ...]) -> None:
        self._place = place.resolve()
        self._modules = modules
        self._waiting: Spare | None = None
        _sweep(self._place)

    def refill(self) -> None:
        """Start a child where none waits. Without room or memory for it, work starts as if there were no spares."""
        if self._waiting is None and self._modules:
            with contextlib.suppress(OSError, ChildDied):
                self._waiting = self._started()

    def take(self, work: Work, out: Path) -> Spare | None:
        """Return the child that waits, if it can do the work; it is the caller's now."""
        spare = self._waiting
        if spare is None or work.module not in self._modules or work.gpu or work.keep:
            return None
        if not _one_disk(spare.folder, out, *work.read):
            return None
        self._waiting = None
        if spare.process.popen.poll() is None:
            return spare
        spare.close()
        return None

    def close(self) -> None:
        """End the child that waits."""
        if self._waiting is not None:
            self._waiting.close()
            self._waiting = None

    def _started(self) -> Spare:
        self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=self._place))
        lock = (folder / LOCK).open("wb")
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            for name in ("in", "out", "scratch"):
                (folder / name).mkdir()
            give_kernels(folder / "scratch")
            process = start([folder / "in"], [folder / "out"], folder / "scratch", modules=self._modules)
        except (OSError, ChildDied):
            shutil.rmtree(folder, ignore_errors=True)
            lock.close()
            raise
        return Spare(process, folder, lock)


def _sweep(place: Path) -> None:
    """Remove the folders of spares whose keeper is dead: nobody holds their locks."""
    for folder in place.iterdir() if place.is_dir() else ():
        with contextlib.suppress(OSError), (folder / LOCK).open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)


def _one_disk(*paths: Path) -> bool:
    try:
        return len({path.stat().st_dev for path in paths}) == 1
    except OSError:
        return False


def _with_paths(value: Any, moved: dict[str, str]) -> Any:
    """Return a JSON value in which the paths are the moved ones."""
    if isinstance(value, dict):
        return {key: _with_paths(item, moved) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_paths(item, moved) for item in value]
    return moved.get(value, value) if isinstance(value, str) else value
