"""`lost_edits`: of the edits that were acknowledged on a bad day, how many are not in the document afterwards."""

from __future__ import annotations

from typing import Any

from editor.timeline.operations import apply
from editor.timeline.schema import Document
from tests.project_page import ProjectPage
from tests.studio import Person
from tests.trial.figures import Figure
from tests.trial.house import RESERVE, house
from tests.trial.storm import Storm, say
from tests.typist import Typist, stored_operations
from tests.waiting import until

ENOUGH = 5000
TYPISTS = ("left", "right", "above", "below")


def trial() -> list[Figure]:
    """Four people type into one project while the storm goes over it, and on until there are enough edits."""
    with house(300) as (studio, others):
        anna = studio.sign_up("anna")
        project = anna.post("/api/projects", json={}).json()["id"]
        typists = [Typist(name, ProjectPage(anna, project)) for name in TYPISTS]
        storm = Storm(studio, others, RESERVE, seed=16)
        for typist in typists:
            typist.start()
        storm.blow()
        until(lambda: acknowledged(typists) >= ENOUGH or not any(t.is_alive() for t in typists), 300)
        storm.end()
        for typist in typists:
            typist.enough.set()
        for typist in typists:
            typist.join(120)
        return [
            Figure("lost_edits", lost(anna, studio.url, project, typists), most=0),
            Figure("lost_edits.acknowledged", acknowledged(typists), least=ENOUGH),
            Figure("lost_edits.kills", storm.kills),
            Figure("lost_edits.locks", storm.locks, least=2),
        ]


def acknowledged(typists: list[Typist]) -> int:
    """Return how many edits all of them have had acknowledged."""
    return sum(len(typist.page.acknowledged) for typist in typists)


def lost(anna: Person, url: str, project: str, typists: list[Typist]) -> int:
    """Count the acknowledged edits that are missing: from the operations, their replay, the document or a page."""
    stored = stored_operations(anna, url, project)
    missing = {
        op_id
        for typist in typists
        for op_id, at in typist.page.acknowledged.items()
        if stored.get(op_id) != at
    }
    unsettled = {op_id for typist in typists for op_id in typist.page.pending}
    say(f"{len(stored)} operations are kept, {len(missing)} are missing, {len(unsettled)} are unsettled")
    written = last_words(stored)
    documents = {
        "the replay": replayed(anna, url, project),
        "a fresh page": ProjectPage(anna, project).document,
    }
    for typist in typists:
        typist.page.catch_up()
        documents[f"the page of {typist.name}"] = typist.page.document
    for whose, document in documents.items():
        wrong = {op_id for track, op_id in written.items() if not shows(document, track, op_id)}
        say(f"{whose} lacks {len(wrong)}")
        missing |= wrong
    in_order = sorted(stored.values()) == list(range(1, len(stored) + 1))
    return len(missing | unsettled) + (not in_order) + sum(typist.is_alive() for typist in typists)


def last_words(stored: dict[str, int]) -> dict[str, str]:
    """Return which edit of each track is the last: what the document must say."""
    last: dict[str, str] = {}
    for op_id in sorted(stored, key=lambda op_id: stored[op_id]):
        last[f"t{int(op_id.rpartition('-')[2]) % 50}"] = op_id
    return last


def shows(document: Document, track: str, op_id: str) -> bool:
    """Tell whether a track is called as the edit called it."""
    typist, _, number = op_id.rpartition("-")
    return track in document.tracks and document.tracks[track].name == f"{typist} {number}"


def replayed(anna: Person, url: str, project: str) -> Document:
    """Return what all kept operations, one after the other, make of an empty document."""
    document, after, more = Document(), 0, True
    while more:
        answer: dict[str, Any] = anna.get(
            f"/api/projects/{project}/operations", params={"after": after}
        ).json()
        for row in answer["operations"]:
            document, _ = apply(document, row["operation"])
            after = row["sequence"]
        more = answer["more"]
    return document
