"""HDR films on a canvas of standard range."""

from __future__ import annotations

import os
from pathlib import Path

import av
import numpy as np
import pytest

from cloudstudio.sandbox import Report
from editor.render.picture import Planes, read_frame
from media.hdr import (
    BT2020_TO_BT709,
    WHITE,
    light_to_pq,
    pq_to_light,
    roll_off,
    tables_of,
    to_standard,
    tone_map,
)
from media.hdr_kernel import tone_map_pixels
from media.inspection.work import inspect
from media.renditions.proxy_film import make_film
from tests.media_samples import frame_number, sample


def grey(nits: float) -> np.ndarray:
    code = round(float(light_to_pq(np.array(nits))) * 65_535)
    return np.full((1, 1, 3), code, np.uint16)


def test_the_curve_and_its_inverse_agree() -> None:
    codes = np.linspace(0.01, 1, 100)
    assert np.allclose(light_to_pq(pq_to_light(codes)), codes)
    assert pq_to_light(np.array(0.58)) == pytest.approx(WHITE, rel=0.02)


def test_dark_stays_and_bright_is_rolled_off_without_a_step() -> None:
    light = np.linspace(0.001, 10, 5000)
    shown = roll_off(light)
    assert np.all(np.diff(shown) >= 0)
    assert np.all(np.diff(shown) < 0.01)
    assert shown[-1] == 1
    dark = light < 0.1
    assert np.allclose(shown[dark], light[dark])


@pytest.mark.parametrize(("nits", "shade"), [(0, 0), (1, 17), (20, 91), (1000, 255), (10_000, 255)])
def test_greys_land_where_they_should_and_stay_grey(nits: float, shade: int) -> None:
    red, green, blue = tone_map(grey(nits), tables_of("pq"))[0, 0].astype(int)
    assert abs(red - green) <= 1
    assert abs(green - blue) <= 1
    assert green == pytest.approx(shade, abs=3)


@pytest.mark.parametrize("curve", ["pq", "hlg"])
def test_the_kernel_does_what_the_plain_way_does(curve: str) -> None:
    wide = np.random.default_rng(3).integers(0, 65_536, (64, 96, 3), np.uint16)
    tables = tables_of(curve)
    out = np.empty(wide.shape, np.uint8)
    tone_map_pixels(wide, tables.linear, tables.gain, tables.shade, tables.hlg, BT2020_TO_BT709, out)
    assert np.abs(out.astype(int) - tone_map(wide, tables)).max() <= 1


def test_a_film_is_shown_as_it_was_before_it_was_coded_for_hdr() -> None:
    with av.open(str(sample("hdr.mp4"))) as film:
        frame = next(film.decode(video=0))
        shown = to_standard(frame)
        small = to_standard(frame, 160, 90)
    assert shown.shape == (360, 640, 3)
    assert frame_number(shown) == 0
    assert np.abs(shown[::4, ::4].astype(int).mean() - small.mean()) < 6


def test_the_proxy_and_the_export_show_an_hdr_film_alike(tmp_path: Path) -> None:
    with av.open(str(sample("hdr.mp4"))) as film:
        exported = read_frame(next(film.decode(video=0)))
    with open(os.devnull, "w") as nowhere:
        report = Report(nowhere.fileno())
        facts = inspect(sample("hdr.mp4"), report)
        make_film(sample("hdr.mp4"), facts, tmp_path, report)
    with av.open(str(tmp_path / "proxy.mp4")) as film:
        proxy = next(film.decode(video=0))
    assert (int(proxy.colorspace), int(proxy.color_trc), int(proxy.color_primaries)) == (1, 1, 1)
    previewed = read_frame(proxy)
    assert isinstance(exported, Planes)
    assert isinstance(previewed, Planes)
    assert np.abs(exported.to_rgba().astype(int) - previewed.to_rgba()).mean() < 2
