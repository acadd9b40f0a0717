"""What the studio writes: once, to whoever said that the address is theirs, and as soon as the server takes it."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.test import Client
from django.utils import timezone
from PIL import Image

from cloudstudio.environment import email_settings, read_environment
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.services import cancel, enqueue
from cloudstudio.jobs.worker import work_once
from cloudstudio.mail import outbox
from cloudstudio.mail.models import Letter
from editor.covers.models import Cover
from editor.exports.jobs import ExportJob
from editor.exports.models import Export
from editor.sync.services import create_project
from tests.api.conftest import SignIn
from tests.mail_server import MailServer, own_certificate, plain
from tests.probe.jobs import Probe
from tests.studio import RunningStudio
from tests.waiting import until

STUDIO = "https://studio.example.org"


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """A mail server, and a studio that sends through it; letters go when the test says so."""
    with MailServer() as running:
        settings.MAIL_IS_ON, settings.PUBLIC_URL, settings.MAIL_AFTER = True, STUDIO, 0.0
        settings.EMAIL_BACKEND = "cloudstudio.mail.backend.Outbox"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", running.port, 5
        yield running


@pytest.fixture
def anna(sign_in: SignIn) -> Client:
    """Anna, whose address is known to be hers."""
    client = sign_in("anna")
    user = get_user_model().objects.get(username="anna")
    user.email = "anna@example.org"
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return client


def ended(**spec: Any) -> Job:
    """A job of Anna's that is over."""
    owner = get_user_model().objects.get(username="anna")
    job = enqueue(Probe.name, owner, {"news": "Film"} | spec)
    assert work_once("short")
    job.refresh_from_db()
    return job


def test_the_end_of_long_work_is_written_once_and_says_where_it_is(server: MailServer, anna: Client) -> None:
    ended(do="write")
    assert [outbox.send_due(), outbox.send_due()] == [1, 0]
    (letter,) = server.letters
    assert (letter["To"], letter["Subject"]) == ("anna@example.org", "Film: done")
    assert f"{STUDIO}/projects/x" in plain(letter)
    html = letter.get_body(("html",))
    assert html is not None
    assert f'href="{STUDIO}/projects/x"' in html.get_content()
    kept = Letter.objects.get()
    assert (kept.state, kept.to, kept.text, kept.html) == ("sent", "", "", "")


def test_a_failure_gives_its_reason_and_what_was_cancelled_is_no_news(
    server: MailServer, anna: Client
) -> None:
    refused = ended(do="refuse")
    assert refused.state == "failed"
    cancel(enqueue(Probe.name, refused.owner, {"news": "Film", "do": "write"}))
    assert outbox.send_due() == 1
    assert server.letters[0]["Subject"] == "Film: failed"
    assert refused.error in plain(server.letters[0])


def test_work_that_was_begun_twice_is_told_once(server: MailServer, anna: Client) -> None:
    job = ended(do="write", at="finish", fault="locked")
    assert (job.state, Letter.objects.count()) == ("queued", 0)
    anna.post(f"/api/jobs/{job.pk}/retry")
    assert work_once("short")
    assert outbox.send_due() == 1


@pytest.mark.parametrize("why", ["quick", "unconfirmed", "unwanted", "disabled", "off", "no news"])
def test_nobody_is_written_who_should_not_be(
    server: MailServer, anna: Client, settings: Any, why: str
) -> None:
    if why == "quick":
        settings.MAIL_AFTER = 120.0
    if why == "unconfirmed":
        EmailAddress.objects.update(verified=False)
    if why == "unwanted":
        answer = anna.patch("/api/mail/wishes", {"when_done": False}, "application/json").json()
        assert (answer["confirmed"], answer["when_done"]) == (True, False)
    if why == "off":
        settings.MAIL_IS_ON = False
    if why == "disabled":
        get_user_model().objects.update(is_active=False)
    assert ended(do="write", news="" if why == "no news" else "Film").state == "done"
    assert not Letter.objects.exists()


def test_a_server_that_is_down_for_an_hour_loses_no_letter(
    anna: Client, server: MailServer, settings: Any
) -> None:
    ended(do="write")
    ended(do="write")
    working, settings.EMAIL_PORT = settings.EMAIL_PORT, 9
    now, tries = timezone.now(), []
    for minute in range(60):
        moment = now + timedelta(minutes=minute)
        before = sum(Letter.objects.values_list("tries", flat=True))
        assert outbox.send_due(moment) == 0
        if sum(Letter.objects.values_list("tries", flat=True)) > before:
            tries.append(minute)
    assert len(tries) < 15, "it is not asked every minute"
    settings.EMAIL_PORT = working
    assert outbox.send_due(now + timedelta(hours=2, minutes=1)) == 2
    assert len({letter["Message-ID"] for letter in server.letters}) == 2


def test_what_a_server_will_never_take_is_given_up_and_what_it_cannot_take_now_is_not(
    anna: Client, server: MailServer
) -> None:
    ended(do="write")
    server.answer = "451 try again later"
    assert (outbox.send_due(), Letter.objects.get().state) == (0, "waiting")
    server.answer = "550 no such person"
    later = timezone.now() + timedelta(hours=1)
    assert (outbox.send_due(later), Letter.objects.get().state) == (0, "given up")
    assert Letter.objects.get().to == ""
    ended(do="write")
    server.answer = "451 try again later"
    outbox.send_due(timezone.now() + timedelta(days=4))
    assert set(Letter.objects.values_list("state", flat=True)) == {"given up"}


def test_a_letter_that_a_dead_sender_held_is_sent_by_another(anna: Client, server: MailServer) -> None:
    ended(do="write")
    Letter.objects.update(state="taken", taken=timezone.now())
    outbox.sweep()
    assert outbox.send_due() == 0, "a sender gets its time"
    outbox.sweep(timezone.now() + timedelta(minutes=3))
    assert outbox.send_due() == 1
    outbox.sweep(timezone.now() + timedelta(days=31))
    assert not Letter.objects.exists()


def test_mail_travels_encrypted_where_the_server_insists(
    anna: Client, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    certificate, context = own_certificate(tmp_path)
    with MailServer(tls=context) as server:
        for scheme, goes in (("smtp", False), ("smtp+tls", True)):
            monkeypatch.setenv("EMAIL_URL", f"{scheme}://localhost:{server.port}?from=studio@example.org")
            for name, value in email_settings(read_environment()).items():
                setattr(settings, name, value)
            monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
            send_mail("hello", "words", None, ["fred@example.org"])
            assert (outbox.send_due() > 0) is goes
        assert server.letters[0]["From"] == "studio@example.org"
        # A certificate that nobody vouches for is not talked to.
        monkeypatch.delenv("SSL_CERT_FILE")
        send_mail("hello", "words", None, ["fred@example.org"])
        assert outbox.send_due() == 0


def test_an_export_tells_its_length_its_size_and_shows_a_picture(server: MailServer, anna: Client) -> None:
    owner = get_user_model().objects.get(username="anna")
    project = create_project(owner, "Holiday")
    picture = BytesIO()
    Image.new("RGB", (48, 27), "orange").save(picture, "JPEG")
    Cover.objects.create(
        project=project, sequence=0, duration=0, picture=picture.getvalue(), has_picture=True
    )
    facts = {"duration": 65 * 705_600_000, "width": 2, "height": 2}
    made = {"settings": {}, "document": {}, "sequence": 0, "size": 3 * 2**20, "facts": facts}
    export = Export.objects.create(name="Holiday", project=project, owner=owner, **made)
    params = {"export": str(export.pk), "seconds": 1}
    job = Job(kind="export", lane="short", owner=owner, state="done", params=params)
    news = ExportJob().news(job)
    assert news is not None
    assert (news.title, news.lines[0].replace("\xa0", " ")) == ("“Holiday” is ready", "0:01:05 long, 3.0 MB.")
    outbox.write_words(
        "shown", owner.email, outbox.Words(news.title, news.lines, "why", picture=news.picture), owner
    )
    assert outbox.send_due() == 1
    (shown,) = [part for part in server.letters[0].walk() if part.get_content_type() == "image/jpeg"]
    assert shown["Content-ID"] == "<picture>"
    assert Image.open(BytesIO(shown.get_content())).size == (48, 27)


def test_a_running_studio_sends_by_itself(tmp_path: Path) -> None:
    with MailServer() as server:
        mail = {"EMAIL_URL": f"smtp://127.0.0.1:{server.port}", "PUBLIC_URL": STUDIO}
        with RunningStudio(tmp_path, ALLOWED_HOSTS="127.0.0.1", **mail) as studio:
            anna = studio.sign_up("anna")
            assert anna.get("/api/mail").json() == {"on": True}
            answer = anna.post("/_allauth/browser/v1/account/email", json={"email": "anna@example.org"})
            assert answer.status_code == 200, answer.text
            until(lambda: server.letters, 30)
    assert f"{STUDIO}/confirm/" in plain(server.letters[0])


def test_a_server_that_speaks_no_smtp_keeps_the_letter(
    anna: Client, settings: Any, server: MailServer
) -> None:
    ended(do="write")
    server.answer = "nonsense"
    with pytest.raises(smtplib.SMTPException), smtplib.SMTP("127.0.0.1", server.port) as plain_line:
        plain_line.sendmail("a@example.org", "b@example.org", "words")
    assert (outbox.send_due(), Letter.objects.get().state) == (0, "waiting")
