"""What is seen on the stage is what is in the film: the first promise."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
from PIL import Image
from playwright.sync_api import expect

from editor.render.likeness import likeness
from tests.e2e.conftest import RESULTS, Visit
from tests.e2e.pages import SLOW
from tests.e2e.screenshots import picture
from tests.media_samples import sample
from tests.studio import until

ALIKE = 0.98


def test_the_film_shows_what_the_stage_showed(visit: Visit, tmp_path: Path) -> None:
    studio = visit(width=1920, height=1080)
    studio.sign_up("comparer")
    studio.new_project("Same picture")
    studio.upload(sample("phone.mp4"), sample("logo.png"))
    studio.wait_until_ready("phone.mp4", "logo.png")
    studio.add_to_timeline("phone.mp4")
    expect(studio.clips()).to_have_count(1)
    studio.add_to_timeline("logo.png", at_playhead=True)
    expect(studio.clips()).to_have_count(2)
    studio.drag(studio.button("Resize from the bottom right"), by=(-400, -225))
    studio.drag(studio.canvas, by=(150, -90))
    studio.drag(studio.button("Rotate"), by=(60, 30))
    studio.page.keyboard.press("t")
    field = studio.page.get_by_role("textbox", name="Text", exact=True)
    field.fill("Grüße, नमस्ते")
    field.press("Control+Enter")
    studio.expect_saved()

    dialog = studio.export(size="1080p", quality="High")
    expect(dialog.get_by_role("link", name="Download").first).to_be_visible(timeout=SLOW)
    with studio.page.expect_download() as download:
        dialog.get_by_role("link", name="Download").first.click()
    path = tmp_path / "film.mp4"
    download.value.save_as(path)
    with av.open(str(path)) as film:
        frames = [frame.to_image() for frame in film.decode(video=0)]

    dialog.get_by_role("button", name="Close").click()
    studio.page.keyboard.press("Escape")  # nothing selected: no handles over the picture
    canvas = studio.canvas.locator("canvas")
    for second in (1, 3):
        studio.seek(str(second))
        studio.page.mouse.move(5, 5)
        expected = frames[second * 30]
        expected.save(RESULTS / f"film-{second}.png")
        until(lambda expected=expected: like(picture(canvas.screenshot()), expected) >= ALIKE, 30)
        canvas.screenshot(path=RESULTS / f"stage-{second}.png")


def like(seen: Image.Image, expected: Image.Image) -> float:
    """Return how like a screenshot is to a picture that was made larger or smaller."""
    return likeness(np.asarray(seen), np.asarray(expected.resize(seen.size, Image.Resampling.BOX)))
