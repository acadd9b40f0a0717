"""What is heard and where one is while a film plays: levels, the range, the window that follows."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.test_editing import on_the_timeline, pixels_per_second


def test_the_range_is_dragged_levels_are_shown_and_the_window_follows(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "meterer", "phone.mp4")
    page, keyboard = studio.page, studio.page.keyboard
    scale = pixels_per_second(studio, "video")
    studio.button("Snapping").click()

    # In and out by keys, then by their handles: one end, Escape, arrows, and both at once.
    studio.seek("0.5")
    keyboard.press("i")
    studio.seek("1.5")
    keyboard.press("o")
    begin, end = (page.get_by_role("slider", name=name, exact=True) for name in ("In", "Out"))
    whole = page.get_by_role("slider", name="Range from in to out")
    expect(end).to_have_attribute("aria-valuetext", "00:00:01:16")
    studio.press(end)
    studio.move((scale, 0))
    expect(studio.timeline.get_by_role("status").first).to_contain_text("00:00:02:16")
    studio.shot("range-dragged")
    keyboard.press("Escape")
    page.mouse.up()
    expect(end).to_have_attribute("aria-valuetext", "00:00:01:16")
    studio.drag(end, by=(scale, 0))
    expect(end).to_have_attribute("aria-valuetext", "00:00:02:16")
    end.focus()
    keyboard.press("ArrowLeft")
    expect(end).to_have_attribute("aria-valuetext", "00:00:02:15")
    studio.drag(whole, by=(scale * 0.5, 0))
    expect(begin).to_have_attribute("aria-valuetext", "00:00:01:00")
    expect(end).to_have_attribute("aria-valuetext", "00:00:03:00")

    # What is heard is shown and read; the meters can be put away.
    keyboard.press("Alt+x")
    keyboard.press("Home")
    keyboard.press("Shift+L")
    meters = page.get_by_role("region", name="Level meters")
    expect(meters.get_by_role("button", name="Loudest so far: −∞")).to_be_visible()
    keyboard.press("Space")
    expect(meters.get_by_role("meter", name="Left")).to_have_attribute("aria-valuetext", re.compile("dB"))
    expect(meters.get_by_role("button", name=re.compile("−[0-9.]+ dB"))).to_be_visible()
    studio.shot("levels")
    keyboard.press("k")
    meters.get_by_role("button").click()
    expect(meters.get_by_role("button", name="Loudest so far: −∞")).to_be_visible()

    # The timeline glides under the playhead, and stays so after a reload.
    studio.button("The timeline turns pages while playing").click()
    page.get_by_role("menuitemradio", name="Glides").click()
    for _ in range(6):
        studio.timeline.get_by_role("button", name="Zoom in").click()
    keyboard.press("Home")
    keyboard.press("Space")
    lanes = studio.timeline.get_by_role("region", name="Clips").bounding_box()
    assert lanes
    middle = lanes["x"] + lanes["width"] / 2
    page.wait_for_function(
        """(middle) => {
            const line = document.querySelector("[data-playhead]").getBoundingClientRect();
            return Math.abs(line.x - middle) < 40;
        }""",
        arg=middle,
    )
    studio.shot("gliding")
    keyboard.press("Alt+m")
    expect(meters).to_have_count(0)
    page.reload()
    expect(studio.button("The timeline glides while playing")).to_be_visible()
    expect(meters).to_have_count(0)
