"""The page of a link: it plays in pieces, small ones first, on any line, and holds nothing of the editor."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from cloudstudio.environment import CHECKOUT
from tests.api.test_exports import FLICKS, document, upload
from tests.e2e.conftest import Visit
from tests.media_samples import sample
from tests.studio import Person, RunningStudio

#: Bytes a second that carry the smallest rung and no other.
SLOW = 60_000
#: Whether a captions track of this label and language shows these words now.
SHOWN = """([label, language, words]) => [...document.querySelector("video").textTracks].some((track) =>
  track.kind === "captions" && track.mode === "showing" && track.label === label && track.language === language &&
  track.activeCues?.[0]?.text === words)"""
DIST = CHECKOUT / "frontend" / "dist"


@pytest.fixture(scope="module")
def maker(studio: RunningStudio) -> Person:
    return studio.sign_up("sharer")


@pytest.fixture(scope="module")
def token(maker: Person) -> str:
    """A link to a film of six seconds whose ladder is made."""
    score = document(upload(maker, sample("plain.mp4")), 6)
    score["markers"] = {"a": {"time": 0, "name": "The start"}, "b": {"time": 3 * FLICKS, "name": "The rest"}}
    score["tracks"]["said"] = {"order": "Z", "captions": {"beside": True, "language": "fr"}}
    score["clips"]["said"] = {
        "kind": "caption",
        "track": "said",
        "text": "Bonjour",
        "start": 0,
        "duration": 6 * FLICKS,
    }
    project = maker.post("/api/projects", json={"name": "Coast", "document": score}).json()["id"]
    settings = {"height": 540, "quality": "draft"}
    export = maker.post("/api/exports", json={"project": project, "settings": settings}).json()
    made = maker.post("/api/shares", json={"export": export["id"]}).json()
    assert maker.finished_job(export["job"], 300)["state"] == "done"
    ladder = next(
        job for job in maker.get(f"/api/jobs?subject={export['id']}").json() if job["kind"] == "ladder"
    )
    assert maker.finished_job(ladder["id"], 300)["state"] == "done"
    return str(made["token"])


def asked_for(page: Page) -> list[str]:
    """The rungs that are fetched from now on, in the order of the requests."""
    rungs: list[str] = []

    def note(request: Any) -> None:
        if found := re.search(r"/(v\d+)\.mp4$", request.url):
            rungs.append(found[1])

    page.on("request", note)
    return rungs


def test_a_film_begins_small_and_climbs_as_far_as_the_line_carries(visit: Visit, token: str) -> None:
    stranger = visit()
    page = stranger.page
    rungs = asked_for(page)
    page.goto(f"/watch/{token}")
    video = page.locator("video")
    expect(video).to_have_attribute("poster", re.compile("poster.jpg"))
    stranger.shot("poster")
    page.locator("media-play-button").click()
    page.wait_for_function("() => document.querySelector('video').currentTime > 4.5")
    assert rungs[0] == "v360"
    assert set(rungs) & {"v480", "v540"}, rungs
    assert video.evaluate("video => video.videoHeight") in (480, 540)
    stranger.shot("playing")
    video.evaluate("video => { video.pause(); video.currentTime = 1 }")
    chapters = page.evaluate(
        "() => document.querySelector('media-controller').mediaStore.getState().mediaChaptersCues.map(cue => cue.text)"
    )
    assert chapters == ["The start", "The rest"]
    page.locator("media-captions-button").click()
    page.wait_for_function(SHOWN, arg=["français", "fr", "Bonjour"])
    stranger.shot("captions")
    page.locator("media-settings-menu-button").click()
    expect(page.locator("media-settings-menu-item").filter(has_text="Quality")).to_be_visible()
    stranger.shot("menu")
    page.keyboard.press("Escape")
    video.evaluate("video => video.closest('media-controller').focus()")
    page.keyboard.press("k")
    page.wait_for_function("() => !document.querySelector('video').paused")


def test_a_slow_line_and_a_phone_get_the_small_size(visit: Visit, token: str) -> None:
    phone = visit(width=390, height=844)
    page = phone.page
    session = page.context.new_cdp_session(page)
    page.goto(f"/watch/{token}")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 40, "downloadThroughput": SLOW, "uploadThroughput": SLOW},
    )
    rungs = asked_for(page)
    page.reload()
    page.locator("media-play-button").click()
    page.wait_for_function("() => document.querySelector('video').currentTime > 1")
    assert set(rungs) == {"v360"}
    phone.shot("phone")


def test_a_viewer_in_mid_film_is_told_that_the_link_was_taken_back(
    visit: Visit, maker: Person, token: str
) -> None:
    stranger = visit(host="studio.lan")  # plain http, no secure context
    held: list[Route] = []

    revoked = False

    def hold(piece: Route) -> None:
        if revoked:
            piece.continue_()
        else:
            held.append(piece)

    stranger.page.route("**/*.mp4", hold)
    with stranger.page.expect_request("**/*.mp4"):
        stranger.page.goto(f"/watch/{token}")
    expect(stranger.page.locator("video")).to_be_visible()
    assert maker.delete(f"/api/shares/{token}").status_code == 204
    revoked = True
    for piece in held:
        piece.continue_()
    expect(stranger.page.get_by_text("This link does not work any more")).to_be_visible()
    stranger.shot("revoked")


def test_the_page_of_a_link_is_small() -> None:
    page = (DIST / "watch.html").read_text()
    scripts = re.findall(r'/static/(assets/[^"]+\.js)', page)
    assert scripts
    weight = sum(len(gzip.compress((DIST / name).read_bytes())) for name in scripts)
    assert weight <= 250_000
    assert not any("Editor" in Path(name).name for name in scripts)
