"""A text at a moment: what comes in when, what stands out when, and what is behind it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.timeline.frame import Backing, GlyphRun
from editor.timeline.schema import TextClip
from editor.timeline.text.animation import units_of
from editor.timeline.text.layout import layout_text
from editor.timeline.text.setting import set_text
from editor.timeline.time import FLICKS_PER_SECOND as SECOND
from tests.unit.timeline.fonts import FONTS

PLAIN = (1, 0, 0, 1, 0, 0)
KINDS = ["fade", "rise", "drop", "slide", "grow", "type"]
UNITS = ["letter", "word", "line", "block"]
TENTH = SECOND // 10


def text(content: str, **more) -> TextClip:
    return TextClip.model_validate(
        {"track": "t", "start": 0, "duration": 4 * SECOND, "text": content, "style": {"size": 100}, **more}
    )


def at(clip: TextClip, elapsed: int, matrix=PLAIN) -> tuple[tuple[Backing, ...], tuple[GlyphRun, ...]]:
    return set_text(clip, elapsed, matrix, FONTS)


def shown(clip: TextClip, elapsed: int) -> int:
    """Return how many glyphs can be seen."""
    return sum(len(run.glyphs) for run in at(clip, elapsed)[1])


def unit_count(words: str, unit: str) -> int:
    units = units_of(layout_text(words, text(words).style, 1920, 1080, FONTS), unit)
    assert units == sorted(units)
    return units[-1] + 1


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("two words", (8, 2, 1)),
        ("two\nlines here", (12, 3, 2)),
        ("well-known", (10, 1, 1)),
        ("e\u0301👩‍👩‍👧🇩🇪", (3, 1, 1)),
        ("مرحبا بالعالم", (2, 2, 1)),
        ("नमस्ते दुनिया", (2, 2, 1)),
        ("abcمرحبا", (4, 1, 1)),
        ("你好", (2, 2, 1)),
    ],
)
def test_letters_that_join_and_what_belongs_together_move_as_one(words, counts):
    assert tuple(unit_count(words, unit) for unit in ("letter", "word", "line")) == counts


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("unit", UNITS)
def test_a_text_that_has_come_in_stands_where_it_stands_without_animation(kind, unit):
    moving = text("Two words\nof text", animation={"kind": kind, "unit": unit})
    assert at(moving, 3 * SECOND) == at(text("Two words\nof text"), 3 * SECOND)


@pytest.mark.parametrize("kind", KINDS)
def test_words_come_one_after_the_other_and_leave_as_they_came(kind):
    way = {"kind": kind, "duration": TENTH, "stagger": SECOND // 2, "leaves": True}
    moving = text("a\nb\nc", animation=way)
    moments = [TENTH // 2 + n * SECOND // 4 for n in range(6)]
    assert [shown(moving, moment) for moment in moments] == [1, 1, 2, 2, 3, 3]
    for moment in moments:
        assert at(moving, moment)[1] == at(moving, 4 * SECOND - moment)[1]


def test_an_animation_longer_than_its_clip_is_quickened_to_fit():
    slow = {"kind": "fade", "unit": "letter", "duration": 3 * SECOND, "stagger": 3 * SECOND}
    clip = text("long", animation=slow)
    assert [shown(clip, n * SECOND) for n in range(5)] == [0, 1, 2, 3, 4]
    assert all(run.opacity == pytest.approx(1) for run in at(clip, 4 * SECOND)[1])


def test_typing_shows_letters_at_once():
    clip = text("type", animation={"kind": "type", "unit": "letter", "stagger": SECOND})
    assert [shown(clip, n * SECOND) for n in range(4)] == [1, 2, 3, 4]
    assert {run.opacity for run in at(clip, 2 * SECOND)[1]} == {1}


def test_a_text_that_slides_comes_from_where_reading_begins():
    for words, direction in (("abc", -1), ("שלום", 1)):
        resting = at(text(words), 0)[1][0].positions[0]
        clip = text(words, animation={"kind": "slide", "unit": "block"})
        assert (at(clip, TENTH)[1][0].positions[0] - resting) * direction > 0


def test_a_growing_glyph_is_drawn_as_it_is_when_it_has_grown():
    clip = text("g", animation={"kind": "grow"})
    for scale, outlined in ((1.5, False), (1.7, True)):
        runs = [at(clip, moment, (scale, 0, 0, scale, 0, 0))[1][0] for moment in (TENTH, 2 * TENTH, SECOND)]
        assert [run.outlined for run in runs] == [outlined] * 3
        assert runs[0].size < runs[1].size < runs[2].size == 100


@given(
    st.text(st.sampled_from("ab שلم你👋\n-"), max_size=12),
    st.sampled_from(KINDS),
    st.sampled_from(UNITS),
    st.booleans(),
    st.integers(0, 4 * SECOND),
    st.integers(0, 2 * SECOND),
    st.integers(0, 2 * SECOND),
)
@settings(max_examples=120, deadline=None)
def test_any_text_can_be_caught_at_any_moment(words, kind, unit, leaves, moment, duration, stagger):
    moving = {"kind": kind, "unit": unit, "leaves": leaves, "duration": duration, "stagger": stagger}
    said = [{"first": 0, "end": 3, "start": 0, "duration": SECOND}]
    style = {"size": 100, "background": {"kind": "line"}, "stroke": {"width": 3}}
    clip = text(words, animation=moving, words=said, highlight={"kind": "box"}, style=style)
    backings, runs = at(clip, moment)
    for run in runs:
        assert len(run.positions) == 2 * len(run.glyphs) > 0
        assert 0 < run.opacity <= 1
        assert 0 < run.size <= 100
    for backing in backings:
        assert 0 < backing.opacity <= 1
        for _, _, width, height, radius in backing.boxes:
            assert 0 <= radius <= min(width, height) / 2


def test_a_word_stands_out_while_it_is_said_and_afterwards_if_it_keeps():
    words = [{"first": 0, "end": 3, "start": SECOND, "duration": SECOND}]

    def coloured(moment: int, **highlight) -> int:
        clip = text("one two", words=words, highlight={"colour": "#112233", **highlight})
        return sum(len(run.glyphs) for run in at(clip, moment)[1] if run.colour == "#112233")

    moments = (SECOND - 1, SECOND, 2 * SECOND - 1, 2 * SECOND)
    assert [coloured(moment, kind="colour") for moment in moments] == [0, 3, 3, 0]
    assert [coloured(moment, kind="colour", keeps=True) for moment in moments] == [0, 3, 3, 3]
    assert [coloured(moment, kind="none") for moment in moments] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("words", "span", "boxes"),
    [
        ("one two", (0, 3), 1),
        ("one\ntwo", (0, 7), 2),
        ("שלום abc", (2, 7), 2),
        ("one", (5, 9), 0),
        ("👋a", (0, 1), 1),
    ],
)
def test_a_said_word_has_a_box_for_each_stretch_that_it_fills(words, span, boxes):
    said = [{"first": span[0], "end": span[1], "start": 0, "duration": SECOND}]
    backings, _ = at(text(words, words=said, highlight={"kind": "box"}), 0)
    assert sum(len(backing.boxes) for backing in backings) == boxes


def test_boxes_hold_the_lines_that_they_are_behind():
    style = {"size": 100, "vertical": "bottom", "background": {"kind": "line", "padding_x": 7}}
    [backing], runs = at(text("one\n\nthree", style=style), 0)
    assert len(backing.boxes) == 2
    assert backing.boxes[0][2] < backing.boxes[1][2]
    for x, y in zip(runs[0].positions[::2], runs[0].positions[1::2], strict=True):
        assert any(
            left < x < left + width and top < y < top + height
            for left, top, width, height, _ in backing.boxes
        )
    block = style | {"background": {"kind": "block", "padding_x": 7, "padding_y": 5}}
    [[left, top, width, height, _]] = at(text("one\n\nthree", style=block), 0)[0][0].boxes
    assert (left, width) == (backing.boxes[1][0], backing.boxes[1][2])
    assert (top + height, height) == (1080 + 5, 3 * 120 + 10)
    assert at(text("\n", style=style), 0)[0] == ()


def test_an_emoji_has_no_line_around_it():
    _, runs = at(text("a👋", style={"size": 100, "stroke": {"width": 9}}), 0)
    assert [run.stroke for run in runs] == [9, 0]
