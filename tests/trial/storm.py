"""A bad day: every process is killed again and again, the database is locked, the disk is full, the power goes."""

from __future__ import annotations

import random
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psutil

from cloudstudio.supervisor import workers
from tests.small_disk import Others
from tests.studio import RunningStudio
from tests.waiting import until

#: Seconds between two kills, and how many of the parts die in each.
EVERY = 4.0
AT_ONCE = 3
#: Seconds for which another process holds SQLite's write lock: twice as long as a query waits for it.
LOCKED = 40.0
#: Seconds for which the disk is full to the last byte, and then for which only the reserve is free.
FULL = 15.0
PARTS = ("web", "valkey", "reaper", *(name for _, name in workers()))


def say(what: str) -> None:
    """Tell whoever watches how far it is."""
    print(what, file=sys.stderr, flush=True)


@contextmanager
def held_lock(database: Path) -> Iterator[None]:
    """Hold SQLite's write lock, as another process does."""
    with closing(sqlite3.connect(database, isolation_level=None, timeout=60)) as line:
        line.execute("BEGIN IMMEDIATE")
        yield
        line.execute("ROLLBACK")


class Killer(threading.Thread):
    """Kills what `choose` names, every `every` seconds, with SIGKILL."""

    def __init__(self, studio: RunningStudio, choose: Callable[[], list[str]], every: float) -> None:
        super().__init__(name="killer", daemon=True)
        self.studio = studio
        self.choose = choose
        self.every = every
        self.kills: dict[str, int] = dict.fromkeys(PARTS, 0)
        self.enough = threading.Event()
        #: Held while the studio as a whole is being stopped or started.
        self.pause = threading.Lock()

    def run(self) -> None:
        """Go on until it is enough."""
        while not self.enough.wait(self.every):
            with self.pause:
                for name in self.choose():
                    try:
                        self.studio.kill_part(name)
                    except (psutil.NoSuchProcess, AssertionError) as error:
                        say(f"{name} is not there: {error}")
                        continue
                    self.kills[name] += 1


class Storm:
    """One bad day of a studio on a small disk. Its hours are the same each time, whom they hit is not."""

    def __init__(self, studio: RunningStudio, others: Others, reserve: int, seed: int) -> None:
        self.studio = studio
        self.others = others
        self.reserve = reserve
        rng = random.Random(seed)
        self.killer = Killer(studio, lambda: rng.sample(PARTS, AT_ONCE), EVERY)
        self.locks = 0
        self._never = threading.Event()

    @property
    def kills(self) -> int:
        """How many processes have been killed."""
        return sum(self.killer.kills.values())

    def blow(self) -> None:
        """Let it go over the studio: about three and a half minutes."""
        self.killer.start()
        self._calm(10)
        self._lock()
        self._calm(10)
        say("the disk is full to the last byte")
        self.others.leave(0)
        self._calm(FULL)
        self.others.go()
        say("only the reserve is free")
        self.others.leave(self.reserve // 2)
        self._calm(FULL)
        self.others.go()
        self._calm(10)
        self._lock()
        self._calm(10)
        self._power_cut()
        self._calm(20)
        self._lock()
        self._calm(10)

    def end(self) -> None:
        """Let the sun come out: nothing more is killed, and everything is well again."""
        self.killer.enough.set()
        self.killer.join(60)
        until(self.studio.is_well, 60)
        say(f"the storm is over: {self.killer.kills}")

    def _calm(self, seconds: float) -> None:
        """Nothing but kills."""
        self._never.wait(seconds)

    def _lock(self) -> None:
        with held_lock(self.studio.data / "studio.sqlite3"):
            say(f"the database is locked for {LOCKED:g} s")
            self._calm(LOCKED)
        self.locks += 1

    def _power_cut(self) -> None:
        """Kill the supervisor, and with it everything at once; start again."""
        with self.killer.pause:
            say("the studio is killed as a whole")
            self.studio.stop(signal.SIGKILL)
            self.studio.start()
