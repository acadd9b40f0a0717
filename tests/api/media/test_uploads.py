"""What the tus server promises: nothing that arrived is lost, nothing of another person's can be touched."""

from __future__ import annotations

import fcntl
import hashlib
import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import pytest

from tests.api.media.conftest import LIMIT, STREAM, TUS, asset, begin, offset_of, send, settled, upload
from tests.media_samples import sample
from tests.studio import Person, RunningStudio, until

MB = 2**20


def cut_patch(person: Person, address: str, offset: int, announced: int, content: bytes) -> None:
    """Send part of a PATCH by hand, and pull the plug."""
    url = urlsplit(str(person.base_url))
    cookies = "; ".join(f"{name}={value}" for name, value in person.cookies.items())
    head = (
        f"PATCH {address} HTTP/1.1\r\nHost: {url.netloc}\r\nCookie: {cookies}\r\n"
        f"X-CSRFToken: {person.cookies['csrftoken']}\r\nTus-Resumable: 1.0.0\r\n"
        f"Content-Type: application/offset+octet-stream\r\nUpload-Offset: {offset}\r\n"
        f"Content-Length: {announced}\r\n\r\n"
    )
    with socket.create_connection((url.hostname, url.port)) as line:
        line.sendall(head.encode() + content)
        # The web server forgets what it has not handed on when a line dies: the plug is pulled once all has arrived,
        # of which up to one gathered piece is not on the disk yet.
        until(lambda: offset_of(person, address) > offset + len(content) - 2 * MB)
        time.sleep(0.5)


def test_a_cut_connection_keeps_what_arrived_and_the_rest_completes_it(
    anna: Person, studio: RunningStudio
) -> None:
    content = sample("big.mp4").read_bytes()
    assert len(content) > 20 * MB
    address = begin(anna, "big.mp4", len(content))
    cut_patch(anna, address, 0, len(content), content[: 12 * MB + 12_345])
    until(lambda: offset_of(anna, address) == 12 * MB + 12_345)
    cut_patch(
        anna, address, 12 * MB + 12_345, len(content) - 12 * MB - 12_345, content[12 * MB + 12_345 : 15 * MB]
    )
    until(lambda: offset_of(anna, address) == 15 * MB)
    answer = send(anna, address, 15 * MB, content[15 * MB :])
    assert answer.status_code == 204
    found = settled(anna, address.rpartition("/")[2])
    assert found["state"] == "ready"
    assert found["size"] == len(content)
    back = anna.get(found["urls"]["original"]).content
    assert hashlib.sha256(back).digest() == hashlib.sha256(content).digest()
    assert not _file(studio, address).exists()


def test_a_second_request_takes_over_from_one_that_hangs(anna: Person) -> None:
    content = sample("logo.png").read_bytes()
    address = begin(anna, "logo.png", len(content))
    url = urlsplit(str(anna.base_url))
    cookies = "; ".join(f"{name}={value}" for name, value in anna.cookies.items())
    with socket.create_connection((url.hostname, url.port)) as hanging:
        hanging.sendall(
            (
                f"PATCH {address} HTTP/1.1\r\nHost: {url.netloc}\r\nCookie: {cookies}\r\n"
                f"X-CSRFToken: {anna.cookies['csrftoken']}\r\nTus-Resumable: 1.0.0\r\n"
                f"Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\n"
                f"Content-Length: {len(content)}\r\n\r\n"
            ).encode()
            + content[:1000]
        )
        # The line is open and silent; the same browser comes back on another one.
        answer = until(lambda: _continued(anna, address, content))
        assert answer.status_code == 204


def test_a_request_waits_until_an_older_one_has_brought_its_bytes_to_the_disk(
    anna: Person, studio: RunningStudio
) -> None:
    content = sample("logo.png").read_bytes()
    address = begin(anna, "logo.png", len(content))
    with _file(studio, address).open("ab") as older, ThreadPoolExecutor() as pool:
        fcntl.flock(older, fcntl.LOCK_EX)
        answer = pool.submit(send, anna, address, 0, content[:1000])
        time.sleep(0.5)
        assert not answer.done()
        fcntl.flock(older, fcntl.LOCK_UN)
        assert answer.result().status_code == 204
        assert send(anna, address, 1000, content[1000:]).status_code == 204


def _file(studio: RunningStudio, address: str) -> Path:
    return studio.data / "uploads" / UUID(address.rpartition("/")[2]).hex


def _continued(person: Person, address: str, content: bytes) -> httpx.Response | None:
    answer = send(person, address, (here := offset_of(person, address)), content[here:])
    return answer if answer.status_code == 204 else None


def test_the_bytes_survive_a_killed_web_process(anna: Person, studio: RunningStudio) -> None:
    content = sample("phone.mp4").read_bytes()
    address = begin(anna, "phone.mp4", len(content))
    assert send(anna, address, 0, content[:MB]).status_code == 204
    studio.kill_part("web")
    until(studio.is_well)
    assert offset_of(anna, address) == MB
    assert send(anna, address, MB, content[MB:]).status_code == 204
    assert settled(anna, address.rpartition("/")[2])["state"] == "ready"


def test_says_what_it_speaks(anna: Person) -> None:
    answer = anna.options("/upload")
    assert answer.status_code == 204
    assert answer.headers["tus-version"] == "1.0.0"
    assert answer.headers["tus-max-size"] == str(LIMIT)
    assert set(answer.headers["tus-extension"].split(",")) == {"creation", "termination", "expiration"}


def test_an_upload_can_be_given_up(anna: Person, studio: RunningStudio) -> None:
    address = begin(anna, "a.png", 1000)
    assert send(anna, address, 0, bytes(500)).status_code == 204
    assert anna.delete(address, headers=TUS).status_code == 204
    assert anna.head(address, headers=TUS).status_code == 404
    assert not _file(studio, address).exists()


def test_a_finished_upload_still_says_that_it_is_finished(anna: Person) -> None:
    path = sample("logo.png")
    key = upload(anna, path)
    answer = anna.head(f"/upload/{key}", headers=TUS)
    assert answer.headers["upload-offset"] == answer.headers["upload-length"] == str(path.stat().st_size)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 400),
        ({"Upload-Length": "twelve"}, 400),
        ({"Upload-Length": "-1"}, 400),
        ({"Upload-Length": "0"}, 400),
        ({"Upload-Defer-Length": "1"}, 400),
        ({"Upload-Length": str(LIMIT + 1)}, 413),
        ({"Upload-Length": "10", "Upload-Metadata": "filename §§"}, 400),
        ({"Upload-Length": "10", "Tus-Resumable": "0.2.2"}, 412),
    ],
)
def test_a_wrong_beginning_is_refused_with_a_sentence(
    anna: Person, studio: RunningStudio, headers: dict[str, str], status: int
) -> None:
    coded = {name: value.encode() for name, value in (TUS | headers).items()}
    before = set((studio.data / "uploads").iterdir())
    answer = anna.post("/upload", headers=coded)
    assert answer.status_code == status
    assert answer.json()["detail"].endswith(".")
    assert set((studio.data / "uploads").iterdir()) == before


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"Upload-Offset": "7"}, 409),
        ({"Upload-Offset": ""}, 400),
        ({"Upload-Offset": "-3"}, 400),
        ({"Content-Type": "application/octet-stream"}, 415),
        ({"Tus-Resumable": "2"}, 412),
    ],
)
def test_a_wrong_patch_is_refused_and_changes_nothing(
    anna: Person, change: dict[str, str], status: int
) -> None:
    address = begin(anna, "a.png", 1000)
    answer = anna.patch(address, headers=STREAM | {"Upload-Offset": "0"} | change, content=bytes(10))
    assert answer.status_code == status
    assert answer.json()["detail"].endswith(".")
    assert offset_of(anna, address) == 0
    anna.delete(address, headers=TUS)


def test_more_bytes_than_announced_are_refused(anna: Person) -> None:
    address = begin(anna, "a.png", 1000)
    assert send(anna, address, 0, bytes(1001)).status_code == 413
    assert offset_of(anna, address) == 0

    def chunks():
        yield bytes(600)
        yield bytes(600)

    answer = anna.patch(address, headers=STREAM | {"Upload-Offset": "0"}, content=chunks())
    assert answer.status_code == 413
    assert offset_of(anna, address) == 1000
    anna.delete(address, headers=TUS)


def test_nobody_else_can_see_continue_or_remove_an_upload(anna: Person, ben: Person) -> None:
    address = begin(anna, "a.png", 1000)
    assert ben.head(address, headers=TUS).status_code == 404
    assert send(ben, address, 0, bytes(10)).status_code == 404
    assert ben.delete(address, headers=TUS).status_code == 404
    key = upload(anna, sample("logo.png"))
    assert ben.head(f"/upload/{key}", headers=TUS).status_code == 404
    assert anna.head("/upload/nonsense", headers=TUS).status_code == 404
    assert offset_of(anna, address) == 0
    anna.delete(address, headers=TUS)


def test_signed_out_and_forged_requests_are_refused(anna: Person, studio: RunningStudio) -> None:
    stranger = studio.visitor("nobody")
    assert stranger.post("/upload", headers=TUS | {"Upload-Length": "5"}).status_code == 401
    cookies = {"sessionid": anna.cookies["sessionid"]}
    with httpx.Client(base_url=studio.url, cookies=cookies) as forged:
        answer = forged.post("/upload", headers=TUS | {"Upload-Length": "5"})
    assert answer.status_code == 403
    assert anna.get("/upload", headers=TUS).status_code == 405


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a\\b\\c.png", "  spaces \n and lines.png", "日本 🎬.png"]
)
def test_a_name_is_kept_readable_and_never_leads_anywhere(anna: Person, name: str) -> None:
    found = asset(anna, upload(anna, sample("logo.png"), name))
    assert found["name"] in {"passwd", "c.png", "spaces and lines.png", "日本 🎬.png"}


def test_events_tell_of_an_asset_and_its_renditions(anna: Person) -> None:
    with anna.socket("/ws/events") as events:
        key = upload(anna, sample("logo.png"))
        kinds = set()
        until(lambda: _heard(events.recv(timeout=20), key, kinds))
    assert kinds == {"processing", "ready"}


def _heard(message: str | bytes, key: str, kinds: set[str]) -> bool:
    event = json.loads(message)
    if event["kind"] == "asset" and event["id"] == key:
        kinds.add(event["data"]["state"])
    return "ready" in kinds


def test_leftovers_are_swept(tmp_path: Path, settings, db, django_user_model) -> None:
    import os
    import time

    from media.models import Upload
    from media.uploads import services, storage

    settings.DATA_DIR = tmp_path
    owner = django_user_model.objects.create(username="sweeper")
    old = services.begin(owner, "1000", "", "")
    new = services.begin(owner, "1000", "", "")
    orphan = storage.folder() / "0123456789abcdef0123456789abcdef"
    orphan.write_bytes(b"left behind")
    long_ago = time.time() - settings.UPLOAD_DAYS * 24 * 3600 - 60
    for path in (orphan, storage.path_of(old.pk)):
        os.utime(path, (long_ago, long_ago))
    assert services.sweep() == 2
    assert list(Upload.objects.values_list("pk", flat=True)) == [new.pk]
    assert list(storage.folder().iterdir()) == [storage.path_of(new.pk)]


def test_an_upload_whose_server_died_after_the_last_byte_still_becomes_an_asset(
    tmp_path: Path, settings, transactional_db, django_user_model
) -> None:
    from media.models import Asset, Upload
    from media.uploads import services, storage

    settings.DATA_DIR, settings.BLOBS_DIR = tmp_path, tmp_path / "blobs"
    owner = django_user_model.objects.create(username="unlucky")
    content = sample("logo.png").read_bytes()
    upload = services.begin(owner, str(len(content)), "", "")
    storage.path_of(upload.pk).write_bytes(content)
    for _ in range(2):  # asking again changes nothing
        assert services.progress(owner, upload.pk) == (len(content), len(content))
    assert Asset.objects.get(pk=upload.pk).owner == owner
    assert not Upload.objects.exists()
    assert not any(storage.folder().iterdir())


def test_a_quota_counts_what_is_here_and_what_is_announced_for_a_bounded_time(
    tmp_path: Path, settings, transactional_db, django_user_model
) -> None:
    import os

    from cloudstudio.errors import NoRoom
    from cloudstudio.storage.quota import room_of
    from media.uploads import reserving, services, storage

    settings.DATA_DIR, settings.QUOTA = tmp_path, 1000
    owner = django_user_model.objects.create(username="hoarder")
    first = services.begin(owner, "700", "", "")
    storage.path_of(first.pk).write_bytes(bytes(100))
    with pytest.raises(NoRoom, match=r"^700 B of your 1\.0 kB are used, and this needs 400 B: .*\.$"):
        services.begin(owner, "400", "", "")
    assert room_of(owner).left == 300
    # Nothing comes for longer than the room is kept: others may have it, and the upload asks for it anew.
    long_ago = time.time() - reserving.KEPT_FOR - 1
    os.utime(storage.path_of(first.pk), (long_ago, long_ago))
    assert room_of(owner).left == 900
    second = services.begin(owner, "400", "", "")
    with pytest.raises(NoRoom):
        services.go_on(owner, first.pk)
    services.give_up(second)
    assert services.go_on(owner, first.pk) == first
    assert room_of(owner).left == 300
