"""The painter: captioned scenes without end, from which our own text-to-image model learns.

A scene is drawn by lot (`scene`), painted with Skia (`composition`), turned into a style (`styles`) and told in words
(`captions`). The same generator state always gives the same picture. It paints at any size; 128 and 256 are used.
"""

import numpy as np

from generation.training.painter.composition import compose
from generation.training.painter.scene import Placed, Scene, sample_scene
from generation.training.painter.styles import apply_style

__all__ = ["Placed", "Scene", "paint", "sample_scene"]


def paint(scene: Scene, pixels: int, rng: np.random.Generator) -> np.ndarray:
    """Paint the scene, (pixels, pixels, 3) uint8."""
    return apply_style(compose(scene, pixels, rng), scene.style, rng)
