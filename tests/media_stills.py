"""Still and moving pictures in every format that is taken, as `sample("photo.jpg")` finds them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

from tests.media_samples import makes, photo


def _turned_jpeg(path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright: turn it 90 degrees clockwise
    photo().rotate(90, expand=True).save(path, "JPEG", quality=92, exif=exif)


def _several(path: Path) -> None:
    """As phones do: a second, smaller picture (a gain map) behind the first."""
    photo().save(path, "MPO", save_all=True, append_images=[photo(400, 300, 5)])


def _profiled(path: Path) -> None:
    """With a profile that is not called sRGB, and in which red and green have changed places."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile = profile.replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))
    table = range(132, 132 + 12 * int.from_bytes(profile[128:132], "big"), 12)
    places = {bytes(profile[at : at + 4]): at for at in table}
    red, green = places[b"rXYZ"], places[b"gXYZ"]
    profile[red + 4 : red + 12], profile[green + 4 : green + 12] = (
        profile[green + 4 : green + 12],
        profile[red + 4 : red + 12],
    )
    photo().save(path, "JPEG", quality=92, icc_profile=bytes(profile))


def _heic(path: Path) -> None:
    import pillow_heif

    pillow_heif.from_pillow(photo(1600, 1200)).save(path, quality=60)


def _cut_jpeg(path: Path, without: int) -> None:
    photo().save(path, "JPEG", quality=92)
    path.write_bytes(path.read_bytes()[:-without])


def _clear_grey(path: Path) -> None:
    """16-bit grey in which one value is transparent: the left half."""
    grey = np.full((64, 64), 40_000, np.uint16)
    grey[:, :32] = 12_345
    Image.fromarray(grey).save(path, "PNG", transparency=12_345)


def _frames(count: int = 12) -> list[Image.Image]:
    return [photo(320, 180, number) for number in range(count)]


def _animation(path: Path, file_format: str) -> None:
    first, *rest = _frames()
    first.save(path, file_format, save_all=True, append_images=rest, duration=[40] * 6 + [120] * 6, loop=0)


SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300">
<rect x="20" y="20" width="200" height="100" fill="#2080ff"/>
<circle cx="300" cy="200" r="60" fill="#ff8020"/></svg>"""

PICTURES: dict[str, Callable[[Path], None]] = {
    "photo.jpg": lambda path: photo().save(path, "JPEG", quality=92),
    "turned.jpg": _turned_jpeg,
    "several.jpg": _several,
    "profiled.jpg": _profiled,
    "cmyk.jpg": lambda path: photo().convert("CMYK").save(path, "JPEG"),
    "photo.webp": lambda path: photo().save(path, "WEBP", quality=90),
    "photo.avif": lambda path: photo().save(path, "AVIF", quality=70),
    "photo.heic": _heic,
    "grey16.png": lambda path: Image.fromarray((np.arange(65536, dtype=np.uint16)).reshape(256, 256)).save(
        path, "PNG"
    ),
    "clear16.png": _clear_grey,
    "no_end.jpg": lambda path: _cut_jpeg(path, 2),
    "short.jpg": lambda path: _cut_jpeg(path, 2500),
    "photo.tiff": lambda path: photo().save(path, "TIFF", compression="tiff_lzw"),
    "photo.bmp": lambda path: photo().save(path, "BMP"),
    "palette.png": lambda path: photo().quantize(16).save(path, "PNG"),
    "drawing.svg": lambda path: path.write_text(SVG) and None,
    "moving.gif": lambda path: _animation(path, "GIF"),
    "moving.webp": lambda path: _animation(path, "WEBP"),
    "moving.png": lambda path: _animation(path, "PNG"),
    "still.gif": lambda path: photo(200, 100).save(path, "GIF"),
}

for _name, _maker in PICTURES.items():
    makes(_name)(_maker)
