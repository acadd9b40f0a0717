"""Sending a link by mail: to a few people, with a few words of the sender's own."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cloudstudio.accounts.models import User
from cloudstudio.errors import Conflict, TooMany
from cloudstudio.mail import outbox
from cloudstudio.mail.models import Letter
from editor.exports.services import picture_of
from editor.shares.models import Share
from editor.shares.services import is_over

#: Addresses that one sending goes to, characters of the sender's own words, and letters of a person a day: this is
#: how a film is sent to people one knows.
MOST_ADDRESSES, MOST_WORDS, A_DAY = 20, 1000, 100


def send_link(share: Share, address: str, to: list[str], words: str) -> int:
    """Write a letter with the link, which opens at `address`, to each of `to`; return how many are on their way.

    Nobody sees who else was written to. Raises Conflict where there is no mail or the link is over; TooMany.
    """
    if not outbox.is_on():
        raise Conflict("This studio sends no mail. Copy the link, and send it yourself.")
    if is_over(share):
        raise Conflict("This link is over. Give it more time before you send it.")
    unique = list(dict.fromkeys(one.casefold() for one in to))
    with transaction.atomic():
        # Two sendings at once are counted one after the other.
        sender = User.objects.select_for_update().get(pk=share.owner_id)
        since = timezone.now() - timedelta(days=1)
        today = Letter.objects.filter(owner=sender, event__startswith="share:", created__gt=since).count()
        if today + len(unique) > A_DAY:
            raise TooMany(
                f"{A_DAY} letters a day can be sent, and {today} were. Copy the link for the others."
            )
        lines = [f"“{words.strip()}”"] if words.strip() else []
        if share.password:
            lines.append("It opens with a password, which comes from the sender another way.")
        if share.expires:
            lines.append(f"It can be watched until {share.expires:%-d %B %Y, %H:%M} UTC.")
        letter = outbox.Words(
            f"{_name_of(sender)} sends you a film: {share.export.name}",
            lines,
            why="You get this one letter since somebody typed your address; the studio does not keep it.",
            url=address,
            action="Watch",
            # A protected film is nobody's to see on the way.
            picture=b"" if share.password else picture_of(share.export),
        )
        for one in unique:
            outbox.write_words(f"share:{share.pk}:{uuid.uuid4()}", one, letter, sender)
    return len(unique)


def _name_of(person: User) -> str:
    return (person.get_full_name() or person.username or "Somebody")[:60]
