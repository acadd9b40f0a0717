"""Inspection of pictures, still and moving."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from pathlib import Path

from PIL import Image

from cloudstudio.sandbox import Report
from media.inspection import limits
from media.inspection.cost import animation_seconds, picture_seconds
from media.inspection.facts import FLICKS, Facts, VideoFacts
from media.inspection.signatures import Format
from media.inspection.timing import time_frames
from media.pictures import (
    CUT,
    animation,
    is_animated,
    is_srgb,
    most_frames,
    omitted_frames,
    open_picture,
    upright,
)

#: EXIF orientation (CIPA DC-008, tag 0x0112) as degrees clockwise to turn it upright; mirrored ones included.
ORIENTATION = 0x0112
TURNS = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
BROWSER_FORMATS = {"png", "jpeg", "webp", "avif", "gif"}
BROWSER_MODES = {"RGB", "RGBA", "L", "LA", "P", "PA", "1"}
#: The largest texture that every browser's WebGL takes.
LARGEST_TEXTURE = 8192


def inspect_picture(path: Path, found: Format, report: Report) -> Facts:
    """Return the facts of a picture; a moving one counts as a film without sound. Raises Refusal."""
    image, size = open_picture(path, found), path.stat().st_size
    if is_animated(image):
        pixels = image.width * image.height * most_frames(image)
        report.within(animation_seconds(pixels, size), "read")
        return _film_facts(image, found)
    if found.reader != "vector":
        report.within(picture_seconds(image.width * image.height, size), "read")
    shown = upright(image)
    cut = str(shown.info.get(CUT, ""))
    reason = _proxy_reason(image, found, cut)
    turn = TURNS.get(image.getexif().get(ORIENTATION, 1), 0) if found.reader == "picture" else 0
    return Facts(
        kind="image",
        container=found.name,
        width=shown.width,
        height=shown.height,
        duration=0,
        duration_seconds=0.0,
        frame_rate=None,
        rotation=turn,
        has_audio=False,
        start=0,
        video=None,
        audio=[],
        browser_playable=not reason,
        proxy_reason=reason,
        warnings=[cut] if cut else [],
    )


def _proxy_reason(image: Image.Image, found: Format, cut: str) -> str:
    profile = image.info.get("icc_profile")
    reasons = (
        (found.name == "heic", "HEIC is not shown by every browser"),
        (found.name == "svg", "a drawing is shown as a picture"),
        (
            found.name not in {*BROWSER_FORMATS, "heic", "svg"},
            f"{found.name.upper()} is not shown by every browser",
        ),
        (bool(cut), "its last part is missing"),
        (image.mode not in BROWSER_MODES, f"{image.mode} pictures do not look alike everywhere"),
        (image.getexif().get(ORIENTATION, 1) != 1, "the camera was held turned"),
        (isinstance(profile, bytes) and not is_srgb(profile), "its colours are not sRGB"),
        (max(image.size) > LARGEST_TEXTURE, f"it is larger than {LARGEST_TEXTURE} pixels"),
    )
    return next((sentence for holds, sentence in reasons if holds), "")


def _film_facts(image: Image.Image, found: Format) -> Facts:
    lengths: list[int] = []
    size = image.size
    transparent = False
    for frame, length in animation(image):
        lengths.append(length)
        transparent = transparent or frame.getchannel("A").histogram()[255] < frame.width * frame.height
    omitted = omitted_frames(image)
    stamps = [0, *accumulate(lengths)][:-1]
    limits.check_seconds(sum(lengths) / 1000)
    timing = time_frames(stamps, lengths, Fraction(1, 1000), None)
    return Facts(
        kind="video",
        container=found.name,
        width=size[0],
        height=size[1],
        duration=timing.duration,
        duration_seconds=round(timing.duration / FLICKS, 6),
        frame_rate=f"{timing.frame_rate.numerator}/{timing.frame_rate.denominator}"
        if timing.frame_rate
        else None,
        rotation=0,
        has_audio=False,
        start=0,
        video=VideoFacts(
            codec=found.name,
            pixel_format="rgba" if transparent else "rgb24",
            bit_depth=8,
            alpha=transparent,
            coded_width=size[0],
            coded_height=size[1],
            sample_aspect_ratio="1:1",
            color_primaries="bt709",
            color_transfer="srgb",
            color_matrix="rgb",
            color_range="full",
            hdr=None,
            start=0,
            duration=timing.duration,
            frames=timing.frames,
            variable_frame_rate=timing.varies,
            keyframe_interval=timing.duration,
        ),
        audio=[],
        browser_playable=False,
        proxy_reason="a moving picture is previewed as a film",
        warnings=[omitted] if omitted else [],
    )
