"""Which films show an asset. They are made, and play without it; to be made again they would need it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from cloudstudio.accounts.models import User
from editor.exports.files import film_name
from editor.exports.models import Export
from editor.sync.uses import mentions
from media.uses import Use, register_uses


def find_films(owner: User, assets: Collection[UUID]) -> Iterator[Use]:
    """Yield the finished exports whose documents name any of the assets, the newest first."""
    made = Export.objects.filter(owner=owner).exclude(blob="")
    for export in mentions(made, "document", assets).defer("document").order_by("-created"):
        yield Use("film", str(export.pk), film_name(export), project=str(export.project_id))


register_uses(find_films)
