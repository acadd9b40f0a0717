"""The properties of what is selected: shown while they are dragged, kept once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.pages import StudioPage
from tests.e2e.screenshots import picture
from tests.e2e.test_editing import on_the_timeline
from tests.studio import until


def test_a_dragged_slider_is_shown_at_once_and_is_one_operation(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "slider", "logo.png")
    properties = studio.page.get_by_role("region", name="Properties", exact=True)
    opacity = properties.get_by_role("slider", name="Opacity", exact=True)
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


def colour_at(studio: StudioPage, across: float, down: float) -> tuple[int, ...]:
    """Return the colour of the stage's picture at fractions of it, once nothing is waited for."""
    expect(studio.canvas).not_to_have_attribute("data-waiting", "true")
    shown = picture(studio.canvas.locator("canvas").screenshot())
    found = shown.getpixel((int(across * shown.width), int(down * shown.height)))
    assert isinstance(found, tuple)
    return found


def test_a_grade_a_key_and_a_move_by_the_inspector_are_seen_and_kept(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "grader", "logo.png")
    page, keyboard = studio.page, studio.page.keyboard
    properties = page.get_by_role("region", name="Properties", exact=True)
    # The logo's middle is blue.
    until(lambda: colour_at(studio, 0.5, 0.5)[2] > 180)

    # A grade: saturation at its least is grey.
    properties.get_by_role("button", name="Colour", exact=True).click()
    saturation = properties.get_by_label("Saturation, value")
    saturation.fill("-100")
    saturation.press("Enter")
    until(lambda: studio.clip("image")["appearance"]["grade"]["saturation"] == -1)
    until(lambda: max(colour_at(studio, 0.5, 0.5)) - min(colour_at(studio, 0.5, 0.5)) < 6)
    properties.get_by_role("button", name="Reset Saturation").click()
    until(lambda: studio.clip("image")["appearance"]["grade"]["saturation"] == 0)

    # A key: the colour is picked from the stage, and is gone at once.
    properties.get_by_role("button", name="Chroma key", exact=True).click()
    properties.get_by_role("button", name="Pick from the stage: Key colour").click()
    box = studio.canvas.locator("canvas").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    until(lambda: studio.clip("image")["appearance"]["chroma_key"]["strength"] == 1)
    key = studio.clip("image")["appearance"]["chroma_key"]["colour"]
    assert int(key[5:7], 16) > 180
    until(lambda: max(colour_at(studio, 0.5, 0.5)) < 30)
    studio.shot("keyed")
    keyboard.press("Control+z")
    until(lambda: studio.clip("image")["appearance"]["chroma_key"]["strength"] == 0)

    # A move: a keyframe here, another value there, and halfway in between.
    studio.seek("1")
    properties.get_by_role("button", name="Keyframe for Position").click()
    until(lambda: len(studio.clip("image")["keyframes"]["x"]) == 1)
    studio.seek("3")
    place = properties.get_by_label("Horizontal position", exact=True)
    place.fill("960")
    place.press("Enter")
    until(lambda: [key["value"] for key in studio.clip("image")["keyframes"]["x"]] == [0, 960])
    assert studio.clip("image")["transform"]["x"] == 0
    studio.seek("2")
    expect(place).to_have_value("480")
    until(lambda: max(colour_at(studio, 0.1, 0.5)) < 30)
    studio.shot("moving")
    properties.get_by_role("button", name="Previous keyframe of Position").click()
    expect(place).to_have_value("0")
    properties.get_by_role("combobox", name="Position, goes on").click()
    page.get_by_role("option", name="Hold").click()
    until(lambda: studio.clip("image")["keyframes"]["x"][0]["easing"] == "hold")
    studio.seek("2")
    expect(place).to_have_value("0")


def test_properties_go_from_one_clip_to_others_and_are_found_by_name(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "carrier", "logo.png", "phone.mp4")
    page, keyboard = studio.page, studio.page.keyboard
    properties = page.get_by_role("region", name="Properties", exact=True)
    studio.clips("logo.png").click()
    keyboard.press("Control+k")
    page.get_by_role("combobox", name="Find a command").fill("set opacity")
    keyboard.press("Enter")
    expect(properties.get_by_role("slider", name="Opacity", exact=True)).to_be_focused()
    opacity = properties.get_by_label("Opacity, value")
    opacity.fill("40")
    opacity.press("Enter")
    until(lambda: studio.clip("image")["appearance"]["opacity"] == 0.4)
    keyboard.press("Control+Alt+c")
    studio.clips("phone.mp4").click()
    expect(opacity).to_have_value("100")
    keyboard.press("Control+Alt+v")
    until(lambda: studio.clip("video")["appearance"]["opacity"] == 0.4)
    # What differs is shown as mixed, and an edit reaches all.
    keyboard.press("Control+a")
    expect(opacity).to_have_value("40")
    expect(properties.get_by_label("Horizontal position", exact=True)).to_have_value("0")
    expect(properties.get_by_label("Width", exact=True)).to_have_value("–")
    properties.get_by_role("combobox", name="Blend mode").click()
    page.get_by_role("option", name="Multiply").click()
    until(
        lambda: {clip["appearance"]["blend"] for clip in studio.document()["clips"].values()} == {"multiply"}
    )
    studio.shot("several")
