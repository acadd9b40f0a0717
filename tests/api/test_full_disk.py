"""A studio on a disk of its own that is nearly full, or full to the last byte."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.media.conftest import TUS, begin, metadata, offset_of, send, settled, upload
from tests.media_samples import sample
from tests.project_page import ProjectPage
from tests.small_disk import MB, NoDisk, Others, small_disk
from tests.studio import Person, RunningStudio, until

RESERVE = 8 * MB


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    try:
        with small_disk(tmp_path_factory.mktemp("disk"), 100) as place:
            yield place
    except NoDisk as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def studio(disk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    running = RunningStudio(
        disk,
        DJANGO_SETTINGS_MODULE="tests.probe.settings",
        CLOUDSTUDIO_DISK_RESERVE=str(RESERVE),
        CLOUDSTUDIO_JOB_LEASE="4",
        CLOUDSTUDIO_JOB_PAUSES="1",
    )
    running.log = tmp_path_factory.mktemp("log") / "studio.log"
    with running:
        yield running


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

    def full() -> bool:
        """The folder of a job that has just ended goes away, and makes room again."""
        others.leave(0)
        return health(studio)[0] == 503

    until(full)
    _, answer = health(studio)
    assert (answer["disk"], answer["database"]) == (False, True)
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
    others.leave(0)
    assert studio.sign_in("ruth").get("/api/me").json()["username"] == "ruth"


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


def begin_work(person: Person, **spec: Any) -> str:
    made = person.post("/api/probe", json={"spec": spec})
    assert made.status_code == 202, made.text
    return str(made.json()["id"])


def told_of_the_disk(person: Person, job_id: str) -> bool:
    """Tell whether a job waits for its next try, and says why."""
    job = person.job(job_id)
    return (
        job["state"] == "queued"
        and job["faults"] > 0
        and job["note"].startswith("The studio's disk is full.")
    )


@pytest.mark.parametrize("pause", [0, 0.1], ids=["at once", "slowly"])
def test_a_job_stops_before_the_reserve_and_is_done_once_there_is_room(
    studio: RunningStudio, others: Others, pause: float
) -> None:
    vera = studio.sign_up(f"vera{bool(pause)}".lower())
    page = ProjectPage(vera, vera.post("/api/projects", json={}).json()["id"])
    others.leave(RESERVE + 20 * MB)
    if pause:
        # What was seen to be free at its start others take while it writes.
        job = begin_work(vera, do="grow", steps=25, pause=pause)
        until(lambda: vera.job(job)["progress"] > 0.1)
        others.leave(RESERVE + 8 * MB)
    else:
        job = begin_work(vera, do="grow", steps=25)
    least = free(studio)

    def stopped() -> bool:
        nonlocal least
        least = min(least, free(studio))
        return told_of_the_disk(vera, job)

    until(stopped)
    assert least > RESERVE - 4 * MB
    others.leave(RESERVE - MB)
    page.edit("on-a-full-disk", {"type": "set", "path": ["tracks", "t"], "value": {"order": "V"}})
    page.settle()
    assert page.acknowledged
    assert studio.sign_in(vera.name).get("/api/me").status_code == 200
    others.go()
    vera.post(f"/api/jobs/{job}/retry")
    assert vera.finished_job(job)["state"] == "done"


def test_no_job_is_begun_while_only_the_reserve_is_left(studio: RunningStudio, others: Others) -> None:
    walt = studio.sign_up("walt")
    others.leave(RESERVE - MB)
    job = begin_work(walt, do="write", steps=1)
    until(lambda: told_of_the_disk(walt, job))
    assert walt.job(job)["progress"] == 0
    assert walt.post(f"/api/jobs/{job}/cancel").json()["state"] == "cancelled"
    others.go()
    assert walt.finished_job(begin_work(walt, do="write", steps=1))["state"] == "done"
