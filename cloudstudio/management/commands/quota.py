"""`manage.py quota`: who keeps how much, and how much one person may keep."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from cloudstudio.accounts.models import User
from cloudstudio.environment import parse_amount
from cloudstudio.storage.amounts import in_words
from cloudstudio.storage.models import Allowance
from cloudstudio.storage.quota import limit_of, room_of


class Command(BaseCommand):
    """List everybody's, or set one person's in place of the studio's (CLOUDSTUDIO_QUOTA)."""

    help = "Say what people keep and may keep. With a name and an amount (20GB, none, default): set that person's."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a person and an amount."""
        parser.add_argument("person", nargs="?", help="user name; everybody without it")
        parser.add_argument("amount", nargs="?", help="20GB, 500MB; none: no limit; default: the studio's")

    def handle(self, *args: Any, **options: Any) -> None:
        """Set what was asked for, then list."""
        people = User.objects.order_by("username")
        if options["person"]:
            people = people.filter(username=options["person"])
            if not people:
                raise CommandError(f"There is nobody called {options['person']!r}.")
        if options["amount"]:
            _allow(people.get(), options["amount"])
        for user in people:
            limit = limit_of(user)
            allowed = "no limit" if limit is None else in_words(limit)
            self.stdout.write(f"{user.username}: {in_words(room_of(user).used)} of {allowed}")


def _allow(user: User, amount: str) -> None:
    if amount == "default":
        Allowance.objects.filter(user=user).delete()
        return
    try:
        size = None if amount == "none" else parse_amount(amount)
    except ValueError:
        raise CommandError(f"{amount!r} is no amount; say 20GB, 500MB, none or default.") from None
    Allowance.objects.update_or_create(user=user, defaults={"bytes": size})
