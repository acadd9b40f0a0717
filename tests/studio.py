"""The whole studio as a real process with its own data folder and port, for tests that need it alive.

with RunningStudio(tmp_path) as studio:
    anna = studio.sign_up("anna")
    anna.get("/api/jobs").json()
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import psutil
from websockets.sync.client import ClientConnection, connect

from cloudstudio.supervisor import workers
from tests.database import own_database
from tests.waiting import until

CHECKOUT = Path(__file__).resolve().parent.parent
PASSWORD = "correct horse battery"
START = 60.0


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def command_of(process: psutil.Process) -> str:
    """Return a process's command line, or nothing when the process has ended meanwhile."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


class Person(httpx.Client):
    """Somebody signed in: an HTTP client that sends the session and the CSRF token back."""

    def __init__(self, url: str, name: str) -> None:
        super().__init__(base_url=url, timeout=30, event_hooks={"request": [self._add_token]})
        self.name = name

    def _add_token(self, request: httpx.Request) -> None:
        if token := self.cookies.get("csrftoken"):
            request.headers["x-csrftoken"] = token

    def sign(self, how: str) -> None:
        """Sign up or in ("signup", "login")."""
        self.get("/_allauth/browser/v1/config")
        self.get("/api/docs")  # any page hands out the CSRF cookie
        answer = self.post(
            f"/_allauth/browser/v1/auth/{how}", json={"username": self.name, "password": PASSWORD}
        )
        assert answer.status_code == 200, answer.text

    def socket(self, path: str) -> ClientConnection:
        """Open a websocket with this person's session."""
        url = str(self.base_url.join(path)).replace("http", "ws", 1)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return connect(url, additional_headers={"Cookie": cookies}, max_size=None, legacy=True)

    def job(self, job_id: str) -> dict[str, Any]:
        """Return a job of this person's."""
        answer = self.get(f"/api/jobs/{job_id}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def finished_job(self, job_id: str, seconds: float = 60.0) -> dict[str, Any]:
        """Wait until a job is over and return it."""

        def over() -> dict[str, Any] | None:
            job = self.job(job_id)
            return job if job["state"] in {"done", "failed", "cancelled"} else None

        job = until(over, seconds)
        assert job is not None
        return job


class RunningStudio:
    """`manage.py studio` in a child process. `environment` adds variables, e.g. a short lease."""

    def __init__(self, data: Path, port: int | None = None, **environment: str) -> None:
        self.data = data / "studio-data"
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = environment
        self.log = data / "studio.log"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def variables(self) -> dict[str, str]:
        """What tells its processes, and its management commands, which studio they belong to."""
        return {"CLOUDSTUDIO_DATA": str(self.data)} | own_database(self.data) | self.environment

    def start(self, *, wait: bool = True) -> RunningStudio:
        """Start it, and wait until it says that all its parts are well."""
        self.data.mkdir(parents=True, exist_ok=True)
        variables = {key: value for key, value in os.environ.items() if key != "REDIS_URL"}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(CHECKOUT / "manage.py"), "studio", "--port", str(self.port)],
                env=variables | self.variables,
                cwd=CHECKOUT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        if wait:
            until(self.is_well, START)
        return self

    def is_well(self) -> bool:
        """Tell whether /healthz says that everything is well."""
        assert self.process is not None
        assert self.process.poll() is None, self.log.read_text()[-3000:]
        try:
            return httpx.get(f"{self.url}/healthz", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    def manage(self, *arguments: str) -> str:
        """Run a command of `manage.py` on this studio's data, and return what it printed."""
        variables = {key: value for key, value in os.environ.items() if key != "REDIS_URL"}
        return subprocess.run(
            [sys.executable, str(CHECKOUT / "manage.py"), *arguments],
            env=variables | self.variables,
            cwd=CHECKOUT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it as Ctrl-C does, or otherwise."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(20)
            self.process = None

    def __enter__(self) -> RunningStudio:
        return self.start()

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def family(self) -> list[psutil.Process]:
        """Return every process that the studio has started, and theirs."""
        assert self.process is not None
        return psutil.Process(self.process.pid).children(recursive=True)

    def part(self, name: str) -> psutil.Process:
        """Return one part: "web", "reaper", "valkey" or a worker by its name; waits while it is started again."""
        mark = {"web": "cloudstudio web", "reaper": "cloudstudio reaper", "valkey": "valkey-server"}.get(
            name, f"celery@{name}:"
        )

        def find() -> psutil.Process | None:
            assert self.process is not None
            children = psutil.Process(self.process.pid).children()
            return next((child for child in children if mark in command_of(child)), None)

        found = until(find)
        assert found is not None
        return found

    def kill_part(self, name: str) -> None:
        """SIGKILL one part; the supervisor starts it again."""
        self.part(name).kill()

    def kill_workers(self, lane: str) -> None:
        """SIGKILL every worker of a lane, whichever has a job."""
        for served, name in workers():
            if served.name == lane:
                self.kill_part(name)

    def visitor(self, name: str) -> Person:
        """Return somebody who is not signed in."""
        return Person(self.url, name)

    def sign_up(self, name: str) -> Person:
        """Make an account and return its owner, signed in."""
        person = self.visitor(name)
        person.sign("signup")
        return person

    def sign_in(self, name: str) -> Person:
        """Sign in again, as from another device."""
        person = self.visitor(name)
        person.sign("login")
        return person

    def log_lines(self) -> list[dict[str, Any]]:
        """Return the structured part of the log."""
        return [
            json.loads(line)
            for line in self.log.read_text(errors="replace").splitlines()
            if line.startswith("{") and line.endswith("}")
        ]
