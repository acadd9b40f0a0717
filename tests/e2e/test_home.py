"""The studio's home: a person's projects."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.studio import until


def test_a_project_is_renamed_deleted_and_taken_back(visit: Visit) -> None:
    studio = visit()
    studio.sign_up("keeper")
    page = studio.page
    studio.new_project("Holiday")
    # The name is typed anew where it stands.
    studio.button("Holiday").click()
    title = page.get_by_label("Name", exact=True)
    title.fill("Porto")
    title.press("Escape")
    studio.button("Holiday").click()
    title.fill("Travels")
    title.press("Enter")
    expect(page.get_by_role("heading", name="Travels")).to_be_visible()
    expect(page).to_have_title("Travels · CloudStudio")
    page.keyboard.press("e")
    expect(studio.clips("Ellipse")).to_have_count(1)
    studio.expect_saved()

    # The card shows the film and its length.
    studio.button("Back to your projects").click()
    expect(page.get_by_role("heading", name="Travels")).to_be_visible()
    expect(page.get_by_text("0:05 long")).to_have_count(1)
    picture = page.get_by_role("link", name="Open Travels").locator("img")
    page.wait_for_function("image => image.naturalWidth === 480", arg=picture.element_handle())
    studio.shot("card")
    studio.button("More for Travels").click()
    page.get_by_role("menuitem", name="Duplicate").click()
    expect(page.get_by_role("heading", name="Travels copy")).to_be_visible()
    expect(page.get_by_text("0:05 long")).to_have_count(2)
    studio.shot("copy")

    studio.button(
        "More for Travels",
    ).click()
    page.get_by_role("menuitem", name="Rename").click()
    page.get_by_role("dialog").get_by_label("Name", exact=True).fill("Lisbon")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Lisbon")).to_be_visible()

    studio.button("More for Lisbon").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.get_by_role("heading", name="Lisbon")).to_have_count(0)
    studio.button("Undo").click()
    expect(page.get_by_role("heading", name="Lisbon")).to_be_visible()

    studio.button("More for Lisbon").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.get_by_role("heading", name="Lisbon")).to_have_count(0)
    studio.button("Bin").click()
    expect(page.get_by_text("30 days left")).to_be_visible()
    studio.shot("bin")
    page.set_viewport_size({"width": 390, "height": 844})
    studio.shot("bin-small")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    studio.button("Delete Lisbon for good").press("Enter")
    expect(page.get_by_text("The bin is empty")).to_be_visible()
    page.get_by_role("status").filter(has_text="for good").get_by_role("button", name="Undo").click()
    studio.button("Bring Lisbon back").press("Enter")
    expect(page.get_by_text("The bin is empty")).to_be_visible()
    studio.button("Back to the projects").click()
    expect(page.get_by_role("heading", name="Lisbon")).to_be_visible()
    studio.page.get_by_role("button", name="account").click()
    expect(page.get_by_role("progressbar", name="Storage")).to_be_visible()
    studio.shot("meter")


def test_a_delete_is_kept_when_the_page_is_left_at_once(visit: Visit) -> None:
    studio = visit()
    studio.sign_up("hasty")
    page = studio.page
    studio.new_project("Mistake")
    page.goto("/")
    studio.button("More for Mistake").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.get_by_role("heading", name="Mistake")).to_have_count(0)
    page.goto("about:blank")
    until(lambda: page.context.request.get("/api/projects").json() == [])
