"""What is drawn on and under clips: transitions, keyframes, volume and fades; the range and its playhead."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from editor.timeline.time import FLICKS_PER_SECOND
from tests.e2e.conftest import Visit
from tests.e2e.pages import StudioPage
from tests.e2e.test_editing import on_the_timeline, pixels_per_second
from tests.studio import until

SECOND = FLICKS_PER_SECOND


def second_clip(studio: StudioPage) -> dict[str, Any]:
    """Return the clip that starts latest."""
    clips: list[dict[str, Any]] = list(studio.document()["clips"].values())
    return max(clips, key=lambda clip: clip["start"])


def test_a_transition_is_dropped_at_a_cut_and_its_length_dragged(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "passer", "phone.mp4")
    page, keyboard = studio.page, studio.page.keyboard
    scale = pixels_per_second(studio, "video")
    studio.seek("2")
    keyboard.press("s")
    until(lambda: len(studio.document()["clips"]) == 2)
    studio.seek("0")
    page.get_by_role("navigation", name="Panels").get_by_role("button", name="Add").click()
    palette = page.get_by_role("region", name="Transitions")
    studio.button("Snapping").click()

    # Dragged over the cut it is shown there, and stays where it is let go.
    lanes = studio.timeline.get_by_role("region", name="Clips")
    second = studio.clips("phone.mp4").nth(1).bounding_box()
    rows = lanes.bounding_box()
    assert second
    assert rows
    spot = {"x": second["x"] - rows["x"] + 6, "y": second["y"] - rows["y"] + 20}
    palette.get_by_role("button", name="Wipe").drag_to(lanes, target_position=spot)
    until(lambda: second_clip(studio)["transition"]["kind"] == "wipe")
    handle = studio.timeline.get_by_role("button", name="Wipe into phone.mp4")
    expect(handle).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("slider", name="Direction of the transition")).to_be_visible()
    studio.shot("transition")

    # What is pointed at in the palette is tried; a click keeps it.
    palette.get_by_role("button", name="Push").hover()
    expect(studio.timeline.get_by_role("button", name="Push into phone.mp4")).to_be_visible()
    assert second_clip(studio)["transition"]["kind"] == "wipe"
    palette.get_by_role("button", name="Push").click()
    until(lambda: second_clip(studio)["transition"]["kind"] == "push")
    page.mouse.move(600, 300)

    # Either edge is dragged; the time is read meanwhile, and Escape leaves no trace.
    handle = studio.timeline.get_by_role("button", name="Push into phone.mp4")
    studio.press(handle, at=(0.97, 0.5))
    studio.move((scale * 0.5, 0))
    expect(studio.timeline.get_by_role("status")).to_contain_text("01:00")
    studio.shot("transition-dragged")
    keyboard.press("Escape")
    page.mouse.up()
    assert second_clip(studio)["transition"]["duration"] == SECOND / 2
    studio.drag(handle, by=(scale * 0.5, 0), at=(0.97, 0.5))
    until(lambda: abs(second_clip(studio)["transition"]["duration"] / SECOND - 1) < 0.1)
    length = second_clip(studio)["transition"]["duration"]
    studio.drag(handle, by=(-scale * 0.5, 0), at=(0.03, 0.5))
    until(lambda: abs(second_clip(studio)["start"] / SECOND - 1.5) < 0.1)
    assert second_clip(studio)["transition"]["duration"] > length

    # By keys: a frame longer, gone, back again.
    length = second_clip(studio)["transition"]["duration"]
    keyboard.press(".")
    until(lambda: second_clip(studio)["transition"]["duration"] > length)
    keyboard.press("Delete")
    until(lambda: second_clip(studio)["transition"]["kind"] == "none")
    assert len(studio.document()["clips"]) == 2
    keyboard.press("Control+z")
    until(lambda: second_clip(studio)["transition"]["kind"] == "push")
    expect(studio.timeline.get_by_role("button", name=re.compile("^Push into"))).to_be_visible()
