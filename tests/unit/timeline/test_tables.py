"""A track's table says where a subject is, never less of it than there is, and refuses what is no table."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.timeline.tables import InvalidTable, SubjectBox, box_at, read_table

ROWS = [
    [10, 0, 0, 100, 50, "seen"],
    [20, 3, 7, 104, 60, "seen"],
    [30, 5, 5, 6, 6, "gone"],
    [40, 1, 1, 2, 2, "seen"],
]


def table(rows: list) -> dict:
    return {"width": 1920, "height": 1080, "subjects": {"face": rows}}


def test_a_subject_is_where_its_rows_say() -> None:
    read = read_table(json.loads(json.dumps(table(ROWS))))
    assert box_at(read, "face", 9) is None
    assert box_at(read, "face", 10) == SubjectBox(0, 0, 100, 50, "seen")
    assert box_at(read, "face", 15) == SubjectBox(1, 3, 102, 55, "seen")
    assert box_at(read, "face", 29) == SubjectBox(3, 7, 104, 60, "guessed")
    assert box_at(read, "face", 35) is None
    assert box_at(read, "face", 10**12) == SubjectBox(1, 1, 2, 2, "guessed")
    assert box_at(read, "nobody", 10) is None


@given(st.integers(10, 20))
def test_a_box_between_two_rows_holds_the_exact_one(time: int) -> None:
    box = box_at(read_table(table(ROWS)), "face", time)
    assert box is not None
    share = (time - 10) / 10
    assert box.left <= 3 * share
    assert box.top <= 7 * share
    assert box.right >= 100 + 4 * share
    assert box.bottom >= 50 + 10 * share


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        {"width": 0, "height": 1, "subjects": {}},
        {"width": 1, "height": 1, "subjects": {"\ud800": []}},
        table([]),
        table([[0, 0, 0, 1, 1]]),
        table([[0, 0, 0, 1, 1, "lost"]]),
        table([[0, 0, 0, 1.5, 1, "seen"]]),
        table([[0, 0, 0, 1, 10**4000, "seen"]]),
        table([[0, 0, 0, -1, 1, "seen"]]),
        table([[5, 0, 0, 1, 1, "seen"], [5, 0, 0, 1, 1, "seen"]]),
        {**table(ROWS), "more": 1},
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: object) -> None:
    with pytest.raises(InvalidTable, match=r"^The track is not valid: .*\.$"):
        read_table(data)
