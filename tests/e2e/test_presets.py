"""Presets by the hand: a text, a look, a way in, a picture in the picture and a layout, each one step back."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.studio import until


def test_presets_are_put_seen_and_taken_back_one_by_one(visit: Visit) -> None:
    studio = visit()
    page = studio.page
    studio.sign_up("presets")
    studio.new_project("A film of shapes")
    page.get_by_role("navigation", name="Panels").get_by_role("button", name="Add").click()

    def clips() -> list[dict[str, Any]]:
        return list(studio.document()["clips"].values())

    # A lower third is three clips of one group, all chosen.
    page.get_by_role("region", name="Texts").get_by_role("button", name="Lower third", exact=True).click()
    until(lambda: len(clips()) == 3)
    assert len({clip["group"] for clip in clips()}) == 1
    assert sorted(clip["kind"] for clip in clips()) == ["shape", "text", "text"]

    # A look is put on all of them, and is pressed from then on.
    looks = page.get_by_role("region", name="Looks")
    looks.get_by_role("button", name="Noir").click()
    until(lambda: all(clip["appearance"]["grade"]["saturation"] == -1 for clip in clips()))
    expect(looks.get_by_role("button", name="Noir")).to_have_attribute("aria-pressed", "true")

    # A way in, by the palette; its length is there to be changed.
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Find a command").fill("way in: fade")
    page.keyboard.press("Enter")
    until(lambda: all(len(clip["keyframes"]["opacity"]) >= 2 for clip in clips()))
    ways = page.get_by_role("region", name="In and out")
    expect(ways.get_by_role("button", name="Fade", exact=True).first).to_have_attribute(
        "aria-pressed", "true"
    )

    # Each was one step.
    for check in (
        lambda: all(clip["keyframes"]["opacity"] == [] for clip in clips()),
        lambda: all(clip["appearance"]["grade"]["saturation"] == 0 for clip in clips()),
        lambda: clips() == [],
    ):
        page.keyboard.press("Control+z")
        until(check)
    studio.shot("presets")
