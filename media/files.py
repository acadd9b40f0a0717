"""The bytes of assets under /files/assets/ID/: the original and its renditions, to their owner alone."""

from __future__ import annotations

from pathlib import PurePath
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.files import FileAnswer, register_files
from media.models import Asset, Rendition
from media.renditions.names import CONTENT_TYPES

#: What the browser is told an original is, by what inspection found. All else is bytes to be saved.
ORIGINALS = {
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "webm": "video/webm",
    "mkv": "video/x-matroska",
    "avi": "video/x-msvideo",
    "ts": "video/mp2t",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
    "flac": "audio/flac",
    "ogg": "audio/ogg",
    "aac": "audio/aac",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "heic": "image/heic",
}
#: A blob never changes under its key, and the address of a rendition holds the key.
FOREVER = "private, max-age=31536000, immutable"
KEY_LETTERS = 12


def original_url(asset: Asset) -> str | None:
    """Address of the asset's own bytes, or None where they were not kept."""
    return f"/files/assets/{asset.pk}/original" if asset.blob else None


def rendition_url(asset: Asset, rendition: Rendition) -> str:
    """Address of a rendition; another one when it is made anew."""
    return f"/files/assets/{asset.pk}/{rendition.name}?v={rendition.blob[:KEY_LETTERS]}"


def resolve(user: User | AnonymousUser, parts: list[str], query: dict[str, str]) -> FileAnswer | None:
    """Return the file behind ID/original or ID/RENDITION. `?download` saves the original under its name."""
    if not isinstance(user, User) or len(parts) != 2:
        return None
    try:
        asset = Asset.everything.filter(pk=UUID(parts[0]), owner=user).first()
        if asset is None:
            return None
        if parts[1] == "original":
            return _original(asset, "download" in query) if asset.deleted is None else None
        return _rendition(asset, parts[1], query.get("v"))
    except (ValueError, FileNotFoundError):
        return None


def _rendition(asset: Asset, name: str, version: str | None) -> FileAnswer | None:
    """Of what is in the bin its owner sees what it was, and no more."""
    rendition = asset.renditions.filter(name=name).first()
    if rendition is None or (asset.deleted is not None and rendition.kind != "thumbnail"):
        return None
    kind = CONTENT_TYPES[PurePath(rendition.name).suffix]
    cache = FOREVER if version == rendition.blob[:KEY_LETTERS] else "private, no-cache"
    return FileAnswer(blobs.local_path(rendition.blob), kind, cache=cache)


def _original(asset: Asset, download: bool) -> FileAnswer:
    """An SVG is a program to a browser: it is only ever saved, never shown."""
    container = str((asset.facts or {}).get("container", ""))
    known = ORIGINALS.get(container)
    name = asset.name if download or known is None else None
    return FileAnswer(blobs.local_path(asset.blob), known or "application/octet-stream", name)


register_files("assets", resolve)
