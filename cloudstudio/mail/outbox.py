"""Writing letters, and having them sent: now, or as soon as the mail server can be reached again."""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from email.mime.image import MIMEImage

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.utils import DNS_NAME
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone
from kombu.exceptions import OperationalError

from cloudstudio.accounts.models import User
from cloudstudio.mail.models import Letter

log = logging.getLogger(__name__)

#: How letters leave the house; what others send by Django's own ways comes to the outbox first (`backend.py`).
SERVER = "django.core.mail.backends.smtp.EmailBackend"
#: Between the tries of a letter; the last pause stands for all later ones.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60))
#: How long a letter is tried, and how long its row is kept after it.
PATIENCE, KEPT = timedelta(days=3), timedelta(days=30)
#: A sender that has not said in this time what became of a letter was killed: it sends in seconds.
SENDING = timedelta(minutes=2)
#: Letters that one knock sends; what is left is knocked for again, so that other work of the lane has its turn.
AT_ONCE = 20
WAITING, TAKEN, SENT, GIVEN_UP = Letter.State


def is_on() -> bool:
    """Return whether the operator gave the studio a mail server."""
    return bool(settings.MAIL_IS_ON)


@dataclass(frozen=True)
class Words:
    """What a letter says, before it is set in text and in HTML.

    title: the subject too. url: where its button leads, "" for none; action: what stands on the button.
    why: the small print, which says why this person is written to. picture: a small JPEG above all, or nothing.
    """

    title: str
    lines: Sequence[str]
    why: str
    url: str = ""
    action: str = "Open"
    picture: bytes = b""


def write_words(event: str, to: str, words: Words, owner: User | None = None) -> None:
    """Have a letter of ours sent: as `write`, in both forms."""
    facts = asdict(words) | {"has_picture": bool(words.picture)}
    text, html = (render_to_string(f"mail/letter.{form}", facts) for form in ("txt", "html"))
    write(event, to, words.title, text, html, words.picture, owner)


def write(
    event: str,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    picture: bytes = b"",
    owner: User | None = None,
) -> None:
    """Have a letter sent once the caller's transaction is committed; the second of an event is not written."""
    words = {"to": to, "subject": " ".join(subject.split())[:200], "text": text, "html": html}
    _, is_new = Letter.objects.get_or_create(
        event=event, defaults={**words, "picture": picture, "owner": owner}
    )
    if is_new:
        transaction.on_commit(knock)


def knock() -> None:
    """Tell the quick lane's worker that a letter is due. A lost knock is repeated by the reaper."""
    from cloudstudio.celery import app

    try:
        app.send_task("cloudstudio.mail.send", queue="express", retry=False)
    except (OperationalError, OSError):
        log.warning("a knock for the mail was lost", exc_info=True)


def send_due(now: datetime | None = None) -> int:
    """Send what is due; return how many went. A server that cannot be reached keeps the rest waiting too."""
    now = now or timezone.now()
    sent = 0
    connection = get_connection(SERVER)
    try:
        for _ in range(AT_ONCE):
            letter = _take(now)
            if letter is None:
                return sent
            try:
                connection.open()
                _message(letter, connection).send()
            except smtplib.SMTPRecipientsRefused as refusal:
                codes = [code for code, _ in refusal.recipients.values()]
                _not_sent(letter, now, for_good=all(code >= 500 for code in codes))
            except smtplib.SMTPDataError as refusal:
                _not_sent(letter, now, for_good=refusal.smtp_code >= 500)
            except (OSError, smtplib.SMTPException):
                log.warning("the mail server does not take letters", exc_info=True)
                _not_sent(letter, now)
                return sent
            else:
                _finish(letter, SENT)
                sent += 1
    finally:
        connection.close()
    knock()
    return sent


def sweep(now: datetime | None = None) -> None:
    """Knock for what is due, take back what a dead sender held, forget what is long over."""
    now = now or timezone.now()
    Letter.objects.filter(state=TAKEN, taken__lt=now - SENDING).update(state=WAITING, taken=None)
    Letter.objects.filter(state__in=(SENT, GIVEN_UP), created__lt=now - KEPT).delete()
    if Letter.objects.filter(state=WAITING, due__lte=now).exists():
        knock()


def _take(now: datetime) -> Letter | None:
    """Return a letter that is due and that nobody else has, or None."""
    for letter in Letter.objects.filter(state=WAITING, due__lte=now).order_by("due", "created")[:AT_ONCE]:
        mine = Letter.objects.filter(pk=letter.pk, state=WAITING)
        if mine.update(state=TAKEN, taken=timezone.now(), tries=F("tries") + 1):
            letter.refresh_from_db()
            return letter
    return None


def _not_sent(letter: Letter, now: datetime, *, for_good: bool = False) -> None:
    if for_good or now - letter.created > PATIENCE:
        log.warning("a letter was given up", extra={"letter": str(letter.pk)})
        _finish(letter, GIVEN_UP)
        return
    due = now + PAUSES[min(letter.tries, len(PAUSES)) - 1]
    Letter.objects.filter(pk=letter.pk, state=TAKEN).update(state=WAITING, taken=None, due=due)


def _finish(letter: Letter, state: Letter.State) -> None:
    gone = {"to": "", "subject": "", "text": "", "html": "", "picture": b""}
    Letter.objects.filter(pk=letter.pk).update(state=state, taken=None, **gone)


class _Message(EmailMultiAlternatives):
    """A message whose pictures belong to its text."""

    mixed_subtype = "related"


def _message(letter: Letter, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """Return the letter as it goes out. Its id is its row's: should a sender die between the server's yes and the
    row's, readers that get it twice show it once.
    """
    message = _Message(
        letter.subject,
        letter.text,
        to=[letter.to],
        connection=connection,
        headers={"Message-ID": f"<{letter.pk}@{DNS_NAME}>", "Auto-Submitted": "auto-generated"},
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    if letter.picture:
        picture = MIMEImage(bytes(letter.picture), "jpeg")
        picture.add_header("Content-ID", "<picture>")
        picture.add_header("Content-Disposition", "inline", filename="picture.jpg")
        message.attach(picture)
    return message
