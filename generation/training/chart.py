"""Charts: a scene as the network reads it, cell by cell what stands there and which part of it, and a few traits.

The painter's scenes teach the network with theirs; when it draws, a scene is planned from the caption (`planner.py`).
"""

import numpy as np

from generation.training.painter.scene import Scene
from generation.training.painter.vocabulary import (
    COLOUR_NAMES,
    GROUNDS,
    PLACES,
    STYLES,
    THING_NAMES,
    TIMES,
    WEATHERS,
)

TRAITS: dict[str, tuple[object, ...]] = {
    "ground": GROUNDS,
    "time": TIMES,
    "weather": WEATHERS,
    "style": STYLES,
    "mountains": (False, True),
    "disc": (None, *PLACES),
}
"""What is true of a whole scene, by the names of its fields."""
PLANES = 7
"""Of a chart: thing, colour, how far across and up it, whether it is mirrored, its height, and the ground's depth."""


def traits_of(scene: Scene) -> np.ndarray:
    """The scene's traits, each 1 + its number, (6,) uint8; 0 is left for what nobody knows."""
    return np.array([1 + values.index(getattr(scene, name)) for name, values in TRAITS.items()], np.uint8)


def chart_of(scene: Scene, cells: int) -> np.ndarray:
    """What stands in each cell and how, (7, cells, cells) uint8.

    Of thing and colour 0 is nothing, or no colour of its own to choose; else 1 + the number in the vocabulary. How far
    across and up is in the thing's own frame, 0 to 255, mirrored 0 or 1, the height in 255ths of the picture's. The
    last plane is how far below the horizon a row is, a little under 128 above it.
    """
    chart = np.zeros((PLANES, cells, cells), np.uint8)
    middles = (np.arange(cells) + 0.5) / cells
    chart[6] = np.clip(127.5 + 250 * (middles - scene.horizon), 0, 255)[:, None]
    for placed in (single for group in scene.back_to_front() for single in group.singles()):
        left, top, right, bottom = (edge * cells for edge in placed.box)
        rows = slice(max(0, int(top)), max(0, int(np.ceil(bottom))))
        columns = slice(max(0, int(left)), max(0, int(np.ceil(right))))
        across = (middles[columns] - placed.x) / placed.height * (-1 if placed.mirrored else 1)
        up = (placed.y - middles[rows]) / placed.height
        chart[0, rows, columns] = 1 + THING_NAMES.index(placed.thing)
        chart[1, rows, columns] = 0 if placed.colour is None else 1 + COLOUR_NAMES.index(placed.colour)
        chart[2, rows, columns] = np.clip(127.5 + 150 * across, 0, 255)
        chart[3, rows, columns] = np.clip(255 * up, 0, 255)[:, None]
        chart[4, rows, columns] = placed.mirrored
        chart[5, rows, columns] = np.clip(255 * placed.height, 0, 255)
    return chart
