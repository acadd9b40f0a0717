"""What fills the canvas behind every clip, as an ordinary first layer. The mirror is `backdrop.ts`."""

from collections.abc import Sequence
from dataclasses import replace

from editor.timeline.fit import cropped, fitted, reduction_for
from editor.timeline.frame import (
    Effects,
    FrameLayer,
    ImageLayer,
    Look,
    Matrix,
    Matte,
    SourceBox,
    TransitionLayer,
    VideoLayer,
)
from editor.timeline.matte import on_matte
from editor.timeline.schema import Crop, Document

#: The backdrop's name in a frame; no clip can have it, since ids hold no slash.
BACKDROP = "/backdrop"


def backdrop_layer(
    document: Document, layers: Sequence[FrameLayer], width: int, height: int
) -> FrameLayer | None:
    """Return the layer that lies behind `layers` on an output of width x height pixels, or None.

    While the lowest picture passes into another one, its blurred backdrop fades along.
    """
    backdrop = document.canvas.backdrop
    if backdrop.kind == "none" or backdrop.opacity == 0:
        return None
    if backdrop.kind == "picture":
        return _picture(document, width, height)
    behind = (_behind(document, layer, width, height) for layer in layers)
    return next((layer for layer in behind if layer is not None), None)


def _picture(document: Document, width: int, height: int) -> ImageLayer | None:
    backdrop = document.canvas.backdrop
    box: tuple[Matrix, float, float] = ((1, 0, 0, 1, 0, 0), width, height)
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


def _behind(document: Document, layer: FrameLayer, width: int, height: int) -> FrameLayer | None:
    """Return the blurred backdrop of a layer, or None where it shows no picture."""
    if isinstance(layer, VideoLayer | ImageLayer):
        return _blurred(document, layer, BACKDROP, width, height)
    if not isinstance(layer, TransitionLayer):
        return None
    before, after = (
        _blurred(document, side, f"{BACKDROP}/{name}", width, height)
        if isinstance(side, VideoLayer | ImageLayer)
        else None
        for name, side in (("before", layer.before), ("after", layer.after))
    )
    if before is None and after is None:
        return None
    fade = replace(layer, clip=BACKDROP, blend="normal", transition="cross-fade")
    return replace(fade, before=before, after=after)


def _blurred(
    document: Document, lowest: VideoLayer | ImageLayer, name: str, width: int, height: int
) -> VideoLayer | ImageLayer:
    """Return a picture once more, covering the output, out of focus."""
    backdrop = document.canvas.backdrop
    box: tuple[Matrix, float, float] = ((1, 0, 0, 1, 0, 0), width, height)
    shown, _ = fitted("cover", lowest.shown, box)
    blur = backdrop.blur * min(width / document.canvas.width, height / document.canvas.height)
    effects = Effects(None, None, blur, 0.0, 0.0, 0.0) if blur > 0 else None
    matrix, _, _ = box
    return replace(
        lowest,
        clip=name,
        matrix=matrix,
        width=width,
        height=height,
        opacity=backdrop.opacity,
        look=Look(
            flip_horizontal=lowest.look.flip_horizontal,
            flip_vertical=lowest.look.flip_vertical,
            effects=effects,
            matte=_matte(lowest, shown, width, height),
            hidden=lowest.look.hidden,
        ),
        reduction=reduction_for(shown.width, shown.height, width, height),
        shown=shown,
    )


def _matte(lowest: VideoLayer | ImageLayer, shown: SourceBox, width: int, height: int) -> Matte | None:
    """Return a picture's matte where another part of it fills the output: what was taken away is not shown again."""
    matte = lowest.look.matte
    if matte is None:
        return None
    across, down = matte.source_width / lowest.source_width, matte.source_height / lowest.source_height
    part = on_matte(shown, across, down)
    return replace(matte, shown=part, reduction=reduction_for(part.width, part.height, width, height))
