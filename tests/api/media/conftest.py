"""A whole studio for the promises about files, and two people in it."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.studio import Person, RunningStudio, until

TUS = {"Tus-Resumable": "1.0.0"}
STREAM = TUS | {"Content-Type": "application/offset+octet-stream"}
LIMIT = 200 * 2**20


@pytest.fixture(scope="package")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    folder = tmp_path_factory.mktemp("media")
    with RunningStudio(
        folder,
        CLOUDSTUDIO_UPLOAD_LIMIT=str(LIMIT),
        CLOUDSTUDIO_JOB_LEASE="4",
        CLOUDSTUDIO_JOB_PAUSES="0.5",
    ) as running:
        yield running


@pytest.fixture(scope="package")
def anna(studio: RunningStudio) -> Person:
    return studio.sign_up("anna-media")


@pytest.fixture(scope="package")
def ben(studio: RunningStudio) -> Person:
    return studio.sign_up("ben-media")


def metadata(name: str) -> str:
    return f"filename {base64.b64encode(name.encode()).decode()}"


def begin(person: Person, name: str, size: int) -> str:
    """Begin an upload and return its address."""
    answer = person.post(
        "/upload", headers=TUS | {"Upload-Length": str(size), "Upload-Metadata": metadata(name)}
    )
    assert answer.status_code == 201, answer.text
    return answer.headers["location"]


def send(person: Person, address: str, offset: int, content: bytes) -> httpx.Response:
    return person.patch(address, headers=STREAM | {"Upload-Offset": str(offset)}, content=content)


def offset_of(person: Person, address: str) -> int:
    answer = person.head(address, headers=TUS)
    assert answer.status_code == 200
    return int(answer.headers["upload-offset"])


def upload(person: Person, path: Path, name: str | None = None) -> str:
    """Upload a file in one piece and return the asset's id."""
    content = path.read_bytes()
    address = begin(person, name or path.name, len(content))
    answer = send(person, address, 0, content)
    assert answer.status_code == 204, answer.text
    assert answer.headers["upload-offset"] == str(len(content))
    return address.rpartition("/")[2]


def asset(person: Person, asset_id: str) -> dict[str, Any]:
    answer = person.get(f"/api/assets/{asset_id}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def settled(person: Person, asset_id: str, *renditions: str, seconds: float = 60) -> dict[str, Any]:
    """Wait until an asset has been inspected, and until it has these renditions; return it."""

    def look() -> dict[str, Any] | None:
        found = asset(person, asset_id)
        if found["state"] == "failed" or (
            found["state"] == "ready" and all(found["urls"][kind] for kind in renditions)
        ):
            return found
        return None

    found = until(look, seconds)
    assert found is not None
    return found
