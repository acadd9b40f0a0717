"""What can be done with shares. Nothing else writes their rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import QuerySet
from django.utils import timezone

from cloudstudio.accounts.models import User
from cloudstudio.attempts import TooSoon, attempt
from cloudstudio.errors import Conflict, NotFound, Problem, TooMany
from cloudstudio.jobs.models import Job
from editor.exports.files import format_of_export
from editor.exports.models import Export
from editor.exports.services import access_export
from editor.shares.keys import new_key, opens
from editor.shares.models import Share
from editor.sync.services import access_project

#: What a browser plays.
WATCHABLE = ("mp4", "webm")
GONE = "There is no film at this link, or its owner has taken it back."


class Protected(Problem):
    """The film is shown to whoever knows its password."""

    status = 403
    code = "password"


class Over(Problem):
    """The link's time has run out."""

    status = 410
    code = "over"


class InTheMaking(Conflict):
    """The film is not finished yet."""

    code = "making"


@dataclass(frozen=True)
class Shown:
    """A link and the film that it shows now."""

    share: Share
    film: Export


def make_share(user: User, export_id: UUID) -> Share:
    """Make a link to a film of the person's, finished or in the making; one that has a link already keeps it.

    Raises NotFound; Conflict where the film failed, or where no browser plays it.
    """
    export = access_export(user, export_id)
    if format_of_export(export) not in WATCHABLE:
        raise Conflict("Only an MP4 or a WebM can be watched behind a link; export one and share that.")
    if not export.blob and not _in_the_making(export):
        raise Conflict("This film was not finished; export it again and share that.")
    share = Share.objects.filter(export=export, owner=user, revoked=None).first()
    return share or Share.objects.create(export=export, owner=user)


def working_shares() -> QuerySet[Share]:
    """Return the links that are neither revoked nor to something in the bin; the latter come back with it."""
    shares = Share.objects.select_related("export").filter(revoked=None)
    return shares.filter(export__deleted=None, export__project__deleted=None)


def list_shares(user: User, project_id: UUID | None = None) -> QuerySet[Share]:
    """Return the person's links, the newest first, those that are over too; of one project, which must be theirs."""
    shares = working_shares().filter(owner=user)
    if project_id is not None:
        shares = shares.filter(export__project=access_project(user, project_id))
    return shares.order_by("-created", "pk")


def access_share(user: User, token: str) -> Share:
    """Return a link of the person's that is not revoked. Raises NotFound."""
    share = Share.objects.select_related("export").filter(pk=token, owner=user, revoked=None).first()
    if share is None:
        raise NotFound("There is no such link, or it is not yours.")
    return share


def change_share(share: Share, changes: dict[str, Any]) -> Share:
    """Set fields of a link. `password` is given plainly: None or "" takes it away."""
    fields = dict(changes)
    if "password" in fields:
        fields["password"] = make_password(fields["password"]) if fields["password"] else ""
    for name, value in fields.items():
        setattr(share, name, value)
    if fields:
        share.save(update_fields=list(fields))
    return share


def revoke_share(user: User, token: str) -> None:
    """Stop a link of the person's. Raises NotFound."""
    stopped = Share.objects.filter(pk=token, owner=user, revoked=None).update(revoked=timezone.now())
    if not stopped:
        raise NotFound("There is no such link, or it is not yours.")


def working_share(token: str) -> Share:
    """Return the link behind a token, for anybody.

    Raises NotFound once it is revoked, while its film is in the bin, and while its owner's account is disabled; Over.
    """
    share = working_shares().filter(pk=token, owner__is_active=True).first()
    if share is None:
        raise NotFound(GONE)
    if is_over(share):
        raise Over("This link is over. Ask whoever sent it for a new one.")
    return share


def is_over(share: Share, now: datetime | None = None) -> bool:
    """Return whether the link's time has run out."""
    return share.expires is not None and share.expires <= (now or timezone.now())


def show(token: str, key: str) -> Shown:
    """Return what a link shows to somebody with this key ("" for none).

    Raises NotFound, Over, Protected, InTheMaking.
    """
    share = working_share(token)
    if share.password and not opens(share, key):
        raise Protected("This film is shown to whoever knows its password.")
    film = newest_film(share) if share.follows else share.export
    if film.blob and film.facts:
        return Shown(share, film)
    if _in_the_making(film):
        raise InTheMaking("This film is still being made; it plays here as soon as it is finished.")
    raise NotFound(GONE)


def unlock(token: str, password: str, address: str) -> str:
    """Return a key to a protected film. Raises NotFound, Over, Protected (wrong), TooMany (guessed too often)."""
    share = working_share(token)
    try:
        guess = attempt("share", token, address)
    except TooSoon as soon:
        raise TooMany(f"That was wrong too often. {soon}") from None
    if share.password and not check_password(password, share.password):
        raise Protected("That is not the password of this film.")
    guess.succeeded()
    return new_key(share)


def newest_film(share: Share) -> Export:
    """Return the project's newest finished film that a browser plays, or the one that was shared."""
    films = Export.objects.filter(project=share.export.project_id, owner=share.owner_id).exclude(blob="")
    watchable = films.filter(settings__format__in=WATCHABLE, facts__isnull=False)
    return watchable.order_by("-created").first() or share.export


def _in_the_making(film: Export) -> bool:
    return film.job is not None and film.job.state in (Job.State.QUEUED, Job.State.RUNNING)
