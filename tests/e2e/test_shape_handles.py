"""What is done to a shape on the stage: its handles by pointer and keys, a colour picked there, the arranging bar."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.pages import StudioPage
from tests.e2e.test_stage_hands import canvas_pixel
from tests.studio import until


def shape(studio: StudioPage, kind: str) -> dict[str, Any]:
    """Return the only shape of a kind."""
    clips: list[dict[str, Any]] = list(studio.document()["clips"].values())
    (found,) = [clip for clip in clips if clip.get("shape") == kind]
    return found


def test_a_shape_is_formed_coloured_and_aligned_by_hand(visit: Visit) -> None:
    studio = visit()
    studio.sign_up("former")
    studio.new_project("Forms")
    page, keyboard = studio.page, studio.page.keyboard
    properties = page.get_by_role("region", name="Properties", exact=True)
    keyboard.press("r")
    until(lambda: len(studio.document()["clips"]) == 1)

    # Rounding: dragged with its value read, given up by Escape, kept, and moved on by the arrows.
    rounding = page.get_by_role("slider", name="Rounding of the corners")
    studio.press(rounding)
    studio.move((30, 30))
    expect(studio.canvas.get_by_text(re.compile(r"^Rounding \d+"))).to_be_visible()
    studio.shot("rounding")
    keyboard.press("Escape")
    page.mouse.up()
    assert shape(studio, "rectangle")["corner_radius"] == 0
    studio.drag(rounding, by=(30, 30))
    until(lambda: shape(studio, "rectangle")["corner_radius"] > 20)
    radius = shape(studio, "rectangle")["corner_radius"]
    place = shape(studio, "rectangle")["transform"]
    keyboard.press("Shift+ArrowRight")
    until(lambda: shape(studio, "rectangle")["corner_radius"] == radius + 10)
    assert shape(studio, "rectangle")["transform"] == place

    # A gradient's end is dragged to the side; by Tab to the next handle, and the arrows turn it.
    page.get_by_role("radio", name="Linear").check(force=True)
    end = page.get_by_role("slider", name="End of the gradient")
    studio.drag(end, by=(-60, -60))
    until(lambda: shape(studio, "rectangle")["gradient"]["angle"] != 90)
    rounding.focus()
    keyboard.press("Tab")
    beginning = page.get_by_role("slider", name="Beginning of the gradient")
    expect(beginning).to_be_focused()
    angle = shape(studio, "rectangle")["gradient"]["angle"]
    keyboard.press("ArrowRight")
    until(lambda: shape(studio, "rectangle")["gradient"]["angle"] == (angle + 1) % 360)
    studio.shot("gradient")

    # A star has points and depth.
    studio.choose(properties.get_by_role("combobox", name="Shape"), "Star")
    depth = page.get_by_role("slider", name="Depth", exact=True).first
    studio.drag(depth, by=(0, 30))
    until(lambda: shape(studio, "star")["depth"] != 0.5)
    page.get_by_role("slider", name="Number of points").focus()
    keyboard.press("ArrowUp")
    until(lambda: shape(studio, "star")["points"] == 6)
    studio.shot("star")

    # The fill is picked from the stage, where the canvas is black; it is one edit.
    edits = studio.sequence()
    properties.get_by_role("button", name="Pick from the stage: Fill").click()
    x, y = canvas_pixel(studio, 0.05, 0.9)
    page.mouse.move(x, y)
    expect(page.get_by_text("#000000", exact=True)).to_be_visible()
    studio.shot("picking")
    page.mouse.click(x, y)
    until(lambda: shape(studio, "star")["fill"] == "#000000")
    assert studio.sequence() == edits + 1
    expect(page.get_by_text("#000000", exact=True)).to_have_count(0)
    keyboard.press("Control+z")
    until(lambda: shape(studio, "star")["fill"] != "#000000")

    # The bar above the properties aligns; what needs three layers cannot be pressed with one.
    bar = properties.get_by_role("toolbar", name="Align and distribute")
    expect(bar.get_by_role("button", name="Equal distances across")).to_be_disabled()
    bar.get_by_role("button", name="Align left edges").click()
    until(lambda: shape(studio, "star")["transform"]["x"] < -600)
    studio.shot("arranged")
    keyboard.press("Escape")
    expect(bar).to_have_count(0)
    studio.shot("canvas-panel")
