"""The studio on a phone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import Visit


def test_a_text_is_added_and_saved_on_a_phone(visit: Visit) -> None:
    studio = visit(width=390, height=844)
    studio.sign_up("walker")
    studio.shot("home")
    studio.page.get_by_label("Name", exact=True).fill("On the way")
    studio.page.get_by_role("button", name="Create project").click()
    expect(studio.timeline).to_be_visible()
    studio.shot("editor")
    studio.button("Add").click()
    studio.page.get_by_role("region", name="Add").get_by_role("button", name="Add a text").click()
    field = studio.page.get_by_role("textbox", name="Text", exact=True)
    field.fill("Hello")
    field.press("Escape")
    expect(studio.clips("Hello")).to_have_count(1)
    studio.shot("text")
    assert studio.page.evaluate("document.documentElement.scrollWidth") <= 390
