"""The supervisor: the whole studio as children of one process, which die with it whatever happens to it."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import ipaddress
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from cloudstudio.environment import CHECKOUT, Environment, valkey_socket
from cloudstudio.valkey import valkey_command, wait_until_it_answers

log = logging.getLogger(__name__)

PR_SET_PDEATHSIG = 1
LOOK = 0.1
#: Seconds that children get to end by themselves; then they are killed.
GRACE = 2.5
#: Seconds of life after which an end is an accident and not the start of a series.
LONG_ENOUGH = 3.0
LONGEST_PAUSE = 5.0
BROKER_START = 20.0


class CannotStart(Exception):
    """The studio cannot start; the sentence says why and what to do."""


@dataclass
class Child:
    """One process of the studio. It is started again when it ends, ever more slowly if it keeps ending."""

    name: str
    command: list[str]
    descriptors: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    started: float = 0.0
    pause_until: float = field(default=0.0)

    def start(self) -> None:
        """Start the process in a session of its own: Ctrl-C in the terminal reaches the supervisor alone."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            cwd=CHECKOUT,
            stdin=subprocess.DEVNULL,
            pass_fds=self.descriptors,
            # The supervisor has one thread, which is what makes this safe.
            preexec_fn=die_with_parent(),  # noqa: PLW1509
            start_new_session=True,
        )

    def look_after(self) -> None:
        """Start the process again if it ended."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            lived = now - self.started
            self.failures = 0 if lived > LONG_ENOUGH else self.failures + 1
            self.pause_until = now + min(LONGEST_PAUSE, 0.1 * 2**self.failures)
            log.warning("%s ended and is started again", self.name, extra={"code": self.process.returncode})
            self.process = None
        if self.process is None and now >= self.pause_until:
            self.start()

    def ask_to_stop(self) -> None:
        """Send SIGTERM."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def kill(self) -> None:
        """End the process and whatever is left of its session."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def die_with_parent() -> Callable[[], None]:
    """Return what a child does before its program: it asks the kernel to be killed when its parent dies."""
    if sys.platform != "linux":
        return lambda: None
    libc = ctypes.CDLL(None)  # loaded here: nothing may be loaded between fork and exec
    parent = os.getpid()

    def ask() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return ask


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket. Raises CannotStart where the port is taken or forbidden."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(512)
    except PermissionError as error:
        raise CannotStart(f"Port {port} may not be used by this account; choose one above 1024.") from error
    except (OSError, OverflowError) as error:
        raise CannotStart(
            f"Port {port} on {host} is taken by another program, or {host} is not an address of this "
            f"machine; choose another with --port (or PORT= with make run)."
        ) from error
    return listener


def lock(data: Path) -> IO[str]:
    """Take the data folder for this studio. Raises CannotStart where another one runs on it."""
    file = (data / "studio.lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise CannotStart(
            f"Another studio is running on {data}; stop it, or set CLOUDSTUDIO_DATA to another folder."
        ) from error
    return file


def children(environment: Environment, listener: socket.socket) -> list[Child]:
    """Return the processes that make up the studio, in the order in which they start."""
    python = sys.executable
    manage = str(CHECKOUT / "manage.py")
    descriptor = listener.fileno()
    celery = [
        *(
            python,
            "-m",
            "celery",
            "-q",
            "-A",
            "cloudstudio",
            "worker",
            "--pool",
            "solo",
            "--loglevel",
            "WARNING",
        ),
        *("--without-heartbeat", "--without-gossip", "--without-mingle"),
    ]
    return [
        Child("web", [python, "-m", "cloudstudio.web", str(descriptor)], (descriptor,)),
        Child("worker light", [*celery, "-n", "light", "-Q", "light,gpu"]),
        Child("worker render", [*celery, "-n", "render", "-Q", "render"]),
        Child("reaper", [python, manage, "reaper"]),
    ]


def supervise(environment: Environment, host: str, port: int, *, migrate: Callable[[], Any]) -> None:
    """Start everything, keep it running until SIGINT, SIGTERM or SIGHUP, then stop everything.

    Raises CannotStart.
    """
    stop = _Stop()
    held = lock(environment.data)
    listener = listen(host, port)
    family: list[Child] = []
    try:
        if environment.redis_is_embedded:
            socket_path = valkey_socket(environment.data)
            # A file that an earlier studio left; the lock says that nobody serves it.
            socket_path.unlink(missing_ok=True)
            broker = Child("valkey", valkey_command(socket_path, environment.data))
            broker.start()
            family.append(broker)
            migrate()
            if not wait_until_it_answers(socket_path, BROKER_START):
                raise CannotStart("The embedded Valkey did not start; its messages are above.")
        else:
            migrate()
        for child in children(environment, listener):
            child.start()
            family.append(child)
        _say_when_ready(listener, stop)
        while not stop.asked:
            for child in family:
                child.look_after()
            time.sleep(LOOK)
    finally:
        stop_all(family)
        listener.close()
        held.close()


class _Stop:
    """Remembers that somebody asked us to stop."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, _number: int, _frame: object) -> None:
        self.asked = True


def _say_when_ready(listener: socket.socket, stop: _Stop) -> None:
    """Wait for the first answer of the web process, and say where the studio is."""
    host, port = listener.getsockname()[:2]
    reachable = "127.0.0.1" if ipaddress.ip_address(host).is_unspecified else host
    while not stop.asked:
        try:
            with socket.create_connection((reachable, port), timeout=1) as line:
                line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                if line.recv(16):
                    break
        except OSError:
            time.sleep(LOOK)
    else:
        return
    address = f"[{reachable}]" if ":" in reachable else reachable
    print(f"CloudStudio is ready on http://{address}:{port} (Ctrl-C stops it).", flush=True)


def stop_all(family: Iterable[Child]) -> None:
    """Ask all to stop, the broker last; kill what has not ended in time."""
    deadline = time.monotonic() + GRACE
    waiting = [child for child in family if child.name != "valkey"]
    for child in waiting:
        child.ask_to_stop()
    while time.monotonic() < deadline and any(
        child.process is not None and child.process.poll() is None for child in waiting
    ):
        time.sleep(0.02)
    for child in family:
        child.kill()
