"""Nobody's edits wait for anything slow: what is done while a transaction holds the database is the work of some edits,
whatever the size of a file, a film or a history."""

from __future__ import annotations

import statistics
import wave
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from cloudstudio.accounts.models import User
from cloudstudio.bin import services as bins
from cloudstudio.jobs.lanes import LANES
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.worker import work_once
from editor.exports.services import start_export
from editor.mastering.services import mastering
from editor.render.settings import FilmSettings
from editor.sync import documents
from editor.sync import services as sync
from editor.sync.bin import delete_project
from editor.sync.messages import Edit
from editor.sync.models import Operation, Project
from generation import services as generating
from media import bin as asset_bin
from media.models import Asset
from media.uploads import services as uploads
from media.uploads import storage
from tests.studio import PASSWORD
from tests.transactions import Transaction, watched

FLICKS = 705_600_000
#: Bytes of the file; to read it costs as much as hundreds of edits.
LARGE = 64 * 2**20
CLIPS = 500
HISTORY = 3000
#: Edits that the longest transaction may cost.
MOST = 60


def silence(path: Path) -> None:
    """Write a large sound that is quick to understand."""
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 48_000, 0, "NONE", ""))
        file.writeframes(bytes(LARGE))


def upload(owner: User, path: Path) -> Asset:
    """Begin an upload, have its bytes arrive, and end it."""
    upload = uploads.begin(owner, str(path.stat().st_size), "", "")
    path.rename(storage.path_of(upload.pk))
    return uploads.finish(upload)


def work() -> None:
    """Do all that waits."""
    while any(work_once(lane) for lane in LANES):
        pass


def document(asset: Asset) -> dict[str, Any]:
    """A long film with many clips of one sound."""
    key = asset.pk.hex
    return {
        "assets": {key: {"source": str(asset.pk), "kind": "audio", "duration": FLICKS, "has_audio": True}},
        "tracks": {"t": {"order": "V"}},
        "clips": {
            f"c{number}": {
                "kind": "audio",
                "track": "t",
                "asset": key,
                "start": number * FLICKS,
                "duration": FLICKS,
            }
            for number in range(CLIPS)
        },
        "master": {"loudness": -14},
    }


def edit(project: Project, owner: User, number: int) -> None:
    value = {"order": "W", "name": f"Track {number}"}
    operation = {"type": "set", "path": ["tracks", f"t{number % 20}"], "value": value}
    sync.append_operation(project.pk, owner.pk, Edit(f"edit-{number}", operation))


def with_history(owner: User) -> Project:
    """Make a project that was edited for weeks."""
    project = sync.create_project(owner, "Old")
    operation = {"type": "batch", "operations": []}
    Operation.objects.bulk_create(
        Operation(project=project, sequence=number, op_id=f"o{number}", operation=operation)
        for number in range(1, HISTORY + 1)
    )
    Project.objects.filter(pk=project.pk).update(sequence=HISTORY)
    documents.write_snapshot(project.pk)
    return project


def everything(owner: User, old: Project, folder: Path) -> None:
    """Do once what a studio does, with large things."""
    silence(folder / "sound.wav")
    asset = upload(owner, folder / "sound.wav")
    work()
    asset.refresh_from_db()
    assert asset.state == "ready"
    project = sync.create_project(owner, "Film", document(asset))
    copy = sync.duplicate_project(project)
    start_export(owner, copy.pk, FilmSettings(height=144))
    assert isinstance(mastering(owner, copy.pk), Job)
    series = generating.start(owner, model="scene", parameters={}, prompt="", seed=1, count=2)
    assert work_once("gpu")
    generating.keep(owner, series.pk, 0, "Kept")
    documents.write_snapshot(project.pk)
    delete_project(old)
    bins.purge(owner, "project", old.pk)
    assert not Operation.objects.filter(project_id=old.pk).exists()
    asset_bin.delete(asset)
    bins.restore(owner, "asset", asset.pk)
    asset_bin.delete(asset)
    bins.empty(owner)


def told(transaction: Transaction) -> str:
    return f"{transaction.cpu * 1000:.1f} ms of CPU, {transaction.touched}: {transaction.where}"


@pytest.mark.django_db(transaction=True)
def test_the_longest_transaction_is_hardly_longer_than_an_edit(tmp_path: Path) -> None:
    anna = get_user_model().objects.create_user("anna", password=PASSWORD)
    project = sync.create_project(anna, "Plain")
    with watched() as edits:
        for number in range(50):
            edit(project, anna, number)
    plain = statistics.median(one.cpu for one in edits)
    old = with_history(anna)
    with watched() as seen:
        everything(anna, old, tmp_path)
    assert len(seen) > 30
    assert [told(one) for one in seen if one.touched] == []
    longest = max(seen, key=lambda one: one.cpu)
    assert longest.cpu < MOST * plain, (told(longest), plain)


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_while_passwords_are_hashed(client: Client) -> None:
    with watched() as seen:
        about = {"username": "ben", "password": PASSWORD}
        for how in ("signup", "login"):
            answer = client.post(f"/_allauth/browser/v1/auth/{how}", about, content_type="application/json")
            assert answer.status_code == 200, answer.content
            client.logout()
    assert [told(one) for one in seen if one.touched] == []
