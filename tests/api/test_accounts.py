"""Signing up, in and out, and what a stranger gets."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from django.core.mail import EmailMessage
from django.test import Client

PASSWORD = "correct horse battery"
AUTH = "/_allauth/browser/v1/auth"

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Client:
    """A browser that checks CSRF as a real one does, with the cookie that every page hands out."""
    client = Client(enforce_csrf_checks=True)
    client.get("/api/docs")
    return client


def post(client: Client, path: str, body: object) -> tuple[int, dict]:
    answer = client.post(
        path,
        body,
        content_type="application/json",
        headers={"x-csrftoken": client.cookies["csrftoken"].value},
    )
    return answer.status_code, answer.json()


@pytest.mark.parametrize("names", [{"username": "anna"}, {"email": "anna@example.org"}])
def test_signs_up_in_and_out_with_a_name_or_an_address(page: Client, names: dict[str, str]) -> None:
    status, answer = post(page, f"{AUTH}/signup", {**names, "password": PASSWORD})
    assert (status, answer["meta"]["is_authenticated"]) == (200, True)
    me = page.get("/api/me").json()
    for key, value in names.items():
        assert me[key] == value
    token = {"x-csrftoken": page.cookies["csrftoken"].value}
    assert page.delete(f"{AUTH}/session", headers=token).status_code == 401  # allauth's word for "signed out"
    assert page.get("/api/me").status_code == 401
    status, answer = post(page, f"{AUTH}/login", {**names, "password": PASSWORD})
    assert (status, answer["meta"]["is_authenticated"]) == (200, True)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"password": PASSWORD}, 400),
        ({"username": "anna"}, 400),
        ({"username": "anna", "password": "123"}, 400),
        ({"email": "no address", "password": PASSWORD}, 400),
        ({"username": "x" * 1000, "password": PASSWORD}, 400),
    ],
)
def test_a_bad_sign_up_is_refused_with_a_sentence(page: Client, body: object, status: int) -> None:
    got, answer = post(page, f"{AUTH}/signup", body)
    assert got == status
    assert answer["errors"][0]["message"]


@pytest.mark.parametrize("body", [[], "nonsense", None, {"username": ["anna"], "password": {}}])
def test_a_sign_up_that_is_no_form_is_refused(page: Client, body: object) -> None:
    token = {"x-csrftoken": page.cookies["csrftoken"].value}
    answer = page.post(f"{AUTH}/signup", body, content_type="application/json", headers=token)
    assert answer.status_code == 400


def test_a_taken_name_and_a_wrong_password_are_refused(page: Client) -> None:
    post(page, f"{AUTH}/signup", {"username": "anna", "password": PASSWORD})
    other = Client(enforce_csrf_checks=True)
    other.get("/api/docs")
    assert post(other, f"{AUTH}/signup", {"username": "anna", "password": PASSWORD})[0] == 400
    assert post(other, f"{AUTH}/login", {"username": "anna", "password": "wrong horse"})[0] == 400
    assert other.get("/api/me").status_code == 401


def test_a_request_without_the_pages_token_is_refused(page: Client) -> None:
    body = {"username": "anna", "password": PASSWORD}
    assert page.post(f"{AUTH}/signup", body, content_type="application/json").status_code == 403
    post(page, f"{AUTH}/signup", body)
    answer = page.post("/api/jobs/00000000-0000-0000-0000-000000000000/cancel")
    assert answer.status_code == 403
    assert "token" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/jobs", 401),
        ("/api/jobs/not-an-id", 401),
        ("/api/nothing", 404),
        ("/nothing", 404),
        ("/api/jobs?state=sideways", 401),
    ],
)
def test_a_stranger_gets_a_sentence_and_nothing_else(path: str, status: int) -> None:
    answer = Client().get(path)
    assert answer.status_code == status
    assert answer.json()["detail"].endswith(".")


def test_the_api_describes_itself_without_any_outside_host() -> None:
    docs = Client().get("/api/docs")
    assert docs.status_code == 200
    assert "https://" not in docs.content.decode()
    assert "default-src 'self'" in docs.headers["Content-Security-Policy"]
    assert Client().get("/api/openapi.json").json()["info"]["title"] == "CloudStudio"


def link_of(mail: EmailMessage, page: str) -> str:
    """The key of the link to a page in a mail, which is one of ours."""
    found = re.search(rf"https?://[^/\s]+/{page}/(\S+)", str(mail.body))
    assert found, mail.body
    return unquote(found[1])


def test_the_link_of_a_mail_sets_a_new_password_once(page: Client, mailoutbox: list[EmailMessage]) -> None:
    names = {"username": "anna", "email": "anna@example.org"}
    post(page, f"{AUTH}/signup", {**names, "password": PASSWORD})
    page.logout()
    page.get("/api/docs")
    mailoutbox.clear()
    status, _ = post(page, f"{AUTH}/password/request", {"email": "anna@example.org"})
    assert status == 200
    key = link_of(mailoutbox[0], "reset")
    assert page.get(f"/reset/{key}").status_code in (200, 503)  # 503 where the front end is not built

    def check(key: str) -> int:
        return page.get(f"{AUTH}/password/reset", headers={"x-password-reset-key": key}).status_code

    assert (check(key), check(key[:-1] + "x"), check("nothing")) == (200, 400, 400)
    status, answer = post(page, f"{AUTH}/password/reset", {"key": key, "password": "123"})
    assert (status, answer["errors"][0]["param"]) == (400, "password")
    # allauth's word for "done, and nobody is signed in".
    assert post(page, f"{AUTH}/password/reset", {"key": key, "password": "battery staple 77"})[0] == 401
    status, answer = post(page, f"{AUTH}/password/reset", {"key": key, "password": "another one 77"})
    assert (status, answer["errors"][0]["param"]) == (400, "key")
    assert post(page, f"{AUTH}/login", {"username": "anna", "password": PASSWORD})[0] == 400
    assert post(page, f"{AUTH}/login", {"username": "anna", "password": "battery staple 77"})[0] == 200


def test_nobody_learns_by_a_reset_who_has_an_account(page: Client) -> None:
    asked = [
        post(page, f"{AUTH}/password/request", {"email": email})
        for email in ("nobody@example.org", "else@example.org")
    ]
    assert asked == [(200, {"status": 200})] * 2


def test_the_link_of_a_mail_confirms_an_address(page: Client, mailoutbox: list[EmailMessage]) -> None:
    post(page, f"{AUTH}/signup", {"username": "anna", "password": PASSWORD})
    status, _ = post(page, "/_allauth/browser/v1/account/email", {"email": "anna@example.org"})
    assert status == 200
    key = link_of(mailoutbox[-1], "confirm")
    asked = page.get(f"{AUTH}/email/verify", headers={"x-email-verification-key": key})
    assert asked.json()["data"]["email"] == "anna@example.org"
    assert page.get(f"{AUTH}/email/verify", headers={"x-email-verification-key": "no"}).status_code == 400
    assert post(page, f"{AUTH}/email/verify", {"key": key})[0] in (200, 401)
    address = page.get("/_allauth/browser/v1/account/email").json()["data"][0]
    assert (address["email"], address["verified"]) == ("anna@example.org", True)
