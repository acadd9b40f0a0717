"""Hiding a part of a picture by hand: put on the stage, dragged, moved by keys, and shown again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.test_properties import colour_at
from tests.studio import until
from tests.unit.generation.test_faces import picture


def is_red(colour: tuple[int, ...]) -> bool:
    return colour[0] > 150 and colour[1] < 90


def test_a_part_is_hidden_by_hand_on_the_stage(visit: Visit, tmp_path: Path) -> None:
    source = tmp_path / "two.png"
    picture((80, 90), (240, 90)).save(source)
    page = visit()
    page.sign_up("hider")
    page.new_project("Hidden")
    page.upload(source)
    page.wait_until_ready("two.png")
    page.add_to_timeline("two.png")
    page.expect_saved()
    until(lambda: is_red(colour_at(page, 0.25, 0.5)) and is_red(colour_at(page, 0.75, 0.5)))
    group = page.page.get_by_role("region", name="Hide a part", exact=True)
    group.get_by_role("button", name="Hide a part by hand").click()
    region = page.page.locator("[data-hiding]")
    expect(region).to_be_visible()
    group.get_by_role("radio", name="Fill").check(force=True)
    box = region.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(x - box["width"], y, steps=5)
    page.page.mouse.up()
    until(lambda: max(colour_at(page, 0.25, 0.5)[:3]) < 20)
    page.shot("by-hand")
    [part] = page.clip("image")["appearance"]["obscure"]
    assert abs(part["x"] - 0.25) < 0.02
    region.focus()
    page.page.keyboard.press("Shift+ArrowDown")
    until(lambda: page.clip("image")["appearance"]["obscure"][0]["y"] > 0.505)
    page.page.keyboard.press("Delete")
    until(lambda: is_red(colour_at(page, 0.25, 0.5)))
