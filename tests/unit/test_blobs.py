"""What the store of bytes promises: what is committed stays, what is not goes, and no key leads elsewhere."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from cloudstudio import blobs
from cloudstudio.blobs.store import NotPrepared
from cloudstudio.jobs.models import Job
from generation.models import GeneratedPicture, Generation

pytestmark = pytest.mark.django_db(transaction=True)


def file(folder: Path, text: str = "bytes") -> Path:
    path = folder / "file"
    path.write_text(text)
    return path


def test_gives_back_the_bytes_under_a_key_that_names_their_hash(tmp_path: Path) -> None:
    key = blobs.put(file(tmp_path))
    assert key.startswith(hashlib.sha256(b"bytes").hexdigest())
    assert blobs.local_path(key).read_text() == "bytes"
    assert blobs.size(key) == 5
    assert not (tmp_path / "file").exists()


def test_the_same_bytes_twice_are_two_blobs_so_that_deleting_one_leaves_the_other(tmp_path: Path) -> None:
    first, second = (blobs.put(file(tmp_path)) for _ in range(2))
    blobs.delete(first)
    blobs.delete(first)
    assert blobs.local_path(second).read_text() == "bytes"
    with pytest.raises(FileNotFoundError):
        blobs.local_path(first)


def test_a_rolled_back_deletion_deletes_nothing(tmp_path: Path) -> None:
    key = blobs.put(file(tmp_path))
    with transaction.atomic():
        blobs.delete(key)
        transaction.set_rollback(True)
    assert blobs.local_path(key).is_file()


def test_the_sweep_takes_what_was_rolled_back_and_nothing_else(tmp_path: Path) -> None:
    kept = blobs.put(file(tmp_path, "kept"))
    path = file(tmp_path, "lost")
    with blobs.prepared([path]), transaction.atomic():
        lost = blobs.put(path)
        transaction.set_rollback(True)
    assert blobs.sweep(older_than=3600) == 0
    assert blobs.local_path(lost).is_file()
    assert blobs.sweep(older_than=0) == 1
    assert blobs.local_path(kept).is_file()
    with pytest.raises(FileNotFoundError):
        blobs.local_path(lost)


def test_the_sweep_spares_bytes_that_a_row_names(tmp_path: Path) -> None:
    owner = get_user_model().objects.create(username="anna")
    job = Job.objects.create(kind="generate", lane="gpu", owner=owner)
    generation = Generation.objects.create(owner=owner, job=job, model="odds", seed=1)
    path = file(tmp_path)
    with blobs.prepared([path]), transaction.atomic():
        key = blobs.put(path)
        transaction.set_rollback(True)
    GeneratedPicture.objects.create(
        generation=generation, index=0, seed=1, blob=key, width=1, height=1
    )  # as if the process had died between the commit and the removal of the mark
    assert blobs.sweep(older_than=0) == 0
    assert blobs.local_path(key).is_file()


def test_a_file_is_never_read_inside_a_transaction(tmp_path: Path) -> None:
    path = file(tmp_path)
    with transaction.atomic(), pytest.raises(NotPrepared):
        blobs.put(path)
    assert path.read_text() == "bytes"


def test_what_was_prepared_and_not_put_is_let_go_at_once(tmp_path: Path) -> None:
    path = file(tmp_path, "not put")
    with blobs.prepared([path]), transaction.atomic():
        pass
    assert path.read_text() == "not put"
    folder = Path(settings.BLOBS_DIR)
    assert [
        entry for entry in folder.rglob("*") if entry.is_file() and entry.read_bytes() == b"not put"
    ] == []


def test_a_link_is_not_followed_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(NotPrepared):
        blobs.put(tmp_path / "link")


@pytest.mark.parametrize("key", ["", "../../secret-key", "a" * 64, "/etc/passwd", "a" * 64 + "-../../ab"])
def test_a_key_that_is_none_leads_nowhere(key: str) -> None:
    with pytest.raises(FileNotFoundError):
        blobs.local_path(key)
