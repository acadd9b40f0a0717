"""Shared films under /files/shares/TOKEN, or TOKEN.KEY where there is a password, to whoever has that."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.errors import Problem
from cloudstudio.files import FileAnswer, register_files
from editor.exports.files import content_type, film_name
from editor.shares.services import show


def resolve(user: User | AnonymousUser, parts: list[str], query: dict[str, str]) -> FileAnswer | None:
    """Return the film of a share; `?download` saves it. Asked anew for every range, so revoking takes effect."""
    if len(parts) != 1:
        return None
    token, _, key = parts[0].partition(".")
    try:
        shown = show(token, key)
        path = blobs.local_path(shown.film.blob)
    except (Problem, FileNotFoundError):
        return None
    if "download" in query and not shown.share.download:
        return None
    name = film_name(shown.film) if "download" in query else None
    return FileAnswer(path, content_type(shown.film), download_name=name, cache="private, no-store")


register_files("shares", resolve)
