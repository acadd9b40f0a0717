"""Which picture says what of a layer's own stays, and what part of it lies on the layer's box.

The mirror is `matte.ts`.
"""

from editor.timeline.fit import reduction_for
from editor.timeline.frame import Matte, SourceBox
from editor.timeline.schema import Asset
from editor.timeline.schema import Matte as MatteSetting

#: Canvas units around a half clear pixel in which the colour of what stays is looked for.
CLEAN_REACH = 6.0


def is_known(matte: Asset | None) -> bool:
    """Whether an asset can be a layer's matte."""
    return matte is not None and matte.kind == "matte" and matte.width > 0 and matte.height > 0


def matte_on(
    setting: MatteSetting,
    matte: Asset,
    source: Asset,
    shown: SourceBox,
    size: tuple[float, float],
    moment: int,
    scale: float,
) -> Matte:
    """Return the matte of a layer that shows a part of its source in a box of `size` (width, height in pixels).

    `moment` is the source's (flicks); `scale` is output pixels a canvas unit. A matte need not be as large as its
    source.
    """
    part = on_matte(shown, matte.width / source.width, matte.height / source.height)
    return Matte(
        setting.asset,
        None if matte.duration == 0 else moment,
        reduction_for(part.width, part.height, *size),
        matte.width,
        matte.height,
        part,
        setting.inverted,
        setting.grow * scale,
        setting.feather * scale,
        setting.clean,
        CLEAN_REACH * scale,
    )


def on_matte(shown: SourceBox, across: float, down: float) -> SourceBox:
    """Return a part of a source in pixels of its matte, which has so many across and down for one of the source."""
    return SourceBox(shown.left * across, shown.top * down, shown.width * across, shown.height * down)
