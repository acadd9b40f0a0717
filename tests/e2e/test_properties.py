"""The properties of what is selected: shown while they are dragged, kept once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.test_editing import on_the_timeline
from tests.studio import until


def test_a_dragged_slider_is_shown_at_once_and_is_one_operation(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "slider", "logo.png")
    properties = studio.page.get_by_role("region", name="Properties", exact=True)
    opacity = properties.get_by_role("slider", name="Opacity")
    before = studio.sequence()
    studio.press(opacity, at=(0.95, 0.5))
    box = opacity.bounding_box()
    assert box is not None
    studio.move((-box["width"] * 0.45, 0))
    expect(properties.get_by_label("Opacity, value")).to_have_value(re.compile("^[45][0-9]$"))
    assert studio.sequence() == before
    studio.page.mouse.up()
    until(lambda: studio.sequence() == before + 1)
    assert studio.clip("image")["appearance"]["opacity"] == pytest.approx(0.5, abs=0.1)


def test_a_typed_width_keeps_the_proportions_and_can_be_undone(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "typist", "logo.png")
    place = studio.clip("image")["transform"]
    width = studio.page.get_by_label("Width", exact=True)
    width.fill(f"{place['width']}/2")
    width.press("Enter")
    until(lambda: studio.clip("image")["transform"]["width"] == place["width"] // 2)
    half = studio.clip("image")["transform"]
    assert half["height"] == pytest.approx(place["height"] / 2, abs=1)
    assert (half["x"], half["y"]) == (place["x"], place["y"])
    studio.button("Undo").click()
    until(lambda: studio.clip("image")["transform"] == place)
