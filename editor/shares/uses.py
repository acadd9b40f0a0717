"""Which links lead to a film that shows an asset. They go on playing without it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from cloudstudio.accounts.models import User
from editor.exports.models import Export
from editor.shares.services import list_shares
from editor.sync.uses import mentions
from media.uses import Use, register_uses


def find_links(owner: User, assets: Collection[UUID]) -> Iterator[Use]:
    """Yield the working links to films whose documents name any of the assets, the newest first."""
    films = mentions(Export.objects.filter(owner=owner), "document", assets).values("pk")
    for share in list_shares(owner).filter(export__in=films):
        yield Use("share", share.token, share.export.name, project=str(share.export.project_id))


register_uses(find_links)
