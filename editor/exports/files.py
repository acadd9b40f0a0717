"""Films under /files/exports/ID, to their owner alone."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.files import FileAnswer, register_files
from editor.exports.models import Export

CONTENT_TYPE = "video/mp4"


def film_name(export: Export) -> str:
    """Return the name that a film is saved under."""
    name = "".join(
        letter if letter.isprintable() and letter not in '/\\:*?"<>|' else "_" for letter in export.name
    )
    return f"{name.strip(' .') or 'film'}.mp4"


def resolve(user: User | AnonymousUser, parts: list[str], query: dict[str, str]) -> FileAnswer | None:
    """Return the film of an export; `?play` shows it in the page instead of saving it."""
    if not isinstance(user, User) or len(parts) != 1:
        return None
    try:
        export = Export.objects.filter(pk=UUID(parts[0]), owner=user).exclude(blob="").first()
        if export is None:
            return None
        path = blobs.local_path(export.blob)
    except (ValueError, FileNotFoundError):
        return None
    return FileAnswer(path, CONTENT_TYPE, download_name=None if "play" in query else film_name(export))


register_files("exports", resolve)
