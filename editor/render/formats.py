"""The files that a project can come out as, as data. Imports no codec."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Format = Literal["mp4", "webm", "mov", "gif", "mp3", "m4a", "wav", "png", "jpg"]


@dataclass(frozen=True)
class FormatFacts:
    """What a format is.

    gives: a film, one picture of it, or its sound alone. painting: whether pictures are composed in the film's own
    YUV 4:2:0 or in RGBA. has_alpha: nothing lies behind the layers. fastest: frames a second at most. largest: pixels
    of its longer side at most. most_frames: how long it may be.
    """

    content_type: str
    gives: Literal["film", "picture", "sound"]
    painting: Literal["yuv420p", "rgba"] = "yuv420p"
    has_sound: bool = True
    has_alpha: bool = False
    fastest: Fraction = Fraction(120)
    largest: int = 8192
    #: Longer films are refused before they fill a disk: 12 hours at 60 frames a second.
    most_frames: int = 60 * 60 * 60 * 12


FORMATS: dict[Format, FormatFacts] = {
    "mp4": FormatFacts("video/mp4", "film"),
    "webm": FormatFacts("video/webm", "film"),
    "mov": FormatFacts("video/quicktime", "film", painting="rgba", has_alpha=True),
    # A GIF counts in hundredths of a second, and browsers slow down what is faster than two of them.
    "gif": FormatFacts(
        "image/gif",
        "film",
        painting="rgba",
        has_sound=False,
        fastest=Fraction(50),
        largest=1920,
        most_frames=3000,
    ),
    "mp3": FormatFacts("audio/mpeg", "sound"),
    "m4a": FormatFacts("audio/mp4", "sound"),
    "wav": FormatFacts("audio/wav", "sound"),
    "png": FormatFacts("image/png", "picture", painting="rgba", has_sound=False),
    "jpg": FormatFacts("image/jpeg", "picture", painting="rgba", has_sound=False),
}


def format_of(name: str) -> Format | None:
    """Return the format that a file's ending asks for, or None."""
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    ending = "jpg" if ending == "jpeg" else ending
    return next((known for known in FORMATS if known == ending), None)
