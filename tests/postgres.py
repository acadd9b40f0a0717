"""A PostgreSQL of the tests' own: Debian's programs, a cluster in a temporary folder, a socket and no port.

with PostgresServer() as server:
    url = server.new_database("studio")
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType

from cloudstudio.child import prepare_to_die_with_parent
from tests.waiting import until

#: Where Debian puts the programs of each version, in case they are not on the path.
DEBIAN = Path("/usr/lib/postgresql")
SUPERUSER = "postgres"
#: The server's own promise to survive a power cut is not what is tested here; it survives SIGKILL without.
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "log_min_messages": "panic",
}


class PostgresIsMissing(Exception):
    """The programs are not installed."""


def program(name: str) -> Path:
    """Return one of PostgreSQL's programs, the newest. Raises PostgresIsMissing."""
    versions = sorted(DEBIAN.glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    for folder in (*versions, *map(Path, os.environ.get("PATH", "").split(os.pathsep))):
        if (folder / name).is_file():
            return folder / name
    raise PostgresIsMissing("PostgreSQL is missing. On Debian: sudo apt-get install postgresql")


def unprivileged() -> str | None:
    """Return the account under which the server runs: it refuses to be root's. None: as we are."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return SUPERUSER if SUPERUSER in names else "nobody"


class PostgresServer:
    """One server. `stop` and `start` leave its databases as they are; leaving the context removes them."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        self.account = unprivileged()
        self.process: subprocess.Popen[bytes] | None = None
        if self.account:
            shutil.chown(self.folder, self.account)
        self.folder.chmod(0o755)  # whoever runs the studio must reach the socket
        made = self._run(
            "initdb",
            *("--pgdata", "data", "--username", SUPERUSER, "--auth", "trust"),
            *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions"),
        )
        assert made.returncode == 0, made.stderr

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = SETTINGS | {"unix_socket_directories": str(self.folder)}
        self.process = subprocess.Popen(
            [
                str(program("postgres")),
                *("-D", str(self.folder / "data")),
                *(word for name, value in settings.items() for word in ("-c", f"{name}={value}")),
            ],
            cwd=self.folder,
            user=self.account,
            stdin=subprocess.DEVNULL,
            preexec_fn=prepare_to_die_with_parent(),  # noqa: PLW1509 (nothing of ours takes a lock in between)
        )
        until(self._answers, 20)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT ends its connections, SIGQUIT is a crash."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(30)
            self.process = None

    def url(self, database: str) -> str:
        """Return the address of a database, as DATABASE_URL takes it."""
        return f"postgresql://{SUPERUSER}@/{database}?host={self.folder}"

    def new_database(self, name: str) -> str:
        """Make a database unless it is there, and return its address."""
        import psycopg

        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
            if not there:
                connection.execute(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def database_for(self, data: Path) -> str:
        """Return the address of the database that belongs to a studio's data folder, made on first use."""
        return self.new_database("studio_" + hashlib.sha256(os.fsencode(data)).hexdigest()[:16])

    def close(self) -> None:
        """Stop it and remove it."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> PostgresServer:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, "PostgreSQL did not start."
        return self._run("pg_isready", "--host", str(self.folder)).returncode == 0

    def _run(self, name: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one of the programs to its end."""
        return subprocess.run(
            [str(program(name)), *words],
            cwd=self.folder,
            user=self.account,
            capture_output=True,
            text=True,
            check=False,
        )
