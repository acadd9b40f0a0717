"""Bringing media in: three usual files, a broken one, and a line that breaks in the middle."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.line import Line
from tests.e2e.pages import SLOW
from tests.e2e.screenshots import picture
from tests.media_samples import sample
from tests.studio import until


def test_each_file_gets_a_picture_its_length_and_its_size_and_a_broken_one_a_sentence(
    visit: Visit, tmp_path: Path
) -> None:
    studio = visit()
    studio.sign_up("librarian")
    studio.new_project("Media")
    studio.upload(
        sample("phone.mp4"),
        sample("logo.png"),
        sample("song.mp3"),
        sample("no_index.mp4"),
        sample("page.png"),
    )
    studio.wait_until_ready("phone.mp4", "logo.png", "song.mp3")

    phone = studio.card("phone.mp4")
    expect(phone).to_contain_text("0:04")
    expect(phone).to_contain_text("1080 × 1920")  # turned upright
    expect(phone).to_contain_text("3.0 MB")
    expect(studio.card("logo.png")).to_contain_text("640 × 360")
    expect(studio.card("song.mp3")).to_contain_text("0:06")
    for name in ("phone.mp4", "logo.png"):
        picture = studio.card(name).locator("img")
        expect(picture).to_have_js_property("complete", True, timeout=SLOW)
        assert picture.evaluate("image => image.naturalWidth") > 0

    # What has arrived is said in one line that goes by itself; what cannot be read is another, with the reasons behind.
    failed = studio.library.get_by_role("region", name="Files that cannot be used")
    expect(failed).to_contain_text("2 files could not be read", timeout=SLOW)
    expect(studio.library.get_by_role("region", name="Uploads")).to_have_count(0)
    expect(studio.library.get_by_role("list", name="Your media").get_by_role("listitem")).to_have_count(3)
    studio.shot("library")
    failed.get_by_role("button", name="Show the list").click()
    for name in ("no_index.mp4", "page.png"):
        row = failed.get_by_role("listitem").filter(has_text=name)
        expect(row.get_by_role("paragraph")).to_have_text(re.compile(r"^[A-Z“].{10,}\.$"))
    studio.shot("unreadable")
    failed.get_by_role("button", name="Delete page.png").click()
    expect(failed).to_contain_text("1 file could not be read")
    failed.get_by_role("button", name="Put away").click()
    expect(failed).to_have_count(0)

    # Nothing in it: refused before it is sent, in one line, with the reason behind it.
    empty = tmp_path / "empty.mp4"
    empty.touch()
    studio.upload(empty)
    uploads = studio.library.get_by_role("region", name="Uploads")
    expect(uploads).to_contain_text("1 file was not uploaded")
    uploads.get_by_role("button", name="Show the list").click()
    expect(uploads).to_contain_text("The file is empty.")
    uploads.get_by_role("button", name="Put away").click()
    expect(uploads).to_have_count(0)

    studio.page.reload()
    expect(studio.card("phone.mp4")).to_contain_text("0:04")


def test_a_file_is_dropped_on_the_window_and_dragged_to_a_time_on_the_timeline(visit: Visit) -> None:
    studio = visit()
    studio.sign_up("dropper")
    studio.new_project("Dropped")
    studio.drop(sample("logo.png"))
    studio.wait_until_ready("logo.png")
    lanes = studio.timeline.get_by_role("region", name="Clips")
    before = studio.sequence()
    studio.page.get_by_role("button", name="logo.png", exact=True).drag_to(
        lanes, target_position={"x": 200, "y": 20}
    )
    expect(studio.clips("logo.png")).to_have_count(1)
    studio.expect_saved()
    assert studio.sequence() == before + 1
    start = studio.clip("image")["start"]
    assert start > 0

    # Deleted, it leaves a placeholder; brought back, its picture is on the stage again, without a reload.
    studio.seek(f"{start / 705_600_000 + 0.5:.2f}")
    until(lambda: len(set(picture(studio.canvas.screenshot()).getdata())) > 2)
    shown = studio.canvas.screenshot()
    studio.page.get_by_role("button", name="logo.png", exact=True).press("Delete")
    expect(studio.page.get_by_role("status").filter(has_text="is in the bin")).to_contain_text(
        "“logo.png” is in the bin. “Dropped” will show a placeholder until you bring it back."
    )
    until(lambda: studio.canvas.screenshot() != shown)
    studio.shot("deleted")
    studio.library.get_by_role("button", name="Bin").click()
    expect(studio.page.get_by_text("1 item")).to_be_visible()
    studio.shot("bin")
    studio.button("Bring logo.png back").press("Enter")
    expect(studio.page.get_by_text("The bin is empty")).to_be_visible()
    until(lambda: studio.canvas.screenshot() == shown)
    studio.library.get_by_role("button", name="Back to the library").click()
    expect(studio.card("logo.png")).to_be_visible()
    studio.shot("back")


def test_an_upload_goes_on_by_itself_when_the_line_is_back(visit: Visit, line: Line) -> None:
    studio = visit(line)
    studio.sign_up("traveller")
    studio.new_project("On the train")
    line.upstream = 800_000
    studio.upload(sample("phone.mp4"))
    bar = studio.page.get_by_role("progressbar", name="phone.mp4")
    studio.page.wait_for_function(
        "bar => Number(bar.getAttribute('aria-valuenow')) > 20", arg=bar.element_handle()
    )
    line.cut()
    expect(studio.page.get_by_text("Connection lost. It goes on by itself.")).to_be_visible()
    studio.shot("line-cut")
    line.upstream = None
    line.restore()
    studio.wait_until_ready("phone.mp4")


def test_an_upload_goes_on_where_it_was_after_the_tab_was_closed(visit: Visit, line: Line) -> None:
    studio = visit(line)
    studio.sign_up("sleeper")
    path = studio.new_project("Closed")
    line.upstream = 800_000
    studio.upload(sample("phone.mp4"))
    bar = studio.page.get_by_role("progressbar", name="phone.mp4")
    studio.page.wait_for_function(
        "bar => Number(bar.getAttribute('aria-valuenow')) > 30", arg=bar.element_handle()
    )
    line.cut()
    studio.page.goto("about:blank")
    line.upstream = None
    line.restore()
    studio.page.goto(path)
    expect(studio.page.get_by_text("The upload of “phone.mp4” was cut off.")).to_be_visible()
    studio.shot("left-over")
    studio.upload(sample("phone.mp4"))
    studio.wait_until_ready("phone.mp4")
