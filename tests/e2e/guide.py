"""`python -m tests.e2e.guide` (`make guide`): take the pictures of `docs/guide.md` and of the README anew.

A studio of its own is started and worked as the guide says, on the demo film, so that the pictures are the product's.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.e2e.pages import SLOW, StudioPage
from tests.studio import CHECKOUT, RunningStudio

PICTURES = CHECKOUT / "docs/pictures/guide"
README = CHECKOUT / "docs/images/editor.webp"
WINDOW = (1440, 900)
#: Pixels across.
WIDE = 1080
#: What a picture of the stage that is on its way is marked by.
WAITING = "[data-stage][data-waiting]"
#: That every small picture in sight has been drawn.
DRAWN = """() => [...document.querySelectorAll("section[aria-label=Add] canvas")].every((canvas) => {
    const { top, bottom } = canvas.getBoundingClientRect();
    return bottom < 0 || top > innerHeight || canvas.dataset.drawn !== undefined;
})"""


class Camera:
    """Keeps pictures of a page as small WebP files."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def take(self, path: Path, wide: int = WIDE) -> None:
        """Keep the window as it is once its stage has its pictures."""
        expect(self.page.locator(WAITING)).to_have_count(0, timeout=SLOW)
        self.page.wait_for_load_state("networkidle")
        shot = Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")
        high = round(shot.height * wide / shot.width)
        path.parent.mkdir(parents=True, exist_ok=True)
        shot.resize((wide, high), Image.Resampling.LANCZOS).save(path, quality=82, method=6)
        print(path.name, path.stat().st_size)


def add_panel(studio: StudioPage, tab: str) -> None:
    """Open Add, at one of its shelves."""
    page = studio.page
    page.get_by_role("navigation", name="Panels").get_by_role("button", name="Add").click()
    shelves = page.get_by_role("navigation", name="What to add")
    shelves.get_by_role("button", name=tab).click()
    page.mouse.move(700, 20)
    page.wait_for_function(DRAWN)


def walk(studio: StudioPage, camera: Camera) -> None:
    """Go the guide's way."""
    page = studio.page
    studio.sign_up("guide")
    camera.take(PICTURES / "start.webp")
    page.get_by_role("button", name="Open a finished film").click()
    page.wait_for_url("**/projects/*")
    expect(studio.timeline).to_be_visible()
    studio.wait_until_ready("Dawn.webp", "Sea.webp", "Evening.webp", "Night.webp", "Boat.webp", "Music.m4a")
    page.reload()
    expect(studio.timeline).to_be_visible()
    expect(studio.library.locator("img")).to_have_count(6, timeout=SLOW)
    studio.seek("9.6")
    studio.clips("Boat").first.click()
    camera.take(README, 1440)
    camera.take(PICTURES / "film.webp")
    studio.seek("15.5")
    add_panel(studio, "Texts")
    camera.take(PICTURES / "texts.webp")
    studio.clips("Evening").first.click()
    add_panel(studio, "Looks")
    camera.take(PICTURES / "looks.webp")
    studio.seek("10")
    studio.clips("Sea").first.click()
    add_panel(studio, "Layouts")
    camera.take(PICTURES / "layouts.webp")
    studio.seek("3.2")
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    camera.take(PICTURES / "export.webp")


def main() -> None:
    """Start a studio and take every picture."""
    with (
        tempfile.TemporaryDirectory() as folder,
        RunningStudio(Path(folder)) as running,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        width, height = WINDOW
        context = browser.new_context(base_url=running.url, viewport={"width": width, "height": height})
        context.set_default_timeout(60_000)
        studio = StudioPage(context.new_page(), Path(folder))
        walk(studio, Camera(studio.page))
        browser.close()


if __name__ == "__main__":
    main()
