"""What the files of a ladder are called, and what a browser is told that they are. Imports no codec."""

from __future__ import annotations

from pathlib import PurePath

#: Grows when a ladder comes out otherwise than before: it is then made anew.
VERSION = 1
MAIN = "main.m3u8"
POSTER = "poster.jpg"
SPRITE = "thumbnails.jpg"
THUMBNAILS = "thumbnails.vtt"
SOUND = "sound"

CONTENT_TYPES = {
    ".m3u8": "application/vnd.apple.mpegurl",
    ".mp4": "video/mp4",
    ".vtt": "text/vtt; charset=utf-8",
    ".jpg": "image/jpeg",
}


def content_type(name: str) -> str:
    """Return the media type of a file of a ladder, by its name."""
    return CONTENT_TYPES[PurePath(name).suffix]
