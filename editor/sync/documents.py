"""The documents of a project: the present one, kept by this process, and earlier ones.

A document is the nearest snapshot and the operations since. Documents are never changed in place
(`timeline.operations` shares what is untouched), so a kept one can be handed out. What other processes write is
noticed, because the operations after the kept sequence are read each time.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any
from uuid import UUID

from django.db.models import Sum

from editor.sync import stored
from editor.sync.models import JsonText, Operation, Snapshot
from editor.timeline.operations import apply
from editor.timeline.schema import Document
from editor.timeline.validation import load_document

#: Projects whose document is kept, and characters of JSON that all of them may have together. In memory a document
#: takes some fifteen times as much.
MOST_KEPT = 64
MOST_CHARACTERS = 16 * 2**20

#: Operations between two snapshots, and characters: replaying this much takes some milliseconds. A document that is
#: larger than the characters is written down only after as much as itself, so that a large one is not written often.
SNAPSHOT_EVERY = 200
SNAPSHOT_CHARACTERS = 16 * 2**20


@dataclass(frozen=True)
class Moment:
    """A document after the operation `sequence`, and about how many characters of JSON it has."""

    sequence: int
    document: Document
    size: int


_kept: OrderedDict[UUID, Moment] = OrderedDict()
_lock = Lock()
#: One document at a time is read from its snapshot, or written as one text: a large one takes much memory meanwhile.
_one_at_a_time = Lock()


def current_document(project_id: UUID) -> tuple[int, Document]:
    """Return the sequence of the project's last operation and the document after it.

    Raises Snapshot.DoesNotExist where the project is gone.
    """
    now = _current(project_id)
    return now.sequence, now.document


def current_text(project_id: UUID) -> tuple[int, str]:
    """Return the sequence of the project's last operation and the document after it as JSON."""
    now = _current(project_id)
    with _one_at_a_time:
        return now.sequence, now.document.model_dump_json()


def current_answer(project_id: UUID) -> bytes:
    """Return `{"sequence": ..., "document": ...}` as bytes; no other copy of the document outlives the call."""
    now = _current(project_id)
    with _one_at_a_time:
        return b'{"sequence":%d,"document":%s}' % (now.sequence, now.document.model_dump_json().encode())


def document_at(project_id: UUID, sequence: int, near: Moment | None = None) -> Moment:
    """Return the document as it was after an operation; `near` is one that may be on the way to it.

    Raises Snapshot.DoesNotExist where the project is gone.
    """
    if near is None or near.sequence > sequence:
        with _one_at_a_time:
            near = _from_snapshot(project_id, sequence)
    return _replayed(project_id, near, sequence)


def inverse_of(project_id: UUID, sequence: int, near: Moment | None = None) -> tuple[Any, Moment]:
    """Return what takes back an operation in its place (None: it did nothing), and the document after it."""
    before = document_at(project_id, sequence - 1, near)
    ((_, operation, size),) = stored.operations_after(project_id, sequence - 1, sequence)
    document, inverse = apply(before.document, operation)
    return inverse, Moment(sequence, document, before.size + size)


def snapshot_may_be_due(sequence: int, size: int) -> bool:
    """Say whether the operation that was just made, of so many characters, calls for a look at the snapshots."""
    return sequence % SNAPSHOT_EVERY == 0 or size > SNAPSHOT_CHARACTERS // SNAPSHOT_EVERY


def write_snapshot_if_due(project_id: UUID, sequence: int) -> None:
    """Write down the present document where the operations since the last time are many, or large."""
    if sequence % SNAPSHOT_EVERY == 0 or _much(project_id):
        write_snapshot(project_id)


def write_snapshot(project_id: UUID) -> None:
    """Write down the present document, so that opening the project never replays more than a stretch."""
    sequence, text = current_text(project_id)
    Snapshot.objects.get_or_create(
        project_id=project_id, sequence=sequence, defaults={"document": JsonText(text), "size": len(text)}
    )
    with _lock:
        kept = _kept.get(project_id)
        if kept is not None and kept.sequence == sequence:
            _kept[project_id] = replace(kept, size=len(text))


def forget(project_id: UUID) -> None:
    """Let go of a project that was deleted."""
    with _lock:
        _kept.pop(project_id, None)


def _current(project_id: UUID) -> Moment:
    begun = _peek(project_id)
    if begun is None:
        with _one_at_a_time:
            begun = _peek(project_id) or _keep(project_id, _from_snapshot(project_id))
    now = _replayed(project_id, begun)
    return now if now is begun else _keep(project_id, now)


def _replayed(project_id: UUID, moment: Moment, to: int | None = None) -> Moment:
    sequence, document, size = moment.sequence, moment.document, moment.size
    for sequence, operation, characters in stored.operations_after(project_id, moment.sequence, to):  # noqa: B007
        document, _ = apply(document, operation)
        size += characters
    return moment if sequence == moment.sequence else Moment(sequence, document, size)


def _from_snapshot(project_id: UUID, sequence: int | None = None) -> Moment:
    snapshots = Snapshot.objects.filter(project_id=project_id)
    if sequence is not None:
        snapshots = snapshots.filter(sequence__lte=sequence)
    snapshot = snapshots.order_by("-sequence").first()
    if snapshot is None:
        raise Snapshot.DoesNotExist
    return Moment(snapshot.sequence, load_document(snapshot.document), snapshot.size)


def _much(project_id: UUID) -> bool:
    """Say whether the operations since the last snapshot have more characters than are replayed gladly."""
    last = (
        Snapshot.objects.filter(project_id=project_id).order_by("-sequence").only("sequence", "size").first()
    )
    if last is None:
        return False
    since = Operation.objects.filter(project_id=project_id, sequence__gt=last.sequence)
    characters = since.aggregate(all=Sum("size"))["all"] or 0
    return bool(characters > max(SNAPSHOT_CHARACTERS, last.size))


def _peek(project_id: UUID) -> Moment | None:
    with _lock:
        return _kept.get(project_id)


def _keep(project_id: UUID, moment: Moment) -> Moment:
    """Keep a moment unless a later one is, and let go of what was used longest ago; the latest used stays."""
    with _lock:
        known = _kept.get(project_id)
        if known is None or known.sequence < moment.sequence:
            _kept[project_id] = moment
        _kept.move_to_end(project_id)
        characters = sum(kept.size for kept in _kept.values())
        while len(_kept) > MOST_KEPT or (len(_kept) > 1 and characters > MOST_CHARACTERS):
            _, dropped = _kept.popitem(last=False)
            characters -= dropped.size
    return moment
