"""Shared films under /files/shares/TOKEN, to whoever has the token, until it is revoked."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.files import FileAnswer, register_files
from editor.exports.files import content_type, film_name
from editor.shares.services import shared


def resolve(user: User | AnonymousUser, parts: list[str], query: dict[str, str]) -> FileAnswer | None:
    """Return the film of a share; `?download` saves it. Asked anew for every range, so revoking takes effect."""
    share = shared(parts[0]) if len(parts) == 1 else None
    if share is None:
        return None
    try:
        path = blobs.local_path(share.export.blob)
    except FileNotFoundError:
        return None
    name = film_name(share.export) if "download" in query else None
    return FileAnswer(path, content_type(share.export), download_name=name, cache="private, no-store")


register_files("shares", resolve)
