"""Snippets: the single words, pairs and threes of a text, each understood by itself.

A sentence encoder puts "citadel" beside "castle" when it reads the word alone; in the middle of a long caption much of
that is drowned by what else the caption says. So the planner reads a caption by its snippets.
"""

import re
from collections.abc import Callable, Collection, Sequence

import numpy as np

from generation.training.lexicon import nearness

LONGEST = 48
"""Words of a text that are read."""
SIZES = (1, 2, 3)
"""Words of a snippet."""
WORD = re.compile(r"[\w'&-]+")

Snippets = dict[str, np.ndarray]
"""Of n texts, as the planner names its inputs: `snippets`, unit vectors (n, t, 384) float32, 0 where not all words are
known; `near`, how near each meaning is, (n, t, meanings) float32; `spots` (n, t) int64; and `mask`, which there are,
(n, t) bool."""


def snippets_of(text: str) -> list[tuple[str, int]]:
    """Every snippet of a text with its spot, which says where it begins and how long it is. At least one."""
    words = WORD.findall(text.lower())[:LONGEST] or [""]
    return [
        (" ".join(words[start : start + size]), start * len(SIZES) + size - 1)
        for size in SIZES
        for start in range(len(words) - size + 1)
    ]


def read_snippets(
    texts: Sequence[str],
    encode: Callable[[list[str]], np.ndarray],
    words: Collection[str],
    entries: np.ndarray,
) -> Snippets:
    """The snippets of texts; `encode` gives a unit vector (n, 384) for each of n different ones, `words` are known,

    `entries` are the lexicon's.
    """
    found = [snippets_of(text) for text in texts]
    different = sorted({snippet for own in found for snippet, _ in own})
    vectors = encode(different)
    meant = nearness(vectors, entries)
    heard = vectors * [[all(word in words for word in snippet.split())] for snippet in different]
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
