"""What part of a picture is shown, and in what part of its box. The mirror is `fit.ts`."""

import math
from typing import Literal

from editor.timeline.frame import Matrix, SourceBox
from editor.timeline.schema import Asset, Crop


def cropped(asset: Asset, crop: Crop) -> SourceBox | None:
    """Return what is left of a source; None where that is less than a pixel."""
    width = asset.width * (1 - crop.left - crop.right)
    height = asset.height * (1 - crop.top - crop.bottom)
    if width < 1 or height < 1:
        return None
    return SourceBox(asset.width * crop.left, asset.height * crop.top, width, height)


def fitted(
    fit: Literal["stretch", "contain", "cover"],
    shown: SourceBox,
    box: tuple[Matrix, float, float],
) -> tuple[SourceBox, tuple[Matrix, float, float]]:
    """Return the part of the source and the box (matrix, width, height in pixels) that it fills.

    "cover" cuts the source to the box's shape. "contain" shrinks the box to the source's; a box on whole pixels stays
    on them.
    """
    matrix, width, height = box
    if fit == "cover":
        scale = max(width / shown.width, height / shown.height)
        cut_width, cut_height = width / scale, height / scale
        left = shown.left + (shown.width - cut_width) / 2
        top = shown.top + (shown.height - cut_height) / 2
        return SourceBox(left, top, cut_width, cut_height), box
    if fit == "contain":
        scale = min(width / shown.width, height / shown.height)
        inner_width, inner_height = shown.width * scale, shown.height * scale
        left, top = (width - inner_width) / 2, (height - inner_height) / 2
        if _is_whole(matrix, width, height):
            inner_width, inner_height = max(1, _whole(inner_width)), max(1, _whole(inner_height))
            left, top = math.floor((width - inner_width) / 2), math.floor((height - inner_height) / 2)
        a, b, c, d, e, f = matrix
        moved = (a, b, c, d, a * left + c * top + e, b * left + d * top + f)
        return shown, (moved, inner_width, inner_height)
    return shown, box


def reduction_for(source_width: float, source_height: float, width: float, height: float) -> int:
    """Return the largest power of two by which a source can be reduced and still be no smaller than its
    box.
    """
    reduction = 1
    while source_width / (2 * reduction) >= width and source_height / (2 * reduction) >= height:
        reduction *= 2
    return reduction


def _is_whole(matrix: Matrix, width: float, height: float) -> bool:
    is_upright = matrix[1] == 0 and matrix[2] == 0
    return is_upright and all(float(number).is_integer() for number in (*matrix[4:], width, height))


def _whole(value: float) -> int:
    return math.floor(value + 0.5)
