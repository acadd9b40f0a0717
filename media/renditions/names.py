"""Which renditions an asset gets, and what their files are called."""

from __future__ import annotations

from typing import Any, Literal

from media.inspection.facts import Facts

Rendition = Literal["thumbnail", "filmstrip", "waveform", "proxy"]

#: What a maker returns: the name of the file it wrote into its folder, and what is to be known of it.
Made = tuple[str, dict[str, Any]]

CONTENT_TYPES = {
    ".webp": "image/webp",
    ".json": "application/json",
    ".mp4": "video/mp4",
    ".m4a": "audio/mp4",
    ".jpg": "image/jpeg",
    ".png": "image/png",
}


def wanted(facts: Facts) -> list[Rendition]:
    """Return the renditions that an asset with these facts gets, the quickest to make first."""
    renditions: list[Rendition] = []
    if facts.kind != "audio":
        renditions.append("thumbnail")
    if facts.kind == "video":
        renditions.append("filmstrip")
    if facts.has_audio:
        renditions.append("waveform")
    if not facts.browser_playable:
        renditions.append("proxy")
    return renditions
