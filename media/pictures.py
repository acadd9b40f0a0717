"""Pictures as pixels: any picture that we take, opened as upright 8 bit sRGB with alpha.

Imports no Django. Strangers' pictures are opened in the sandboxed child only.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

import pillow_heif
import skia
from PIL import Image, ImageCms, ImageOps

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

ANIMATED = {"GIF", "WEBP", "PNG", "AVIF"}

#: A drawing without a size of its own is this wide or high.
SVG_SIDE = 1024


def open_picture(path: Path, found: Format) -> Image.Image:
    """Open a picture without decoding it, its size checked. Raises Refusal."""
    if found.reader == "vector":
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
    return image.format in ANIMATED and getattr(image, "n_frames", 1) > 1


def upright(image: Image.Image) -> Image.Image:
    """Return the picture as it is meant to be seen: turned, sRGB, 8 bit, RGB or RGBA. Raises Refusal."""
    try:
        image.load()
        turned = ImageOps.exif_transpose(image)
        return _to_srgb(turned)
    except DAMAGE as error:
        raise Refusal(DAMAGED) from error


def _to_srgb(image: Image.Image) -> Image.Image:
    alpha = image.has_transparency_data
    if image.mode.startswith(("I", "F")):
        # 16 bit grey: the upper byte is the picture. Pillow's own conversion clips instead.
        depth = image.convert("I").point(lambda value: value / 257)
        return depth.convert("L").convert("RGB")
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


def animation(image: Image.Image) -> Iterator[tuple[Image.Image, int]]:
    """Yield every frame of an animated picture, RGBA, with its duration in milliseconds. Raises Refusal.

    Browsers show frames of 10 ms and less for 100 ms; so do we.
    """
    count = getattr(image, "n_frames", 1)
    if count > limits.MAX_ANIMATION_FRAMES:
        raise Refusal(f"It has {count} frames; {limits.MAX_ANIMATION_FRAMES} is the most for a picture.")
    try:
        for index in range(count):
            image.seek(index)
            image.load()
            length = round(image.info.get("duration", 100))
            yield image.convert("RGBA"), length if length > 10 else 100
    except DAMAGE as error:
        raise Refusal(DAMAGED) from error


def draw_svg(path: Path) -> Image.Image:
    """Draw an SVG as a picture, RGBA. Nothing it refers to is loaded, and no script runs. Raises Refusal."""
    width, height = svg_size(path)
    dom = skia.SVGDOM.MakeFromStream(skia.MemoryStream(path.read_bytes()))
    if dom is None:
        raise Refusal("The drawing is damaged: it is not well-formed SVG.")
    # The drawing is laid out at its own size, which is then the canvas's.
    dom.setContainerSize(skia.Size(width, height))
    surface = skia.Surface(width, height)
    dom.render(surface.getCanvas())
    pixels: Any = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    return Image.fromarray(pixels, "RGBA")


def svg_size(path: Path) -> tuple[int, int]:
    """Return the size of a drawing in pixels, from its first tag alone. Raises Refusal."""
    if path.stat().st_size > limits.MAX_SVG_BYTES:
        raise Refusal(f"The drawing is larger than {limits.MAX_SVG_BYTES // 2**20} MB.")
    root = _first_tag(path.read_bytes())
    box = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    natural = (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else None
    width, height = _length(root.get("width")), _length(root.get("height"))
    if natural and (width is None or height is None):
        shape = natural[0] / natural[1]
        if width is None and height is None:
            scale = SVG_SIDE / max(natural)
            width, height = natural[0] * scale, natural[1] * scale
        elif width is None and height is not None:
            width = height * shape
        elif width is not None:
            height = width / shape
    size = max(1, round(width or SVG_SIDE)), max(1, round(height or SVG_SIDE))
    limits.check_size(size[0], size[1], limits.MAX_PICTURE_PIXELS, "drawing")
    return size


class _RootFound(Exception):
    """Stops the parser at the first tag, with its attributes."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        super().__init__(name)
        self.name, self.attributes = name, attributes


def _first_tag(content: bytes) -> dict[str, str]:
    """Return the attributes of the `svg` tag. Raises Refusal."""

    def begin(name: str, attributes: dict[str, str]) -> None:
        raise _RootFound(name, attributes)

    def declare(*_: object) -> None:
        raise Refusal("The drawing defines entities of its own, which are not taken; save it as plain SVG.")

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.EntityDeclHandler = declare
    try:
        parser.Parse(content, True)
    except _RootFound as root:
        if root.name.rpartition(":")[2] == "svg":
            return root.attributes
    except expat.ExpatError as error:
        raise Refusal("The drawing is damaged: it is not well-formed SVG.") from error
    raise Refusal("The drawing is damaged: it is not well-formed SVG.")


_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "em": 16.0,
}


def _length(text: str | None) -> float | None:
    """Return a length in pixels (CSS, 96 to the inch), or None for a share of the page or nonsense."""
    match = re.fullmatch(r"\s*\+?(\d+(?:\.\d+)?(?:[eE]\d+)?)\s*([a-z]*)\s*", text or "")
    if not match or match[2] not in _UNITS:
        return None
    value = float(match[1]) * _UNITS[match[2]]
    return value if value > 0 else None
