"""What can be done with things in the bin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cloudstudio.accounts.models import User
from cloudstudio.bin.kinds import KINDS, BinKind, Described
from cloudstudio.errors import NotFound
from cloudstudio.storage import ballast

#: Things that one round of the reaper removes at most: it has more to do.
MOST_A_ROUND = 50


@dataclass(frozen=True)
class Entry:
    """A thing in the bin. It goes for good at `until`."""

    kind: str
    id: UUID
    described: Described
    deleted: datetime
    until: datetime


def list_bin(user: User, kind: str = "") -> list[Entry]:
    """Return what a person has in the bin, of one kind or of all, the latest deleted first."""
    found = [
        Entry(one.name, row.pk, one.describe(row), row.deleted, row.deleted + _term())
        for one in _kinds(kind)
        for row in one.rows().filter(owner=user)
    ]
    return sorted(found, key=lambda entry: entry.deleted, reverse=True)


def restore(user: User, kind: str, thing: UUID) -> None:
    """Bring a thing of the person's back. Raises NotFound."""
    with transaction.atomic():
        one, row = _access(user, kind, thing)
        one.restore(row)


def purge(user: User, kind: str, thing: UUID) -> None:
    """Remove a thing of the person's for good. Raises NotFound."""
    for one in _kinds(kind):
        for row in one.rows().filter(owner=user, pk=thing):
            one.shed(row)
    with transaction.atomic():
        one, row = _access(user, kind, thing)
        one.purge(row)


def empty(user: User, kind: str = "") -> None:
    """Remove all that a person has in the bin, of one kind or of all, for good."""
    for one in _kinds(kind):
        _purge_all(one, list(one.rows().filter(owner=user)))


def sweep() -> int:
    """Remove what has waited for its term, some of it a round; return how many. For the reaper."""
    removed = 0
    for one in KINDS.values():
        due = list(one.rows().filter(deleted__lt=timezone.now() - _term())[: MOST_A_ROUND - removed])
        if due:
            ballast.make_way()
        _purge_all(one, due)
        removed += len(due)
    return removed


def _purge_all(kind: BinKind, rows: list[Any]) -> None:
    """Remove one by one: nobody waits for a large bin, and on a full disk each makes room for the next."""
    for row in rows:
        kind.shed(row)
        with transaction.atomic():
            kind.purge(row)


def _access(user: User, kind: str, thing: UUID) -> tuple[BinKind, Any]:
    for one in _kinds(kind):
        row = one.rows().filter(owner=user, pk=thing).first()
        if row is not None:
            return one, row
    raise NotFound("There is no such thing in your bin.")


def _kinds(name: str) -> list[BinKind]:
    if name and name not in KINDS:
        raise NotFound(f"Nothing called {name!r} can be deleted.")
    return [KINDS[name]] if name else list(KINDS.values())


def _term() -> timedelta:
    return timedelta(days=settings.BIN_DAYS)
