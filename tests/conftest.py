"""What every test may rely on: a real Valkey on a socket in the run's own data folder."""

from __future__ import annotations

import logging
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from hypothesis import settings
from playwright.sync_api import Playwright, sync_playwright

from cloudstudio.child import prepare_to_die_with_parent
from cloudstudio.environment import valkey_socket
from cloudstudio.valkey import valkey_command, wait_until_it_answers
from tests.environment import DATA

#: A disk that loses power has nothing to do with what most tests say, and waiting for it takes time.
MEMORY = Path("/dev/shm")
# How long an example takes says nothing about the code: the processors are shared.
settings.register_profile("cloudstudio", deadline=None)
settings.load_profile("cloudstudio")
# Polling would bury a failure under one line a request.
logging.getLogger("httpx").setLevel(logging.WARNING)


@pytest.fixture(scope="session")
def django_db_modify_db_settings_parallel_suffix(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """A file, as the studio has one. In memory, what Django would choose, connections of two threads do not wait for
    each other: "table is locked", at once.
    """
    database = connections.databases["default"]
    if database["ENGINE"].endswith("sqlite3"):
        with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
            database["TEST"]["NAME"] = f"{folder}/tests.sqlite3"
            yield
    else:
        yield


@pytest.fixture(scope="session", autouse=True)
def valkey() -> Iterator[Path]:
    """The broker, channel layer and cache of this run."""
    socket = valkey_socket(DATA)
    server = subprocess.Popen(
        valkey_command(socket, DATA),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=prepare_to_die_with_parent(),  # noqa: PLW1509 (no thread has been started yet)
    )
    assert wait_until_it_answers(socket, 20)
    yield socket
    server.terminate()
    server.wait()


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """What drives browsers. There can be one in a process only, so every test takes this one.

    It holds an event loop while it runs, and where one runs Django refuses to touch the database: so it ends with its
    file, whatever file comes next in this process.
    """
    with sync_playwright() as running:
        yield running
