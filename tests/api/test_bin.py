"""The bin: whatever is deleted waits there, is counted, comes back as it was, or goes for good."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from cloudstudio import blobs
from cloudstudio.bin import services
from cloudstudio.jobs.models import Job
from editor.exports.models import Export
from editor.shares.models import Share
from editor.sync.models import Operation, Project, Snapshot
from generation.models import GeneratedPicture, Generation
from media.models import Asset
from media.services import create_asset_from_file, record_refusal
from tests.api.conftest import SignIn

FILM = {"container": "mp4", "kind": "video"}


def owner(name: str = "anna") -> Any:
    return get_user_model().objects.get(username=name)


@pytest.fixture
def anna(sign_in: SignIn) -> Client:
    return sign_in("anna")


@pytest.fixture
def bring_in(anna: Client, tmp_path: Path) -> Any:
    """Return a function that makes a file of anna's; its bytes are its name."""

    def bring_in(name: str, made_from: Asset | None = None, hidden: bool = False) -> Asset:
        path = tmp_path / "file"
        path.write_text(name)
        asset = create_asset_from_file(owner(), path, name, made_from=made_from, hidden=hidden)
        Asset.objects.filter(pk=asset.pk).update(state="ready")
        return asset

    return bring_in


def post(client: Client, path: str, body: Any = None) -> Any:
    return client.post(path, body or {}, content_type="application/json")


def project_with(client: Client, asset: Asset, clips: int = 1) -> str:
    """Make a project whose document shows an asset."""
    key = asset.pk.hex
    document = {
        "assets": {
            key: {"source": str(asset.pk), "kind": "image", "name": asset.name, "width": 9, "height": 9}
        },
        "tracks": {"v1": {"order": "V"}},
        "clips": {
            f"c{number}": {
                "kind": "image",
                "asset": key,
                "track": "v1",
                "order": "V",
                "start": number * 705_600_000,
                "duration": 705_600_000,
            }
            for number in range(clips)
        },
    }
    made = post(client, "/api/projects", {"name": f"Film of {asset.name}", "document": document})
    assert made.status_code == 201, made.content
    return str(made.json()["id"])


def film_of(project: str, folder: Path) -> Export:
    path = folder / "film"
    path.write_text("film")
    return Export.objects.create(
        project_id=project,
        owner=owner(),
        name="Film",
        settings={"format": "mp4"},
        document=Snapshot.objects.get(project=project).document,
        sequence=0,
        blob=blobs.put(path),
        size=4,
        facts={"size": 4, "duration": 1, "width": 2, "height": 2},
    )


def in_bin(client: Client, kind: str = "") -> list[dict[str, Any]]:
    return client.get("/api/bin", {"kind": kind}).json()


def shown(client: Client) -> set[str]:
    return {asset["name"] for asset in client.get("/api/assets").json()}


def test_a_deleted_asset_waits_in_the_bin_and_comes_back_as_it_was(anna: Client, bring_in: Any) -> None:
    cat, dog = bring_in("cat.png"), bring_in("dog.png")
    assert anna.delete(f"/api/assets/{cat.pk}").status_code == 204
    assert anna.get(f"/api/assets/{cat.pk}").status_code == 404
    assert anna.delete(f"/api/assets/{cat.pk}").status_code == 404
    assert shown(anna) == {"dog.png"}
    (entry,) = in_bin(anna)
    assert (entry["kind"], entry["name"], entry["size"]) == ("asset", "cat.png", 7)
    assert entry["until"][:10] == (timezone.now() + timedelta(days=30)).isoformat()[:10]
    assert anna.get("/api/storage").json()["binned"] == 7
    assert anna.get("/api/storage").json()["used"] == 14
    assert post(anna, f"/api/bin/asset/{cat.pk}/restore").status_code == 204
    assert shown(anna) == {"cat.png", "dog.png"}
    assert in_bin(anna) == []
    assert post(anna, f"/api/bin/asset/{dog.pk}/restore").status_code == 404


def test_what_was_made_from_an_asset_is_hidden_counted_and_shares_its_fate(
    anna: Client, bring_in: Any, tmp_path: Path
) -> None:
    film = bring_in("film")
    matte = bring_in("matte", made_from=film, hidden=True)
    finer = bring_in("finer matte", made_from=matte, hidden=True)
    lost = bring_in("lost", made_from=film)
    assert shown(anna) == {"film", "lost"}
    found = anna.get(f"/api/assets/{matte.pk}").json()
    assert (found["made_from"], found["hidden"]) == (str(film.pk), True)
    assert anna.get("/api/storage").json()["used"] == len("filmmattefiner mattelost")

    anna.delete(f"/api/assets/{lost.pk}")
    anna.delete(f"/api/assets/{film.pk}")
    assert anna.get(f"/api/assets/{finer.pk}").status_code == 404
    assert [(entry["name"], entry["size"]) for entry in in_bin(anna)] == [("film", 24)]
    post(anna, f"/api/bin/asset/{film.pk}/restore")
    assert anna.get(f"/api/assets/{finer.pk}").status_code == 200
    # It was deleted for itself, before.
    assert [entry["name"] for entry in in_bin(anna)] == ["lost"]

    anna.delete(f"/api/assets/{film.pk}")
    assert anna.delete(f"/api/bin/asset/{film.pk}").status_code == 204
    assert not Asset.everything.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "file"]


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.BLOBS_DIR = tmp_path / "blobs"


def test_what_is_made_of_an_asset_that_was_deleted_meanwhile_goes_to_the_bin_too(
    anna: Client, bring_in: Any
) -> None:
    film = bring_in("film")
    anna.delete(f"/api/assets/{film.pk}")
    bring_in("matte", made_from=film, hidden=True)
    assert [entry["name"] for entry in in_bin(anna)] == ["film"]
    post(anna, f"/api/bin/asset/{film.pk}/restore")
    assert Asset.objects.count() == 2


def test_the_bin_is_nobody_elses(anna: Client, sign_in: SignIn, bring_in: Any) -> None:
    cat, ben = bring_in("cat.png"), sign_in("ben")
    anna.delete(f"/api/assets/{cat.pk}")
    assert in_bin(ben) == []
    assert post(ben, f"/api/bin/asset/{cat.pk}/restore").status_code == 404
    assert ben.delete(f"/api/bin/asset/{cat.pk}").status_code == 404
    assert ben.delete("/api/bin").status_code == 204
    assert [entry["name"] for entry in in_bin(anna)] == ["cat.png"]
    assert anna.delete(f"/api/bin/mystery/{cat.pk}").status_code == 404


def test_deleting_ends_the_work_and_bringing_back_takes_it_up_again(anna: Client, bring_in: Any) -> None:
    cat = bring_in("cat.png")
    Asset.objects.filter(pk=cat.pk).update(state="processing")
    anna.delete(f"/api/assets/{cat.pk}")
    assert [job.state for job in Job.objects.all()] == ["cancelled"]
    assert Asset.everything.get(pk=cat.pk).state == "processing"
    post(anna, f"/api/bin/asset/{cat.pk}/restore")
    assert [job.state for job in Job.objects.order_by("created")] == ["cancelled", "queued"]


def test_a_project_comes_back_with_its_id_its_history_its_films_and_their_links(
    anna: Client, bring_in: Any, tmp_path: Path
) -> None:
    project = project_with(anna, bring_in("cat.png"))
    step = {"type": "set", "path": ["tracks", "v2"], "value": {"order": "W"}}
    post(anna, f"/api/projects/{project}/operations", {"op_id": "one", "operation": step})
    document = anna.get(f"/api/projects/{project}/document").json()
    film = film_of(project, tmp_path)
    token = post(anna, "/api/shares", {"export": str(film.pk)}).json()["token"]
    assert Client().get(f"/api/watch/{token}").status_code == 200

    assert anna.delete(f"/api/projects/{project}").status_code == 204
    assert anna.get("/api/projects").json() == []
    assert Client().get(f"/api/watch/{token}").status_code == 404
    assert anna.get(f"/api/exports/{film.pk}").status_code == 404
    assert anna.get("/api/shares").json() == []
    late = {"op_id": "two", "operation": step}
    assert post(anna, f"/api/projects/{project}/operations", late).status_code == 404
    assert [(entry["kind"], entry["name"], entry["size"]) for entry in in_bin(anna, "project")] == [
        ("project", "Film of cat.png", 4)
    ]

    assert post(anna, f"/api/bin/project/{project}/restore").status_code == 204
    assert anna.get(f"/api/projects/{project}/document").json() == document
    assert anna.get(f"/api/exports/{film.pk}").json()["state"] == "done"
    assert Client().get(f"/api/watch/{token}").status_code == 200

    anna.delete(f"/api/projects/{project}")
    assert anna.delete("/api/bin?kind=project").status_code == 204
    for model in (Snapshot, Operation, Share):
        assert not model.objects.exists()
    assert not Export.everything.exists()
    with pytest.raises(FileNotFoundError):
        blobs.local_path(film.blob)


def test_a_film_and_a_series_of_pictures_go_through_the_bin_too(
    anna: Client, bring_in: Any, tmp_path: Path
) -> None:
    project = project_with(anna, bring_in("cat.png"))
    film = film_of(project, tmp_path)
    picture = tmp_path / "picture"
    picture.write_text("picture")
    job = Job.objects.create(kind="generate", lane="gpu", owner=owner(), state="done")
    series = Generation.objects.create(owner=owner(), job=job, model="odds", prompt="a cat", seed=1)
    size, key = picture.stat().st_size, blobs.put(picture)
    GeneratedPicture.objects.create(
        generation=series, index=0, seed=1, blob=key, size=size, width=1, height=1
    )
    for path in (f"/api/exports/{film.pk}", f"/api/generations/{series.pk}"):
        assert anna.delete(path).status_code == 204
        assert anna.get(path).status_code == 404
    assert {(entry["kind"], entry["name"], entry["size"]) for entry in in_bin(anna)} == {
        ("export", "Film.mp4", 4),
        ("generation", "a cat", 7),
    }
    assert anna.get("/api/storage").json()["binned"] == 11
    post(anna, f"/api/bin/export/{film.pk}/restore")
    post(anna, f"/api/bin/generation/{series.pk}/restore")
    assert anna.get(f"/api/exports/{film.pk}").json()["url"]
    assert len(anna.get(f"/api/generations/{series.pk}").json()["pictures"]) == 1
    anna.delete(f"/api/exports/{film.pk}")
    anna.delete(f"/api/generations/{series.pk}")
    anna.delete("/api/bin")
    for blob in (film.blob, key):
        with pytest.raises(FileNotFoundError):
            blobs.local_path(blob)


def test_what_has_waited_for_its_term_goes_for_good_and_nothing_else(
    anna: Client, bring_in: Any, settings: Any
) -> None:
    old, new = bring_in("old"), bring_in("new")
    project = project_with(anna, bring_in("cat.png"))
    for path in (f"/api/assets/{old.pk}", f"/api/assets/{new.pk}", f"/api/projects/{project}"):
        anna.delete(path)
    long_ago = timezone.now() - timedelta(days=settings.BIN_DAYS, seconds=1)
    for model, key in ((Asset, old.pk), (Project, UUID(project))):
        model.everything.filter(pk=key).update(deleted=long_ago)
    assert services.sweep() == 2
    assert [entry["name"] for entry in in_bin(anna)] == ["new"]
    with pytest.raises(FileNotFoundError):
        blobs.local_path(old.blob)
    assert blobs.local_path(new.blob).is_file()
    assert services.sweep() == 0


def test_all_that_shows_an_asset_is_named_before_and_after_it_is_deleted(
    anna: Client, bring_in: Any, tmp_path: Path
) -> None:
    cat, dog = bring_in("cat.png"), bring_in("dog.png")
    project = project_with(anna, cat, clips=3)
    project_with(anna, dog)
    film = film_of(project, tmp_path)
    token = post(anna, "/api/shares", {"export": str(film.pk)}).json()["token"]
    assert anna.get(f"/api/assets/{cat.pk}/uses").json() == [
        {"kind": "project", "id": project, "name": "Film of cat.png", "project": project, "count": 3},
        {"kind": "film", "id": str(film.pk), "name": "Film.mp4", "project": project, "count": 0},
        {"kind": "share", "id": token, "name": "Film", "project": project, "count": 0},
    ]
    anna.delete(f"/api/assets/{cat.pk}")
    assert len(anna.get(f"/api/assets/{cat.pk}/uses").json()) == 3
    for clip in ("c0", "c1", "c2"):
        gone = {"op_id": clip, "operation": {"type": "remove", "path": ["clips", clip]}}
        assert post(anna, f"/api/projects/{project}/operations", gone).status_code == 200
    kinds = [use["kind"] for use in anna.get(f"/api/assets/{cat.pk}/uses").json()]
    assert kinds == ["version", "film", "share"]
    matte = bring_in("matte", made_from=dog, hidden=True)
    project_with(anna, matte)
    names = {use["name"] for use in anna.get(f"/api/assets/{dog.pk}/uses").json()}
    assert names == {"Film of dog.png", "Film of matte"}
    assert anna.get(f"/api/assets/{bring_in('bird').pk}/uses").json() == []


def test_a_file_that_waits_because_of_us_says_so_and_is_examined_at_once_on_demand(
    anna: Client, bring_in: Any
) -> None:
    cat = bring_in("cat.png")
    Asset.objects.filter(pk=cat.pk).update(state="processing")
    later = timezone.now() + timedelta(minutes=9)
    Job.objects.filter(kind="inspect").update(due=later, note="It does not work on our side yet.")
    found = anna.get(f"/api/assets/{cat.pk}").json()
    assert (found["state"], found["error"]) == ("processing", "It does not work on our side yet.")
    again = post(anna, f"/api/assets/{cat.pk}/inspect").json()
    assert (again["state"], again["error"]) == ("processing", "")
    assert Job.objects.get(kind="inspect").due <= timezone.now()


def test_a_refused_file_stays_until_it_is_deleted_and_is_examined_again(anna: Client, bring_in: Any) -> None:
    cat = bring_in("cat.png")
    Job.objects.update(state="done")
    record_refusal(cat, "It is no picture.")
    found = anna.get(f"/api/assets/{cat.pk}").json()
    assert (found["state"], found["error"]) == ("failed", "It is no picture.")
    assert blobs.local_path(Asset.objects.get(pk=cat.pk).blob).is_file()
    assert post(anna, f"/api/assets/{cat.pk}/inspect").json()["state"] == "processing"
    assert Job.objects.filter(kind="inspect", state="queued").count() == 1
