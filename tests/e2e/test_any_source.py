"""The stage shows every source: what the browser cannot play by itself, and on a page that may not decode itself."""

from __future__ import annotations

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.pages import SLOW, StudioPage
from tests.e2e.screenshots import picture
from tests.media_samples import frame_number, sample
from tests.studio import until


def seen_frame(studio: StudioPage, aspect: float) -> int | None:
    """Read the number of the test film's frame off the stage; None while there is none."""
    stage = np.asarray(picture(studio.canvas.locator("canvas").screenshot()))
    height, width = stage.shape[:2]
    wide, high = min(width, round(height * aspect)), min(height, round(width / aspect))
    left, top = (width - wide) // 2, (height - high) // 2
    film = stage[top : top + high, left : left + wide]
    if film.max() < 60:
        return None
    return frame_number(film)


def look_at(studio: StudioPage, name: str, aspect: float) -> None:
    """Put a film on the timeline, and see on the stage the frames that are asked for."""
    studio.upload(sample(name))
    studio.wait_until_ready(name)
    studio.add_to_timeline(name)
    expect(studio.clips(name)).to_have_count(1)
    studio.page.keyboard.press("Escape")
    studio.page.mouse.move(5, 5)
    for second in (0, 1):
        studio.seek(str(second))
        wanted = range(max(0, second * 30 - 1), second * 30 + 2)
        until(lambda wanted=wanted: seen_frame(studio, aspect) in wanted, SLOW / 1000)
    studio.shot("seen")


@pytest.mark.parametrize("name", ["hevc.mp4", "prores.mov"])
def test_the_stage_shows_a_film_that_the_browser_cannot_play(visit: Visit, name: str) -> None:
    studio = visit()
    studio.sign_up(f"source-{name.replace('.', '-')}")
    studio.new_project("Any source")
    look_at(studio, name, 16 / 9)


def test_the_stage_works_over_plain_http_on_a_home_network(visit: Visit) -> None:
    studio = visit(host="studio.lan")
    studio.sign_up("neighbour")
    studio.new_project("At home")
    assert not studio.page.evaluate("isSecureContext")
    look_at(studio, "phone.mp4", 9 / 16)
    studio.page.keyboard.press("Home")
    studio.page.keyboard.press("Space")
    expect(studio.button("Pause")).to_be_visible()
    expect(studio.clock).not_to_have_text("00:00:00:00")
