"""The way in: an account, an empty studio that says what to do first, and the way back in."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.studio import RunningStudio


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


def test_a_forgotten_password_is_set_anew_by_the_link_of_a_mail(visit: Visit, studio: RunningStudio) -> None:
    here = visit()
    page = here.page
    page.goto("/")
    here.button("Create account").click()
    page.get_by_label("User name", exact=True).fill("forgetful")
    page.get_by_label("E-mail address (optional)").fill("forgetful@example.org")
    page.get_by_label("Password", exact=True).fill("the first one 77")
    page.locator("form").get_by_role("button", name="Create account").click()
    expect(page.get_by_role("heading", name="Projects")).to_be_visible()

    other = visit()
    page = other.page
    page.goto("/")
    other.button("Forgot your password?").click()
    page.get_by_label("E-mail address", exact=True).fill("forgetful@example.org")
    other.shot("forgot")
    other.button("Send the link").click()
    expect(page.get_by_text("a mail with a link is on its way")).to_be_visible()
    mails = [mail.read_text() for mail in (studio.data / "mail").iterdir()]
    (path,) = {found[1] for mail in mails if (found := re.search(r"https?://[^/\s]+(/reset/\S+)", mail))}
    page.goto(path)
    page.get_by_label("New password").fill("123")
    other.button("Set the password").click()
    expect(page.get_by_role("alert")).to_be_visible()
    other.shot("reset")
    page.get_by_label("New password").fill("the second one 77")
    other.button("Set the password").click()
    expect(page.get_by_role("heading", name="Your password is set")).to_be_visible()
    other.button("Sign in").click()
    page.get_by_label("User name or e-mail address").fill("forgetful")
    page.get_by_label("Password", exact=True).fill("the second one 77")
    page.locator("form").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Projects")).to_be_visible()

    # The link works once; what is cut off works never.
    for dead in (path, "/confirm/nothing"):
        page.goto(dead)
        expect(page.get_by_role("heading", name="This link does not work")).to_be_visible()
        other.shot(f"dead-{dead.split('/')[1]}")
    page.goto(path)
    other.button("Send another link").click()
    expect(page.get_by_label("E-mail address", exact=True)).to_be_visible()
