"""Mail over HTTP: whether there is any, and what the caller wants to be told."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema

from cloudstudio.accounts.person import person
from cloudstudio.mail import outbox
from cloudstudio.mail.news import is_confirmed, set_when_done, when_done

router = Router(tags=["mail"])


class MailOut(Schema):
    """Whether this studio sends mail."""

    on: bool


class WishesOut(Schema):
    """What the caller is written. address: theirs, or ""; nothing goes to one that is not confirmed.

    when_done: whether they want to be told of work that took more than `after` seconds.
    """

    on: bool
    address: str
    confirmed: bool
    when_done: bool
    after: int


class WishesIn(Schema):
    """What the caller wants to be told."""

    when_done: bool


@router.get("/mail", response=MailOut, auth=None)
def mail(request: HttpRequest) -> MailOut:
    """Say whether this studio sends mail: a lost password can be set anew only where it does."""
    return MailOut(on=outbox.is_on())


@router.get("/mail/wishes", response=WishesOut)
def wishes(request: HttpRequest) -> WishesOut:
    """Return what the caller is written."""
    user = person(request)
    return WishesOut(
        on=outbox.is_on(),
        address=user.email,
        confirmed=is_confirmed(user),
        when_done=when_done(user),
        after=round(settings.MAIL_AFTER),
    )


@router.patch("/mail/wishes", response=WishesOut)
def change_wishes(request: HttpRequest, body: WishesIn) -> WishesOut:
    """Set what the caller is written."""
    set_when_done(person(request), body.when_done)
    return wishes(request)
