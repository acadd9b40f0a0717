"""People with sessions, for tests of who may do what."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from cloudstudio import blobs, files
from cloudstudio.jobs.models import Job
from editor.covers.models import Cover
from editor.exports.models import Export
from editor.shares.keys import new_key
from editor.shares.models import Ladder, LadderFile, Share
from editor.sync import services
from generation.models import GeneratedPicture, Generation
from media.findings.models import Finding, Revision
from media.models import Asset
from media.uploads import services as uploads
from tests.asgi import Headers

#: Makes an account where there is none, and returns the key of a new session of its owner.
SessionOf = Callable[[str], str]

PASSWORD = "correct horse battery"
#: What a page got with its cookie; any will do, as long as cookie and header say the same.
TOKEN = "a" * 32


def with_session(key: str) -> Headers:
    """Return what a page sends along with each request: the session's key (none where it is empty) and the token."""
    session = f"{settings.SESSION_COOKIE_NAME}={key}; " if key else ""
    return [(b"cookie", f"{session}csrftoken={TOKEN}".encode()), (b"x-csrftoken", TOKEN.encode())]


@lru_cache
def hashed_password() -> str:
    """Return PASSWORD as accounts keep it; making that takes a third of a second."""
    return make_password(PASSWORD)


@pytest.fixture
def session_of(transactional_db: None) -> SessionOf:
    def session_of(name: str) -> str:
        user, _ = get_user_model().objects.get_or_create(
            username=name, defaults={"password": hashed_password()}
        )
        client = Client()
        client.force_login(user)
        return client.cookies[settings.SESSION_COOKIE_NAME].value

    return session_of


@pytest.fixture
def own_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The address of a file (`tmp_path / "file"`) that every signed-in person has."""
    (tmp_path / "file").write_bytes(b"bytes")

    def resolve(user: Any, parts: list[str], query: dict[str, str]) -> files.FileAnswer | None:
        return files.FileAnswer(tmp_path / "file", "text/plain") if user.is_authenticated else None

    monkeypatch.setitem(files._resolvers, "own", resolve)
    return "/files/own/file"


@pytest.fixture
def things(made_things: Callable[[], dict[str, str]]) -> dict[str, str]:
    """One of each thing, Anna's, by the name of its place in an address; `revoked` is a link taken back."""
    return made_things()


@pytest.fixture
def made_things(session_of: SessionOf, tmp_path: Path, settings: Any) -> Callable[[], dict[str, str]]:
    """Return what makes `things`, as often as it is called."""
    settings.DATA_DIR = tmp_path
    settings.BLOBS_DIR, settings.JOBS_DIR = tmp_path / "blobs", tmp_path / "jobs"
    settings.STEPS_DIR = tmp_path / "steps"
    session_of("anna")
    anna = get_user_model().objects.get(username="anna")

    def blob() -> str:
        (tmp_path / "bytes").write_bytes(b"private")
        return blobs.put(tmp_path / "bytes")

    def make() -> dict[str, str]:
        job = Job.objects.create(kind="render", lane="short", owner=anna, state="done")
        job.folder.mkdir(parents=True)
        (job.folder / "step-0001.webp").write_bytes(b"private")
        project = services.create_project(anna, "private")
        Cover.objects.create(project=project, sequence=0, duration=0, picture=b"private", has_picture=True)
        asset = Asset.objects.create(
            owner=anna, name="private", kind="image", state="ready", size=7, blob=blob()
        )
        facts = {"duration": 1, "width": 2, "height": 2, "size": 7}
        made = {
            "project": project,
            "owner": anna,
            "settings": {},
            "document": {},
            "sequence": 0,
            "facts": facts,
        }
        finding = Finding.objects.create(asset=asset, kind="transcript", recipe={}, recipe_key="")
        (tmp_path / "content").write_text('{"language":"en"}')
        Revision.objects.create(finding=finding, number=0, blob=blobs.put(tmp_path / "content"), size=17)
        export = Export.objects.create(name="private", blob=blob(), receipt_blob=blob(), **made)
        series = Generation.objects.create(
            owner=anna,
            job=Job.objects.create(kind="generate", lane="short", owner=anna, state="done"),
            model="horizon",
            seed=1,
        )
        GeneratedPicture.objects.create(generation=series, index=0, seed=1, blob=blob(), width=1, height=1)
        facts = {"kind": "image", "state": "ready", "size": 7, "deleted": timezone.now()}
        thing, gone = (
            Asset.objects.create(owner=anna, name=name, blob=blob(), **facts) for name in ("thing", "gone")
        )
        share = Share.objects.create(export=export, owner=anna)
        ladder = Ladder.objects.create(export=export, facts={"poster": [2, 2], "rungs": [[2, 2]]})
        for name in ("main.m3u8", "v2.mp4", "poster.jpg"):
            LadderFile.objects.create(ladder=ladder, name=name, blob=blob())
        return {
            "job_id": str(job.pk),
            "project_id": str(project.pk),
            "asset_id": str(asset.pk),
            "finding_id": str(finding.pk),
            "export_id": str(export.pk),
            "generation_id": str(series.pk),
            "upload_id": str(uploads.begin(anna, "5", "", "").pk),
            "kind": "asset",
            "thing": str(thing.pk),
            "gone": str(gone.pk),
            "token": share.pk,
            "pass": new_key(share),
            "ladder": ladder.pk.hex,
            "revoked": Share.objects.create(export=export, owner=anna, revoked=timezone.now()).pk,
        }

    return make
