"""Finished pictures, for their owner: `/files/generations/GENERATION/INDEX.png`."""

from __future__ import annotations

import re
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.files import FileAnswer, register_files
from generation.models import GeneratedPicture

PICTURE = re.compile(r"^(\d)\.png$")


def resolve(user: User | AnonymousUser, parts: list[str], query: dict[str, str]) -> FileAnswer | None:
    """Return one picture of a series."""
    match = PICTURE.match(parts[1]) if len(parts) == 2 else None
    if match is None or not isinstance(user, User):
        return None
    try:
        generation = UUID(parts[0])
    except ValueError:
        return None
    picture = GeneratedPicture.objects.filter(
        generation=generation, generation__owner=user, generation__deleted=None, index=int(match[1])
    ).first()
    if picture is None:
        return None
    name = f"{picture.generation.model}-{picture.seed}.png"
    download = name if "download" in query else None
    return FileAnswer(blobs.local_path(picture.blob), "image/png", download_name=download)


register_files("generations", resolve)
