"""A project's picture and length in the list: drawn when somebody looks, once for each state of the project."""

from __future__ import annotations

import io
from typing import Any
from uuid import uuid4

from PIL import Image

from editor.covers.moment import cover_moment
from editor.timeline.validation import load_document
from tests.api.media.conftest import settled, upload
from tests.media_samples import sample
from tests.studio import Person, until

FLICKS = 705_600_000
BOX = {"width": 1920, "height": 1080}


def shape(start: int, duration: int, colour: str) -> dict[str, Any]:
    """A rectangle over the whole canvas, for some seconds."""
    return {
        "kind": "shape",
        "shape": "rectangle",
        "track": "t",
        "start": start * FLICKS,
        "duration": duration * FLICKS,
        "fill": colour,
        "transform": BOX,
    }


def project(person: Person, **clips: Any) -> str:
    document = {"version": 1, "tracks": {"t": {"order": "A"}}, "clips": clips}
    answer = person.post("/api/projects", json={"name": "Film", "document": document})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def covered(person: Person, name: str, sequence: int = 0) -> dict[str, Any]:
    """Ask until the list shows the project as it is after an operation."""

    def look() -> dict[str, Any] | None:
        assert person.post("/api/covers").status_code == 202
        (row,) = [row for row in person.get("/api/projects").json() if row["id"] == name]
        return row if row["cover"] and row["cover"].endswith(f"drawn={sequence}") else None

    row = until(look, 60)
    assert row is not None
    return row


def colour(person: Person, row: dict[str, Any]) -> tuple[int, ...]:
    """Return the size of a cover, and the colour of its middle."""
    answer = person.get(row["cover"])
    assert answer.headers["content-type"] == "image/jpeg"
    picture = Image.open(io.BytesIO(answer.content)).convert("RGB")
    return (*picture.size, *(round(level / 16) for level in picture.getpixel((240, 135))))


def test_the_list_shows_a_frame_and_the_length_and_follows_edits(anna: Person, ben: Person) -> None:
    name = project(anna, a=shape(0, 2, "#000000"), b=shape(2, 4, "#ff0000"))
    row = covered(anna, name)
    assert row["duration"] == 6 * FLICKS
    assert colour(anna, row) == (480, 270, 16, 0, 0)
    again = anna.get(row["cover"], headers={"If-None-Match": anna.get(row["cover"]).headers["etag"]})
    assert again.status_code == 304
    assert ben.get(row["cover"]).status_code == 404

    for step, wanted in enumerate(("#00ff00", "#0000ff"), 1):
        operation = {"type": "set", "path": ["clips", "b", "fill"], "value": wanted}
        sent = {"op_id": uuid4().hex, "operation": operation}
        assert anna.post(f"/api/projects/{name}/operations", json=sent).status_code == 200
        # An edit alone draws nothing: somebody has to look.
        jobs = anna.get(f"/api/jobs?subject={name}").json()
        assert len([job for job in jobs if job["kind"] == "cover"]) == step
        row = covered(anna, name, step)
    assert colour(anna, row) == (480, 270, 0, 0, 16)
    jobs = anna.get(f"/api/jobs?subject={name}").json()
    assert [job["state"] for job in jobs if job["kind"] == "cover"] == ["done"] * 3
    assert anna.post("/api/covers").json() == {"drawing": 0}


def test_an_empty_project_has_a_length_and_no_picture(anna: Person) -> None:
    name = project(anna)
    assert anna.post("/api/covers").status_code == 202
    (row,) = [row for row in anna.get("/api/projects").json() if row["id"] == name]
    assert (row["duration"], row["cover"]) == (0, None)
    assert anna.get(f"/api/projects/{name}/cover").status_code == 404


def test_a_copy_has_the_document_without_the_history_and_counts_as_a_use_of_its_assets(anna: Person) -> None:
    asset = settled(anna, upload(anna, sample("plain.mp4")))
    document = {
        "version": 1,
        "assets": {
            "a": {"source": asset["id"], "kind": "video", "duration": FLICKS, "width": 320, "height": 240}
        },
        "tracks": {"t": {"order": "A"}},
        "clips": {
            "c": {
                "kind": "video",
                "track": "t",
                "start": 0,
                "duration": FLICKS,
                "asset": "a",
                "transform": BOX,
            }
        },
    }
    made = anna.post("/api/projects", json={"name": "Sea", "document": document}).json()
    operation = {"type": "set", "path": ["canvas", "background"], "value": "#123456"}
    anna.post(f"/api/projects/{made['id']}/operations", json={"op_id": "one", "operation": operation})
    copy = anna.post(f"/api/projects/{made['id']}/duplicate").json()
    assert (copy["name"], copy["sequence"]) == ("Sea copy", 0)
    kept = anna.get(f"/api/projects/{copy['id']}/document").json()["document"]
    assert kept["canvas"]["background"] == "#123456"
    assert anna.get(f"/api/projects/{copy['id']}/operations").json()["operations"] == []
    uses = anna.get(f"/api/assets/{asset['id']}/uses").json()
    assert {use["name"] for use in uses if use["kind"] == "project"} == {"Sea", "Sea copy"}
    assert covered(anna, copy["id"])["duration"] == FLICKS


def test_the_frame_that_stands_for_a_film_shows_what_was_filmed() -> None:
    def moment(**clips: Any) -> float | None:
        tracks = {"t": {"order": "A"}, "h": {"order": "B", "hidden": True}}
        found = cover_moment(load_document({"version": 1, "tracks": tracks, "clips": clips}))
        return None if found is None else found / FLICKS

    assert moment() is None
    assert moment(a=shape(0, 9, "#ffffff")) == 3
    # A gap in the middle, a hidden track, a picture after a title.
    assert moment(a=shape(0, 1, "#ffffff"), b=shape(50, 10, "#ffffff")) == 50
    assert moment(a=shape(0, 9, "#ffffff") | {"track": "h"}) is None
    picture = {"kind": "image", "asset": "x", "track": "t", "start": 0, "transform": BOX}
    late = picture | {"start": 7 * FLICKS, "duration": 2 * FLICKS}
    found = cover_moment(
        load_document(
            {
                "version": 1,
                "assets": {"x": {"source": "x", "kind": "image", "width": 9, "height": 9}},
                "tracks": {"t": {"order": "A"}},
                "clips": {"a": shape(0, 7, "#ffffff"), "b": late},
            }
        )
    )
    assert found == 7.5 * FLICKS
