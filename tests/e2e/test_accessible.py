"""Every screen and dialog, looked at by axe."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.axe import violations
from tests.e2e.conftest import Visit
from tests.e2e.pages import StudioPage
from tests.media_samples import sample


class Looker:
    """Looks at one screen after the other and keeps what breaks a rule, by the screen's name."""

    def __init__(self, studio: StudioPage) -> None:
        self.studio = studio
        self.found: dict[str, list[str]] = {}

    def look(self, name: str) -> None:
        """Look at what is shown now."""
        if broken := violations(self.studio.page):
            self.found[name] = broken

    def dialog(self, name: str) -> None:
        """Look at the dialog that is open, and close it."""
        expect(self.studio.page.get_by_role("dialog")).to_be_visible()
        self.look(name)
        self.studio.page.keyboard.press("Escape")
        expect(self.studio.page.get_by_role("dialog")).to_have_count(0)


def test_no_screen_and_no_dialog_breaks_a_rule_of_wcag(visit: Visit) -> None:
    studio = visit()
    page = studio.page
    looker = Looker(studio)
    page.goto("/")
    expect(page.get_by_role("button", name="Create account")).to_be_visible()
    looker.look("sign in")
    page.get_by_role("button", name="Create account").click()
    looker.look("create account")
    page.goto("/reset")
    looker.look("forgotten password")
    studio.sign_up("seer")
    looker.look("no projects")
    studio.new_project("Seen")
    looker.look("an empty project")
    studio.upload(sample("phone.mp4"), sample("logo.png"), sample("song.mp3"))
    studio.wait_until_ready("phone.mp4", "logo.png", "song.mp3")
    for name in ("phone.mp4", "logo.png", "song.mp3"):
        studio.add_to_timeline(name)
    looker.look("library")
    for key in ("t", "r"):
        page.keyboard.press(key)
        page.keyboard.press("Escape")
    expect(studio.clips()).to_have_count(5)
    for kind in ("video", "image", "audio", "text", "shape"):
        clip = studio.timeline.get_by_role("button", name=re.compile(f"^{kind} clip", re.IGNORECASE)).first
        clip.focus()
        page.keyboard.press("Enter")
        looker.look(f"{kind} clip")
    for panel in ("Generate", "Add"):
        studio.button(panel).click()
        page.wait_for_load_state("networkidle")
        looker.look(panel)
    page.keyboard.press("Control+k")
    looker.dialog("palette")
    page.keyboard.press("?")
    looker.dialog("shortcuts")
    for name in ("Export", "Share"):
        studio.button(name).click()
        page.wait_for_load_state("networkidle")
        looker.dialog(name)
    page.goto("/")
    expect(page.get_by_role("link", name="Seen")).to_be_visible()
    looker.look("projects")
    page.goto("/links")
    page.wait_for_load_state("networkidle")
    looker.look("links")
    page.goto("/watch/nothing")
    page.wait_for_load_state("networkidle")
    looker.look("a link that is no more")
    assert not looker.found, "\n".join(
        f"{name}: {line}" for name, lines in looker.found.items() for line in lines
    )
