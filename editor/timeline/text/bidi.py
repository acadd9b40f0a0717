"""Which way each character runs: the Unicode Bidirectional Algorithm, one paragraph at a time.

Source: Unicode Standard Annex 9 (https://www.unicode.org/reports/tr9/), rules P2 to I2 and L1, L2. The
browser uses bidi-js; vectors hold the two to the same levels.
"""

from collections.abc import Sequence

from editor.timeline.text.characters import BRACKETS, bidi_class

MAX_DEPTH = 125
_ISOLATES = ("LRI", "RLI", "FSI")
_OPENING = ("RLE", "LRE", "RLO", "LRO", *_ISOLATES)
_REMOVED = ("RLE", "LRE", "RLO", "LRO", "PDF", "BN")
_NEUTRAL = ("B", "S", "WS", "ON", *_ISOLATES, "PDI")
_TRAILING = ("S", "B", "WS", *_ISOLATES, "PDI", *_REMOVED)
#: Angle brackets that are canonically the same.
_CANONICAL = {0x2329: 0x3008, 0x232A: 0x3009}


def embedding_levels(codes: Sequence[int]) -> tuple[list[int], int]:
    """Return the level of each character (even: left to right) and the paragraph's own level."""
    classes = [bidi_class(code) for code in codes]
    matching = _matching_isolates(classes)
    base = _first_strong(classes, matching, 0, len(classes))
    explicit, types = _explicit(classes, matching, base)
    levels = list(explicit)
    for sequence in _isolating_runs(classes, explicit, matching):
        sos, eos = _ends(classes, explicit, sequence, matching, base)
        kinds = [types[place] for place in sequence]
        embedding = "R" if explicit[sequence[0]] % 2 else "L"
        _resolve_marks(kinds, sos)
        _resolve_separators(kinds, sos)
        _resolve_brackets(codes, classes, sequence, kinds, sos, embedding)
        _resolve_neutral(kinds, sos, eos, embedding)
        for place, kind in zip(sequence, kinds, strict=True):
            levels[place] += _rise(explicit[place], kind)
    levels = line_levels(codes, levels, base)
    for place, kind in enumerate(classes):
        if kind in _REMOVED:
            levels[place] = levels[place - 1] if place else base
    return levels, base


def line_levels(codes: Sequence[int], levels: Sequence[int], base: int) -> list[int]:
    """Return a line's levels with its end, and what stands before tabs, at the paragraph's level (rule
    L1).
    """
    result = list(levels)
    trailing = True
    for place in range(len(codes) - 1, -1, -1):
        kind = bidi_class(codes[place])
        if kind in ("S", "B"):
            trailing = True
        if trailing and kind in _TRAILING:
            result[place] = base
        else:
            trailing = False
    return result


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the indices of a line's items from left to right, given their levels (rule L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd:
        return order
    for level in range(max(levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def _matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    """Return isolate initiator -> its PDI, and back (BD9)."""
    matching: dict[int, int] = {}
    open_isolates: list[int] = []
    for place, kind in enumerate(classes):
        if kind in _ISOLATES:
            open_isolates.append(place)
        elif kind == "PDI" and open_isolates:
            start = open_isolates.pop()
            matching[start], matching[place] = place, start
    return matching


def _first_strong(classes: Sequence[str], matching: dict[int, int], start: int, end: int) -> int:
    """Return 1 when the first strong character, isolates skipped, runs right to left, else 0 (P2, P3)."""
    place = start
    while place < end:
        kind = classes[place]
        if kind in ("R", "AL"):
            return 1
        if kind == "L":
            return 0
        place = matching.get(place, end) if kind in _ISOLATES else place
        place += 1
    return 0


def _explicit(classes: Sequence[str], matching: dict[int, int], base: int) -> tuple[list[int], list[str]]:
    """Apply X1 to X8: levels from explicit formatting, and types with overrides."""
    levels, types = [base] * len(classes), list(classes)
    embeddings = _Embeddings(base)
    for place, kind in enumerate(classes):
        if kind == "PDI":
            embeddings.close_isolate()
        if kind not in _REMOVED and kind != "B":
            levels[place] = embeddings.level
            types[place] = embeddings.override or kind
        if kind == "PDF":
            embeddings.close_embedding()
        elif kind == "FSI":
            end = matching.get(place, len(classes))
            embeddings.open(kind, to_right_to_left=_first_strong(classes, matching, place + 1, end) == 1)
        elif kind in _OPENING:
            embeddings.open(kind, to_right_to_left=kind in ("RLE", "RLO", "RLI"))
    return levels, types


class _Embeddings:
    """The directional status stack of rules X1 to X7, with its counters of what did not fit."""

    def __init__(self, base: int) -> None:
        self._stack: list[tuple[int, str | None, bool]] = [(base, None, False)]
        self._overflow_isolates = self._overflow_embeddings = self._valid_isolates = 0

    @property
    def level(self) -> int:
        return self._stack[-1][0]

    @property
    def override(self) -> str | None:
        return self._stack[-1][1]

    def open(self, kind: str, *, to_right_to_left: bool) -> None:
        isolate = kind in _ISOLATES
        above = (self.level + 1) | 1 if to_right_to_left else (self.level + 2) & ~1
        if above <= MAX_DEPTH and not self._overflow_isolates and not self._overflow_embeddings:
            self._valid_isolates += isolate
            self._stack.append((above, {"RLO": "R", "LRO": "L"}.get(kind), isolate))
        elif isolate:
            self._overflow_isolates += 1
        elif not self._overflow_isolates:
            self._overflow_embeddings += 1

    def close_isolate(self) -> None:
        if self._overflow_isolates:
            self._overflow_isolates -= 1
        elif self._valid_isolates:
            self._overflow_embeddings = 0
            while not self._stack[-1][2]:
                self._stack.pop()
            self._stack.pop()
            self._valid_isolates -= 1

    def close_embedding(self) -> None:
        if self._overflow_isolates:
            return
        if self._overflow_embeddings:
            self._overflow_embeddings -= 1
        elif not self._stack[-1][2] and len(self._stack) > 1:
            self._stack.pop()


def _isolating_runs(
    classes: Sequence[str], levels: Sequence[int], matching: dict[int, int]
) -> list[list[int]]:
    """Return the isolating run sequences as lists of places, formatting characters left out (BD13, X9,
    X10).
    """
    runs: list[list[int]] = []
    for place, kind in enumerate(classes):
        if kind in _REMOVED:
            continue
        if runs and levels[runs[-1][-1]] == levels[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    by_first = {run[0]: run for run in runs}
    sequences = []
    for run in runs:
        first = run[0]
        if classes[first] == "PDI" and first in matching:
            continue
        sequence = list(run)
        while classes[sequence[-1]] in _ISOLATES and sequence[-1] in matching:
            sequence += by_first[matching[sequence[-1]]]
        sequences.append(sequence)
    return sequences


def _ends(
    classes: Sequence[str],
    levels: Sequence[int],
    sequence: list[int],
    matching: dict[int, int],
    base: int,
) -> tuple[str, str]:
    """Return the directions at the start and at the end of an isolating run sequence (X10)."""
    level, last = levels[sequence[0]], sequence[-1]
    before = _neighbour_level(classes, levels, range(sequence[0] - 1, -1, -1), base)
    open_ended = classes[last] in _ISOLATES and last not in matching
    after = base if open_ended else _neighbour_level(classes, levels, range(last + 1, len(classes)), base)
    return "R" if max(level, before) % 2 else "L", "R" if max(level, after) % 2 else "L"


def _rise(level: int, kind: str) -> int:
    """Return by how much a resolved type lifts its embedding level (I1, I2)."""
    if kind == "R":
        return 1 - level % 2
    if kind in ("AN", "EN"):
        return 2 - level % 2
    return level % 2


def _neighbour_level(classes: Sequence[str], levels: Sequence[int], places: range, base: int) -> int:
    for place in places:
        if classes[place] not in _REMOVED:
            return levels[place]
    return base


def _resolve_marks(kinds: list[str], sos: str) -> None:
    """Apply W1 to W3: marks go with what they stand on, numbers after Arabic letters are Arabic."""
    strong, previous = sos, sos
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[place] = "ON" if previous in (*_ISOLATES, "PDI") else previous
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
        elif kind in ("L", "R", "AL"):
            strong = kind
        previous = kinds[place]
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _resolve_separators(kinds: list[str], sos: str) -> None:
    """Apply W4 to W7: what stands between and beside numbers."""
    for place in range(1, len(kinds) - 1):
        around = kinds[place - 1], kinds[place + 1]
        if (kinds[place] in ("ES", "CS") and around == ("EN", "EN")) or (
            kinds[place] == "CS" and around == ("AN", "AN")
        ):
            kinds[place] = around[0]
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > place:
            beside = (place and kinds[place - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
            kinds[place:end] = ["EN" if beside else "ON"] * (end - place)
        place = max(end, place + 1)
    strong = sos
    for place, kind in enumerate(kinds):
        if kind in ("ES", "CS"):
            kinds[place] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _direction(kind: str) -> str | None:
    """Return the direction that a kind counts as for neutrals: numbers count as right to left."""
    return "L" if kind == "L" else "R" if kind in ("R", "EN", "AN") else None


def _resolve_brackets(
    codes: Sequence[int],
    classes: Sequence[str],
    sequence: list[int],
    kinds: list[str],
    sos: str,
    embedding: str,
) -> None:
    """Apply N0: a pair of brackets takes the direction of what is inside, or of what stands before."""
    for opening, closing in _bracket_pairs(codes, sequence, kinds):
        inside = {_direction(kind) for kind in kinds[opening + 1 : closing]}
        if embedding in inside:
            direction = embedding
        elif inside - {None}:
            context = next(
                (found for kind in reversed(kinds[:opening]) if (found := _direction(kind)) is not None), sos
            )
            direction = context
        else:
            continue
        for place in (opening, closing):
            kinds[place] = direction
            follower = place + 1
            while follower < len(kinds) and classes[sequence[follower]] == "NSM":
                kinds[follower] = direction
                follower += 1


def _bracket_pairs(codes: Sequence[int], sequence: list[int], kinds: list[str]) -> list[tuple[int, int]]:
    """Return the pairs by their opening bracket (BD16); places in the sequence."""
    closings = {_CANONICAL.get(closing, closing) for closing in BRACKETS.values()}
    stack: list[tuple[int, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, index in enumerate(sequence):
        if kinds[place] != "ON":
            continue
        code = codes[index]
        if code in BRACKETS:
            if len(stack) == 63:
                break
            closing = BRACKETS[code]
            stack.append((_CANONICAL.get(closing, closing), place))
        elif (shut := _CANONICAL.get(code, code)) in closings:
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == shut:
                    pairs.append((stack[depth][1], place))
                    del stack[depth:]
                    break
    return sorted(pairs)


def _resolve_neutral(kinds: list[str], sos: str, eos: str, embedding: str) -> None:
    """Apply N1 and N2: neutrals between the same direction take it, others the embedding's."""
    place = 0
    while place < len(kinds):
        if kinds[place] not in _NEUTRAL:
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        left = _direction(kinds[place - 1]) if place else sos
        right = _direction(kinds[end]) if end < len(kinds) else eos
        kinds[place:end] = [left if left == right and left else embedding] * (end - place)
        place = end
