"""What a person keeps, how much they may keep, and whether some more fits. Every kind of thing reports its own bytes.

What the studio makes for itself (thumbnails, proxies) is not counted: nobody can do without it, and it can be made
anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from cloudstudio.accounts.models import User
from cloudstudio.errors import NoRoom
from cloudstudio.storage import disk
from cloudstudio.storage.amounts import in_words
from cloudstudio.storage.models import Allowance


@dataclass(frozen=True)
class Held:
    """Bytes of one kind that a person keeps; `binned` are those of them that wait in the bin."""

    total: int
    binned: int = 0


_holdings: dict[str, Callable[[UUID], Held]] = {}


def register_holding(name: str, held: Callable[[UUID], Held]) -> None:
    """Count a kind of thing: `held(owner's id)` tells what a person keeps of it."""
    if name in _holdings:
        raise ValueError(f"Two rooms count {name!r}.")
    _holdings[name] = held


@dataclass(frozen=True)
class Room:
    """How a person stands. limit: None without a quota. disk: bytes that the disk has for everybody."""

    holdings: dict[str, Held]
    limit: int | None
    disk: int

    @property
    def used(self) -> int:
        """Bytes that count, what is announced and what is in the bin among them."""
        return sum(held.total for held in self.holdings.values())

    @property
    def binned(self) -> int:
        """Bytes in the bin."""
        return sum(held.binned for held in self.holdings.values())

    @property
    def left(self) -> int:
        """Bytes that may still be added."""
        return self.disk if self.limit is None else min(self.disk, max(0, self.limit - self.used))

    def refusal(self, size: int) -> str:
        """Return why `size` more bytes do not fit, in one sentence; empty where they do."""
        if self.limit is not None and self.used + size > self.limit:
            emptied = "empty the bin" if self.binned else "delete something for good"
            return (
                f"{in_words(self.used)} of your {in_words(self.limit)} are used, and this needs {in_words(size)}: "
                f"{emptied}, or ask whoever runs the studio for more."
                if size > 1
                else f"Your {in_words(self.limit)} are used up: {emptied}, or ask whoever runs the studio for more."
            )
        if size > self.disk:
            return (
                f"There is no room for {in_words(size)} on the studio's disk; whoever runs the studio can make some."
                if size > 1
                else "The studio's disk is full: whoever runs the studio has to make room."
            )
        return ""


def limit_of(user: User) -> int | None:
    """Return a person's quota in bytes: their own, or everybody's. None: no limit."""
    own = Allowance.objects.filter(user=user).first()
    return settings.QUOTA if own is None else own.bytes


def room_of(user: User) -> Room:
    """Return how a person stands now."""
    holdings = {name: held(user.pk) for name, held in _holdings.items()}
    return Room(holdings, limit_of(user), disk.left())


def check_room(user: User, size: int = 1) -> None:
    """Raise NoRoom, with a sentence, where a person may not add so many bytes. Without a size: anything at all."""
    if refusal := room_of(user).refusal(size):
        raise NoRoom(refusal)
