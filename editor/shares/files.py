"""Shared films under /files/shares/TOKEN, or TOKEN.KEY where there is a password, to whoever has that.

Their ladders lie below, at TOKEN.KEY/LADDER/FILE: playlists name their files beside them, so the key that the
player was given is asked for with every playlist and every piece. It ends by itself, so that an
address that was seen once is worth little later; only the poster, which chats show in their cards, needs none where the
film has no password.
"""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.errors import Problem
from cloudstudio.files import FileAnswer, register_files
from editor.exports.files import content_type, film_name
from editor.exports.models import Export
from editor.shares.keys import opens
from editor.shares.models import LadderFile
from editor.shares.services import show, working_share
from media.streaming.names import POSTER
from media.streaming.names import content_type as stream_type


def resolve(user: User | AnonymousUser, parts: list[str], query: dict[str, str]) -> FileAnswer | None:
    """Return the film of a share; `?download` saves it. Asked anew for every range, so revoking takes effect."""
    token, _, key = parts[0].partition(".")
    if len(parts) == 3:
        return _of_ladder(token, key, parts[1], parts[2])
    if len(parts) != 1:
        return None
    try:
        shown = show(token, key)
        path = blobs.local_path(shown.film.blob)
    except (Problem, FileNotFoundError):
        return None
    if "download" in query and not shown.share.download:
        return None
    name = film_name(shown.film) if "download" in query else None
    return FileAnswer(path, content_type(shown.film), download_name=name, cache="private, no-store")


def _of_ladder(token: str, key: str, ladder: str, name: str) -> FileAnswer | None:
    try:
        share = working_share(token)
        number = UUID(ladder)
    except (Problem, ValueError):
        return None
    if (name != POSTER or share.password) and not opens(share, key):
        return None
    films = Export.objects.filter(owner=share.owner_id)
    shown = (
        films.filter(project=share.export.project_id) if share.follows else films.filter(pk=share.export_id)
    )
    file = LadderFile.objects.filter(ladder=number, ladder__export__in=shown, name=name).first()
    try:
        return (
            FileAnswer(blobs.local_path(file.blob), stream_type(name), cache="private, no-store")
            if file
            else None
        )
    except FileNotFoundError:
        return None


register_files("shares", resolve)
