"""CenterFace: where the faces of a picture are. It looks at a picture of any size whose sides are multiples of 32.

Source: Xu et al., "CenterFace: Joint Face Detection and Alignment Using Face as Point", 2019; its own weights. It gives
maps of a quarter of the size: how much a point is the middle of a face, the logarithms of its height and width, and by
how much the middle is off, down and across.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from PIL import Image

#: Left, top, right, bottom in pixels of the picture, and how sure it is, 0 to 1: (n, 5).
Faces = NDArray[np.float32]
STRIDE, MULTIPLE = 4, 32
#: Of two boxes that share more than this of their area, the surer one is the face.
SAME = 0.3
NOBODY: Faces = np.zeros((0, 5), np.float32)


class FaceFinder:
    """The network, on one thread."""

    def __init__(self, weights: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = options.enable_mem_pattern = False
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(
            str(weights), options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name
        self._outputs = [one.name for one in self._session.get_outputs()[:3]]

    def find(self, picture: Image.Image, long: int, threshold: float) -> Faces:
        """Return the faces of an RGB picture, looked at with its longer side at `long` pixels."""
        scale = long / max(picture.size)
        width, height = (max(MULTIPLE, round(side * scale / MULTIPLE) * MULTIPLE) for side in picture.size)
        how = Image.Resampling.BOX if scale < 0.5 else Image.Resampling.BILINEAR
        small = np.asarray(picture.resize((width, height), how), np.float32)
        given = {self._input: np.ascontiguousarray(small.transpose(2, 0, 1)[None])}
        heat, size, offset = (found[0] for found in self._session.run(self._outputs, given))
        y, x = np.nonzero(heat[0] > threshold)
        if len(y) == 0:
            return NOBODY
        high, wide = (np.exp(np.minimum(part[y, x], 8)) * STRIDE for part in size)
        middle_x = (x + offset[1, y, x] + 0.5) * STRIDE
        middle_y = (y + offset[0, y, x] + 0.5) * STRIDE
        edges = [middle_x - wide / 2, middle_y - high / 2, middle_x + wide / 2, middle_y + high / 2]
        found = np.stack([*edges, heat[0, y, x]], axis=1).astype(np.float32)
        found[:, [0, 2]] *= picture.width / width
        found[:, [1, 3]] *= picture.height / height
        return distinct([found])


def distinct(several: Iterable[Faces]) -> Faces:
    """Return the faces of several looks at one picture, each once, the surest first."""
    left = np.concatenate([NOBODY, *several])
    left = left[np.argsort(-left[:, 4], kind="stable")]
    kept = []
    while len(left):
        kept.append(left[0])
        left = left[1:][shared(left[0], left[1:]) < SAME]
    return np.stack(kept) if kept else NOBODY


def shared(one: NDArray[np.float32], others: Faces) -> NDArray[np.float32]:
    """Return how much of the area that a box and each of others cover is covered by both, 0 to 1."""
    wide = np.minimum(one[2], others[:, 2]) - np.maximum(one[0], others[:, 0])
    high = np.minimum(one[3], others[:, 3]) - np.maximum(one[1], others[:, 1])
    both = np.maximum(wide, 0) * np.maximum(high, 0)
    area = (others[:, 2] - others[:, 0]) * (others[:, 3] - others[:, 1])
    own = (one[2] - one[0]) * (one[3] - one[1])
    out: NDArray[np.float32] = both / np.maximum(own + area - both, 1e-6)
    return out
