"""What fills the canvas behind every clip, as an ordinary first layer. The mirror is `backdrop.ts`."""

from collections.abc import Sequence
from dataclasses import replace

from editor.timeline.fit import cropped, fitted, reduction_for
from editor.timeline.frame import Effects, FrameLayer, ImageLayer, Look, Matrix, VideoLayer, plain_layers
from editor.timeline.schema import Crop, Document

#: The backdrop's name in a frame; no clip can have it, since ids hold no slash.
BACKDROP = "/backdrop"


def backdrop_layer(
    document: Document, layers: Sequence[FrameLayer], width: int, height: int
) -> VideoLayer | ImageLayer | None:
    """Return the layer that lies behind `layers` on an output of width x height pixels, or None."""
    backdrop = document.canvas.backdrop
    if backdrop.kind == "none" or backdrop.opacity == 0:
        return None
    box: tuple[Matrix, float, float] = ((1, 0, 0, 1, 0, 0), width, height)
    if backdrop.kind == "picture":
        asset = document.assets.get(backdrop.asset)
        if asset is None or asset.kind != "image" or asset.width == 0 or asset.height == 0:
            return None
        whole = cropped(asset, Crop())
        if whole is None:
            return None
        shown, _ = fitted("cover", whole, box)
        reduction = reduction_for(shown.width, shown.height, width, height)
        size = asset.width, asset.height
        return ImageLayer(BACKDROP, *box, backdrop.opacity, Look(), backdrop.asset, reduction, *size, shown)
    plain = plain_layers(layers)
    lowest = next((layer for layer in plain if isinstance(layer, VideoLayer | ImageLayer)), None)
    if lowest is None:
        return None
    shown, _ = fitted("cover", lowest.shown, box)
    blur = backdrop.blur * min(width / document.canvas.width, height / document.canvas.height)
    effects = Effects(None, None, blur, 0.0, 0.0, 0.0) if blur > 0 else None
    matrix, _, _ = box
    return replace(
        lowest,
        clip=BACKDROP,
        matrix=matrix,
        width=width,
        height=height,
        opacity=backdrop.opacity,
        look=Look(
            flip_horizontal=lowest.look.flip_horizontal,
            flip_vertical=lowest.look.flip_vertical,
            effects=effects,
        ),
        reduction=reduction_for(shown.width, shown.height, width, height),
        shown=shown,
    )
