"""What every test may rely on: a data folder of its own run, and a real Valkey on a socket in it."""

from __future__ import annotations

import logging
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before Django reads its settings: the tests never touch the studio that lives in this checkout.
_DATA = tempfile.TemporaryDirectory(prefix="cloudstudio-tests-", ignore_cleanup_errors=True)
os.environ["CLOUDSTUDIO_DATA"] = _DATA.name
os.environ.pop("REDIS_URL", None)


# Polling would bury a failure under one line a request.
logging.getLogger("httpx").setLevel(logging.WARNING)


@pytest.fixture(scope="session", autouse=True)
def valkey() -> Iterator[Path]:
    """The broker, channel layer and cache of this run."""
    from cloudstudio.environment import valkey_socket
    from cloudstudio.valkey import valkey_command, wait_until_it_answers

    socket = valkey_socket(Path(_DATA.name))
    server = subprocess.Popen(
        valkey_command(socket, Path(_DATA.name)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert wait_until_it_answers(socket, 20)
    yield socket
    server.terminate()
    server.wait()
