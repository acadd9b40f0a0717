"""Captions: a file brought in, seen, typed into, cut and joined by keys, given a look, and taken out again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.test_properties import colour_at
from tests.studio import until

SRT = (
    "1\n00:00:00,000 --> 00:00:02,000\nIt was the best of times\n\n"
    "2\n00:00:02,500 --> 00:00:04,000\nit was\n\nnonsense"
)


def test_captions_come_from_a_file_are_typed_into_and_go_into_one(visit: Visit, tmp_path: Path) -> None:
    source = tmp_path / "talk.srt"
    source.write_text(SRT)
    page = visit()
    page.sign_up("captioner")
    page.new_project("Talk")
    page.page.get_by_role("navigation", name="Panels").get_by_role("button", name="Captions").click()
    panel = page.page.get_by_role("region", name="Captions", exact=True)
    with page.page.expect_file_chooser() as chooser:
        panel.get_by_role("button", name="Open a file…").click()
    chooser.value.set_files(source)
    first = panel.get_by_role("textbox", name="Caption at 00:00")
    expect(first).to_have_value("It was the best of times")
    page.expect_saved()
    # The dark line behind the words, on the black canvas, is in the lower third.
    until(lambda: any(max(colour_at(page, 0.38 + step / 400, 0.9)) > 200 for step in range(80)))
    page.shot("captions")
    first.click()
    page.page.keyboard.press("Home")
    for _ in range(11):
        page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("Control+Enter")
    expect(first).to_have_value("It was the")
    second = panel.get_by_role("textbox").filter(has_text="best of times")
    expect(second).to_be_focused()
    page.page.keyboard.press("Backspace")
    expect(first).to_have_value("It was the best of times")
    first.fill("It was the worst of times")
    page.page.keyboard.press("Enter")
    page.expect_saved()
    page.choose(panel.get_by_role("combobox", name="Look"), "Word by word")
    page.expect_saved()
    track = next(iter(page.document()["tracks"].values()))
    assert (track["name"], track["captions"]["style"]["size"]) == ("talk", 72)
    page.shot("look")
    with page.page.expect_download() as download:
        panel.get_by_role("button", name="Save as a file").click()
        page.page.get_by_role("menuitem", name="WebVTT (VTT)").click()
    assert download.value.suggested_filename == "talk.vtt"
    written = Path(download.value.path()).read_text()
    assert written.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nIt was the worst of times\n")
