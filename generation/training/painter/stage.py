"""What every part of the painter works with: the canvas, the scene, its air, and the generator of its variety."""

from dataclasses import dataclass

import numpy as np
import skia

from generation.training.painter.air import Palette
from generation.training.painter.brushes import Pen
from generation.training.painter.scene import Scene


@dataclass(frozen=True)
class Stage:
    """One picture in the making. `disc` is the middle of the sun or the moon, whether it is seen or not."""

    pen: Pen
    surface: skia.Surface
    scene: Scene
    air: Palette
    disc: tuple[float, float]
    pixels: int
    rng: np.random.Generator

    @property
    def canvas(self) -> skia.Canvas:
        """The pen's canvas, one unit wide and high."""
        return self.pen.canvas
