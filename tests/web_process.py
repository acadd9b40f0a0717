"""The web process alone, with a database of its own and this run's Valkey: quick to start, and to kill.

The listening socket outlives the process, as it does under the supervisor: connections wait, none is refused.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from copy import copy
from pathlib import Path

import httpx

from cloudstudio.valkey import wait_until_it_answers
from tests.database import own_database
from tests.studio import CHECKOUT, Person, until


class WebProcess:
    """`python -m cloudstudio.web` on a folder of data."""

    def __init__(self, data: Path, valkey: Path) -> None:
        assert wait_until_it_answers(valkey, 20)
        own = {"CLOUDSTUDIO_DATA": str(data), "REDIS_URL": f"unix://{valkey}"} | own_database(data)
        self.variables = os.environ | own
        self.log = data / "web.log"
        self._listen()
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
            cwd=CHECKOUT,
            env=self.variables,
            check=True,
        )

    def _listen(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.process: subprocess.Popen[bytes] | None = None

    def beside(self) -> WebProcess:
        """Return another web process of the same studio, not started yet."""
        other = copy(self)
        other._listen()
        return other

    def start(self) -> None:
        """Start it; it answers when it is ready, and connections wait until then."""
        descriptor = self.listener.fileno()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "cloudstudio.web", str(descriptor)],
                cwd=CHECKOUT,
                env=self.variables,
                pass_fds=(descriptor,),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def kill(self) -> None:
        """SIGKILL."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def __enter__(self) -> WebProcess:
        self.start()
        until(lambda: httpx.get(f"{self.url}/api/docs", timeout=60).status_code == 200)
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()
        self.listener.close()

    def sign_up(self, name: str) -> Person:
        """Make an account and return its owner, signed in."""
        person = Person(self.url, name)
        person.sign("signup")
        return person
