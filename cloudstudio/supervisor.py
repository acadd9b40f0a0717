"""The supervisor: the whole studio as children of one process, which die with it whatever happens to it."""

from __future__ import annotations

import fcntl
import gc
import ipaddress
import os
import signal
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from django.core.management import call_command
from django.db import connections

from cloudstudio.child import Child
from cloudstudio.environment import Environment, valkey_socket
from cloudstudio.jobs.lanes import LANES, Lane
from cloudstudio.valkey import valkey_command, wait_until_it_answers

LOOK = 0.1
#: Seconds that children get to end by themselves; then they are killed.
GRACE = 2.5
BROKER_START = 20.0
#: What every worker needs, without starting a thread: a process that has several cannot be forked.
WORKERS_READ = (
    "celery.apps.worker",
    "celery.bin.celery",
    "celery.concurrency.solo",
    "celery.worker.consumer",
    "celery.worker.strategy",
    "cloudstudio.jobs.worker",
    "kombu.transport.redis",
)


class CannotStart(Exception):
    """The studio cannot start; the sentence says why and what to do."""


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


def parts(listener: socket.socket, held: IO[str]) -> Iterator[Child]:
    """Yield the processes that make up the studio, in the order in which they start.

    They are forked from a process that has read Django and the studio's rooms: each reads only what it alone needs, and
    they share the memory of the rest. What all workers need is read once, while the web process starts.
    """

    def only(run: Callable[[], object], *others: socket.socket | IO[str]) -> Callable[[], object]:
        """Return what a process does that lets go of the others' things: they live as long as anybody holds them."""

        def alone() -> object:
            for other in others:
                other.close()
            return run()

        return alone

    yield Child("web", only(lambda: answer(listener), held))
    for module in WORKERS_READ:
        import_module(module)
    # What is there by now stays: a collector that looks through it would copy its pages into every process.
    gc.collect()
    gc.freeze()
    for lane, name in workers():
        yield Child(f"worker {name}", only(partial(work, lane, name), held, listener))
    yield Child("reaper", only(lambda: call_command("reaper", skip_checks=True), held, listener))


def answer(listener: socket.socket) -> None:
    """Be the web process."""
    from cloudstudio.web import serve

    serve(listener)


def workers() -> Iterator[tuple[Lane, str]]:
    """Yield each worker's lane and name. The first of a lane is called as the lane is."""
    for lane in LANES.values():
        for number in range(1, lane.workers + 1):
            yield lane, lane.name if number == 1 else f"{lane.name}-{number}"


def work(lane: Lane, name: str) -> None:
    """Be one of a lane's workers: it takes one job at a time."""
    from cloudstudio.celery import app
    from cloudstudio.jobs.tasks import be_relief

    # The supervisor's own start has checked; a worker would read every page of the API for it.
    os.environ["CELERY_SKIP_CHECKS"] = "1"
    if name != lane.name:
        be_relief()
    quiet = ["--loglevel", "WARNING", "--without-heartbeat", "--without-gossip", "--without-mingle"]
    app.worker_main(["-q", "worker", "--pool", "solo", *quiet, "-n", name, "-Q", lane.name])


def supervise(environment: Environment, host: str, port: int, *, migrate: Callable[[], Any]) -> None:
    """Start everything, keep it running until SIGINT, SIGTERM or SIGHUP, then stop everything.

    Raises CannotStart.
    """
    stop = _Stop()
    held = lock(environment.data)
    if environment.restoring.is_dir():
        held.close()
        raise CannotStart(
            f"A backup was being put back into {environment.data} and that did not end well; run `manage.py restore` "
            f"again, or start with another folder."
        )
    listener = listen(host, port)
    family: list[Child] = []
    try:
        if environment.redis_is_embedded:
            socket_path = valkey_socket(environment.data)
            # A file that an earlier studio left; the lock says that nobody serves it.
            socket_path.unlink(missing_ok=True)
            command = valkey_command(socket_path, environment.data)
            broker = Child("valkey", lambda: os.execv(command[0], command))  # noqa: S606 (no shell is what we want)
            broker.start()
            family.append(broker)
            migrate()
            if not wait_until_it_answers(socket_path, BROKER_START):
                raise CannotStart("The embedded Valkey did not start; its messages are above.")
        else:
            migrate()
        # A connection is one process's: each child opens its own.
        connections.close_all()
        for child in parts(listener, held):
            child.start()
            family.append(child)
        address = address_of(listener)
        is_ready = False
        while not stop.asked:
            for child in family:
                child.look_after()
            if not is_ready and _answers(address):
                is_ready = True
                print(f"CloudStudio is ready on {spelled(address)} (Ctrl-C stops it).", flush=True)
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


def address_of(listener: socket.socket) -> tuple[str, int]:
    """Return where this machine reaches what listens."""
    host, port = listener.getsockname()[:2]
    return "127.0.0.1" if ipaddress.ip_address(host).is_unspecified else host, port


def spelled(address: tuple[str, int]) -> str:
    """Return an address as a browser takes it."""
    host, port = address
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _answers(address: tuple[str, int]) -> bool:
    """Tell whether the web process answers within a second."""
    try:
        with socket.create_connection(address, timeout=1) as line:
            line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return bool(line.recv(16))
    except OSError:
        return False


def stop_all(family: Iterable[Child]) -> None:
    """Ask all to stop, the broker last; kill what has not ended in time."""
    deadline = time.monotonic() + GRACE
    waiting = [child for child in family if child.name != "valkey"]
    for child in waiting:
        child.ask_to_stop()
    while time.monotonic() < deadline and any(child.is_alive() for child in waiting):
        time.sleep(0.02)
    for child in family:
        child.kill()
