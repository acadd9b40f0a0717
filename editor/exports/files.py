"""Films under /files/exports/ID and the pictures of their receipts under ID/receipt, to their owner alone."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.files import FileAnswer, register_files
from editor.exports.models import Export
from editor.render.formats import FORMATS, Format
from editor.render.settings import FilmSettings


def film_name(export: Export) -> str:
    """Return the name that a film is saved under."""
    name = "".join(
        letter if letter.isprintable() and letter not in '/\\:*?"<>|' else "_" for letter in export.name
    )
    return f"{name.strip(' .') or 'film'}.{format_of_export(export)}"


def format_of_export(export: Export) -> Format:
    """Return the format that the export was asked for in."""
    return FilmSettings.model_validate(export.settings).format


def content_type(export: Export) -> str:
    """Return the media type of the export's file."""
    return FORMATS[format_of_export(export)].content_type


def resolve(user: User | AnonymousUser, parts: list[str], query: dict[str, str]) -> FileAnswer | None:
    """Return the film of an export; `?play` shows it in the page instead of saving it."""
    if not isinstance(user, User) or len(parts) not in (1, 2):
        return None
    try:
        export = Export.objects.filter(pk=UUID(parts[0]), owner=user).exclude(blob="").first()
        if export is None:
            return None
        if len(parts) == 1:
            path = blobs.local_path(export.blob)
        elif parts[1] == "receipt" and export.receipt_blob:
            return FileAnswer(blobs.local_path(export.receipt_blob), "image/webp")
        else:
            return None
    except (ValueError, FileNotFoundError):
        return None
    return FileAnswer(
        path, content_type(export), download_name=None if "play" in query else film_name(export)
    )


register_files("exports", resolve)
