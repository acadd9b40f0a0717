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


def test_keyframes_are_dragged_copied_and_eased_in_lanes(visit: Visit) -> None:
    studio = visit()
    studio.sign_up("keyer")
    studio.new_project("Keys")
    page, keyboard = studio.page, studio.page.keyboard
    keyboard.press("r")
    until(lambda: len(studio.document()["clips"]) == 1)
    studio.button("Snapping").click()
    scale = pixels_per_second(studio, "shape")

    def times() -> list[float]:
        curve = studio.clip("shape")["keyframes"]["opacity"]
        return [round(key["time"] / SECOND, 1) for key in curve]

    # The first one is the inspector's; the lane opens by a key.
    studio.seek("1")
    page.get_by_role("button", name="Keyframe for Opacity", exact=True).click()
    until(lambda: times() == [1])
    clip = studio.clips()
    keyboard.press("u")
    diamonds = studio.timeline.get_by_role("button", name=re.compile("^Keyframe of Opacity"))
    expect(diamonds).to_have_count(1)
    lane = studio.timeline.locator("[data-lane=opacity]").bounding_box()
    assert lane
    start = clip.bounding_box()
    assert start
    spot = (start["x"] + 3 * scale, lane["y"] + lane["height"] / 2)
    keyboard.down("Control")
    page.mouse.click(*spot)
    keyboard.up("Control")
    until(lambda: times() == [1, 3])

    # One operation a drag, none where it is given up.
    before = studio.sequence()
    studio.press(diamonds.nth(1))
    studio.move((scale * 0.5, 0))
    expect(studio.timeline.get_by_role("status")).to_contain_text("00:00:03:15")
    studio.shot("keys-dragged")
    keyboard.press("Escape")
    page.mouse.up()
    assert studio.sequence() == before
    studio.drag(diamonds.nth(1), by=(scale * 0.5, 0))
    until(lambda: times() == [1, 3.5])
    assert studio.sequence() == before + 1

    # A band takes both; they go on together, are copied, and eased by menu.
    page.mouse.move(start["x"] + 0.5 * scale, spot[1])
    page.mouse.down()
    page.mouse.move(start["x"] + 3.9 * scale, spot[1] + 4, steps=6)
    page.mouse.up()
    expect(studio.timeline.locator("[data-key][aria-pressed=true]")).to_have_count(2)
    keyboard.press(".")
    until(lambda: studio.sequence() == before + 2)
    keyboard.press("Control+c")
    studio.seek("2")
    keyboard.press("Control+v")
    until(lambda: len(times()) == 4)
    studio.button("Pace of Opacity from its keyframes on").click()
    page.get_by_role("menuitemradio", name="Own curve").click()
    until(lambda: "bezier" in [key["easing"] for key in studio.clip("shape")["keyframes"]["opacity"]])
    expect(page.get_by_role("application", name=re.compile("^Curve of"))).to_be_visible()
    studio.shot("keys")
    keyboard.press("Delete")
    until(lambda: len(times()) == 2)
    # From keyframe to keyframe, and closed again.
    studio.seek("0")
    keyboard.press("Control+ArrowRight")
    expect(studio.clock).to_have_text(re.compile("00:00:01:01"))
    keyboard.press("u")
    expect(diamonds).to_have_count(0)


def test_volume_and_fades_are_dragged_on_the_clip(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "mixer", "song.mp3")
    page, keyboard = studio.page, studio.page.keyboard
    clip = studio.clips("song.mp3")
    clip.click()
    box = clip.bounding_box()
    assert box

    def sound() -> dict[str, Any]:
        return dict(studio.clip("audio")["sound"])

    # At 100 % the line lies at seven tenths of its room.
    height = (20 + (box["height"] - 24) * (1 - 0.5**0.5)) / box["height"]
    studio.press(clip, at=(0.5, height))
    studio.move((0, 8))
    expect(studio.timeline.get_by_role("status")).to_contain_text("dB")
    studio.shot("volume")
    page.mouse.up()
    until(lambda: 0.2 < sound()["volume"] < 0.8)
    keyboard.press("Control+ArrowUp")
    until(lambda: sound()["volume"] > 0.3)
    keyboard.press("Control+z")
    keyboard.press("Control+z")
    until(lambda: sound()["volume"] == 1)

    fade = studio.timeline.locator("[data-fade=fade_in]")
    studio.drag(fade, by=(box["width"] / 4, 0))
    until(lambda: sound()["fade_in"] > 0)
    keyboard.down("Control")
    page.mouse.click(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * height)
    page.mouse.click(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * height)
    keyboard.up("Control")
    until(lambda: len(studio.clip("audio")["keyframes"]["volume"]) == 2)
    studio.drag(studio.timeline.locator("[data-volume-point]").nth(1), by=(0, 15))
    until(lambda: studio.clip("audio")["keyframes"]["volume"][1]["value"] < 0.6)
    studio.shot("volume-points")
    # A fade by its key, up to the playhead.
    studio.seek("0.5")
    keyboard.press("Alt+i")
    until(lambda: sound()["fade_in"] == SECOND // 2)
