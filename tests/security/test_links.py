"""A link to a film: who gets in with a password, until when, and what its page says to whom."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from cloudstudio.jobs.models import Job
from cloudstudio.mail.models import Letter
from editor.exports.models import Export
from editor.shares import keys
from editor.shares.models import LadderFile, Share
from tests.asgi import ask
from tests.security.conftest import SessionOf

PASSWORD = "between us"


@pytest.fixture
def owner(things: dict[str, str], session_of: SessionOf) -> Client:
    client = Client()
    client.cookies["sessionid"] = session_of("anna")
    return client


def change(owner: Client, token: str, **fields: Any) -> dict[str, Any]:
    answer = owner.patch(f"/api/shares/{token}", fields, "application/json")
    assert answer.status_code == 200, answer.content
    return answer.json()


def unlock(token: str, password: str, address: str = "192.0.2.1") -> Any:
    viewer = Client(REMOTE_ADDR=address)
    return viewer.post(f"/api/watch/{token}/key", {"password": password}, "application/json")


def test_a_password_opens_the_film_and_its_change_closes_it_again(
    things: dict[str, str], owner: Client
) -> None:
    token = things["token"]
    assert change(owner, token, password=PASSWORD)["protected"] is True
    stored = Share.objects.get(pk=token).password
    assert PASSWORD not in stored
    refused = Client().get(f"/api/watch/{token}")
    assert (refused.status_code, refused.json()["code"]) == (403, "password")
    assert "private" not in refused.content.decode(), "not even its title"
    wrong = unlock(token, "guess")
    assert (wrong.status_code, wrong.json()["code"]) == (403, "password")
    key = unlock(token, PASSWORD).json()["key"]
    shown = Client().get(f"/api/watch/{token}.{key}").json()
    assert shown["url"] == f"/files/shares/{token}.{key}"
    forged = key[:-1] + ("0" if key[-1] != "0" else "1")
    for bad in (forged, "", "9" * 12 + key[10:], key.replace("-", ""), "-", "٣-x"):
        assert Client().get(f"/api/watch/{token}.{bad}").status_code == 403, bad
    # A key of one link opens no other, and a new password no longer knows it.
    share = Share.objects.get(pk=token)
    other = Share(token="another", password=share.password)
    assert not keys.opens(other, key)
    assert keys.opens(share, key)
    assert not keys.opens(share, key, lambda: 10.0**11)
    change(owner, token, password="something else")
    assert Client().get(f"/api/watch/{token}.{key}").status_code == 403
    assert change(owner, token, password=None)["protected"] is False
    assert Client().get(f"/api/watch/{token}").status_code == 200


async def test_the_film_s_bytes_want_the_key_too(things: dict[str, str], owner: Client) -> None:
    from asgiref.sync import sync_to_async

    token = things["token"]
    await sync_to_async(change)(owner, token, password=PASSWORD)
    assert (await ask("GET", f"/files/shares/{token}", [])).status == 404
    key = (await sync_to_async(unlock)(token, PASSWORD)).json()["key"]
    answer = await ask("GET", f"/files/shares/{token}.{key}", [])
    assert (answer.status, answer.body) == (200, b"private")
    assert answer.header("cache-control") == "private, no-store"
    assert (await ask("GET", f"/files/shares/{token}.{key}?download", [])).status == 200
    await sync_to_async(change)(owner, token, download=False)
    assert (await ask("GET", f"/files/shares/{token}.{key}?download", [])).status == 404
    await sync_to_async(owner.delete)(f"/api/shares/{token}")
    assert (await ask("GET", f"/files/shares/{token}.{key}", [])).status == 404


def test_guessing_is_slowed_for_whoever_guesses_and_nobody_else(
    things: dict[str, str], owner: Client
) -> None:
    token = things["token"]
    change(owner, token, password=PASSWORD)
    answers = [unlock(token, f"guess {number}", "192.0.2.66") for number in range(12)]
    assert answers[-1].status_code == 429
    assert "wrong too often" in answers[-1].json()["detail"]
    assert unlock(token, PASSWORD, "192.0.2.66").status_code == 429
    assert unlock(token, PASSWORD, "192.0.2.7").status_code == 200


def test_a_link_is_over_at_its_time_and_its_owner_may_give_it_more(
    things: dict[str, str], owner: Client
) -> None:
    token = things["token"]
    past, later = (timezone.now() + timedelta(hours=hours) for hours in (-1, 1))
    assert change(owner, token, expires=past.isoformat())["over"] is True
    for answer in (Client().get(f"/api/watch/{token}"), unlock(token, "")):
        assert (answer.status_code, answer.json()["code"]) == (410, "over")
    assert [share["over"] for share in owner.get("/api/shares").json()] == [True]
    assert change(owner, token, expires=later.isoformat())["over"] is False
    assert Client().get(f"/api/watch/{token}").status_code == 200
    assert change(owner, token, expires=None)["expires"] is None
    naive = owner.patch(f"/api/shares/{token}", {"expires": "2030-01-01T00:00:00"}, "application/json")
    assert naive.status_code == 422, "a time without a zone is nobody's time"


def test_a_link_follows_the_newest_finished_film_where_it_is_told_to(
    things: dict[str, str], owner: Client
) -> None:
    token = things["token"]
    first = Export.objects.get(pk=things["export_id"])
    told = {"project": first.project, "owner": first.owner, "document": {}, "sequence": 1}
    newer = Export.objects.create(
        name="newer", blob=first.blob, facts=first.facts, settings={"format": "mp4"}, **told
    )
    Export.objects.create(name="moving picture", blob=first.blob, settings={"format": "gif"}, **told)
    Export.objects.create(name="unfinished", settings={"format": "mp4"}, **told)
    assert Client().get(f"/api/watch/{token}").json()["title"] == "private"
    change(owner, token, follows=True)
    assert Client().get(f"/api/watch/{token}").json()["title"] == newer.name


def test_a_film_in_the_making_says_so_until_it_is_there(things: dict[str, str], owner: Client) -> None:
    done = Export.objects.get(pk=things["export_id"])
    job = Job.objects.create(kind="export", lane="short", owner=done.owner, state="running")
    film = Export.objects.create(
        name="soon", project=done.project, owner=done.owner, document={}, sequence=1, settings={}, job=job
    )
    token = owner.post("/api/shares", {"export": str(film.pk)}, "application/json").json()["token"]
    waiting = Client().get(f"/api/watch/{token}")
    assert (waiting.status_code, waiting.json()["code"]) == (409, "making")
    film.blob, film.facts = done.blob, done.facts
    film.save()
    assert Client().get(f"/api/watch/{token}").json()["title"] == "soon"
    Export.objects.filter(pk=film.pk).update(blob="")
    Job.objects.filter(pk=job.pk).update(state="failed")
    assert Client().get(f"/api/watch/{token}").status_code == 404
    Share.objects.filter(pk=token).delete()
    refused = owner.post("/api/shares", {"export": str(film.pk)}, "application/json")
    assert refused.status_code == 409


def test_views_are_counted_once_a_viewer_and_day(things: dict[str, str], owner: Client) -> None:
    token = things["token"]
    for address in ("192.0.2.1", "192.0.2.2", "192.0.2.1"):
        for browser in ("A", "B", "A"):
            viewer = Client(REMOTE_ADDR=address, headers={"User-Agent": browser})
            assert viewer.get(f"/api/watch/{token}").status_code == 200
    owner.get(f"/api/watch/{token}")
    assert [share["views"] for share in owner.get("/api/shares").json()] == [4]


def test_the_page_has_a_card_unless_the_film_is_protected(things: dict[str, str], owner: Client) -> None:
    token = things["token"]
    Export.objects.update(name='A "film" <b>')
    page = Client().get(f"/watch/{token}").content.decode()
    assert '<meta property="og:title" content="A &quot;film&quot; &lt;b&gt;">' in page
    assert f'content="http://testserver/files/shares/{token}"' in page
    assert page.index("og:title") < page.index("</head>")
    change(owner, token, password=PASSWORD)
    assert "og:" not in Client().get(f"/watch/{token}").content.decode()
    assert "og:" not in Client().get(f"/watch/{things['revoked']}").content.decode()


def test_only_whom_the_owner_names_may_frame_a_film(things: dict[str, str], owner: Client) -> None:
    token = things["token"]

    def framed_by() -> str:
        policy = Client().get(f"/embed/{token}").headers["Content-Security-Policy"]
        return policy.rpartition("frame-ancestors ")[2]

    assert framed_by() == "'self'"
    told = change(owner, token, frames=" https://Example.org   http://*.blog.example:8080 ")
    assert told["frames"] == "https://example.org http://*.blog.example:8080"
    assert framed_by() == "'self' https://example.org http://*.blog.example:8080"
    change(owner, token, frames="*")
    assert framed_by() == "'self' *"
    for bad in ("example.org", "https://a; script-src *", "https://a\nx", "* https://a", "data:"):
        refused = owner.patch(f"/api/shares/{token}", {"frames": bad}, "application/json")
        assert refused.status_code == 422, bad
    assert Client().get(f"/watch/{token}").headers["Content-Security-Policy"].endswith("'self'")


def test_the_address_is_drawn_as_a_qr_code(things: dict[str, str], owner: Client) -> None:
    drawing = owner.get(f"/api/shares/{things['token']}/qr")
    assert drawing.headers["Content-Type"] == "image/svg+xml"
    assert ElementTree.fromstring(drawing.content).tag == "{http://www.w3.org/2000/svg}svg"


async def test_the_server_in_front_sends_what_the_studio_allows(
    things: dict[str, str], settings: Any
) -> None:
    settings.ACCEL_REDIRECT = "/blobs/"
    piece = f"/files/shares/{things['token']}.{things['pass']}/{things['ladder']}/v2.mp4"
    answer = await ask("GET", piece, [(b"range", b"bytes=0-1")])
    file = await LadderFile.objects.aget(name="v2.mp4")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.header("x-accel-redirect") == f"/blobs/{file.blob[:2]}/{file.blob[2:]}"
    assert answer.header("cache-control") == "private, no-store"
    assert (await ask("GET", piece.replace(things["pass"], "1-x"), [])).status == 404


def test_a_link_is_sent_to_each_address_alone_and_only_so_often(
    things: dict[str, str], owner: Client, settings: Any
) -> None:
    token = things["token"]

    def send(to: list[str], words: str = "") -> Any:
        return owner.post(f"/api/shares/{token}/send", {"to": to, "words": words}, "application/json")

    assert (send(["fred@example.org"]).status_code, Letter.objects.count()) == (409, 0)
    settings.MAIL_IS_ON, settings.PUBLIC_URL = True, "https://studio.example.org"
    many = [f"f{number}@example.org" for number in range(21)]
    for bad in (
        [],
        many,
        ["fred"],
        ["fred@example.org\r\nBcc: all@example.org"],
        ["a@example.org,b@example.org"],
    ):
        assert send(bad).status_code == 422, bad
    assert send(["fred@example.org"], "x" * 1001).status_code == 422
    change(owner, token, password=PASSWORD)
    twice = ["fred@example.org", "joe@example.org", "FRED@example.org"]
    assert send(twice, "<b>Look</b>\r\nBcc: all@example.org").json() == {"letters": 2}
    letters = Letter.objects.order_by("to")
    assert [letter.to for letter in letters] == ["fred@example.org", "joe@example.org"]
    for letter in letters:
        assert letter.subject == "anna sends you a film: private"
        assert f"https://studio.example.org/watch/{token}" in letter.text
        assert "&lt;b&gt;Look&lt;/b&gt;" in letter.html
        assert PASSWORD not in letter.text + letter.html
        assert not letter.picture, "of a protected film nothing is shown"
    change(owner, token, expires="2020-01-01T00:00:00Z")
    assert send(["fred@example.org"]).status_code == 409
    change(owner, token, expires=None, password=None)
    sent = [send(many[:20]).status_code for _ in range(5)]
    assert sent == [202] * 4 + [429]
    assert Letter.objects.count() == 82
