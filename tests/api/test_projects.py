"""Projects over HTTP: made, listed, renamed, copied, deleted, edited; and nobody else's."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cloudstudio.accounts.models import User
from editor.sync.models import Operation, Project, Snapshot

pytestmark = pytest.mark.django_db(transaction=True)

TRACK = {"type": "set", "path": ["tracks", "t1"], "value": {"order": "V", "name": "Titles"}}


def signed_in(name: str) -> Client:
    """Return the client of a new person."""
    client = Client(headers={"accept": "application/json"})
    client.force_login(User.objects.create_user(username=name))
    return client


def post(client: Client, path: str, body: Any) -> Any:
    """POST JSON."""
    return client.post(path, body, content_type="application/json")


@pytest.fixture
def anna() -> Client:
    """Somebody with an account."""
    return signed_in("anna")


@pytest.fixture
def project(anna: Client) -> str:
    """The id of a project of Anna's."""
    return str(post(anna, "/api/projects", {"name": "Holiday"}).json()["id"])


def test_a_new_project_is_empty_and_listed_first(anna: Client, project: str) -> None:
    later = post(anna, "/api/projects", {}).json()
    assert later["name"] == "Untitled project"
    assert [item["id"] for item in anna.get("/api/projects").json()] == [later["id"], project]
    answer = anna.get(f"/api/projects/{project}/document").json()
    assert answer["sequence"] == 0
    assert answer["document"]["clips"] == {}


def test_a_project_can_begin_from_a_document(anna: Client) -> None:
    document = {"version": 1, "tracks": {"t1": {"order": "V", "name": "Titles"}}}
    made = post(anna, "/api/projects", {"name": "From a file", "document": document})
    assert made.status_code == 201
    answer = anna.get(f"/api/projects/{made.json()['id']}/document").json()
    assert answer["document"]["tracks"]["t1"]["name"] == "Titles"


def test_a_project_can_begin_with_a_canvas_of_another_size(anna: Client) -> None:
    made = post(anna, "/api/projects", {"document": {"canvas": {"width": 1080, "height": 1920}}}).json()
    canvas = anna.get(f"/api/projects/{made['id']}/document").json()["document"]["canvas"]
    assert (canvas["width"], canvas["height"]) == (1080, 1920)


@pytest.mark.parametrize(
    "body",
    [
        {"document": {"canvas": {"width": 3, "height": 1080}}},
        {"name": " " * 3},
        {"name": "x" * 256},
        {"name": "two\nlines"},
        {"name": 7},
        {"document": {"version": 99}},
        {"document": {"tracks": {"t1": {"order": 7}}}},
        {"document": []},
    ],
)
def test_a_project_that_cannot_be_made_is_refused_with_a_sentence(anna: Client, body: Any) -> None:
    answer = post(anna, "/api/projects", body)
    assert answer.status_code == 422
    assert answer.json()["detail"].endswith(".")
    assert not Project.objects.exists()


def test_a_project_can_be_renamed(anna: Client, project: str) -> None:
    path = f"/api/projects/{project}"
    assert anna.patch(path, {"name": " Été "}, content_type="application/json").json()["name"] == "Été"
    assert anna.get(path).json()["name"] == "Été"
    assert anna.patch(path, {"name": ""}, content_type="application/json").status_code == 422


def test_an_edit_is_made_once_however_often_it_is_sent(anna: Client, project: str) -> None:
    path = f"/api/projects/{project}/operations"
    for _ in range(3):
        assert post(anna, path, {"op_id": "one", "operation": TRACK}).json() == {"sequence": 1}
    assert post(anna, path, {"op_id": "two", "operation": TRACK}).json() == {"sequence": 2}
    listed = anna.get(f"{path}?after=1").json()["operations"]
    assert [(item["sequence"], item["op_id"], item["operation"]) for item in listed] == [(2, "two", TRACK)]
    assert anna.get(f"/api/projects/{project}").json()["sequence"] == 2


@pytest.mark.parametrize(
    "operation",
    [
        {},
        {"type": "drop"},
        {"type": "set", "path": ["clips"], "value": {}},
        {"type": "set", "path": ["canvas", "width"], "value": "wide"},
        {"type": "set", "path": ["tracks", "../etc"], "value": {"order": "V"}},
        {"type": "batch", "operations": []},
        {"type": "batch", "operations": [TRACK, {"type": "set", "path": ["canvas", "width"], "value": -1}]},
    ],
)
def test_a_bad_edit_is_refused_with_a_sentence_and_leaves_nothing(
    anna: Client, project: str, operation: Any
) -> None:
    answer = post(anna, f"/api/projects/{project}/operations", {"op_id": "bad", "operation": operation})
    assert answer.status_code == 422
    assert answer.json()["detail"].endswith(".")
    assert not Operation.objects.exists()


def test_a_copy_has_the_document_and_a_life_of_its_own(anna: Client, project: str) -> None:
    post(anna, f"/api/projects/{project}/operations", {"op_id": "one", "operation": TRACK})
    copy = post(anna, f"/api/projects/{project}/duplicate", {}).json()
    assert copy["name"] == "Holiday copy"
    gone = {"type": "remove", "path": ["tracks", "t1"]}
    post(anna, f"/api/projects/{project}/operations", {"op_id": "two", "operation": gone})
    document = anna.get(f"/api/projects/{copy['id']}/document").json()["document"]
    assert document["tracks"]["t1"]["name"] == "Titles"


def test_a_project_that_is_deleted_for_good_leaves_nothing(anna: Client, project: str) -> None:
    post(anna, f"/api/projects/{project}/operations", {"op_id": "one", "operation": TRACK})
    assert anna.delete(f"/api/projects/{project}").status_code == 204
    assert anna.get(f"/api/projects/{project}").status_code == 404
    assert anna.delete(f"/api/bin/project/{project}").status_code == 204
    assert not Operation.objects.exists()
    assert not Snapshot.objects.exists()


CALLS: list[Callable[[Client, str], Any]] = [
    lambda client, path: client.get(path),
    lambda client, path: client.patch(path, {"name": "Mine"}, content_type="application/json"),
    lambda client, path: client.delete(path),
    lambda client, path: post(client, f"{path}/duplicate", {}),
    lambda client, path: client.get(f"{path}/document"),
    lambda client, path: client.get(f"{path}/operations"),
    lambda client, path: post(client, f"{path}/operations", {"op_id": "one", "operation": TRACK}),
]


@pytest.mark.parametrize("call", CALLS)
def test_another_persons_project_is_not_there(project: str, call: Callable[[Client, str], Any]) -> None:
    mallory = signed_in("mallory")
    assert call(mallory, f"/api/projects/{project}").status_code == 404
    assert call(mallory, f"/api/projects/{uuid.uuid4()}").status_code == 404
    assert Project.objects.get().name == "Holiday"
    assert mallory.get("/api/projects").json() == []


@pytest.mark.parametrize("call", CALLS)
def test_who_is_signed_out_is_asked_to_sign_in(project: str, call: Callable[[Client, str], Any]) -> None:
    assert call(Client(), f"/api/projects/{project}").status_code == 401
