"""How fast clips run: by a dialog, by dragging an edge, and what follows."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from editor.timeline.time import FLICKS_PER_SECOND
from tests.e2e.conftest import Visit
from tests.e2e.test_editing import on_the_timeline, pixels_per_second
from tests.studio import until

SECOND = FLICKS_PER_SECOND


def test_a_clip_is_retimed_by_a_dialog_and_by_its_edge(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "retimer", "phone.mp4")
    page, keyboard = studio.page, studio.page.keyboard
    scale = pixels_per_second(studio, "video")
    before = studio.clip("video")["duration"]

    # The dialog opens by a key; a speed says the length, a length says the speed.
    studio.clips("phone.mp4").click()
    keyboard.press("Shift+R")
    dialog = page.get_by_role("dialog", name="Speed and length")
    speed, length = dialog.get_by_label("Speed", exact=True), dialog.get_by_label("Length", exact=True)
    expect(speed).to_be_focused()
    speed.fill("50")
    expect(length).to_have_value(re.compile(r"00:00:0[5-9]:"))
    studio.shot("dialog")
    length.fill("50h")
    dialog.get_by_role("button", name="Change the speed").click()
    expect(dialog.get_by_role("alert")).to_contain_text("A time from")
    dialog.get_by_role("group", name="Usual speeds").get_by_role("button", name="200 %").click()
    dialog.get_by_label("Backwards").check()
    speed.press("Enter")
    expect(dialog).to_have_count(0)
    until(lambda: studio.clip("video")["playing"] == {"speed": 2, "reversed": True, "frozen": False})
    assert abs(studio.clip("video")["duration"] - before / 2) < SECOND / 30
    keyboard.press("Control+z")
    until(lambda: studio.clip("video")["playing"]["speed"] == 1)

    # Its end is dragged with Shift: the badge reads both, and Escape leaves no trace.
    clip = studio.clips("phone.mp4")
    box = clip.bounding_box()
    assert box
    keyboard.down("Shift")
    studio.press(clip, at=(1 - 2 / box["width"], 0.5))
    studio.move((scale, 0))
    badge = studio.timeline.get_by_role("status")
    expect(badge).to_contain_text("%")
    studio.shot("dragged")
    keyboard.press("Escape")
    page.mouse.up()
    keyboard.up("Shift")
    assert studio.clip("video")["duration"] == before
    keyboard.down("Shift")
    studio.drag(clip, by=(scale, 0), at=(1 - 2 / box["width"], 0.5))
    keyboard.up("Shift")
    until(lambda: studio.clip("video")["playing"]["speed"] < 1)
    assert abs(studio.clip("video")["duration"] / SECOND - before / SECOND - 1) < 0.1

    # The menu of the clip has it too.
    clip.click(button="right")
    page.get_by_role("menuitem", name="Speed and length…").click()
    expect(dialog).to_be_visible()
    keyboard.press("Escape")
    expect(dialog).to_have_count(0)
