"""The recipe of a picture, written into the file itself and read back.

Two texts go into every file: `parameters`, as the AUTOMATIC1111 web interface writes it and most tools read it, and our
own JSON under `cloudstudio`, which loses nothing. PNG carries them as iTXt chunks (PNG specification, 11.3.3.4); WebP
carries the first as the EXIF UserComment and the second as the EXIF ImageDescription.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from PIL import ExifTags, Image, PngImagePlugin
from pydantic import ValidationError

from generation.recipes import Recipe, parameters_text
from generation.zoo.base import Picture

OUR_KEY = "cloudstudio"
THEIR_KEY = "parameters"
#: EXIF 2.32, 4.6.5: a UserComment begins with eight bytes that name its encoding.
UNICODE = b"UNICODE\x00"


def save_picture(picture: Picture, recipe: Recipe, path: Path) -> None:
    """Write `picture`, uint8 (height, width, 3), with its recipe inside. The suffix chooses PNG or lossless WebP."""
    image = Image.fromarray(np.ascontiguousarray(picture))
    theirs, ours = parameters_text(recipe, image.width, image.height), recipe.model_dump_json()
    if path.suffix.lower() == ".webp":
        exif = Image.Exif()
        exif[ExifTags.Base.ImageDescription] = f"{OUR_KEY}:{json.dumps(json.loads(ours))}"
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = UNICODE + theirs.encode("utf-16-be")
        image.save(path, "WEBP", lossless=True, exif=exif)
        return
    chunks = PngImagePlugin.PngInfo()
    chunks.add_itxt(THEIR_KEY, theirs)
    chunks.add_itxt(OUR_KEY, ours)
    image.save(path, "PNG", pnginfo=chunks)


def read_recipe(path: Path) -> Recipe | None:
    """Return the recipe in a picture of ours, or None. A stranger’s file: only in the sandboxed child."""
    with Image.open(path) as image:
        text = image.info.get(OUR_KEY)
        if text is None:
            described = str(image.getexif().get(ExifTags.Base.ImageDescription, ""))
            text = described.removeprefix(f"{OUR_KEY}:") if described.startswith(f"{OUR_KEY}:") else None
    if not isinstance(text, str):
        return None
    try:
        return Recipe.model_validate_json(text)
    except ValidationError:
        return None
