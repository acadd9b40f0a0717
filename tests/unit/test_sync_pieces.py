"""What is read and sent is cut into pieces that are bounded, and put together again it is the same."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from editor.sync.pieces import document_pieces, stretches
from editor.timeline.validation import load_document

sizes = st.lists(st.integers(1, 2000), max_size=60).map(lambda many: list(enumerate(many, start=7)))


@given(sizes)
def test_stretches_cover_every_operation_once_and_are_bounded(operations: list[tuple[int, int]]) -> None:
    cut = stretches(operations, most=1000, most_operations=5)
    size = dict(operations)
    covered = [list(range(stretch.first, stretch.last + 1)) for stretch in cut]
    assert [sequence for some in covered for sequence in some] == list(size)
    for some in covered:
        assert len(some) == 1 or sum(size[sequence] for sequence in some) <= 1000
        assert len(some) <= 5


@given(st.integers(0, 40), st.integers(100, 5000))
def test_the_pieces_of_a_document_are_bounded_and_make_the_document(clips: int, most: int) -> None:
    clip = {"kind": "shape", "track": "t1", "start": 0, "duration": 1}
    document = load_document(
        {"tracks": {"t1": {"order": "V"}}, "clips": {f"c{place}": clip for place in range(clips)}}
    )
    pieces = [json.loads(piece) for piece in document_pieces(document, most)]
    whole = pieces[0]
    for piece in pieces[1:]:
        for name, entries in piece.items():
            assert len(entries) == 1 or len(json.dumps(piece, separators=(",", ":"))) <= most + 200
            whole[name] |= entries
    assert whole == document.model_dump(mode="json")
