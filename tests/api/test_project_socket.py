"""The project's socket, over a real server: everybody hears everything, in the same order, once."""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from editor.timeline.json_schema import schema_id
from tests.project_page import ProjectPage
from tests.studio import Person
from tests.web_process import WebProcess


@pytest.fixture(scope="module")
def web(valkey: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebProcess]:
    """A running web process."""
    with WebProcess(tmp_path_factory.mktemp("web"), valkey) as process:
        yield process


@pytest.fixture(scope="module")
def anna(web: WebProcess) -> Person:
    """Somebody with an account."""
    return web.sign_up("anna")


@pytest.fixture
def project(anna: Person) -> str:
    """The id of a new project of Anna's."""
    return str(anna.post("/api/projects", json={"name": "Film"}).json()["id"])


def track(name: str, order: str = "V") -> dict[str, Any]:
    """Return the operation that sets the track `name`."""
    return {"type": "set", "path": ["tracks", name], "value": {"order": order, "name": name}}


def closed_with(person: Person, path: str) -> int:
    """Open a socket and return the code with which it is closed."""
    with person.socket(path) as socket, pytest.raises(ConnectionClosed) as closed:
        socket.recv(20)
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


def random_operation(rng: random.Random) -> dict[str, Any]:
    """Return a legal operation on one of four tracks."""
    name = f"t{rng.randrange(4)}"
    primitive = rng.choice(
        [
            track(name, order="ABCDEFGH"[rng.randrange(8)]),
            {"type": "set", "path": ["tracks", name, "name"], "value": str(rng.random())},
            {"type": "set", "path": ["tracks", name, "muted"], "value": rng.random() < 0.5, "expect": True},
            {"type": "remove", "path": ["tracks", name]},
        ]
    )
    if rng.random() < 0.2:
        return {"type": "batch", "operations": [primitive, track("t0", "Z")]}
    return primitive


def test_an_edit_reaches_every_other_page(anna: Person, project: str) -> None:
    here, there = ProjectPage(anna, project), ProjectPage(anna, project)
    here.edit("one", track("t1"))
    here.settle()
    message = there.hear()
    assert (message["type"], message["sequence"], message["op_id"]) == ("operation", 1, "one")
    assert here.document == there.document
    assert list(there.document.tracks) == ["t1"]


def test_three_pages_that_edit_at_once_end_with_the_same_document(anna: Person, project: str) -> None:
    rng = random.Random(20261123)
    pages = [ProjectPage(anna, project) for _ in range(3)]
    for edit in range(150):
        page = rng.choice(pages)
        page.edit(f"edit-{edit}", random_operation(rng))
        if rng.random() < 0.1:
            # The line breaks: what was under way may or may not have arrived.
            page.cut()
            page.open()
    for page in pages:
        page.settle()
    for page in pages:
        page.catch_up()
    answer = anna.get(f"/api/projects/{project}/document").json()
    for page in pages:
        assert page.sequence == answer["sequence"] == 150
        assert page.document.model_dump(mode="json") == answer["document"]


def test_twenty_edits_made_off_line_catch_up(anna: Person, project: str) -> None:
    here, there = ProjectPage(anna, project), ProjectPage(anna, project)
    here.cut()
    for edit in range(20):
        here.pending[f"off-line-{edit}"] = track(f"t{edit}")
        there.edit(f"on-line-{edit}", track(f"s{edit}"))
    there.settle()
    here.open()
    here.settle()
    there.catch_up()
    assert here.document == there.document
    assert len(there.document.tracks) == 40


def test_an_edit_that_is_sent_again_is_made_once(anna: Person, project: str) -> None:
    page = ProjectPage(anna, project)
    for _ in range(3):
        page.edit("same", track("t1"))
        page.settle()
        assert page.acknowledged["same"] == 1
    assert anna.get(f"/api/projects/{project}").json()["sequence"] == 1


def test_a_bad_edit_is_refused_alone(anna: Person, project: str) -> None:
    page = ProjectPage(anna, project)
    page.edit("good", track("t1"))
    page.edit("bad", {"type": "set", "path": ["canvas", "width"], "value": "wide"})
    page.edit("large", {"type": "set", "path": ["tracks", "t1", "name"], "value": "x" * 5_000_000})
    page.edit("good too", track("t2"))
    page.edit("good-too", track("t2"))
    page.settle()
    assert set(page.acknowledged) == {"good", "good-too"}
    assert set(page.refused) == {"bad", "large", "good too"}
    assert all(reason.endswith(".") for reason in page.refused.values())
    assert page.sequence == 2


def test_a_message_that_is_none_is_answered_with_a_sentence(anna: Person, project: str) -> None:
    page = ProjectPage(anna, project)
    for text in ["", "{", "[]", '{"type": "drop"}', '{"type": "hello", "after": "x"}', "[" * 100_000]:
        page.socket.send(text)
        answer = page.hear()
        assert answer["type"] == "error"
        assert answer["reason"].endswith(".")
    page.socket.send(b"\x00\xff")
    assert page.hear()["type"] == "error"
    page.edit("still-here", track("t1"))
    page.settle()


def test_an_edit_before_hello_is_refused(anna: Person, project: str) -> None:
    with anna.socket(f"/ws/projects/{project}") as socket:
        socket.send(json.dumps({"type": "operation", "op_id": "early", "operation": track("t1")}))
        assert json.loads(socket.recv(20))["type"] == "error"
    assert anna.get(f"/api/projects/{project}").json()["sequence"] == 0


def test_an_edit_over_http_reaches_the_open_pages(anna: Person, project: str) -> None:
    page = ProjectPage(anna, project)
    body = {"op_id": "by-http", "operation": track("t1")}
    assert anna.post(f"/api/projects/{project}/operations", json=body).status_code == 200
    assert page.hear()["op_id"] == "by-http"


def test_a_page_that_claims_to_be_ahead_gets_the_document(anna: Person, project: str) -> None:
    with anna.socket(f"/ws/projects/{project}") as socket:
        socket.send(json.dumps({"type": "hello", "after": 99, "schema": schema_id()}))
        assert json.loads(socket.recv(20))["type"] == "document"


def test_a_project_opens_after_more_edits_than_a_snapshot_holds(anna: Person, project: str) -> None:
    page = ProjectPage(anna, project)
    for edit in range(450):
        page.edit(f"edit-{edit}", track(f"t{edit % 7}", order=f"V{edit}"))
    page.settle()
    later = ProjectPage(anna, project)
    assert later.sequence == 450
    assert later.document == page.document


def test_the_pages_of_a_deleted_project_are_told_that_it_is_gone(anna: Person, project: str) -> None:
    page = ProjectPage(anna, project)
    assert anna.delete(f"/api/projects/{project}").status_code == 204
    assert page.is_closed() == 4404


def test_another_persons_project_is_not_there(web: WebProcess, project: str) -> None:
    mallory = web.sign_up(f"mallory-{uuid.uuid4().hex[:8]}")
    assert closed_with(mallory, f"/ws/projects/{project}") == 4404
    assert closed_with(mallory, f"/ws/projects/{uuid.uuid4()}") == 4404
    assert closed_with(mallory, "/ws/projects/nonsense") == 4404


def test_who_is_signed_out_is_asked_to_sign_in(web: WebProcess, project: str) -> None:
    assert closed_with(Person(web.url, "nobody"), f"/ws/projects/{project}") == 4401


def test_signing_out_is_heard_in_every_web_process(web: WebProcess) -> None:
    eve = web.sign_up("eve")
    project = eve.post("/api/projects", json={"name": "Film"}).json()["id"]
    with web.beside() as other:
        elsewhere = Person(other.url, "eve")
        elsewhere.cookies = eve.cookies
        lines = [elsewhere.socket(path) for path in ("/ws/events", f"/ws/projects/{project}")]
        for line in lines:
            line.send('{"type":"ping"}')
            line.recv(20)
        assert eve.delete("/_allauth/browser/v1/auth/session").status_code == 401
        assert [_code_of_close(line) for line in lines] == [4401, 4401]


def _code_of_close(line: ClientConnection) -> int | None:
    try:
        while True:
            line.recv(20)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else None


def test_a_project_appears_on_the_persons_other_pages(anna: Person) -> None:
    with anna.socket("/ws/events") as events:
        assert json.loads(events.recv(20))["kind"] == "ready"
        made = anna.post("/api/projects", json={"name": "New"}).json()
        event = json.loads(events.recv(20))
        assert (event["kind"], event["id"]) == ("project", made["id"])
        anna.patch(f"/api/projects/{made['id']}", json={"name": "Renamed"})
        assert json.loads(events.recv(20))["seq"] == event["seq"] + 1


def test_a_page_of_another_version_is_told_to_reload_and_its_edits_are_not_taken(
    anna: Person, project: str
) -> None:
    ProjectPage(anna, project)
    for schema, kinds in (("urn:another", ["reload"]), (None, ["reload", "error"])):
        with anna.socket(f"/ws/projects/{project}") as socket:
            hello = {"type": "hello", "after": 0} | ({"schema": schema} if schema else {})
            socket.send(json.dumps(hello))
            answers = [json.loads(socket.recv(20)) for _ in kinds]
            assert [answer["type"] for answer in answers] == kinds
            assert all(answer["reason"].endswith(".") for answer in answers)
            socket.send(json.dumps({"type": "operation", "op_id": "kept", "operation": track("t1")}))
            answer = json.loads(socket.recv(20))
            # Not refused by its name: the page keeps it, and sends it when it was loaded again.
            assert (answer["type"], "op_id" in answer) == ("error", False)
    assert anna.get(f"/api/projects/{project}").json()["sequence"] == 0


def test_a_page_that_somebody_else_opened_is_asked_to_sign_in_again(
    web: WebProcess, anna: Person, project: str
) -> None:
    me = anna.get("/api/me").json()["id"]
    for person, is_let_in in ((me, True), (str(uuid.uuid4()), False)):
        with anna.socket(f"/ws/projects/{project}") as socket:
            socket.send(json.dumps({"type": "hello", "after": 0, "schema": schema_id(), "person": person}))
            if is_let_in:
                assert json.loads(socket.recv(20))["type"] == "operations"
            else:
                with pytest.raises(ConnectionClosed) as closed:
                    socket.recv(20)
                assert closed.value.rcvd is not None
                assert closed.value.rcvd.code == 4401


def test_each_edit_tells_how_it_came_about_and_its_device_only_to_its_maker(
    anna: Person, project: str
) -> None:
    here, there = ProjectPage(anna, project), ProjectPage(anna, project)
    here.edit("one", track("t1"), cause="tool", device="laptop", step="paste", base=0)
    here.edit("two", track("t2"))
    here.settle()
    told = there.hear()
    assert (told["cause"], told["step"]) == ("tool", "paste")
    assert "device" not in told
    rows = anna.get(f"/api/projects/{project}/operations").json()["operations"]
    assert [(row["cause"], row["step"], row["device"]) for row in rows] == [
        ("tool", "paste", "laptop"),
        ("edit", "", ""),
    ]


def test_a_page_that_was_away_learns_what_takes_back_an_edit_that_had_arrived(
    anna: Person, project: str
) -> None:
    page = ProjectPage(anna, project)
    page.edit("start", track("t1"))
    page.edit("rename", {"type": "set", "path": ["tracks", "t1", "name"], "value": "later"})
    page.settle()
    page.edit(
        "rename", {"type": "set", "path": ["tracks", "t1", "name"], "value": "later"}, asks_inverse=True
    )
    ack = page.hear()
    assert (ack["type"], ack["sequence"]) == ("ack", 2)
    assert ack["inverse"] == {
        "type": "set",
        "path": ["tracks", "t1", "name"],
        "value": "t1",
        "expect": "later",
    }


def test_what_a_page_missed_comes_in_pieces_and_above_a_bound_the_document_does(
    anna: Person, project: str
) -> None:
    page, other = ProjectPage(anna, project), ProjectPage(anna, project)
    other.cut()
    for edit in range(3):
        page.edit(f"large-{edit}", large(edit, 60))
    page.settle()
    with anna.socket(f"/ws/projects/{project}") as socket:
        socket.send(json.dumps({"type": "hello", "after": 0, "schema": schema_id()}))
        answers = [json.loads(socket.recv(20)) for _ in range(3)]
    assert [(answer["type"], answer["more"]) for answer in answers] == [
        ("operations", True),
        ("operations", True),
        ("operations", False),
    ]
    other.open()
    assert other.document == page.document
    other.cut()
    for edit in range(3, 18):
        page.edit(f"large-{edit}", large(edit, 60))
    page.settle()
    other.open()
    assert other.sequence == 18
    assert other.document == page.document


def test_operations_are_listed_in_pages_bounded_by_number_and_size(anna: Person, project: str) -> None:
    page = ProjectPage(anna, project)
    for edit in range(10):
        page.edit(f"large-{edit}", large(edit, 60))
    page.edit("small", track("t1"))
    page.settle()
    path = f"/api/projects/{project}/operations"
    first = anna.get(path).json()
    assert first["more"]
    assert 1 <= len(first["operations"]) < 10
    listed = [row["sequence"] for row in first["operations"]]
    while first["more"]:
        first = anna.get(path, params={"after": listed[-1]}).json()
        listed += [row["sequence"] for row in first["operations"]]
    assert listed == list(range(1, 12))
    assert anna.get(path, params={"after": 9, "limit": 1}).json()["more"]
    assert not anna.get(path, params={"after": 10, "limit": 1}).json()["more"]
    assert anna.get(path, params={"limit": 0}).status_code == 422


def large(edit: int, clips: int) -> dict[str, Any]:
    """Return an operation of about `clips` times 10 KB that sets the same clips again."""
    value = {"kind": "text", "track": "t1", "start": 0, "duration": 1, "text": chr(97 + edit % 26) * 9_990}
    operations = [{"type": "set", "path": ["clips", f"c{clip}"], "value": value} for clip in range(clips)]
    return {"type": "batch", "operations": operations}
