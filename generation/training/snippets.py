"""Snippets: the words of a text and its short runs of words, each understood by itself.

A sentence encoder puts "citadel" beside "castle" when it reads the word alone; in the middle of a long caption much of
that is drowned by what else the caption says. So the planner reads a caption by its snippets.
"""

import re
from collections.abc import Callable, Collection, Sequence

import numpy as np

from generation.training.dictionary import kin
from generation.training.lexicon import nearness

LONGEST = 48
"""Words of a text that are read."""
SIZES = (1, 2, 3, 4)
"""Words of a snippet."""
WORD = re.compile(r"[\w'&-]+")
EMPTY = frozenset({"a", "an", "the", "of", "and", "to", "is", "are"})
"""Words that no snippet begins or ends with: they are near to everything and mean nothing."""
LEADING = frozenset(
    {"in", "on", "at", "by", "with", "under", "over", "above", "below", "beneath", "behind", "near"}
    | {"as", "for", "from", "into", "while", "when"}
)
"""Words that no snippet ends with, though they stand alone: they say how what follows belongs to what was before."""
KINSHIP = 0.95
"""How much it counts to be near what a word's kin in the dictionary are near."""

Encode = Callable[[list[str]], np.ndarray]
"""Gives a unit vector (n, 384) for each of n different texts."""
Snippets = dict[str, np.ndarray]
"""Of n texts, as the planner names its inputs: `snippets`, unit vectors (n, t, 384) float32, 0 where not all words are
known; `near`, how near each meaning is, (n, t, meanings) float32; `spots` (n, t) int64; and `mask`, which there are,
(n, t) bool."""


def snippets_of(text: str) -> list[tuple[str, int]]:
    """Every snippet of a text with its spot, which says where it begins and how long it is. At least one."""
    words = WORD.findall(text.lower())[:LONGEST]
    found = [
        (" ".join(words[start : start + size]), start * len(SIZES) + size - 1)
        for size in SIZES
        for start in range(len(words) - size + 1)
        if _tells(words[start : start + size])
    ]
    return found or [("", 0)]


def _tells(words: list[str]) -> bool:
    if len(words) == 1:
        return words[0] not in EMPTY
    return words[0] not in EMPTY and words[-1] not in EMPTY | LEADING


def whole_idioms(snippets: list[tuple[str, int]], words: Collection[str]) -> list[tuple[str, int]]:
    """Snippets without those that take an idiom apart: an "ocean liner" says nothing of the ocean.

    An idiom is a run of words that the dictionary has and of which not all are among the known `words`; where two
    share some, the longer counts. Its last word says what it is, and stays unless it is known: a fly agaric is an
    agaric.
    """
    runs = [range(spot // len(SIZES), spot // len(SIZES) + spot % len(SIZES) + 1) for _, spot in snippets]
    new = [not is_known(snippet, words) for snippet, _ in snippets]
    idioms: list[range] = []
    for place in sorted(range(len(snippets)), key=lambda place: -len(runs[place])):
        whole = not any(_takes_apart(runs[place], idiom) for idiom in idioms)
        if whole and new[place] and len(runs[place]) > 1 and kin(snippets[place][0]):
            idioms.append(runs[place])
    return [
        snippet
        for snippet, run, is_new in zip(snippets, runs, new, strict=True)
        if not any(_takes_apart(run, idiom) and not (is_new and run == idiom[-1:]) for idiom in idioms)
    ]


def _takes_apart(run: range, idiom: range) -> bool:
    """Whether a run of words has some of an idiom's but not all."""
    return not set(run).isdisjoint(idiom) and not set(idiom) <= set(run)


def is_known(text: str, words: Collection[str]) -> bool:
    """Whether all words of a text are among `words`."""
    return all(word in words for word in WORD.findall(text.lower()))


def not_understood(text: str, words: Collection[str]) -> list[str]:
    """Words of a text that are not among `words` and that the dictionary, alone or as an idiom, does not lead to such.

    Each once, as it was written, in the order of the text.
    """
    led = {
        word
        for snippet, _ in snippets_of(text)
        if not is_known(snippet, words) and any(is_known(relative, words) for relative in kin(snippet))
        for word in WORD.findall(snippet)
    }
    written = WORD.findall(text)[:LONGEST]
    return list(dict.fromkeys(word for word in written if not {word.lower()} & (led | EMPTY | set(words))))


def kindred(snippets: Sequence[str], encode: Encode, entries: np.ndarray) -> np.ndarray:
    """How near each meaning of the lexicon `entries` is to the kin of snippets, (n, meanings); 0 without kin."""
    families = [kin(snippet) for snippet in snippets]
    different = sorted({word for family in families for word in family})
    near = np.zeros((len(snippets), len(entries)), np.float32)
    if not different:
        return near
    places = {word: place for place, word in enumerate(different)}
    of_words = KINSHIP * nearness(encode(different), entries)
    for row, family in enumerate(families):
        if family:
            near[row] = of_words[[places[word] for word in family]].max(0)
    return near


def read_snippets(
    texts: Sequence[str], encode: Encode, words: Collection[str], entries: np.ndarray
) -> Snippets:
    """The snippets of texts; `words` are known, `entries` are the lexicon's. Those that are not known are looked up."""
    found = [whole_idioms(snippets_of(text), words) for text in texts]
    different = sorted({snippet for own in found for snippet, _ in own})
    vectors = encode(different)
    known = np.array([is_known(snippet, words) for snippet in different])
    meant = nearness(vectors, entries)
    new = np.flatnonzero(~known)
    meant[new] = np.maximum(meant[new], kindred([different[place] for place in new], encode, entries))
    heard = vectors * known[:, None]
    numbers = {snippet: number for number, snippet in enumerate(different)}
    shape = len(texts), max(len(own) for own in found)
    rows, near = (np.zeros((*shape, part.shape[1]), np.float32) for part in (heard, meant))
    spots, mask = np.zeros(shape, np.int64), np.zeros(shape, bool)
    for row, own in enumerate(found):
        chosen = [numbers[snippet] for snippet, _ in own]
        rows[row, : len(own)], near[row, : len(own)] = heard[chosen], meant[chosen]
        spots[row, : len(own)] = [spot for _, spot in own]
        mask[row, : len(own)] = True
    return {"snippets": rows, "near": near, "spots": spots, "mask": mask}
