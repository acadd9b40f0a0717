"""Removing the background of a picture: told why not, one press, adjusted, taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import expect

from tests import tiny_weights
from tests.e2e.conftest import Visit
from tests.e2e.test_properties import colour_at
from tests.studio import RunningStudio, until
from tests.unit.generation.test_tools import subject


def is_red(colour: tuple[int, ...]) -> bool:
    return colour[0] > 150 and colour[1] < 90


def is_green(colour: tuple[int, ...]) -> bool:
    return colour[1] > 120 and colour[0] < 90


def test_a_background_is_removed_by_one_press_adjusted_and_brought_back(
    visit: Visit, studio: RunningStudio, tmp_path: Path
) -> None:
    # Whatever came before in this studio.
    shutil.rmtree(studio.data / "tools", ignore_errors=True)
    source = tmp_path / "ball.png"
    subject(1600, 900).save(source)
    page = visit()
    page.sign_up("cutter")
    page.new_project("Cut out")
    page.upload(source)
    page.wait_until_ready("ball.png")
    page.add_to_timeline("ball.png")
    page.expect_saved()
    group = page.page.get_by_role("region", name="Background", exact=True)
    remove = group.get_by_role("button", name="Remove background", exact=True)
    expect(group.get_by_text("The tools' weights are not installed here")).to_be_visible()
    expect(remove).to_be_disabled()
    tiny_weights.install(studio.data / "tools")
    page.page.keyboard.press("Escape")
    page.clips("ball.png").click()
    expect(group.get_by_text("The picture stays as it is")).to_be_visible()
    until(lambda: is_green(colour_at(page, 0.15, 0.3)))
    page.shot("before")
    before = page.sequence()
    remove.click()
    expect(group.get_by_role("button", name="Bring the background back")).to_be_visible()
    until(lambda: page.sequence() == before + 1)
    until(lambda: not is_green(colour_at(page, 0.15, 0.3)))
    assert is_red(colour_at(page, 0.5, 0.5))
    page.shot("cut-out")
    group.get_by_role("switch", name="Swap what is removed").click(force=True)
    until(lambda: is_green(colour_at(page, 0.15, 0.3)) and not is_red(colour_at(page, 0.5, 0.5)))
    page.button("Undo").click()
    until(lambda: is_red(colour_at(page, 0.5, 0.5)))
    matte = page.clip("image")["appearance"]["matte"]
    page.button("Undo").click()
    until(lambda: is_green(colour_at(page, 0.15, 0.3)))
    # What was made is there at once when it is asked for again.
    remove.click()
    until(lambda: page.clip("image")["appearance"]["matte"]["asset"] not in ("", matte["asset"]))
    group.get_by_role("button", name="Bring the background back").click()
    until(lambda: is_green(colour_at(page, 0.15, 0.3)))
    assert page.clip("image")["appearance"]["matte"]["asset"] == ""
