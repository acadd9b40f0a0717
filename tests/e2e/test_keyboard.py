"""The way to a clip without a mouse: how many stops it has, and what the arrows do at each."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.bench.dragging import full_document
from tests.e2e.conftest import Visit
from tests.e2e.pages import StudioPage
from tests.studio import PASSWORD

#: Presses of Tab that a person needs at the most, from the sign-in page to the first clip: 111 once.
TABS = 70
#: With F6 for the rooms of the editor.
WITH_REGIONS = 16


def focused(studio: StudioPage) -> str:
    """Return the name of what has the focus."""
    return str(
        studio.page.evaluate(
            "() => document.activeElement.dataset.clip ?? document.activeElement.ariaLabel ?? ''"
        )
    )


def tab_until(studio: StudioPage, selector: str, most: int = 150) -> int:
    """Press Tab until something that matches has the focus; returns how often."""
    for presses in range(most):
        if studio.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return presses
        studio.page.keyboard.press("Tab")
    raise AssertionError(f"{selector} was not reached in {most} presses; the focus is on {focused(studio)}")


def test_a_clip_is_a_few_stops_from_the_door_and_arrows_move_within_each_room(visit: Visit) -> None:
    host = visit()
    host.sign_up("fingers")
    host.new_project("Empty")
    token = next(cookie["value"] for cookie in host.page.context.cookies() if cookie["name"] == "csrftoken")
    document = full_document("gone")
    made = host.page.context.request.post(
        "/api/projects", data={"name": "Full", "document": document}, headers={"X-CSRFToken": token}
    )
    assert made.ok, made.text()

    studio = visit()
    page, keyboard = studio.page, studio.page.keyboard
    page.goto("/")
    expect(page.get_by_label("User name or e-mail address")).to_be_focused()
    keyboard.type("fingers")
    stops = tab_until(studio, "[name=password]")
    keyboard.type(PASSWORD)
    keyboard.press("Enter")
    card = page.get_by_role("link", name="Open Full")
    expect(card).to_be_visible()
    stops += tab_until(studio, "[aria-label='Open Full']")
    keyboard.press("Enter")
    expect(studio.clips().first).to_be_visible()
    by_tab = stops + tab_until(studio, "[data-clip]")
    studio.shot("clip-by-tab")
    page.reload()
    expect(studio.clips().first).to_be_visible()
    regions = 0
    while not page.evaluate("() => document.activeElement.matches('[data-clip]')"):
        keyboard.press("F6")
        regions += 1
    print(f"stops from the door to the first clip: {by_tab} by Tab, {stops + regions} with F6")
    assert by_tab <= TABS
    assert stops + regions <= WITH_REGIONS

    # Among clips the arrows go to neighbours in time, above and beneath; Tab leaves them.
    first = focused(studio)
    keyboard.press("ArrowRight")
    second = focused(studio)
    assert second != first
    keyboard.press("ArrowDown")
    beneath = focused(studio)
    assert beneath not in (first, second)
    keyboard.press("ArrowUp")
    keyboard.press("ArrowLeft")
    assert focused(studio) == first
    keyboard.press("Enter")
    expect(page.locator("[data-clip][aria-pressed=true]")).to_have_count(1)

    # In a toolbar they go from command to command.
    keyboard.press("Shift+F6")
    keyboard.press("Shift+F6")
    assert page.evaluate("() => document.activeElement.closest('[data-region]').tagName") == "MAIN"
    tools = studio.page.get_by_role("toolbar", name="Timeline tools")
    stop = tools.locator("button:not([tabindex='-1'])")
    expect(stop).to_have_count(1)
    stop.focus()
    keyboard.press("F6")
    keyboard.press("Shift+F6")
    expect(tools.locator(":focus")).to_have_count(1)
    before = focused(studio)
    keyboard.press("ArrowRight")
    assert focused(studio) != before
    expect(tools.locator(":focus")).to_have_count(1)

    # The rows have a bar; the wheel and the bar move them.
    bar = studio.timeline.locator("[data-scroll=rows]")
    expect(bar).to_be_visible()
    last = studio.timeline.get_by_role("button", name="Track 1", exact=True)
    expect(last).not_to_be_in_viewport()
    thumb = bar.locator("div")
    studio.press(thumb)
    studio.move((0, 400))
    page.mouse.up()
    expect(last).to_be_in_viewport()
    studio.shot("scrolled-down")
