"""What uses an asset. Other rooms say so: this one knows nothing of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from cloudstudio.accounts.models import User
from media.bin import family
from media.models import Asset


@dataclass(frozen=True)
class Use:
    """Something of the person's that shows an asset, or what was made from it.

    kind: "project", "version" (an earlier state of a project), "film" or "share". project: the project's id, where it
    belongs to one. count: how many times it is shown, where that can be said; else 0.
    """

    kind: str
    id: str
    name: str
    project: str = ""
    count: int = 0


Finder = Callable[[User, Collection[UUID]], Iterable[Use]]

_finders: list[Finder] = []


def register_uses(finder: Finder) -> None:
    """Have `finder(owner, assets)` asked for what uses any of some assets of a person's."""
    _finders.append(finder)


def uses_of(user: User, asset: Asset) -> list[Use]:
    """Return all that uses an asset of the person's, or what was made from it."""
    wanted = {one.pk for one in family(asset)}
    return [use for finder in _finders for use in finder(user, wanted)]
