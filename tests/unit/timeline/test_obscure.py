"""What is hidden in a picture stays hidden: in every look, at every speed, and where nobody can say where it is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.compositor.cell import needs_cell
from editor.compositor.pictures import is_on_grid, is_only_graded
from editor.render.missing import what_is_missing, with_placeholders
from editor.timeline.evaluate import evaluate
from editor.timeline.frame import HiddenBox, ImageLayer, VideoLayer, plain_layers
from editor.timeline.schema import Document
from editor.timeline.tables import Table, Tables, covered_at, read_table
from editor.timeline.time import FLICKS_PER_SECOND as SECOND
from editor.timeline.validation import load_document
from tests.conformance.examples import clip, document
from tests.unit.timeline.fonts import FONTS

ASSETS = ("photo", "clip", "track", "track-film")
#: A subject that goes from the left to the right of the film, a tenth of it wide.
GOING = {
    "width": 160,
    "height": 90,
    "step": SECOND // 25,
    "subjects": {"face": [[0, 0, 30, 16, 60, "seen"], [SECOND, 144, 30, 160, 60, "seen"]]},
}


def film(*clips: dict[str, Any], **canvas: Any) -> Document:
    return load_document(document(*clips, assets=ASSETS, canvas=canvas))


def hidden(film: Document, at: int = 0, table: dict[str, Any] | None = GOING) -> list[tuple[HiddenBox, ...]]:
    """Return what is hidden of each picture, those in transitions and backdrops too."""
    tables: Tables = {} if table is None else {"track-film": read_table(table)}
    layers = list(plain_layers(evaluate(film, at, 1920, 1080, FONTS, tables=tables).layers))
    for layer in layers:
        assert isinstance(layer, VideoLayer | ImageLayer)
        # Planes of YUV, a copy of packets, and colours by a matrix alone know nothing of it.
        assert needs_cell(layer.look)
        assert not is_on_grid(layer)
        assert not is_only_graded(layer)
    return [layer.look.hidden for layer in layers]


def part(**more: Any) -> dict[str, Any]:
    return {"appearance": {"obscure": [{"margin": 0} | more]}}


def tracked(**more: Any) -> dict[str, Any]:
    return clip("video", asset="clip", duration=SECOND) | part(track="track-film", **more)


def span(boxes: tuple[HiddenBox, ...]) -> list[tuple[float, float]]:
    return [(box.left, box.left + box.width) for box in boxes]


def test_a_region_by_hand_lies_on_its_source_and_moves_in_the_sources_time() -> None:
    place = {"y": 0.5, "width": 0.2, "height": 0.5}
    places = [{"time": SECOND, "x": 0.9, **place}, {"time": 0, "x": 0.1, **place}]
    shown = clip("video", asset="clip", source_start=SECOND // 4, playing={"speed": 2}, duration=SECOND)
    [[box]] = hidden(film(shown | part(places=places, shape="box")), at=SECOND // 8)
    assert (box.left, box.top, box.width, box.height) == pytest.approx((64, 22.5, 32, 45))


def test_a_region_by_hand_is_hidden_from_its_begin_up_to_its_end() -> None:
    shown = clip("video", asset="clip", duration=SECOND) | part(begin=SECOND // 4, end=SECOND // 2)
    counts = [
        len(evaluate(film(shown), at, 640, 360, FONTS).layers[0].look.hidden)  # type: ignore[union-attr]
        for at in (SECOND // 4 - 1, SECOND // 4, SECOND // 2 - 1, SECOND // 2)
    ]
    assert counts == [0, 1, 1, 0]


def test_a_blurred_backdrop_and_a_transition_show_no_more_than_the_layer_does() -> None:
    later = tracked() | {"start": SECOND, "transition": {"kind": "cross-fade", "duration": SECOND}}
    found = hidden(film(tracked(), later, backdrop={"kind": "blur"}), at=SECOND + 1)
    assert len(found) == 4
    assert found[0] == found[2]
    assert found[1] == found[3]
    assert all(found)


def test_a_subject_is_hidden_in_the_picture_that_is_shown_however_slowly_it_passes() -> None:
    """The picture at a moment may be a step old: where the subject was then is hidden too."""
    slow = tracked() | {"playing": {"speed": 0.1}}
    [boxes] = hidden(film(slow), at=SECOND // 2)
    [(left, right)] = span(boxes)
    moment = SECOND // 20
    at_now, at_then = (144 * time / SECOND for time in (moment, moment - SECOND // 25))
    assert left <= at_then
    assert right >= at_now + 16


def test_who_is_left_out_is_shown_and_the_others_are_not() -> None:
    table = GOING | {"subjects": {"a": [[0, 0, 0, 9, 9, "seen"]], "b": [[0, 50, 0, 59, 9, "guessed"]]}}
    assert span(hidden(film(tracked(left_out=["a"])), table=table)[0]) == [(50, 59)]


@pytest.mark.parametrize("table", [None, GOING])
def test_the_whole_picture_is_hidden_while_its_track_is_not_there_or_is_anothers(
    table: dict[str, Any] | None,
) -> None:
    whole = (0, 0, 160, 90)
    kinds = ["track-film"] if table is None else ["track", "gone", "photo"]
    for name in kinds:
        project = film(clip("video", asset="clip", duration=SECOND) | part(track=name))
        [[box]] = hidden(project, table=table)
        assert (box.left, box.top, box.width, box.height) == whole
        assert box.shape == "box"


def test_a_film_is_refused_where_a_track_is_not_there_and_hidden_whole_where_that_is_wished() -> None:
    project, files = film(tracked()), {"clip": ""}
    assert what_is_missing(project, files) == ["assets/track-film: its file is not there."]
    strange = film(clip("video", asset="clip") | part(track="track"))
    assert what_is_missing(strange, ASSETS) == [
        "clips/c1/appearance/obscure/0/track: the track track was not made from what the clip shows."
    ]
    [[box]] = hidden(with_placeholders(project, files), table=None)
    assert (box.width, box.height) == (160, 90)


@given(
    st.floats(0, 1),
    st.floats(0.001, 3),
    st.floats(0.001, 3),
    st.sampled_from(["blur", "pixelate"]),
)
def test_no_more_than_eight_by_sixteen_colours_are_ever_left(
    strength: float, width: float, height: float, style: str
) -> None:
    project = film(
        clip("video", asset="clip") | part(strength=strength, width=width, height=height, style=style)
    )
    [[box]] = hidden(project)
    assert 1 <= min(box.columns, box.rows) <= 8
    assert max(box.columns, box.rows) <= 16


rows = st.lists(
    st.tuples(st.integers(1, 40), st.integers(-9, 99), st.integers(0, 9), st.sampled_from(["seen", "gone"])),
    min_size=1,
    max_size=6,
)


@given(rows, st.integers(0, 20), st.integers(0, 260))
def test_what_covers_a_subject_holds_where_it_was_a_step_ago(
    moves: list[tuple[int, int, int, str]], step: int, time: int
) -> None:
    table_rows, at = [], 0
    for wait, left, size, state in moves:
        at += wait
        table_rows.append([at, left, 0, left + size, size, state])
    table: Table = read_table({"width": 99, "height": 9, "step": step, "subjects": {"a": table_rows}})
    now, then = (
        covered_at(table, "a", time),
        covered_at(table.model_copy(update={"step": 0}), "a", time - step),
    )
    if then is not None and time >= step:
        assert now is not None
        assert now[0] <= then[0]
        assert now[2] >= then[2]
