"""Take clips away and leave their place empty.

before  |-- a --|-- b --|-- c --|
after   |-- a --|       |-- c --|
"""

from collections.abc import Sequence

from editor.timeline.edits.building import batch, remove_entry
from editor.timeline.operations import Operation
from editor.timeline.schema import Document


def delete(document: Document, clip_ids: Sequence[str]) -> Operation | None:
    """Remove the clips; ids that are gone already are passed over."""
    return batch([remove_entry("clips", clip_id) for clip_id in clip_ids if clip_id in document.clips])
