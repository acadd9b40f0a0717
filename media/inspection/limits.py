"""Our own bounds on strangers' files, checked before anything of that size is decoded."""

from __future__ import annotations

from cloudstudio.sandbox import Refusal

#: A phone's largest picture has 200 million pixels, the largest that editors open with ease about half of it.
MAX_PICTURE_PIXELS = 100_000_000
#: 8192 x 4320, with a little to spare.
MAX_FRAME_PIXELS = 36_000_000
MAX_SIDE = 32_768
MAX_SECONDS = 100 * 3600
MAX_STREAMS = 32
#: Of a moving picture as many frames are used as have so many pixels together, and so many more for each byte of its
#: file. A pixel takes 9 to 16 ns to decode, and a frame at least as long as LEAST_FRAME_PIXELS.
MAX_ANIMATION_FRAMES = 10_000
ANIMATION_PIXELS = 120_000_000
ANIMATION_PIXELS_A_BYTE = 100
LEAST_FRAME_PIXELS = 10_000
MAX_SVG_BYTES = 8 * 2**20


def check_size(width: int, height: int, most: int, what: str) -> None:
    """Raise Refusal unless a picture of this size may be decoded."""
    if width < 1 or height < 1:
        raise Refusal(f"The {what} has no size.")
    if width * height > most:
        millions = width * height / 1e6
        raise Refusal(
            f"The {what} is {width} x {height}, {millions:.0f} million pixels; {most // 10**6} million is the most."
        )
    if max(width, height) > MAX_SIDE:
        raise Refusal(f"The {what} is {width} x {height}; no side may be longer than {MAX_SIDE} pixels.")


def check_seconds(seconds: float) -> None:
    """Raise Refusal for what is longer than a document can hold."""
    if seconds > MAX_SECONDS:
        raise Refusal(f"It is {seconds / 3600:.0f} hours long; {MAX_SECONDS // 3600} hours is the most.")
