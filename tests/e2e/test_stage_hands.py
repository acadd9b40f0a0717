"""The hand on the stage: chosen by a band, reached below, arranged, and brought to the front."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.pages import StudioPage
from tests.e2e.screenshots import picture
from tests.e2e.test_editing import on_the_timeline
from tests.studio import until


def canvas_pixel(studio: StudioPage, x: float, y: float) -> tuple[float, float]:
    """Return where a place of the canvas (fractions of it) is in the window."""
    box = studio.canvas.locator("canvas").bounding_box()
    assert box is not None
    return box["x"] + box["width"] * x, box["y"] + box["height"] * y


def seen(studio: StudioPage, x: float, y: float) -> tuple[int, int, int]:
    """Return the colour of the picture at a place of the canvas (fractions of it)."""
    left, top = (int(value) for value in canvas_pixel(studio, x, y))
    shot = studio.page.screenshot(clip={"x": left, "y": top, "width": 1, "height": 1})
    red, green, blue = picture(shot).getpixel((0, 0))
    return red, green, blue


def shapes(studio: StudioPage) -> list[dict[str, Any]]:
    """Return the places of all shapes that the server has, from the left."""
    clips: list[dict[str, Any]] = list(studio.document()["clips"].values())
    found = [clip["transform"] for clip in clips if clip["kind"] == "shape"]
    return sorted(found, key=lambda box: box["x"])


def test_layers_are_chosen_arranged_and_stacked_on_the_stage(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "arranger", "logo.png")
    page, keyboard, mouse = studio.page, studio.page.keyboard, studio.page.mouse
    keyboard.press("Escape")
    keyboard.press("r")
    expect(studio.clips()).to_have_count(2)
    white = (255, 255, 255)
    until(lambda: seen(studio, 0.55, 0.45) == white)

    # The context menu sends it behind the picture, which is above it then; a click reaches the picture, Alt the shape.
    mouse.click(*canvas_pixel(studio, 0.55, 0.45), button="right")
    menu = page.get_by_role("menu", name="Layer")
    expect(menu).to_be_visible()
    studio.shot("context-menu")
    menu.get_by_role("menuitem", name="Send to the back").click()
    until(lambda: seen(studio, 0.55, 0.45) != white)
    mouse.click(*canvas_pixel(studio, 0.55, 0.45))
    expect(studio.clips("logo.png")).to_have_attribute("aria-pressed", "true")
    mouse.move(*canvas_pixel(studio, 0.55, 0.45))
    keyboard.down("Alt")
    mouse.down()
    mouse.up()
    keyboard.up("Alt")
    expect(studio.clips("logo.png")).to_have_attribute("aria-pressed", "false")
    expect(studio.clips("Rectangle")).to_have_attribute("aria-pressed", "true")
    keyboard.press("Shift+PageUp")
    until(lambda: seen(studio, 0.55, 0.45) == white)

    # A double click crops the picture: Escape leaves it, Enter keeps what the window shows where it was.
    mouse.dblclick(*canvas_pixel(studio, 0.3, 0.7))
    crop = page.get_by_role("dialog", name="Crop")
    expect(crop).to_be_visible()
    there, gone = seen(studio, 0.7, 0.5), seen(studio, 0.01, 0.5)
    assert there != gone
    studio.press(crop.get_by_role("button", name="Crop at the right", exact=True))
    mouse.move(*canvas_pixel(studio, 0.65, 0.5), steps=4)
    mouse.up()
    studio.shot("crop")
    keyboard.press("Escape")
    expect(crop).to_have_count(0)
    assert studio.clip("image")["appearance"]["crop"]["right"] == 0
    keyboard.press("Alt+c")
    studio.press(crop.get_by_role("button", name="Crop at the right", exact=True))
    mouse.move(*canvas_pixel(studio, 0.65, 0.5), steps=4)
    mouse.up()
    keyboard.press("Enter")
    until(lambda: abs(studio.clip("image")["appearance"]["crop"]["right"] - 0.35) < 0.01)
    until(lambda: seen(studio, 0.7, 0.5) == gone)
    assert seen(studio, 0.3, 0.5) != gone
    keyboard.press("Control+z")
    until(lambda: seen(studio, 0.7, 0.5) == there)

    # Without the picture: three shapes, moved by hand, caught by a band, aligned and put at equal distances.
    studio.clips("logo.png").click()
    keyboard.press("Delete")
    expect(studio.clips()).to_have_count(1)
    keyboard.press("Control+z")
    expect(studio.clips()).to_have_count(2)
    studio.clips("Rectangle").click()
    keyboard.press("Delete")
    studio.clips("logo.png").click()
    keyboard.press("Delete")
    expect(studio.clips()).to_have_count(0)
    for number, place in enumerate(("-640", "0", "300"), 1):
        keyboard.press("r")
        expect(studio.clips("Rectangle")).to_have_count(number)
        for label, value in (("Width", "200"), ("Height", "200"), ("Horizontal position", place)):
            field = page.get_by_label(label, exact=True)
            field.fill(value)
            field.press("Enter")
        until(lambda place=place: float(place) in [box["x"] for box in shapes(studio)])
    keyboard.press("Escape")
    mouse.move(*canvas_pixel(studio, 0.02, 0.2))
    mouse.down()
    mouse.move(*canvas_pixel(studio, 0.98, 0.55), steps=6)
    studio.shot("band")
    mouse.up()
    for number in range(3):
        expect(studio.clips("Rectangle").nth(number)).to_have_attribute("aria-pressed", "true")
    keyboard.press("Alt+Shift+H")
    until(lambda: [box["x"] for box in shapes(studio)] == [-640, -170, 300])
    keyboard.press("Alt+W")
    keyboard.press("Alt+G")
    expect(page.get_by_role("img", name="Safe for titles")).to_be_visible()

    # A drag that makes distances equal shows them.
    keyboard.press("Escape")
    mouse.move(*canvas_pixel(studio, 0.5 + 300 / 1920, 0.5))
    mouse.down()
    mouse.move(*canvas_pixel(studio, 0.5 + 345 / 1920, 0.5), steps=4)
    mouse.move(*canvas_pixel(studio, 0.5 + 305 / 1920, 0.5), steps=4)
    expect(page.locator("[data-gap]")).to_have_count(2)
    studio.shot("gaps-and-safe-areas")
    mouse.up()
    until(lambda: [box["x"] for box in shapes(studio)] == [-640, -170, 300])
