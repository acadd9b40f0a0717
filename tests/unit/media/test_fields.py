"""Films of fields become films of whole pictures, one for each field, wherever they are decoded; the facts say so."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from cloudstudio.sandbox import Report
from editor.render.picture import Planes
from editor.render.sources import VideoSource
from media.inspection.facts import FLICKS, Facts
from media.inspection.work import inspect
from media.reading.fields import Fields, is_combed, judge
from media.reading.film import FilmReader
from media.renditions.frames import frames_at
from media.renditions.proxy import make
from tests.media_awkward import bar
from tests.media_samples import sample

FIELD = FLICKS // 50


@pytest.fixture(scope="module")
def report() -> Report:
    return Report(os.open(os.devnull, os.O_WRONLY))


def facts_of(name: str, report: Report) -> Facts:
    return inspect(sample(name), report)


def luma(picture: object) -> np.ndarray:
    assert isinstance(picture, Planes)
    return picture.luma[: picture.height, : picture.width]


@pytest.mark.parametrize(
    ("name", "order"),
    [("fields_top.mp4", "top"), ("fields_bottom.mp4", "bottom"), ("untold_fields.avi", "bottom")],
)
def test_each_field_becomes_a_picture_found_in_order_and_by_jumps(
    name: str, order: str, report: Report
) -> None:
    facts = facts_of(name, report)
    assert facts.video is not None
    assert (facts.video.fields, facts.video.telecined, facts.frame_rate) == (order, False, "25/1")
    assert "interlaced" in facts.proxy_reason or facts.container == "avi"
    with VideoSource(sample(name)) as source:
        places = [bar(luma(source.picture_at(number * FIELD))) for number in range(60)]
        assert places == pytest.approx(range(60), abs=0.8)
        for number in (50, 3, 26, 0, 25, 59):
            found = source.picture_at(number * FIELD)
            assert bar(luma(found)) == pytest.approx(number, abs=0.8)
            with VideoSource(sample(name)) as straight:
                for earlier in range(number + 1):
                    expected = straight.picture_at(earlier * FIELD)
            np.testing.assert_array_equal(luma(found), luma(expected))


@pytest.mark.parametrize("name", ["fields_top.mp4", "fields_bottom.mp4"])
def test_previews_have_no_combs_and_all_pictures(tmp_path: Path, name: str, report: Report) -> None:
    facts = facts_of(name, report)
    make(sample(name), facts, tmp_path, report)
    with closing(FilmReader(tmp_path / "proxy.mp4")) as proxy:
        frames = list(proxy.rest())
    assert [time for time, _ in frames] == pytest.approx([FIELD * number for number in range(60)], abs=50_000)
    assert not any(is_combed(frame) for _, frame in frames)
    with closing(FilmReader(sample(name))) as reader:
        assert not any(is_combed(frame) for _, frame in reader.rest())
    strips = ([0, 20 * FIELD, 41 * FIELD], [0, FLICKS])
    for times in strips:
        for (_, image), time in zip(frames_at(sample(name), facts, times, 240), times, strict=True):
            # Those of a strip may be a little early.
            assert -13 <= bar(np.asarray(image.convert("L"))) - time / FIELD <= 1


def test_telecined_film_says_so(report: Report) -> None:
    facts = facts_of("fields_telecined.mp4", report)
    assert facts.video is not None
    assert (facts.video.fields, facts.video.telecined) == ("top", True)
    assert "telecined" in facts.warnings[0]


def test_whole_pictures_stay_as_they_are(report: Report) -> None:
    for name in ("plain.mp4", "anamorphic.mp4", "prores.mov", "hevc.mp4", "late.ts"):
        video = facts_of(name, report).video
        assert video is not None
        assert video.fields == "progressive", name


def test_what_is_seen_outweighs_what_is_said_where_it_is_plain() -> None:
    def seen(**counts: int) -> Counter[str]:
        return Counter(counts)

    assert judge("top", seen(progressive=60)) == Fields()
    assert judge("top", seen(tff=1, progressive=3)) == Fields("top")
    assert judge("top", seen(bff=40, progressive=10)) == Fields("bottom")
    assert judge("top", seen(bff=12, tff=10)) == Fields("top")
    assert judge("progressive", seen(tff=40, progressive=20)) == Fields("top")
    assert judge("progressive", seen(tff=3, progressive=60)) == Fields()
    assert judge(None, seen(bff=30)) == Fields("bottom")
    assert judge("top", seen(tff=24, progressive=36, repeated=24)) == Fields("top", is_telecined=True)
