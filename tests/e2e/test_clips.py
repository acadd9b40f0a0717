"""Clips by hand: linked, grouped, copied, cut, and what their menu offers."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from editor.timeline.time import FLICKS_PER_SECOND
from tests.e2e.conftest import Visit
from tests.e2e.pages import StudioPage
from tests.e2e.test_editing import on_the_timeline, pixels_per_second
from tests.studio import until

SECOND = FLICKS_PER_SECOND


def spans(studio: StudioPage) -> list[tuple[str, float, float]]:
    """Return (kind, start, duration) of every clip in seconds, by start and kind."""
    clips: list[dict[str, Any]] = list(studio.document()["clips"].values())
    return sorted(
        ((c["kind"], round(c["start"] / SECOND, 1), round(c["duration"] / SECOND, 1)) for c in clips),
        key=lambda span: (span[1], span[0]),
    )


def names(studio: StudioPage) -> list[str]:
    """Return the names of the tracks, from the top of the picture."""
    tracks = studio.document()["tracks"].values()
    return [track["name"] for track in sorted(tracks, key=lambda track: track["order"], reverse=True)]


def test_clips_are_linked_copied_cut_and_moved_by_hand(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "clips", "phone.mp4", "logo.png")
    page, keyboard = studio.page, studio.page.keyboard
    film, sound = studio.clips("phone.mp4").first, page.get_by_role("button", name="audio clip phone.mp4")
    studio.button("Snapping").click()
    scale = pixels_per_second(studio, "image")

    # The sound is detached; both are chosen, trimmed, cut and moved together.
    film.click(button="right")
    menu = page.get_by_role("menu", name="Clip")
    expect(menu).to_be_visible()
    studio.shot("menu-of-a-clip")
    menu.get_by_role("menuitem", name="Detach the sound").click()
    expect(sound).to_have_attribute("aria-pressed", "true")
    studio.expect_saved()
    whole = spans(studio)
    assert whole == [("audio", 0, 4), ("video", 0, 4), ("image", 4, 5)]
    studio.shot("detached")
    keyboard.press("Escape")
    film = page.get_by_role("button", name="video clip phone.mp4")
    studio.press(film, at=(0.995, 0.5))
    studio.move((-scale, 0))
    page.mouse.up()
    until(lambda: spans(studio)[:2] == [("audio", 0, 3), ("video", 0, 3)])
    keyboard.press("Control+z")
    until(lambda: spans(studio) == whole)

    # The razor cuts both; Alt and a click choose one alone.
    keyboard.press("b")
    expect(studio.button("Razor")).to_have_attribute("aria-pressed", "true")
    film.hover(position={"x": scale * 2, "y": 30})
    studio.shot("razor")
    film.click(position={"x": scale * 2, "y": 30})
    until(lambda: len(spans(studio)) == 5)
    keyboard.press("Escape")
    expect(studio.button("Razor")).to_have_attribute("aria-pressed", "false")
    pressed = studio.timeline.locator("[data-clip][aria-pressed=true]")
    film.first.click()
    expect(pressed).to_have_count(2)
    # Picture and sound are one thing for whoever looks at their properties.
    for control in ("Opacity", "Volume"):
        expect(page.get_by_role("slider", name=control)).to_be_visible()
    film.first.click(modifiers=["Alt"])
    expect(pressed).to_have_count(1)
    keyboard.press("Control+z")
    until(lambda: spans(studio) == whole)

    # Alt and a drag leave the clip and take a copy; Escape leaves no trace.
    before = studio.sequence()
    studio.press(studio.clips("logo.png"))
    keyboard.down("Alt")
    studio.move((scale * 5.5, 0))
    expect(studio.clips("logo.png")).to_have_count(2)
    keyboard.press("Escape")
    page.mouse.up()
    keyboard.up("Alt")
    expect(studio.clips("logo.png")).to_have_count(1)
    assert studio.sequence() == before
    studio.press(studio.clips("logo.png"))
    keyboard.down("Alt")
    studio.move((scale * 5.5, 0))
    page.mouse.up()
    keyboard.up("Alt")
    until(lambda: [span[1] for span in spans(studio) if span[0] == "image"] == [4, 9.5])
    assert studio.sequence() == before + 1

    # Past the last track there is a new one; gaps go by the menu of the track.
    keyboard.press("Shift+g")
    until(lambda: [span[1] for span in spans(studio) if span[0] == "image"] == [4, 9])
    tracks = names(studio)
    studio.press(studio.clips("logo.png").last)
    studio.move((0, -120))
    page.mouse.up()
    until(lambda: len(names(studio)) == len(tracks) + 1)
    studio.expect_saved()

    # A film stands still where it is, and its sound waits.
    keyboard.press("Escape")
    studio.seek("0.5")
    keyboard.press("Shift+f")
    until(lambda: (0.5, 2) in [span[1:] for span in spans(studio) if span[0] == "video"])
    assert 2.5 in [span[1] for span in spans(studio) if span[0] == "audio"]
    keyboard.press("Control+z")

    # The name of a track carries it to another place; a marker gets its name, and is moved by hand.
    tracks = names(studio)
    studio.drag(studio.timeline.get_by_role("button", name=tracks[0], exact=True), (0, 80))
    until(lambda: names(studio)[0] == tracks[1] and sorted(names(studio)) == sorted(tracks))
    keyboard.press("Escape")
    studio.seek("1")
    keyboard.press("m")
    keyboard.press("Shift+m")
    page.get_by_role("dialog", name="Marker").get_by_label("Name of the marker").fill("Chorus")
    keyboard.press("Enter")
    marker = studio.timeline.get_by_role("button", name="Chorus at")
    studio.drag(marker, (scale * 2.5, 0))
    until(lambda: 3 < next(iter(studio.document()["markers"].values()))["time"] / FLICKS_PER_SECOND < 4)
    marker.click(button="right")
    expect(page.get_by_role("menu")).to_be_visible()
    studio.shot("marker-menu")
    keyboard.press("Escape")
    studio.expect_saved()
