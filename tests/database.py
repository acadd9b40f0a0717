"""On which database the tests run: SQLite, or with `TESTS_DATABASE=postgres` a real PostgreSQL that they start."""

from __future__ import annotations

import atexit
import os
from functools import cache
from pathlib import Path

from tests.postgres import PostgresServer


def own_database(data: Path) -> dict[str, str]:
    """Return the variables of a studio on that data folder: on PostgreSQL it has a database of its own."""
    server = _server()
    return {"DATABASE_URL": server.database_for(data)} if server else {}


@cache
def _server() -> PostgresServer | None:
    """The server of this run, started on first use; None where the tests run on SQLite."""
    if os.environ.get("TESTS_DATABASE") != "postgres":
        return None
    server = PostgresServer()
    atexit.register(server.close)
    server.start()
    return server
