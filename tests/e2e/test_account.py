"""The way in: an account, an empty studio that says what to do first, and the way back in."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import Visit


def test_a_newcomer_signs_up_and_is_told_what_to_do_first(visit: Visit) -> None:
    studio = visit()
    studio.sign_up("newcomer")
    expect(studio.page.get_by_role("heading", name="Start your first film")).to_be_visible()
    studio.shot("empty-studio")
    path = studio.new_project("Holiday")
    expect(studio.page.get_by_text("Bring in your media")).to_be_visible()
    studio.shot("empty-project")

    again = visit()
    again.sign_in("newcomer")
    again.page.get_by_role("link", name="Open Holiday").click()
    again.page.wait_for_url(f"**{path}")


def test_a_form_that_is_not_filled_in_says_what_is_missing(visit: Visit) -> None:
    studio = visit()
    studio.page.goto("/")
    studio.page.get_by_role("button", name="Sign in", exact=True).click()
    expect(studio.page.get_by_role("alert").first).to_be_visible()
    studio.page.get_by_role("button", name="Create account").click()
    studio.page.get_by_label("User name", exact=True).fill("x")
    studio.page.get_by_label("Password", exact=True).fill("1")
    studio.page.get_by_role("button", name="Create account").click()
    expect(studio.page.get_by_role("alert").first).to_be_visible()
    studio.shot("refused")
