"""A frame: what `evaluate` says is to be drawn, flat and in order. Both compositors draw exactly this.

Every number is in output pixels unless it says otherwise. A layer's box is (0, 0, width, height) in its own
units; `matrix` (a, b, c, d, e, f) takes it to output pixels: x' = a·x + c·y + e, y' = b·x + d·y + f.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from editor.timeline.schema import BlendMode

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class ChromaKeying:
    """A colour that becomes transparent: its BT.709 chroma (each -0.5 to 0.5), and how far around it."""

    cb: float
    cr: float
    strength: float
    tolerance: float
    softness: float
    despill: float


@dataclass(frozen=True, slots=True)
class Effects:
    """What is done to a layer's pixels, in this order.

    `colour_matrix` is 4 rows of 5 numbers on RGBA of 0 to 1 that is not premultiplied. `blur` is a deviation and
    `sharpen_radius` how far around a pixel sharpening looks.
    """

    chroma_key: ChromaKeying | None
    colour_matrix: tuple[float, ...] | None
    blur: float
    sharpen: float
    sharpen_radius: float
    vignette: float


@dataclass(frozen=True, slots=True)
class BorderLine:
    """A line along the inside of the box's edge."""

    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class CastShadow:
    """The layer's shape, moved by x and y in the units of its box as it stands turned, and blurred by a deviation."""

    x: float
    y: float
    blur: float
    colour: str
    opacity: float


@dataclass(frozen=True, slots=True)
class SourceBox:
    """The part of a source that fills the layer's box, in pixels of the source as shown."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Matte:
    """What of the layer's picture stays: another picture, sampled as it is, whose grey says how much (see `matte_of`).

    `source_time` is in flicks, None for a still. `grow`, `feather` and `reach` are in output pixels: by how much what
    stays grows, the deviation that softens its edge, and how far around a pixel its own colour is looked for, which
    then counts by `clean`.
    """

    asset: str
    source_time: int | None
    reduction: int
    source_width: int
    source_height: int
    shown: SourceBox
    inverted: bool
    grow: float
    feather: float
    clean: float
    reach: float


@dataclass(frozen=True, slots=True)
class HiddenBox:
    """A part of a picture that is made unrecognisable: a box, or the ellipse in it, in pixels of the source as shown.

    What is blurred or pixelated leaves columns x rows colours; `colour` is that of a fill.
    """

    left: float
    top: float
    width: float
    height: float
    shape: Literal["ellipse", "box"]
    style: Literal["blur", "pixelate", "fill"]
    columns: int
    rows: int
    colour: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a layer's content becomes what is laid over the layers below.

    In this order: flip, what is hidden, matte, effects, edges, shadow, blend.
    """

    blend: BlendMode = "normal"
    flip_horizontal: bool = False
    flip_vertical: bool = False
    effects: Effects | None = None
    corner_radius: float = 0.0
    border: BorderLine | None = None
    shadow: CastShadow | None = None
    matte: Matte | None = None
    hidden: tuple[HiddenBox, ...] = ()


@dataclass(frozen=True, slots=True)
class LayerBase:
    """What every layer has."""

    clip: str
    matrix: Matrix
    width: float
    height: float
    opacity: float
    look: Look


@dataclass(frozen=True, slots=True)
class VideoLayer(LayerBase):
    """A moving picture at one moment. `source_time` is in flicks: the last frame whose time is <= it is
    shown.

    The source is first reduced by boxes of `reduction` x `reduction` pixels (a power of two), then its `shown` part
    is scaled linearly to the box.
    """

    asset: str
    source_time: int
    reduction: int
    source_width: int
    source_height: int
    shown: SourceBox
    kind: Literal["video"] = "video"


@dataclass(frozen=True, slots=True)
class ImageLayer(LayerBase):
    """A still picture, sampled as a video's frame is."""

    asset: str
    reduction: int
    source_width: int
    source_height: int
    shown: SourceBox
    kind: Literal["image"] = "image"


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one font: ids, and the origins of their baselines x0, y0, x1, y1, ... in the layer's
    units.

    `stroke` is the width of the line around them, half of which shows outside; 0 is none. `outlined` ones are drawn
    as paths and not from a cache of glyphs; it is decided here, so that both sides do the same and a text that grows
    does not change its looks on the way.
    """

    font: str
    size: float
    glyphs: tuple[int, ...]
    positions: tuple[float, ...]
    colour: str
    opacity: float
    stroke: float
    outlined: bool


@dataclass(frozen=True, slots=True)
class Backing:
    """Boxes of one colour behind a text, drawn as one shape: where they overlap they do not add up.

    Each is (left, top, width, height, corner radius) in the layer's units.
    """

    colour: str
    opacity: float
    boxes: tuple[tuple[float, float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class TextLayer(LayerBase):
    """Set text: backings, and on them glyphs, the lines around which are below all of them.

    Its own units are canvas units; the matrix carries the scale.
    """

    stroke_colour: str
    backings: tuple[Backing, ...]
    runs: tuple[GlyphRun, ...]
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Outline:
    """A path in the layer's own units: M, L and Z as in SVG, and K, a quarter of an ellipse.

    M and L take a point each, x and y; K takes the corner that the quarter bends towards and its end: a conic of
    weight √½.
    """

    verbs: str
    points: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class GradientFill:
    """A passage from one colour to another.

    A linear one runs from (x0, y0) to (x1, y1); a radial one from the centre (x0, y0) to an ellipse of the radii
    x1 and y1.
    """

    kind: Literal["linear", "radial"]
    x0: float
    y0: float
    x1: float
    y1: float
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class PathStroke:
    """A line along a path, half of its width on either side. `dash` is the length of dashes and gaps, 0 for none."""

    path: Outline
    width: float
    colour: str
    dash: float


@dataclass(frozen=True, slots=True)
class ShapeLayer(LayerBase):
    """A filled outline and the line on it."""

    outline: Outline
    fill: str
    gradient: GradientFill | None
    stroke: PathStroke | None
    kind: Literal["shape"] = "shape"


@dataclass(frozen=True, slots=True)
class PlaceholderLayer(LayerBase):
    """Stands where a picture should be whose source is not known."""

    label: str
    kind: Literal["placeholder"] = "placeholder"


#: What is drawn on its own.
Layer = VideoLayer | ImageLayer | TextLayer | ShapeLayer | PlaceholderLayer


@dataclass(frozen=True, slots=True)
class TransitionLayer:
    """One clip that takes over from another: both drawn on canvases of their own, mixed by `transitions/*.sksl`.

    `progress` is 0 to 1. `way` is the vector from where the transition begins to where it ends. Either of the two may
    be missing: nothing is there then. `blend` is how the mixture meets what is below; both sides are laid down plainly.
    """

    clip: str
    blend: BlendMode
    transition: str
    progress: float
    way: tuple[float, float]
    softness: float
    colour: str
    before: Layer | None
    after: Layer | None
    kind: Literal["transition"] = "transition"


FrameLayer = Layer | TransitionLayer


def plain_layers(layers: Iterable[FrameLayer]) -> Iterator[Layer]:
    """Yield the layers that are drawn on their own, those inside of transitions too."""
    for layer in layers:
        if isinstance(layer, TransitionLayer):
            yield from (one for one in (layer.before, layer.after) if one is not None)
        else:
            yield layer


def matte_of(layer: Layer) -> VideoLayer | ImageLayer | None:
    """Return the layer of a layer's matte: a picture of its own, decoded and scaled into the box as the other is.

    No clip can have its name, since ids hold no slash.
    """
    matte = layer.look.matte
    if matte is None:
        return None
    look = Look(flip_horizontal=layer.look.flip_horizontal, flip_vertical=layer.look.flip_vertical)
    placed = (f"{layer.clip}/matte", layer.matrix, layer.width, layer.height, 1.0, look, matte.asset)
    sampled = (matte.reduction, matte.source_width, matte.source_height, matte.shown)
    if matte.source_time is None:
        return ImageLayer(*placed, *sampled)
    return VideoLayer(*placed, matte.source_time, *sampled)


def picture_layers(layers: Iterable[FrameLayer]) -> Iterator[VideoLayer | ImageLayer]:
    """Yield every picture that has to be decoded for the layers: what they show, and their mattes."""
    for layer in plain_layers(layers):
        if isinstance(layer, VideoLayer | ImageLayer):
            yield layer
            matte = matte_of(layer)
            if matte is not None:
                yield matte


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of the film: layers from the bottom to the top over a background colour."""

    width: int
    height: int
    background: str
    layers: tuple[FrameLayer, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the frame as JSON, the same as TypeScript's own frame."""
        return {name: _listed(value) for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class SoundClip:
    """A stretch of sound. Times are flicks; `envelope` and `pan` are lines: (flicks from the clip's start, value),
    linear in between; pan is -1 to 1, by the equal-power law of stereo panners.

    `source_start` is where the stretch begins in what is played: the asset's sound as it is, or, where `speed` is not
    1000 thousandths or it is `reversed`, that whole sound played so. It may lie before its begin or end behind its
    end, where there is silence.
    """

    clip: str
    asset: str
    start: int
    duration: int
    source_start: int
    speed: int
    reversed: bool
    envelope: tuple[tuple[int, float], ...]
    pan: tuple[tuple[int, float], ...]

    def to_json(self) -> dict[str, Any]:
        """Return the clip as JSON, the same as TypeScript's own."""
        return {name: _listed(value) for name, value in asdict(self).items()}


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    return [_listed(item) for item in value] if isinstance(value, tuple) else value
