"""The lexicon: wordings of things, grounds, hours and more, by what they mean, to compare other words with.

A word that training never used has no place of its own in what a network has learned, but it has neighbours. So the
planner is told how near each snippet of a caption is to the nearest wording of every meaning, and learns, from captions
whose own wordings are hidden from it, to trust that where it knows no better.
"""

from collections.abc import Callable

import numpy as np

from generation.training.painter import phrases, wordings
from generation.training.painter.vocabulary import COLOUR_NAMES, GROUNDS, STYLES, THINGS, TIMES, WEATHERS

KINDS: dict[str, dict[str, tuple[str, ...]]] = {
    "thing": {name: thing.words for name, thing in THINGS.items()},
    "ground": {
        name: phrases.WHERE[name] + wordings.WHERE[name] + phrases.SCENERY[name] + phrases.KEYWORDS[name]
        for name in GROUNDS
    },
    "time": {name: phrases.WHEN[name] + wordings.WHEN[name] + phrases.TIME_KEYWORDS[name] for name in TIMES},
    "weather": {name: phrases.WEATHER[name] + phrases.WEATHER_KEYWORDS[name] for name in WEATHERS},
    "style": {name: phrases.STYLE[name] + wordings.STYLE[name] for name in STYLES},
    "colour": {name: (name,) for name in COLOUR_NAMES},
}
"""Wordings by what they are about, and what they mean."""
MEANINGS = [wordings_of for kind in KINDS.values() for wordings_of in kind.values()]
LONGEST = max(len(wordings_of) for wordings_of in MEANINGS)
"""Wordings of a meaning, at most; those that have fewer repeat their first."""
HIDEABLE = ("thing", "ground", "time")
"""Kinds that people have endless words for."""
AT_ONCE = 1000
"""Snippets that are compared at once, for the memory's sake."""


def spans() -> dict[str, slice]:
    """Which of the meanings are of each kind."""
    found, start = {}, 0
    for kind, meanings in KINDS.items():
        found[kind] = slice(start, start + len(meanings))
        start += len(meanings)
    return found


def lexicon(encode: Callable[[list[str]], np.ndarray]) -> np.ndarray:
    """Unit vectors of all wordings, (meanings, LONGEST, 384); `encode` gives one (n, 384) for each of n texts."""
    rows = [[*own, *[own[0]] * (LONGEST - len(own))] for own in MEANINGS]
    different = sorted({wording for row in rows for wording in row})
    vectors = dict(zip(different, encode(different), strict=True))
    return np.stack([[vectors[wording] for wording in row] for row in rows])


def nearness(snippets: np.ndarray, entries: np.ndarray, *, hide: bool = False) -> np.ndarray:
    """The cosine of each snippet (n, 384) to the nearest wording of each meaning, (n, meanings).

    With `hide` the nearest wording of all things is left out, that of all grounds and that of all hours: as if the
    snippet were a word that nobody has ever used.
    """
    parts = [snippets[start : start + AT_ONCE] for start in range(0, len(snippets), AT_ONCE)]
    return np.concatenate([_nearness(part, entries, hide) for part in parts])


def _nearness(snippets: np.ndarray, entries: np.ndarray, hide: bool) -> np.ndarray:
    cosines = (snippets @ entries.reshape(-1, entries.shape[-1]).T).reshape(len(snippets), *entries.shape[:2])
    best = cosines.max(-1)
    if hide:
        everyone = np.arange(len(snippets))
        for kind in HIDEABLE:
            own = spans()[kind]
            meaning = own.start + best[:, own].argmax(1)
            near = cosines[everyone, meaning]
            others = np.where(near > near.max(1, keepdims=True) - 1e-3, -1, near)
            best[everyone, meaning] = np.maximum(others.max(1), 0)
    return best
