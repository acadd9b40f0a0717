"""Two windows, one project: nothing is lost by a refresh, and a cut line heals."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.line import Line
from tests.e2e.pages import StudioPage
from tests.studio import until


def add_rectangle(studio: StudioPage) -> None:
    """Add a shape at the playhead, by its key."""
    studio.page.keyboard.press("r")


def test_a_refresh_in_the_middle_of_a_drag_keeps_what_was_acknowledged(visit: Visit) -> None:
    studio = visit()
    studio.sign_up("refresher")
    studio.new_project("Refresh")
    expect(studio.timeline).to_be_visible()
    add_rectangle(studio)
    add_rectangle(studio)
    studio.expect_saved()
    kept = studio.document()
    studio.press(studio.canvas)
    studio.move((70, 30))
    studio.page.reload()
    expect(studio.clips()).to_have_count(2)
    assert studio.document() == kept
    studio.expect_saved()


def test_an_edit_appears_in_the_other_window(visit: Visit) -> None:
    here, there = visit(), visit()
    here.sign_up("pair")
    here.new_project("Two windows")
    there.sign_in("pair")
    there.open(here.path)
    expect(there.clips()).to_have_count(0)
    add_rectangle(here)
    expect(there.clips()).to_have_count(1)
    there.page.keyboard.press("t")
    expect(here.clips()).to_have_count(2)


def test_twenty_edits_made_while_the_line_is_cut_reach_the_other_window(visit: Visit, line: Line) -> None:
    here, there = visit(line), visit()
    here.sign_up("commuter")
    here.new_project("Tunnel")
    there.sign_in("commuter")
    there.open(here.path)
    add_rectangle(here)
    expect(there.clips()).to_have_count(1)
    line.cut()
    for _ in range(20):
        here.page.keyboard.press("r")
    expect(here.page.get_by_text("Offline, 20 edits kept here")).to_be_visible()
    here.shot("offline")
    add_rectangle(there)
    there.expect_saved()
    line.restore()
    here.expect_saved()
    expect(here.clips()).to_have_count(22)
    expect(there.clips()).to_have_count(22)
    until(lambda: len(here.document()["clips"]) == 22)


def test_edits_made_off_line_survive_a_closed_tab(visit: Visit, line: Line) -> None:
    studio = visit(line)
    studio.sign_up("closer")
    studio.new_project("Closed off line")
    add_rectangle(studio)
    studio.expect_saved()
    line.cut()
    add_rectangle(studio)
    add_rectangle(studio)
    expect(studio.page.get_by_text("Offline, 2 edits kept here")).to_be_visible()
    studio.page.goto("about:blank")
    line.restore()
    studio.open(studio.path)
    expect(studio.clips()).to_have_count(3)
    studio.expect_saved()
    assert len(studio.document()["clips"]) == 3


def test_a_stage_whose_library_was_cut_off_comes_when_the_line_is_back(visit: Visit, line: Line) -> None:
    studio = visit(line)
    studio.sign_up("patient")
    studio.page.route("**/*.wasm", lambda route: route.abort())
    studio.new_project("Slow line")
    add_rectangle(studio)
    studio.expect_saved()
    waiting = studio.page.get_by_text("Loading the picture")
    expect(waiting).to_be_visible()
    studio.page.unroute("**/*.wasm")
    expect(waiting).to_have_count(0)
    expect(studio.page.get_by_text("This browser cannot draw the stage")).to_have_count(0)


def test_a_part_of_the_page_that_could_not_be_fetched_can_be_asked_for_again(visit: Visit) -> None:
    studio = visit()
    studio.sign_up("asker")
    studio.page.route("**/generate-*.js", lambda route: route.abort())
    studio.new_project("Later")
    studio.page.get_by_role("button", name="Generate", exact=True).click()
    expect(studio.page.get_by_text("This part of the page could not be fetched.")).to_be_visible()
    studio.page.unroute("**/generate-*.js")
    studio.page.get_by_role("button", name="Try again").click()
    expect(studio.page.get_by_label("Describe the picture")).to_be_visible()
