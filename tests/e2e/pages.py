"""The studio as somebody at the screen uses it: by the names of things."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.studio import PASSWORD

#: Milliseconds for what a worker does: inspect, render.
SLOW = 180_000


class StudioPage:
    """One browser window."""

    def __init__(self, page: Page, pictures: Path) -> None:
        self.page = page
        self.pictures = pictures
        self.path = ""
        self.at = (0.0, 0.0)

    def shot(self, name: str) -> None:
        """Keep a picture of the window."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=self.pictures / f"{name}.png")

    # The way in

    def sign_up(self, name: str) -> None:
        """Make an account on the first page, and land in the studio."""
        self.page.goto("/")
        self.page.get_by_role("button", name="Create account").click()
        self._sign(name, "User name", "Create account")

    def sign_in(self, name: str) -> None:
        """Sign in with an account that is there."""
        self.page.goto("/")
        self._sign(name, "User name or e-mail address", "Sign in")

    def _sign(self, name: str, label: str, button: str) -> None:
        form = self.page.locator("form")
        form.get_by_label(label, exact=True).fill(name)
        form.get_by_label("Password", exact=True).fill(PASSWORD)
        form.get_by_role("button", name=button, exact=True).click()
        expect(self.page.get_by_role("heading", name="Projects")).to_be_visible()

    def new_project(self, name: str) -> str:
        """Make the first project; returns its path."""
        self.page.get_by_label("Name", exact=True).fill(name)
        self.page.get_by_role("button", name="Create project").click()
        self.page.wait_for_url("**/projects/*")
        expect(self.library).to_be_visible()
        self.path = "/projects/" + self.page.url.rsplit("/", 1)[1]
        return self.path

    def open(self, path: str) -> None:
        """Go to a project and wait until it is there."""
        self.path = path
        self.page.goto(path)
        expect(self.timeline).to_be_visible()

    # What the server has

    def api(self, path: str) -> Any:
        """GET from the API as this person; returns the JSON."""
        answer = self.page.context.request.get(f"/api{path}")
        assert answer.ok, f"{path}: {answer.status} {answer.text()}"
        return answer.json()

    def document(self) -> dict[str, Any]:
        """Return the project's document as the server has it."""
        return self.api(f"{self.path}/document")["document"]

    def sequence(self) -> int:
        """Return how many operations the server has."""
        return int(self.api(self.path)["sequence"])

    def clip(self, kind: str) -> dict[str, Any]:
        """Return the only clip of a kind that the server has."""
        clips = [clip for clip in self.document()["clips"].values() if clip["kind"] == kind]
        assert len(clips) == 1
        return clips[0]

    # The library

    @property
    def library(self) -> Locator:
        """The panel of assets."""
        return self.page.get_by_role("region", name="Library")

    def upload(self, *paths: Path) -> None:
        """Choose files."""
        self.page.get_by_label("Choose files").first.set_input_files([str(path) for path in paths])

    def drop(self, path: Path, on: Locator | None = None, at: tuple[float, float] = (0, 0)) -> None:
        """Drop a file from the desktop on the window, or `at` pixels of something on it."""
        content = base64.b64encode(path.read_bytes()).decode()
        transfer = self.page.evaluate_handle(
            """([content, name]) => {
                const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
                const transfer = new DataTransfer();
                transfer.items.add(new File([bytes], name));
                return transfer;
            }""",
            [content, path.name],
        )
        target = on or self.page.locator("body")
        box = target.bounding_box()
        assert box is not None
        place = {"clientX": box["x"] + at[0], "clientY": box["y"] + at[1]}
        for event in ("dragenter", "dragover", "drop"):
            target.dispatch_event(event, {"dataTransfer": transfer, **place})

    def card(self, name: str) -> Locator:
        """Return the card of an asset."""
        return self.library.get_by_role("listitem").filter(
            has=self.page.get_by_role("button", name=name, exact=True)
        )

    def wait_until_ready(self, *names: str) -> None:
        """Wait until the assets can be used."""
        for name in names:
            expect(self.page.get_by_role("button", name=f"Add {name} to the timeline")).to_have_count(
                1, timeout=SLOW
            )

    def add_to_timeline(self, name: str, *, at_playhead: bool = False) -> None:
        """Put an asset on the timeline behind what is there, or over it at the playhead."""
        button = self.page.get_by_role("button", name=f"Add {name} to the timeline")
        button.click(modifiers=["Shift"] if at_playhead else [])

    # The timeline

    @property
    def timeline(self) -> Locator:
        """The panel of tracks."""
        return self.page.get_by_role("region", name="Timeline")

    def clips(self, name: str = "") -> Locator:
        """Return the clips on the timeline whose names contain `name`."""
        return self.timeline.get_by_role("button", name=re.compile(f"clip .*{re.escape(name)}"))

    def drag(self, what: Locator, by: tuple[float, float], at: tuple[float, float] | None = None) -> None:
        """Press on something (in its middle, or at fractions of it), move, and let go."""
        self.press(what, at)
        self.move(by)
        self.page.mouse.up()

    def press(self, what: Locator, at: tuple[float, float] | None = None) -> None:
        """Press the pointer on something and keep it down."""
        box = what.bounding_box()
        assert box is not None
        across, down = at or (0.5, 0.5)
        self.at = (box["x"] + box["width"] * across, box["y"] + box["height"] * down)
        self.page.mouse.move(*self.at)
        self.page.mouse.down()

    def move(self, by: tuple[float, float]) -> None:
        """Move the pointer, in several steps as a hand does."""
        self.at = (self.at[0] + by[0], self.at[1] + by[1])
        self.page.mouse.move(*self.at, steps=8)

    # The stage

    @property
    def canvas(self) -> Locator:
        """Where the picture is."""
        return self.page.get_by_role("application", name="Canvas")

    @property
    def clock(self) -> Locator:
        """Where the playhead's time is written."""
        return self.page.get_by_label("Position; press to type a time")

    def seek(self, time: str) -> None:
        """Type a time, such as "2" (seconds)."""
        self.clock.click()
        field = self.page.get_by_label("Position", exact=True)
        field.fill(time)
        field.press("Enter")

    def button(self, name: str) -> Locator:
        """Return a button by its whole name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def choose(self, control: Locator, option: str) -> None:
        """Choose from a list by the name of the choice."""
        control.click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def expect_saved(self) -> None:
        """Wait until the page says that the server has everything."""
        expect(self.page.get_by_text("Saved", exact=True)).to_be_visible()

    # Away with it

    def export(self, size: str = "720p", quality: str = "Draft") -> Locator:
        """Start an export; returns its dialog."""
        self.page.get_by_role("button", name="Export", exact=True).click()
        dialog = self.page.get_by_role("dialog", name="Export")
        dialog.get_by_role("radio", name=size).check(force=True)
        dialog.get_by_role("radio", name=quality).check(force=True)
        dialog.get_by_role("button", name="Export film").click()
        return dialog
