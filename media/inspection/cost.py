"""How much processor time a file may take, by what it is: bytes it has, pixels and seconds it says it has.

Several times what people's files take, so that only what was made to take long is refused; small files get a few
seconds whatever they claim.
"""

from __future__ import annotations

from media.inspection.facts import FLICKS, Facts
from media.inspection.limits import ANIMATION_PIXELS

#: Opening any file, reading its index, decoding its first picture.
OPENING = 4.0
#: Decoding a still, besides what its pixels and bytes are worth.
DECODING = 3.0
A_BYTE = 100e-9
#: Nobody's film has so many packets that reading them would take longer.
LONGEST_READING = 600.0


def reading_seconds(size: int) -> float:
    """Return the seconds for reading all packets of a film or a sound of `size` bytes."""
    return min(LONGEST_READING, OPENING + A_BYTE * size)


def picture_seconds(pixels: int, size: int) -> float:
    """Return the seconds for decoding a still of that many pixels from a file of `size` bytes."""
    return DECODING + 15e-9 * pixels + 2 * A_BYTE * size


def animation_seconds(pixels: int, size: int) -> float:
    """Return the seconds for decoding a moving picture whose frames have so many pixels together."""
    return OPENING + 30e-9 * max(0, pixels - ANIMATION_PIXELS) + 2 * A_BYTE * size


def rendition_seconds(rendition: str, facts: Facts, size: int) -> float:
    """Return the seconds for making a rendition, by its name, of a file with these facts and `size` bytes."""
    if facts.kind == "image":
        return 2 * picture_seconds(facts.width * facts.height, size)
    video = facts.video
    pixels = video.coded_width * video.coded_height * video.frames if video else 0
    sound = max((track.duration for track in facts.audio), default=0) / FLICKS
    if rendition in ("proxy", "retimed"):
        return 60 + 200e-9 * pixels * (rendition == "proxy") + 0.1 * sound + A_BYTE * size
    if rendition == "waveform":
        return 30 + 0.01 * sound + reading_seconds(size)
    # Of a film as little is decoded as will do; a strip watches the time itself.
    return 60 + reading_seconds(size)


def strip_seconds(size: int) -> float:
    """Return the seconds after which a strip of a film of `size` bytes shows keyframes only."""
    return OPENING + 2 * A_BYTE * size
