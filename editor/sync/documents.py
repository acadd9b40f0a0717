"""The present document of a project: the nearest snapshot, and the operations since, kept by this process.

Documents are never changed in place (`timeline.operations` shares what is untouched), so the kept one can be handed
out. What other processes write is noticed, because the operations after the kept sequence are read each time.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from uuid import UUID

from editor.sync.models import Operation, Snapshot
from editor.timeline.operations import apply
from editor.timeline.schema import Document
from editor.timeline.validation import load_document

MOST_KEPT = 64

_kept: OrderedDict[UUID, tuple[int, Document]] = OrderedDict()
_lock = Lock()


def current_document(project_id: UUID) -> tuple[int, Document]:
    """Return the sequence of the project's last operation and the document after it.

    Raises Snapshot.DoesNotExist where the project is gone.
    """
    with _lock:
        kept = _kept.get(project_id)
    sequence, document = begun = kept or _from_snapshot(project_id)
    later = Operation.objects.filter(project_id=project_id, sequence__gt=sequence).order_by("sequence")
    for sequence, operation in later.values_list("sequence", "operation"):  # noqa: B007
        document, _ = apply(document, operation)
    if kept is None or sequence != begun[0]:
        _keep(project_id, sequence, document)
    return sequence, document


def write_snapshot(project_id: UUID) -> None:
    """Write down the present document, so that opening the project never replays more than a stretch."""
    sequence, document = current_document(project_id)
    Snapshot.objects.get_or_create(
        project_id=project_id, sequence=sequence, defaults={"document": document.model_dump(mode="json")}
    )


def forget(project_id: UUID) -> None:
    """Let go of a project that was deleted."""
    with _lock:
        _kept.pop(project_id, None)


def _from_snapshot(project_id: UUID) -> tuple[int, Document]:
    snapshot = Snapshot.objects.filter(project_id=project_id).order_by("-sequence").first()
    if snapshot is None:
        raise Snapshot.DoesNotExist
    return snapshot.sequence, load_document(snapshot.document)


def _keep(project_id: UUID, sequence: int, document: Document) -> None:
    with _lock:
        known = _kept.get(project_id)
        if known is None or known[0] < sequence:
            _kept[project_id] = (sequence, document)
        _kept.move_to_end(project_id)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
