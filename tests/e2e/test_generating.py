"""Pictures from words and numbers: seen step by step, kept, and put on the stage."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Visit
from tests.e2e.pages import SLOW, StudioPage

FIRST_RUNGS = {
    "odds": "A table of odds",
    "pixels": "Independent pixels",
    "checkerboard": "Checkerboard",
    "horizon": "Gaussian horizon",
    "scene": "Sky, grass and house",
}


def generate(studio: StudioPage, title: str) -> Locator:
    """Ask for one picture; returns its card when it is finished."""
    panel = studio.page.get_by_role("region", name="Generate")
    step = panel.get_by_label("Step", exact=True)
    if not step.is_visible():
        panel.get_by_text("How it works").click()
    studio.choose(step, title)
    panel.get_by_role("button", name="Generate", exact=True).click()
    run = panel.get_by_role("article").first
    expect(run.get_by_role("button", name="Keep")).to_be_visible(timeout=SLOW)
    return run


def test_a_picture_emerges_step_by_step_is_kept_and_dragged_onto_the_stage(visit: Visit) -> None:
    studio = visit()
    studio.sign_up("painter")
    studio.new_project("Pictures")
    studio.button("Generate").first.click()
    for number, (model, title) in enumerate(FIRST_RUNGS.items(), 1):
        run = generate(studio, title)
        steps = run.get_by_role("group", name="Steps").get_by_role("button")
        expect(steps.nth(1), model).to_be_visible()
        steps.first.click()
        studio.shot(f"{model}-first-step")
        picture = run.get_by_role("figure").get_by_role("img").first
        assert picture.evaluate("image => image.naturalWidth") > 0, model
        steps.last.click()
        run.get_by_role("button", name="Keep").click()
        expect(run.get_by_text("In the library")).to_be_visible(timeout=SLOW)
        before = studio.sequence()
        picture.drag_to(studio.canvas)
        expect(studio.clips()).to_have_count(number)
        studio.expect_saved()
        assert studio.sequence() == before + 1
    studio.shot("on-the-stage")
    kept = [clip for clip in studio.document()["clips"].values() if clip["kind"] == "image"]
    assert len(kept) == len(FIRST_RUNGS)
    studio.button("Media").click()
    expect(studio.library.get_by_role("listitem")).to_have_count(len(FIRST_RUNGS))
