"""Editing by hand: on the timeline, on the stage, and playing what came of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from editor.timeline.time import FLICKS_PER_SECOND
from tests.e2e.conftest import Visit
from tests.e2e.pages import StudioPage
from tests.media_samples import sample
from tests.studio import until

SECOND = FLICKS_PER_SECOND


def on_the_timeline(studio: StudioPage, person: str, *names: str) -> None:
    """A new person's project with these samples on its timeline."""
    studio.sign_up(person)
    studio.new_project("Editing")
    studio.upload(*(sample(name) for name in names))
    studio.wait_until_ready(*names)
    for number, name in enumerate(names, 1):
        studio.add_to_timeline(name)
        expect(studio.clips()).to_have_count(number)
    studio.expect_saved()


def pixels_per_second(studio: StudioPage, kind: str) -> float:
    """Return the timeline's scale, from the only clip of a kind."""
    box = studio.timeline.get_by_role("button", name=re.compile(f"^{kind} clip")).bounding_box()
    assert box is not None
    return box["width"] / (studio.clip(kind)["duration"] / SECOND)


def test_a_drag_on_the_timeline_writes_one_operation_when_the_pointer_goes_up(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "dragger", "logo.png")
    studio.button("Snapping").click()
    before, start = studio.sequence(), studio.clip("image")["start"]
    scale = pixels_per_second(studio, "image")
    studio.press(studio.clips("logo.png"))
    studio.move((scale * 1.5, 0))
    studio.shot("mid-drag")
    assert studio.sequence() == before
    assert studio.clip("image")["start"] == start
    studio.page.mouse.up()
    until(lambda: studio.sequence() == before + 1)
    assert studio.clip("image")["start"] == pytest.approx(start + 1.5 * SECOND, abs=SECOND / 10)
    studio.page.keyboard.press("Control+z")
    until(lambda: studio.clip("image")["start"] == start)
    studio.page.keyboard.press("Control+Shift+z")
    until(lambda: studio.clip("image")["start"] > start)
    assert studio.sequence() == before + 3


def test_both_edges_can_be_trimmed_and_a_clip_split_and_deleted(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "trimmer", "phone.mp4")
    whole = studio.clip("video")
    scale = pixels_per_second(studio, "video")
    clip = studio.clips("phone.mp4")
    box = clip.bounding_box()
    assert box is not None
    inside = 3 / box["width"]

    studio.drag(clip, by=(scale, 0), at=(inside, 0.5))
    until(lambda: studio.clip("video")["start"] > 0)
    head = studio.clip("video")
    assert head["source_start"] == head["start"]
    assert head["start"] + head["duration"] == whole["duration"]

    studio.drag(clip, by=(-scale / 2, 0), at=(1 - inside, 0.5))
    until(lambda: studio.clip("video")["duration"] < head["duration"])
    tail = studio.clip("video")
    assert tail["start"] == head["start"]

    studio.seek("2")
    studio.page.keyboard.press("s")
    expect(studio.clips("phone.mp4")).to_have_count(2)
    studio.expect_saved()
    halves = sorted(studio.document()["clips"].values(), key=lambda half: half["start"])
    assert [half["start"] for half in halves] == [tail["start"], 2 * SECOND]
    assert sum(half["duration"] for half in halves) == tail["duration"]
    studio.shot("split")

    studio.clips("phone.mp4").last.click()
    studio.page.keyboard.press("Delete")
    expect(studio.clips("phone.mp4")).to_have_count(1)
    for _ in range(4):
        studio.page.keyboard.press("Control+z")
    studio.expect_saved()
    assert studio.clip("video") == whole


def test_a_picture_is_dragged_resized_and_turned_on_the_stage(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "designer", "logo.png")
    before, box = studio.sequence(), studio.clip("image")["transform"]
    studio.drag(studio.button("Resize from the bottom right"), by=(-240, -135))
    until(lambda: studio.sequence() == before + 1)
    resized = studio.clip("image")["transform"]
    assert resized["width"] < box["width"]
    assert resized["width"] / resized["height"] == pytest.approx(box["width"] / box["height"], rel=0.02)

    studio.drag(studio.canvas, by=(60, 40))
    until(lambda: studio.sequence() == before + 2)
    moved = studio.clip("image")["transform"]
    assert moved["x"] > resized["x"]
    assert moved["y"] > resized["y"]
    assert (moved["width"], moved["height"]) == (resized["width"], resized["height"])

    studio.drag(studio.button("Rotate"), by=(90, 60))
    until(lambda: studio.sequence() == before + 3)
    assert studio.clip("image")["transform"]["rotation"] != 0
    studio.shot("turned")
    for _ in range(3):
        studio.page.keyboard.press("Control+z")
    until(lambda: studio.clip("image")["transform"] == box)


def test_a_text_is_typed_dragged_resized_and_turned_on_the_stage(visit: Visit) -> None:
    studio = visit()
    studio.sign_up("writer")
    studio.new_project("Titles")
    studio.button("Add").click()
    studio.page.get_by_role("region", name="Add").get_by_role("button", name=re.compile("text")).click()
    expect(studio.clips()).to_have_count(1)
    editor = studio.page.get_by_role("textbox", name="Text", exact=True)
    editor.fill("Grüße, नमस्ते, مرحبا 👋")
    editor.press("Escape")
    until(lambda: studio.clip("text")["text"] == "Grüße, नमस्ते, مرحبا 👋")
    studio.shot("typed")
    before = studio.sequence()
    studio.drag(studio.canvas, by=(0, 70))
    until(lambda: studio.sequence() == before + 1)
    studio.drag(studio.button("Resize from the right"), by=(-60, 0))
    until(lambda: studio.sequence() == before + 2)
    studio.drag(studio.button("Rotate"), by=(50, 30))
    until(lambda: studio.sequence() == before + 3)
    studio.shot("text-turned")


def test_the_film_plays_with_sound_pauses_and_moves_by_frames(visit: Visit) -> None:
    studio = visit()
    on_the_timeline(studio, "viewer", "phone.mp4", "song.mp3")
    studio.page.keyboard.press("Home")
    expect(studio.clock).to_have_text("00:00:00:00")
    studio.page.keyboard.press("ArrowRight")
    studio.page.keyboard.press("ArrowRight")
    expect(studio.clock).to_have_text("00:00:00:02")
    studio.page.keyboard.press("ArrowLeft")
    expect(studio.clock).to_have_text("00:00:00:01")
    studio.page.keyboard.press("Space")
    expect(studio.button("Pause")).to_be_visible()
    expect(studio.clock).to_have_text(re.compile("00:00:0[1-6]:"))
    studio.shot("playing")
    studio.page.keyboard.press("Space")
    expect(studio.button("Play")).to_be_visible()
    studio.seek("0.5")  # it played for a second at least: it cannot stand here by chance
    expect(studio.clock).to_have_text("00:00:00:15")
    studio.shot("paused")
