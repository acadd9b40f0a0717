"""A still picture from a file, upright, in sRGB, premultiplied."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from editor.compositor.kernels import Bytes
from editor.render.errors import BadSource
from editor.render.picture import premultiply

#: More pixels than any film needs, fewer than fill the child's memory.
MOST_PIXELS = 120_000_000


def read_still(path: Path) -> Bytes:
    """Return the picture as premultiplied RGBA (height, width, 4). Raises BadSource."""
    _register_heif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise BadSource(
                        f"The picture {path.name} has more than {MOST_PIXELS // 1_000_000} million pixels."
                    )
                image = ImageOps.exif_transpose(opened)
                return premultiply(np.array(_to_srgb(image)))
    except FileNotFoundError:
        raise BadSource(f"The source {path.name} is not there any more.") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadSource(f"The picture {path.name} cannot be decoded.") from error


def _to_srgb(image: Image.Image) -> Image.Image:
    """Return RGBA, through the picture's own colour profile where it has one that makes sense."""
    if image.mode.startswith("I;16") or image.mode == "I":
        grey = np.asarray(image).astype(np.float64) / 257
        image = Image.fromarray(np.clip(grey + 0.5, 0, 255).astype(np.uint8))
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            mode = "RGBA" if image.mode == "RGBA" else "RGB"
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode=mode
            )
        except (ImageCms.PyCMSError, OSError):
            converted = None
        if converted is not None:
            image = converted
    return image.convert("RGBA")


def _register_heif() -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()
    if hasattr(pillow_heif, "register_avif_opener"):
        pillow_heif.register_avif_opener()
