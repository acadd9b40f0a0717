"""Operations as they are on disk: the one place where they are read, in stretches that fit into memory.

What an older version of the schema wrote is read as the present one says it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from editor.sync.models import Operation
from editor.sync.pieces import Stretch, stretches
from editor.timeline.upgrades import upgrade_operation


def ordered_operation(
    sequence: int, op_id: str, operation: Any, actor: UUID | None, base: int | None, cause: str, step: str
) -> dict[str, Any]:
    """Return an operation in its place, as pages are told of it. The device is its maker's own business."""
    return {
        "sequence": sequence,
        "op_id": op_id,
        "operation": operation,
        "actor": str(actor or ""),
        "base": base,
        "cause": cause,
        "step": step,
    }


def sizes_after(
    project_id: UUID, after: int, to: int | None = None, most: int | None = None
) -> list[tuple[int, int]]:
    """Return (sequence, characters) of the operations after a sequence, up to another one, at most so many."""
    rows = Operation.objects.filter(project_id=project_id, sequence__gt=after).order_by("sequence")
    if to is not None:
        rows = rows.filter(sequence__lte=to)
    return list(rows.values_list("sequence", "size")[:most])


def ordered_in(project_id: UUID, stretch: Stretch) -> list[dict[str, Any]]:
    """Return the operations of a stretch in their places, as pages are told of them."""
    rows = Operation.objects.filter(project_id=project_id, sequence__range=(stretch.first, stretch.last))
    return [
        ordered_operation(row.sequence, row.op_id, upgraded(row), row.actor_id, row.base, row.cause, row.step)
        for row in rows.order_by("sequence")
    ]


def upgraded(row: Operation) -> Any:
    """Return a stored operation in the present version of the schema."""
    return upgrade_operation(row.operation, row.version)


def operations_after(project_id: UUID, after: int, to: int | None = None) -> Iterator[tuple[int, Any, int]]:
    """Yield (sequence, operation, characters) after a sequence, up to another one, to be applied in order."""
    sizes = sizes_after(project_id, after, to)
    characters = dict(sizes)
    for stretch in stretches(sizes):
        rows = Operation.objects.filter(project_id=project_id, sequence__range=(stretch.first, stretch.last))
        for row in rows.order_by("sequence").only("sequence", "operation", "version"):
            yield row.sequence, upgraded(row), characters[row.sequence]
