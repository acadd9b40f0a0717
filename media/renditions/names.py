"""Which renditions an asset gets, and what their files are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from media.inspection.facts import Facts

#: What every asset of its kind gets. Retimed sounds are made on demand.
Rendition = Literal["thumbnail", "filmstrip", "waveform", "proxy"]

#: What a maker returns: the name of the file it wrote into its folder, and what is to be known of it.
Made = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Retiming:
    """How a sound is to be played: at `speed` thousandths of its own, and perhaps backwards."""

    speed: int
    reversed: bool

    @property
    def kind(self) -> str:
        """What the rendition is known by: sound-1500, sound-667-back."""
        return f"sound-{self.speed}{'-back' if self.reversed else ''}"

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.kind}.mp4"


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
