"""Findings over HTTP: learned once, revised by a person with every state kept, private, and gone with the asset."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.errors import Invalid
from cloudstudio.storage.quota import room_of
from media.bin import AssetBin, delete
from media.findings.models import Finding, Revision
from media.findings.services import KEPT, record_finding
from media.models import Asset
from tests.api.conftest import SignIn

RECIPE = {"tool": "transcript", "version": 1, "parameters": {"quick": False}}
SAID = {
    "language": "en",
    "language_sure": 1.0,
    "words": [{"text": "Hello.", "start": 0, "end": 705_600, "sure": 0.9}],
    "breaks": [],
}


@pytest.fixture
def anna(sign_in: SignIn) -> Client:
    return sign_in("anna")


@pytest.fixture
def asset(anna: Client, tmp_path: Path) -> Asset:
    (tmp_path / "a.wav").write_bytes(b"sound")
    return Asset.objects.create(
        owner=User.objects.get(username="anna"),
        name="a.wav",
        state="ready",
        size=5,
        blob=put(tmp_path / "a.wav"),
    )


def put(path: Path) -> str:
    with blobs.prepared([path]):
        return blobs.put(path)


def learn(asset: Asset, folder: Path, content: object = SAID, recipe: dict = RECIPE) -> Finding:
    path = folder / f"{uuid4()}.json"
    path.write_text(json.dumps(content))
    return record_finding(asset, "transcript", recipe, path)


def revise(person: Client, finding: Finding, before: int, content: object, status: int = 201) -> dict:
    answer = person.post(
        f"/api/findings/{finding.pk}/revisions",
        {"before": before, "content": content},
        content_type="application/json",
    )
    assert answer.status_code == status, answer.content
    return answer.json()


def test_the_same_is_learned_once_and_another_way_of_looking_is_another_finding(
    anna: Client, asset: Asset, tmp_path: Path
) -> None:
    first = learn(asset, tmp_path)
    assert learn(asset, tmp_path, {"language": "de"}) == first
    quick = learn(asset, tmp_path, recipe={**RECIPE, "parameters": {"quick": True}})
    listed = anna.get(f"/api/assets/{asset.pk}/findings").json()
    assert [one["id"] for one in listed] == [str(quick.pk), str(first.pk)]
    assert listed[1]["recipe"] == RECIPE
    assert anna.get(f"/api/findings/{first.pk}").json()["content"] == SAID


def test_a_person_says_it_better_and_every_state_is_kept(anna: Client, asset: Asset, tmp_path: Path) -> None:
    finding = learn(asset, tmp_path)
    better = {**SAID, "words": [{**SAID["words"][0], "text": "Hallo."}]}
    assert revise(anna, finding, 0, better)["number"] == 1
    assert "load it again" in revise(anna, finding, 0, SAID, 409)["detail"]
    newest = anna.get(f"/api/findings/{finding.pk}").json()
    assert (newest["revision"], newest["content"]["words"][0]["text"]) == (1, "Hallo.")
    assert anna.get(f"/api/findings/{finding.pk}?revision=0").json()["content"] == SAID
    assert anna.get(f"/api/findings/{finding.pk}?revision=7").status_code == 404
    for number in range(1, KEPT + 3):
        revise(anna, finding, number, better)
    [told] = anna.get(f"/api/assets/{asset.pk}/findings").json()
    numbers = [one["number"] for one in told["revisions"]]
    assert numbers == [*range(KEPT + 3, 3, -1), 0]
    assert room_of(asset.owner).holdings["findings"].total == sum(one.size for one in Revision.objects.all())


def test_what_is_no_content_of_its_kind_is_refused_with_a_sentence(
    anna: Client, asset: Asset, tmp_path: Path
) -> None:
    finding = learn(asset, tmp_path)
    for content in (
        {},
        {"language": "EN"},
        {**SAID, "words": [{"text": "", "start": 0, "end": 1}]},
        {**SAID, "words": [{"text": "a", "start": -1, "end": 1}]},
        {**SAID, "more": 1},
    ):
        assert revise(anna, finding, 0, content, 422)["detail"].endswith(".")
    with pytest.raises(Invalid):
        learn(asset, tmp_path, {"language": 7}, {"tool": "other"})
    assert Revision.objects.count() == 1


def test_findings_are_their_owners_and_go_with_the_asset(
    anna: Client, sign_in: SignIn, asset: Asset, tmp_path: Path
) -> None:
    finding = learn(asset, tmp_path)
    ben = sign_in("ben")
    assert ben.get(f"/api/findings/{finding.pk}").status_code == 404
    assert ben.get(f"/api/assets/{asset.pk}/findings").status_code == 404
    revise(ben, finding, 0, SAID, 404)
    delete(asset)
    assert anna.get(f"/api/findings/{finding.pk}").status_code == 404
    asset.refresh_from_db()
    AssetBin().restore(asset)
    assert anna.get(f"/api/findings/{finding.pk}").status_code == 200
    path = blobs.local_path(finding.revisions.get().blob)
    AssetBin().purge(asset)
    assert not Finding.objects.exists()
    assert not path.exists()
