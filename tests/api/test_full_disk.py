"""A studio on a disk of its own that is nearly full, or full to the last byte."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.media.conftest import TUS, begin, metadata, offset_of, send, settled, upload
from tests.media_samples import sample
from tests.studio import Person, RunningStudio, until

MB = 10**6
RESERVE = 8 * MB


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A disk of 100 MB."""
    place = tmp_path_factory.mktemp("disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", str(place)],
        capture_output=True,
        check=False,
        text=True,
    )
    if mounted.returncode != 0:
        pytest.skip(f"No disk may be mounted here, so that none can be filled: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture(scope="module")
def studio(disk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    running = RunningStudio(disk, CLOUDSTUDIO_DISK_RESERVE=str(RESERVE), CLOUDSTUDIO_JOB_LEASE="4")
    running.log = tmp_path_factory.mktemp("log") / "studio.log"
    with running:
        yield running


class Others:
    """Another program that keeps its files on the same disk."""

    def __init__(self, disk: Path) -> None:
        self.disk = disk
        self.file = disk / "others"

    def leave(self, left: int) -> None:
        """Write until only so many bytes are free; 0: until nothing more can be written."""
        with self.file.open("ab", buffering=0) as file:
            try:
                for size in (MB, 4096, 1):
                    while shutil.disk_usage(self.disk).free > left + (size if left else 0):
                        file.write(bytes(size))
            except OSError:
                assert left == 0

    def go(self) -> None:
        """Remove all of it."""
        self.file.unlink(missing_ok=True)


@pytest.fixture
def others(disk: Path) -> Iterator[Others]:
    program = Others(disk)
    yield program
    program.go()


def free(studio: RunningStudio) -> int:
    return shutil.disk_usage(studio.data).free


def health(studio: RunningStudio) -> tuple[int, dict[str, Any]]:
    answer = httpx.get(f"{studio.url}/healthz", timeout=10)
    return answer.status_code, answer.json()


def announce(person: Person, size: int) -> httpx.Response:
    headers = TUS | {"Upload-Length": str(size), "Upload-Metadata": metadata("big.mp4")}
    return person.post("/upload", headers=headers)


def test_deleting_works_on_a_disk_that_is_full_to_the_last_byte(
    studio: RunningStudio, others: Others
) -> None:
    ruth = studio.sign_up("ruth")
    kept, gone = (upload(ruth, sample("song.mp3")) for _ in range(2))
    for key in (kept, gone):
        settled(ruth, key, seconds=180)
    project = ruth.post("/api/projects", json={"name": "Full"}).json()["id"]
    ballast = studio.data / "ballast"
    until(ballast.exists)
    assert health(studio)[0] == 200

    others.leave(0)
    status, answer = health(studio)
    assert (status, answer["disk"], answer["database"]) == (503, False, True)
    assert "cannot be written" in answer["remark"]
    assert {asset["id"] for asset in ruth.get("/api/assets").json()} == {kept, gone}
    refused = announce(ruth, MB)
    assert refused.status_code == 507
    assert refused.json()["detail"].endswith(".")
    refused = ruth.post("/api/exports", json={"project": project})
    assert (refused.status_code, refused.json()["code"]) == (507, "no_room")

    before = free(studio)
    assert ruth.delete(f"/api/assets/{gone}").status_code == 204
    assert not ballast.exists()
    assert ruth.delete(f"/api/bin/asset/{gone}").status_code == 204
    until(lambda: free(studio) - before > sample("song.mp3").stat().st_size)
    assert ruth.delete(f"/api/projects/{project}").status_code == 204
    assert ruth.delete("/api/bin").status_code == 204
    assert ruth.get("/api/bin").json() == []

    others.go()
    until(lambda: health(studio)[0] == 200)
    until(ballast.exists)
    assert ruth.get(f"/files/assets/{kept}/original").content == sample("song.mp3").read_bytes()


def test_the_disk_is_promised_once(studio: RunningStudio) -> None:
    sam, tess = studio.sign_up("sam"), studio.sign_up("tess")
    size = (free(studio) - RESERVE) // 2 + MB
    first = announce(sam, size)
    assert first.status_code == 201
    assert "upload-expires" in first.headers
    second = announce(tess, size)
    assert second.status_code == 507
    assert second.json()["detail"].endswith(".")
    assert sam.delete(first.headers["location"], headers=TUS).status_code == 204
    again = announce(tess, size)
    assert again.status_code == 201
    assert tess.delete(again.headers["location"], headers=TUS).status_code == 204


def test_an_upload_that_meets_a_full_disk_keeps_what_arrived_and_goes_on_later(
    studio: RunningStudio, others: Others
) -> None:
    uma = studio.sign_up("uma")
    content = sample("phone.mp4").read_bytes()
    address = begin(uma, "phone.mp4", len(content))
    assert send(uma, address, 0, content[:MB]).status_code == 204
    others.leave(RESERVE - MB)
    answer = send(uma, address, MB, content[MB:])
    assert answer.status_code == 507
    assert answer.json()["detail"].endswith(".")
    assert offset_of(uma, address) == MB
    assert health(studio)[1]["remark"].startswith("Only ")
    others.leave(0)
    assert send(uma, address, MB, content[MB:]).status_code == 507
    others.go()
    here = offset_of(uma, address)
    assert send(uma, address, here, content[here:]).status_code == 204
    found = settled(uma, address.rpartition("/")[2], seconds=180)
    assert uma.get(found["urls"]["original"]).content == content
