"""Hands and keys, as an editor expects them: one project, one window, one thing after another."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from editor.timeline.time import FLICKS_PER_SECOND
from tests.e2e.conftest import Visit
from tests.e2e.pages import SLOW, StudioPage
from tests.e2e.test_editing import on_the_timeline, pixels_per_second
from tests.media_samples import sample
from tests.studio import until

SECOND = FLICKS_PER_SECOND


def spans(studio: StudioPage) -> list[tuple[str, float, float]]:
    """Return (name, start, duration) of every clip in seconds, by start."""
    clips: list[dict[str, Any]] = list(studio.document()["clips"].values())
    found = [
        (clip["name"], round(clip["start"] / SECOND, 2), round(clip["duration"] / SECOND, 2))
        for clip in clips
    ]
    return sorted(found, key=lambda span: span[1])


def test_keys_and_drops_do_what_an_editor_expects(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "editor", "phone.mp4", "logo.png")
    page, keyboard = studio.page, studio.page.keyboard
    # "Add" tells on, on the main track.
    assert spans(studio) == [("phone.mp4", 0, 4), ("logo.png", 4, 5)]
    first = spans(studio)
    scale = pixels_per_second(studio, "image")

    # After a slider was dragged and a number entered, the keys are the editor's again.
    opacity = page.get_by_role("slider", name="Opacity", exact=True)
    studio.press(opacity, at=(0.95, 0.5))
    studio.move((-30, 0))
    page.mouse.up()
    until(lambda: studio.clip("image")["appearance"]["opacity"] < 1)
    keyboard.press("Control+z")
    until(lambda: studio.clip("image")["appearance"]["opacity"] == 1)
    width = page.get_by_label("Width", exact=True)
    width.fill("960")
    width.press("Enter")
    until(lambda: studio.clip("image")["transform"]["width"] == 960)
    studio.seek("6")
    width.focus()
    keyboard.press("s")
    expect(studio.clips("logo.png")).to_have_count(2)
    keyboard.press("Control+z")
    expect(studio.clips("logo.png")).to_have_count(1)
    keyboard.press("Space")
    expect(studio.button("Pause")).to_be_visible()
    keyboard.press("Space")
    expect(studio.button("Play")).to_be_visible()

    # What is not possible is refused with a word, and the old value stays.
    studio.clips("logo.png").click()
    width.fill("-5")
    width.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="1 at the least.")).to_be_visible()
    expect(width).to_have_value("960")
    studio.shot("refused")

    # Behind a dialog keys do nothing, and Back closes it.
    keyboard.press("Escape")
    studio.clips("logo.png").click()
    studio.button("Keyboard shortcuts").click()
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    keyboard.press("Delete")
    page.go_back()
    expect(dialog).to_have_count(0)
    expect(studio.timeline).to_be_visible()
    expect(studio.clips("logo.png")).to_have_count(1)

    # Over another clip: near its end it goes in between, in the middle it gets a track of its own.
    studio.button("Snapping").click()
    studio.press(studio.clips("logo.png"), at=(0.1, 0.5))
    studio.move((-scale * 4.4, 0))
    expect(studio.timeline.get_by_role("status")).to_contain_text("Insert")
    studio.shot("inserting")
    page.mouse.up()
    until(lambda: spans(studio) == [("logo.png", 0, 5), ("phone.mp4", 5, 4)])
    keyboard.press("Control+z")
    until(lambda: spans(studio) == first)
    studio.press(studio.clips("logo.png"), at=(0.1, 0.5))
    studio.move((-scale * 2.5, 0))
    expect(studio.timeline.get_by_role("status")).to_contain_text("On a track of its own")
    page.mouse.up()
    until(lambda: len(studio.document()["tracks"]) == 2)
    names = [track["name"] for track in studio.document()["tracks"].values()]
    assert sorted(names) == ["Track 1", "Track 2"]
    keyboard.press("Control+z")
    studio.press(studio.clips("logo.png"), at=(0.1, 0.5))
    keyboard.down("Shift")
    studio.move((-scale * 2, 0))
    expect(studio.timeline.get_by_role("status")).to_contain_text("Overwrite")
    page.mouse.up()
    keyboard.up("Shift")
    until(lambda: [span[2] for span in spans(studio)] == [2, 5])
    keyboard.press("Control+z")
    until(lambda: spans(studio) == first)

    # While an edge is trimmed, the stage shows the frame there and the time is read; Escape leaves no trace.
    studio.seek("0")
    screen = studio.canvas.locator("canvas")
    expect(studio.canvas).not_to_have_attribute("data-waiting", "true")
    at_rest = screen.screenshot()
    studio.press(studio.clips("phone.mp4"), at=(0.995, 0.5))
    studio.move((-scale, 0))
    expect(studio.timeline.get_by_role("status")).to_contain_text("00:00:03")
    until(lambda: screen.screenshot() != at_rest)
    studio.shot("trimming")
    keyboard.press("Escape")
    page.mouse.up()
    assert spans(studio) == first

    # In and out are looped.
    studio.seek("1")
    keyboard.press("i")
    studio.seek("1.5")
    keyboard.press("o")
    keyboard.press("Shift+L")
    expect(studio.button("Loop")).to_have_attribute("aria-pressed", "true")
    studio.seek("1.4")
    keyboard.press("Space")
    expect(studio.clock).to_have_text(re.compile("00:00:01:(0[0-9])"))
    studio.shot("range")
    keyboard.press("Space")
    keyboard.press("Shift+L")

    # They are still there after a reload, and are what is exported unless one says otherwise.
    page.reload()
    expect(studio.clips("logo.png")).to_have_count(1)
    expect(studio.timeline.locator("[data-range]")).to_be_visible()
    studio.button("Export").click()
    dialog = page.get_by_role("dialog", name="Export")
    expect(dialog.get_by_role("radio", name="A part")).to_be_checked()
    expect(dialog.get_by_label("From", exact=True)).to_have_value("00:00:01:00")
    expect(dialog.get_by_label("To", exact=True)).to_have_value("00:00:01:16")
    studio.shot("range-exported")
    keyboard.press("Escape")
    keyboard.press("Alt+x")
    expect(studio.timeline.locator("[data-range]")).to_have_count(0)


def test_a_text_fits_its_words_and_a_file_lands_where_it_is_dropped(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "titler", "logo.png")
    page, keyboard = studio.page, studio.page.keyboard
    keyboard.press("t")
    field = page.get_by_role("textbox", name="Text", exact=True)
    field.fill("Summer")
    field.press("Escape")
    until(lambda: studio.clip("text")["text"] == "Summer")
    text = studio.clip("text")
    assert text["transform"]["width"] < 600
    assert text["appearance"]["shadow"]["opacity"] > 0
    studio.shot("fitted")
    studio.drag(studio.button("Resize from the bottom right"), by=(60, 20))
    until(lambda: studio.clip("text")["style"]["size"] > text["style"]["size"])
    # What is never typed does not stay behind.
    studio.canvas.dblclick()
    field.fill("")
    field.press("Escape")
    expect(studio.clips("Summer")).to_have_count(0)
    keyboard.press("Control+z")
    expect(studio.clips("Summer")).to_have_count(1)

    lanes = studio.timeline.get_by_role("region", name="Clips")
    scale = pixels_per_second(studio, "image")
    studio.drop(sample("phone.mp4"), on=lanes, at=(12 + 7 * scale, 80))
    expect(page.get_by_role("progressbar", name="phone.mp4 is on its way")).to_be_visible()
    studio.shot("arriving")
    expect(studio.clips("phone.mp4")).to_have_count(1, timeout=SLOW)
    until(lambda: "phone.mp4" in [span[0] for span in spans(studio)])
    start = dict((name, at) for name, at, _ in spans(studio))["phone.mp4"]
    assert 6 <= start <= 8
    expect(page.get_by_role("progressbar", name="phone.mp4 is on its way")).to_have_count(0)
