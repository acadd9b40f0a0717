"""Pictures as pixels: any picture that we take, opened as upright 8 bit sRGB with alpha.

Imports no Django. Strangers' pictures are opened in the sandboxed child only.
"""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import Image, ImageChops, ImageCms, ImageOps

from cloudstudio.sandbox import Refusal
from media.inspection import limits
from media.inspection.signatures import Format

#: Our own limit is checked before decoding; Pillow's, which only warns, is lower.
Image.MAX_IMAGE_PIXELS = None

#: What Pillow and its decoders raise for damaged files, besides each other's.
DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    ZeroDivisionError,
    NotImplementedError,
    RuntimeError,
)
DAMAGED = "The picture is damaged or cut off: it cannot be decoded."

#: What `upright` notes in a picture's info where its file ended too soon, and the share that may be missing then.
CUT, MOST_MISSING = "cut", 0.25
#: What begins a scan of a JPEG, and what cannot be mistaken for what its next pixels would have been.
SCAN, FILLER = b"\xff\xda", b"\x55\x9c" * 4096

ANIMATED = {"GIF", "WEBP", "PNG", "AVIF"}


def open_picture(path: Path, found: Format) -> Image.Image:
    """Open a picture without decoding it, its size checked. Raises Refusal."""
    if found.reader == "vector":
        from media.drawings import draw_svg

        return draw_svg(path)
    try:
        image = _open_heif(path) if found.reader == "heif" else Image.open(path, formats=(found.demuxer,))
    except DAMAGE as error:
        raise Refusal(DAMAGED) from error
    limits.check_size(image.width, image.height, limits.MAX_PICTURE_PIXELS, "picture")
    return image


def _open_heif(path: Path) -> Image.Image:
    """The container's own size, not that of its tiles; the pixels are decoded when they are asked for."""
    heif = pillow_heif.open_heif(path, convert_hdr_to_8bit=True)
    limits.check_size(heif.size[0], heif.size[1], limits.MAX_PICTURE_PIXELS, "picture")
    return heif.to_pillow()


def is_animated(image: Image.Image) -> bool:
    """Tell whether a picture is a film. A phone's JPEG may hold further pictures (depth, gain map), but is none."""
    return image.format in ANIMATED and bool(getattr(image, "is_animated", False))


def upright(image: Image.Image) -> Image.Image:
    """Return the picture as it is meant to be seen: turned, sRGB, 8 bit, RGB or RGBA. Raises Refusal."""
    try:
        cut = ""
        try:
            image.load()
        except OSError:
            image, cut = _without_its_end(image)
        turned = _to_srgb(ImageOps.exif_transpose(image))
        if cut:
            turned.info[CUT] = cut
        return turned
    except DAMAGE as error:
        raise Refusal(DAMAGED) from error


def _without_its_end(image: Image.Image) -> tuple[Image.Image, str]:
    """Return a JPEG that ends too soon as far as it goes, as browsers show it, and a sentence about what is missing.

    The sentence is empty where every pixel is there. Raises OSError where too much is missing, and for other formats.
    """
    name = getattr(image, "filename", "")
    if image.format not in ("JPEG", "MPO") or not name:
        raise OSError("cut off")
    content = Path(name).read_bytes()
    shown = _ended(content, b"")
    # What is there comes out alike whatever follows; from where the two differ, nothing is there.
    strange = ImageChops.difference(shown, _ended(content, FILLER)).getbbox()
    if strange is None:
        return shown, ""
    if content.count(SCAN) > 1:
        # It comes whole several times, each time more exactly.
        return shown, "The file ends too soon: the picture lacks some of its detail."
    missing = 1 - strange[1] / shown.height
    if missing > MOST_MISSING:
        raise OSError("cut off")
    return (
        shown,
        f"The file ends too soon: the last {max(1, round(100 * missing))} % of the picture are missing.",
    )


def _ended(content: bytes, filler: bytes) -> Image.Image:
    """Return a JPEG that ends too soon with something in place of its end. Raises OSError."""
    whole = Image.open(io.BytesIO(content + filler + b"\xff\xd9"), formats=("JPEG",))
    whole.load()
    return whole


def _to_srgb(image: Image.Image) -> Image.Image:
    alpha = image.has_transparency_data
    if image.mode.startswith(("I", "F")):
        # 16 bit grey: the upper byte is the picture. Pillow's own conversion clips instead.
        values = image.convert("I")
        grey = values.point(lambda value: value / 257).convert("L")
        clear = image.info.get("transparency")
        if not isinstance(clear, int):
            return grey.convert("RGB")
        matte = Image.fromarray(np.where(np.asarray(values) == clear, 0, 255).astype(np.uint8))
        return Image.merge("RGBA", (grey, grey, grey, matte))
    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and not is_srgb(profile):
        try:
            return _convert_profile(image, profile, alpha)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that cannot be used is no reason to refuse the picture
    return image.convert("RGBA" if alpha else "RGB")


def _convert_profile(image: Image.Image, profile: bytes, alpha: bool) -> Image.Image:
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    matte = image.convert("RGBA").getchannel("A") if alpha else None
    plain = image if image.mode in ("RGB", "L", "CMYK") else image.convert("RGB")
    colours = ImageCms.profileToProfile(
        plain,
        source,
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
    )
    if colours is None:
        raise ValueError("the profile gave no picture")
    if matte is not None:
        colours.putalpha(matte)
    return colours


def is_srgb(profile: bytes) -> bool:
    """Tell whether an ICC profile is sRGB, which every picture without a profile is taken for."""
    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return True
    return "srgb" in name.lower()


def flat(image: Image.Image) -> Image.Image:
    """Return the picture without transparency, RGB: clear parts are black, as on an empty canvas."""
    if image.mode != "RGBA":
        return image.convert("RGB")
    ground = Image.new("RGBA", image.size, (0, 0, 0, 255))
    return Image.alpha_composite(ground, image).convert("RGB")


def most_frames(image: Image.Image) -> int:
    """Return how many frames of an animated picture are used at most: by its size, and by the bytes of its file.

    So a file of a few kilobytes cannot ask for minutes of work, and one that is large because much happens in it may.
    """
    name = getattr(image, "filename", "")
    size = os.path.getsize(name) if name else 0
    pixels = limits.ANIMATION_PIXELS + limits.ANIMATION_PIXELS_A_BYTE * size
    each = max(limits.LEAST_FRAME_PIXELS, image.width * image.height)
    return max(1, min(limits.MAX_ANIMATION_FRAMES, pixels // each))


def stated_frames(image: Image.Image) -> int | None:
    """Return how many frames a picture says it has; None for a GIF, whose frames would have to be counted."""
    return None if image.format == "GIF" else int(getattr(image, "n_frames", 1))


def animation(image: Image.Image) -> Iterator[tuple[Image.Image, int]]:
    """Yield the frames of an animated picture, RGBA, each with its duration in milliseconds, at most `most_frames`.

    Browsers show frames of 10 ms and less for 100 ms; so do we. Raises Refusal.
    """
    most, stated = most_frames(image), stated_frames(image)
    try:
        for index in range(most if stated is None else min(most, stated)):
            if not _go_to(image, index, stated):
                return
            image.load()
            length = round(image.info.get("duration", 100))
            yield image.convert("RGBA"), length if length > 10 else 100
    except DAMAGE as error:
        raise Refusal(DAMAGED) from error


def _go_to(image: Image.Image, index: int, stated: int | None) -> bool:
    """Go to a frame; False where there is none, in a picture that does not state how many there are."""
    try:
        image.seek(index)
    except EOFError:
        if stated is None and index > 0:
            return False
        raise
    return True


def omitted_frames(image: Image.Image) -> str:
    """Say which frames `animation`, having gone through them, left out; empty where it left out none."""
    most, stated = most_frames(image), stated_frames(image)
    if stated is None:
        try:
            image.seek(most)
        except DAMAGE:
            return ""
        whole = ""
    elif stated <= most:
        return ""
    else:
        whole = f" of {stated:,}"
    return f"Only the first {most:,}{whole} frames are used: the rest would take too long to read."
