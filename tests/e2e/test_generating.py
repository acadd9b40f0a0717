"""Pictures from words and numbers: seen step by step, kept, and put on the stage."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.pages import SLOW


@pytest.mark.parametrize("model", ["odds", "pixels", "checkerboard", "horizon", "scene"])
def test_a_picture_emerges_step_by_step_and_is_kept(visit: Visit, model: str) -> None:
    studio = visit()
    studio.sign_up(f"painter-{model}")
    studio.new_project("Pictures")
    studio.button("Generate").click()
    panel = studio.page.get_by_role("region", name="Generate")
    panel.get_by_label("Model", exact=True).select_option(model)
    panel.get_by_role("button", name="Generate", exact=True).click()
    run = panel.get_by_role("article").first
    expect(run.get_by_role("button", name="Keep")).to_be_visible(timeout=SLOW)
    steps = run.get_by_role("group", name="Steps").get_by_role("button")
    assert steps.count() >= 2
    steps.first.click()
    studio.shot("first-step")
    picture = run.locator("img").first
    assert picture.evaluate("image => image.naturalWidth") > 0
    run.get_by_role("button", name="Keep").click()
    expect(run.get_by_text("In the library")).to_be_visible(timeout=SLOW)
    run.get_by_role("button", name="Add to timeline").click()
    expect(studio.clips()).to_have_count(1)
    studio.expect_saved()
    assert studio.clip("image")["transform"]["width"] > 0
    studio.shot("on-the-stage")
