"""Kinds of things that can be deleted. An app registers its own in its `bin.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from cloudstudio.storage.quota import Held, register_holding


@dataclass(frozen=True)
class Described:
    """What a person is shown of a thing in the bin. size: bytes. picture: an address, where there is one."""

    name: str
    size: int
    picture: str | None = None


class BinKind:
    """How one kind of thing is found in the bin, brought back, and removed. One instance serves all.

    Its rows are `Deletable` and have an `owner`. Whoever deletes one sets `deleted` and stops the work on it.
    """

    name: ClassVar[str]

    def rows(self) -> QuerySet[Any]:
        """Return those that are in the bin by themselves, not those that came there with what they belong to."""
        raise NotImplementedError

    def describe(self, row: Any) -> Described:
        """Say what it is, with all that belongs to it."""
        raise NotImplementedError

    def restore(self, row: Any) -> None:
        """Bring it back with what went with it, and tell open pages. Runs in a transaction."""
        raise NotImplementedError

    def shed(self, row: Any) -> None:
        """Let go of what is much and what the thing is whole without, a little at a time, before `purge`.

        Not in a transaction: others' edits go on in between. Where it is cut off the thing can still be brought back.
        """

    def purge(self, row: Any) -> None:
        """Remove it with its bytes and all that belongs to it. Runs in a transaction."""
        raise NotImplementedError

    def held(self, owner: UUID) -> Held:
        """Return the bytes that a person keeps in things of this kind, in the bin and out of it."""
        raise NotImplementedError


KINDS: dict[str, BinKind] = {}

Kind = TypeVar("Kind", bound=type[BinKind])


def register(kind: Kind) -> Kind:
    """Class decorator: make the kind known by its name, and its bytes to the quota."""
    made = kind()
    register_holding(kind.name, made.held)
    KINDS[kind.name] = made
    return kind
