"""Where a picture is made unrecognisable at a moment of its source, and how little is left there.

The mirror is `obscure.ts`. A region by hand is where its places say; a track's subjects are where its table says. Where
nobody can say where a track's subjects are, the whole picture is hidden.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from editor.timeline.frame import HiddenBox
from editor.timeline.schema import Asset, Document, HiddenPart, HiddenPlace
from editor.timeline.tables import Table, Tables, covered_at

#: Colours across the shorter side of what is blurred or pixelated: at strength 0 and 1. The longer side has at most
#: twice as many. Faces are told apart by networks from 16 across on (McPherson et al., "Defeating Image Obfuscation
#: with Deep Learning", 2016), and half of that is left at most.
MOST, LEAST = 8, 3

#: Left, top, width, height in pixels of the source.
_Box = tuple[float, float, float, float]


def hidden_boxes(
    document: Document, source: str, parts: Sequence[HiddenPart], tables: Tables, moment: int
) -> tuple[HiddenBox, ...]:
    """Return what is hidden of the asset `source` at a moment of its own time (flicks).

    `tables` are those of the document's tracks that were loaded.
    """
    asset = document.assets[source]
    return tuple(box for part in parts for box in _boxes(document, source, asset, part, tables, moment))


def is_track_of(document: Document, track: str, source: str) -> bool:
    """Whether an asset of the document is a track of another one, by that or by the same file."""
    known, asset = document.assets.get(track), document.assets.get(source)
    if known is None or asset is None or known.kind != "track":
        return False
    if known.made_from in ("", source):
        return True
    made_from = document.assets.get(known.made_from)
    return made_from is not None and made_from.source == asset.source


def _boxes(
    document: Document, source: str, asset: Asset, part: HiddenPart, tables: Tables, moment: int
) -> Iterator[HiddenBox]:
    if not part.track:
        if part.begin <= moment < part.end:
            yield _hidden(part, _by_hand(part, asset, moment), part.shape)
        return
    table = tables.get(part.track)
    if table is None or not is_track_of(document, part.track, source):
        yield _hidden(part, (0, 0, asset.width, asset.height), "box")
        return
    for box in _of_subjects(table, asset, part, moment):
        yield _hidden(part, box, part.shape)


def _of_subjects(table: Table, asset: Asset, part: HiddenPart, moment: int) -> Iterable[_Box]:
    across, down = asset.width / table.width, asset.height / table.height
    for subject in sorted(table.subjects):
        box = None if subject in part.left_out else covered_at(table, subject, moment)
        if box is not None:
            left, top, right, bottom = box
            found = left * across, top * down, (right - left) * across, (bottom - top) * down
            yield _with_margin(found, part.margin)


def _by_hand(part: HiddenPart, asset: Asset, moment: int) -> _Box:
    x, y, width, height = _place_at(part, moment)
    across, down = width * asset.width, height * asset.height
    return _with_margin(
        (x * asset.width - across / 2, y * asset.height - down / 2, across, down), part.margin
    )


def _place_at(part: HiddenPart, moment: int) -> tuple[float, float, float, float]:
    """Return centre and size of a region by hand, in fractions of the source."""
    places = sorted({place.time: place for place in part.places}.values(), key=lambda place: place.time)
    if not places:
        return part.x, part.y, part.width, part.height
    after = bisect_right(places, moment, key=lambda place: place.time)
    if after == 0 or after == len(places):
        return _numbers(places[min(after, len(places) - 1)])
    one, other = places[after - 1], places[after]
    share = (moment - one.time) / (other.time - one.time)
    x, y, width, height = (a + (b - a) * share for a, b in zip(_numbers(one), _numbers(other), strict=True))
    return x, y, width, height


def _numbers(place: HiddenPlace) -> tuple[float, float, float, float]:
    return place.x, place.y, place.width, place.height


def _with_margin(box: _Box, margin: float) -> _Box:
    left, top, width, height = box
    return left - margin * width, top - margin * height, width * (1 + 2 * margin), height * (1 + 2 * margin)


def _hidden(part: HiddenPart, box: _Box, shape: str) -> HiddenBox:
    left, top, width, height = box
    # A box of nothing, which a track may hold, is a pixel.
    width, height = max(width, 1.0), max(height, 1.0)
    fewest = math.floor(MOST + (LEAST - MOST) * part.strength + 0.5)
    shorter = min(width, height)
    columns, rows = (min(2 * fewest, math.floor(fewest * side / shorter + 0.5)) for side in (width, height))
    return HiddenBox(
        left,
        top,
        width,
        height,
        "box" if shape == "box" else "ellipse",
        part.style,
        columns,
        rows,
        part.colour[:7],
    )
