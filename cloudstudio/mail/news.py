"""Telling a person by mail that work which took long is done, or why it is not."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.conf import settings

from cloudstudio.accounts.models import User
from cloudstudio.jobs.kinds import KINDS
from cloudstudio.jobs.models import Job
from cloudstudio.mail import outbox
from cloudstudio.mail.models import Wishes
from cloudstudio.mail.outbox import Words

WHY = "CloudStudio writes to you when work that took long is over. Switch it off in the studio: your name, then Mail."


def write_of(job: Job) -> None:
    """Write to the job's owner where its end is news. In the transaction of that end."""
    if not outbox.is_on() or job.kind not in KINDS or job.ended is None:
        return
    if (job.ended - job.created).total_seconds() < settings.MAIL_AFTER or not wants_news(job.owner):
        return
    news = KINDS[job.kind].news(job)
    if news is None:
        return
    base = settings.PUBLIC_URL
    words = Words(
        news.title,
        news.lines,
        why=WHY,
        url=base + news.path if base else "",
        action="Open the studio",
        picture=news.picture,
    )
    outbox.write_words(f"job:{job.pk}", job.owner.email, words, job.owner)


def wants_news(person: User) -> bool:
    """Return whether a person is written to: they said that the address is theirs, and did not say no."""
    return person.is_active and is_confirmed(person) and when_done(person)


def when_done(person: User) -> bool:
    """Return whether a person wants to be told; who never said so does."""
    return not Wishes.objects.filter(pk=person.pk, when_done=False).exists()


def is_confirmed(person: User) -> bool:
    """Return whether the person's address is known to be theirs."""
    return (
        bool(person.email)
        and EmailAddress.objects.filter(user=person, email__iexact=person.email, verified=True).exists()
    )


def set_when_done(person: User, when_done: bool) -> None:
    """Write down whether a person wants to be told."""
    Wishes.objects.update_or_create(person=person, defaults={"when_done": when_done})
