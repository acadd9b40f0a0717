"""A connection to SQLite that stays open as long as its process.

When the last connection closes, SQLite removes its log and the log's index; the next request has to make them anew, and
on a full disk that fails: not even reading works then. While somebody holds the database open they are there.
"""

from __future__ import annotations

import sqlite3

from django.db import connection

_anchors: list[sqlite3.Connection] = []


def hold_database_open() -> None:
    """Open the database for good, if it is SQLite. No lock is held."""
    if connection.vendor != "sqlite":
        return
    anchor = sqlite3.connect(str(connection.settings_dict["NAME"]), check_same_thread=False)
    anchor.execute("PRAGMA journal_mode=WAL")
    # The log is opened by whoever first reads.
    anchor.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    _anchors.append(anchor)
