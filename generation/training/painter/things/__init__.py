"""Things that are drawn rather than taken from a sprite, in small files by family.

A drawer stands its thing on the origin: base at (0, 0), about 1 high, y grows downwards, so up is negative.
"""

from collections.abc import Callable

import numpy as np

from generation.training.painter.brushes import Pen
from generation.training.painter.things import buildings, outdoors, skyward
from generation.training.painter.vocabulary import RGB

Drawer = Callable[[Pen, RGB, bool, np.random.Generator], None]
"""Draws a thing with a pen, in a colour, with its lamps lit or not, with some variety from the generator."""

DRAWERS: dict[str, Drawer] = {
    "house": buildings.house,
    "lighthouse": buildings.lighthouse,
    "windmill": buildings.windmill,
    "bridge": buildings.bridge,
    "pyramid": buildings.pyramid,
    "tent": outdoors.tent,
    "parasol": outdoors.parasol,
    "palm": outdoors.palm,
    "sailboat": outdoors.sailboat,
    "balloon": skyward.balloon,
    "fireworks": skyward.fireworks,
    "rainbow": skyward.rainbow,
}
