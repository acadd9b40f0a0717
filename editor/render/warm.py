"""Compiles every kernel that a render uses: `python -m editor.render.warm`."""

from __future__ import annotations

import numpy as np

from editor.compositor.palette import palette_of
from editor.compositor.warm import warm
from editor.render.likeness import likeness


def warm_all() -> None:
    """Call each kernel once on a few pixels."""
    warm()
    picture = np.zeros((16, 16, 4), np.uint8)
    palette_of([picture]).indices(picture)
    likeness(picture, picture)


if __name__ == "__main__":
    warm_all()
