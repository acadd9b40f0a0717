"""The fonts that texts are set in: which exist, which one a character falls back to, and their files.

The table is `fonts.json`, shared with the browser; a font's key is the stem of its file. Files are read when
a text first needs them (the Chinese and the emoji fonts have 10 and 25 MB).
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import uharfbuzz as hb

_TABLE: dict[str, Any] = json.loads((Path(__file__).parent / "fonts.json").read_text())

#: Families that a person can choose from.
FAMILIES: tuple[str, ...] = tuple(_TABLE["selectable"])
#: family -> weight -> {"key", "file"}.
_FAMILIES: dict[str, dict[int, dict[str, str]]] = {
    family: {int(weight): entry for weight, entry in weights.items()}
    for family, weights in _TABLE["families"].items()
}
_FILES = {entry["key"]: entry["file"] for weights in _FAMILIES.values() for entry in weights.values()}

#: Whether a character is a picture before all, a picture rather than a plain symbol, or neither.
Picture = Literal["first", "rather", "never"]


class FontMissing(FileNotFoundError):
    """A font's file is not where it should be."""


def font_key(family: str, weight: int) -> str:
    """Return the key of the font nearest to a family and weight; an unknown family is set in the first
    one.
    """
    weights = _FAMILIES.get(family) or _FAMILIES[FAMILIES[0]]
    # The nearer weight; of two as near, the lighter.
    return weights[min(weights, key=lambda other: (abs(other - weight), other))]["key"]


def has_family(family: str) -> bool:
    """Say whether there is a font of this family."""
    return family in _FAMILIES


def candidates(family: str, weight: int, script: str | None, *, emoji: Picture) -> Iterator[str]:
    """Yield the keys of the fonts that may have a character, best first; the large ones come late."""
    if emoji == "first":
        yield emoji_key()
    yield font_key(family, weight)
    for other in (*_TABLE["scripts"].get(script, ()), *_TABLE["last"]):
        yield font_key(other, weight)
    if emoji == "rather":
        yield emoji_key()
    for other in _TABLE["symbols"]:
        yield font_key(other, weight)


def emoji_key() -> str:
    """Return the key of the font that has the emoji."""
    return font_key(_TABLE["emoji"], 400)


class Face:
    """An opened font: what shaping and fallback ask of it. Metrics are fractions of the size."""

    def __init__(self, data: bytes) -> None:
        face = hb.Face(data)
        self.font = hb.Font(face)
        self.units_per_em: int = face.upem
        extents = self.font.get_font_extents("ltr")
        self.ascent: float = extents.ascender / self.units_per_em
        self.descent: float = -extents.descender / self.units_per_em

    def has(self, code: int) -> bool:
        """Say whether the font has a glyph for a character."""
        return self.font.get_nominal_glyph(code) is not None


class Fonts:
    """The fonts in a folder: the front end's build (KEY.ttf), or the packages they come from.

    Keeps what it has opened, and the texts it has set, so hold on to one for many frames.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data: dict[str, bytes] = {}
        self._faces: dict[str, Face] = {}
        #: Texts already set; owned by `text/layout.py`.
        self.layouts: dict[Any, Any] = {}

    def path(self, key: str) -> Path:
        """Return the file of a font. Raises FontMissing."""
        for path in (self._folder / f"{key}.ttf", self._folder / _FILES.get(key, key)):
            if path.is_file():
                return path
        raise FontMissing(f"The font {key} is not in {self._folder}; build the front end to put it there.")

    def data(self, key: str) -> bytes:
        """Return a font file's bytes. Raises FontMissing."""
        if key not in self._data:
            self._data[key] = self.path(key).read_bytes()
        return self._data[key]

    def face(self, key: str) -> Face:
        """Return an opened font. Raises FontMissing."""
        if key not in self._faces:
            self._faces[key] = Face(self.data(key))
        return self._faces[key]
