"""What can be done with shares. Nothing else writes their rows."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from cloudstudio.accounts.models import User
from cloudstudio.errors import Conflict, NotFound
from editor.exports.files import format_of_export
from editor.exports.services import access_export
from editor.shares.models import Share
from editor.sync.services import access_project

#: What a browser plays.
WATCHABLE = ("mp4", "webm")


def make_share(user: User, export_id: UUID) -> Share:
    """Make a link to a film of the person's; one that has a link already keeps it. Raises NotFound, Conflict."""
    export = access_export(user, export_id)
    if not export.blob:
        raise Conflict("The film is not finished yet; share it when it is.")
    if format_of_export(export) not in WATCHABLE:
        raise Conflict("Only an MP4 or a WebM can be watched behind a link; export one and share that.")
    share = Share.objects.filter(export=export, owner=user, revoked=None).first()
    return share or Share.objects.create(export=export, owner=user)


def working_shares() -> QuerySet[Share]:
    """Return the links that are neither revoked nor to something in the bin; the latter come back with it."""
    shares = Share.objects.select_related("export").filter(revoked=None)
    return shares.filter(export__deleted=None, export__project__deleted=None)


def list_shares(user: User, project_id: UUID | None = None) -> QuerySet[Share]:
    """Return the person's links that work, the newest first; of one project, which must be theirs."""
    shares = working_shares().filter(owner=user)
    if project_id is not None:
        shares = shares.filter(export__project=access_project(user, project_id))
    return shares.order_by("-created", "pk")


def revoke_share(user: User, token: str) -> None:
    """Stop a link of the person's. Raises NotFound."""
    stopped = Share.objects.filter(pk=token, owner=user, revoked=None).update(revoked=timezone.now())
    if not stopped:
        raise NotFound("There is no such link, or it is not yours.")


def shared(token: str) -> Share | None:
    """Return the share behind a token, for anybody.

    None once it is revoked, while its film is in the bin, and while its owner's account is disabled.
    """
    share = working_shares().filter(pk=token, owner__is_active=True).first()
    return share if share is not None and share.export.blob else None
