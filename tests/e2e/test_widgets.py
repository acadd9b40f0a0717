"""The widgets as fingers, keys and a screen reader meet them, on their own page (`npm run ui` shows it)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.built_page import build, open_built
from tests.e2e.conftest import RESULTS


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of widgets."""
    folder = tmp_path_factory.mktemp("widgets")
    build("ui.config.ts", folder)
    opened = open_built(browser, folder, "/dev/ui/")
    expect(opened.get_by_role("heading", name="Widgets")).to_be_visible()
    yield opened
    opened.close()


def shot(page: Page, name: str) -> None:
    folder = RESULTS / "widgets"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", full_page=True)


def active(page: Page) -> Locator:
    """Return the option that a screen reader is told of."""
    focused = page.locator(":focus").get_attribute("aria-activedescendant")
    return page.locator(f'[id="{focused}"]')


def test_a_list_is_chosen_from_by_keys_and_letters_and_shows_what_it_would_do(page: Page) -> None:
    shot(page, "all")
    blend = page.get_by_role("combobox", name="Blend")
    told = page.get_by_label("Kept and tried")
    blend.focus()
    assert blend.get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox", name="Blend")).to_be_visible()
    expect(active(page)).to_have_text("Normal")
    expect(page.get_by_role("option", name="Normal")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(told).to_have_text("Normal, Multiply")
    shot(page, "list")
    page.keyboard.press("Escape")
    expect(told).to_have_text("Normal, none")
    expect(blend).to_be_focused()

    page.keyboard.type("so")
    expect(active(page)).to_have_text("Soft light")
    page.keyboard.press("Enter")
    expect(told).to_have_text("Soft light, none")
    expect(blend).to_have_text("Soft light")
    page.keyboard.press("Space")
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    expect(told).to_have_text("Hard light, none")
    expect(page.get_by_role("combobox", name="Several")).to_be_focused()

    blend.click()
    page.get_by_role("option", name="Screen").click()
    expect(told).to_have_text("Screen, none")
    expect(page.get_by_role("listbox")).to_have_count(0)

    many = page.get_by_role("combobox", name="Many")
    many.click()
    expect(page.get_by_role("option", name="Choice 30", exact=True)).to_be_in_viewport()
    page.get_by_role("heading", name="Widgets").click()
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_a_searched_list_narrows_as_one_types(page: Page) -> None:
    family = page.get_by_role("combobox", name="Family")
    family.click()
    field = page.get_by_role("combobox", name="Search in Family")
    expect(field).to_be_focused()
    serif = page.get_by_role("option", name="Serif").locator("span")
    assert serif.evaluate("name => getComputedStyle(name).fontFamily") == "serif"
    field.fill("on")
    expect(page.get_by_role("option")).to_have_text(["Mono"])
    shot(page, "search")
    field.fill("zz")
    expect(page.get_by_text("Nothing is called that.")).to_be_visible()
    field.fill("ha")
    page.keyboard.press("Enter")
    expect(family).to_have_text("Hand")
    expect(family).to_be_focused()


def test_a_colour_is_picked_by_pointer_by_keys_and_by_its_code(page: Page) -> None:
    swatch = page.get_by_role("button", name="Fill, picker")
    kept, shown = page.get_by_label("Colours kept"), page.get_by_label("Colour shown")
    swatch.click()
    pad = page.get_by_role("slider", name="Fill, saturation and brightness")
    expect(pad).to_be_focused()
    shot(page, "colour")
    box = pad.bounding_box()
    assert box is not None
    # A drag is shown and kept once.
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + 1, steps=4)
    expect(shown).not_to_have_text("none")
    expect(kept).to_have_text("")
    page.mouse.up()
    expect(shown).to_have_text("none")
    assert len((kept.text_content() or "").split()) == 1

    # Grey has no hue, but the one it came from is still there on the way back.
    before = (kept.text_content() or "").split()[-1]
    hue = page.get_by_role("slider", name="Fill, hue").input_value()
    for _ in range(11):
        page.keyboard.press("Shift+ArrowLeft")
    expect(page.get_by_role("slider", name="Fill, hue")).to_have_value(hue)
    for _ in range(11):
        page.keyboard.press("Shift+ArrowRight")
    assert (kept.text_content() or "").split()[-1][:3] == before[:3]
    page.get_by_role("slider", name="Fill, opacity").press("ArrowLeft")
    assert len((kept.text_content() or "").split()[-1]) == 9
    page.keyboard.press("Escape")
    expect(pad).to_have_count(0)
    expect(swatch).to_be_focused()

    code = page.get_by_role("textbox", name="Fill", exact=True)
    code.fill("0af")
    code.press("Enter")
    assert (kept.text_content() or "").split()[-1].startswith("#00aaff")
    swatch.click()
    expect(page.get_by_role("list", name="Recent colours").get_by_role("listitem")).to_have_count(2)
    shot(page, "recent")
    page.keyboard.press("Escape")


def test_a_list_in_a_dialog_closes_before_the_dialog_does(page: Page) -> None:
    page.get_by_role("button", name="Open dialog").click()
    dialog = page.get_by_role("dialog", name="A dialog")
    inside = dialog.get_by_role("combobox", name="In a dialog")
    inside.click()
    expect(page.get_by_role("option", name="Multiply")).to_be_visible()
    shot(page, "dialog")
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
