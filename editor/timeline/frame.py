"""A frame: what `evaluate` says is to be drawn, flat and in order. Both compositors draw exactly this.

Every number is in output pixels unless it says otherwise. A layer's box is (0, 0, width, height) in its own
units; `matrix` (a, b, c, d, e, f) takes it to output pixels: x' = a·x + c·y + e, y' = b·x + d·y + f.
"""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from editor.timeline.schema import ShapeKind

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class LayerBase:
    """What every layer has."""

    clip: str
    matrix: Matrix
    width: float
    height: float
    opacity: float
    vignette: float


@dataclass(frozen=True, slots=True)
class VideoLayer(LayerBase):
    """A moving picture at one moment. `source_time` is in flicks: the last frame whose time is <= it is
    shown.

    The source is first reduced by boxes of `reduction` x `reduction` pixels (a power of two), then scaled
    linearly to the box.
    """

    asset: str
    source_time: int
    reduction: int
    source_width: int
    source_height: int
    kind: Literal["video"] = "video"


@dataclass(frozen=True, slots=True)
class ImageLayer(LayerBase):
    """A still picture, sampled as a video's frame is."""

    asset: str
    reduction: int
    source_width: int
    source_height: int
    kind: Literal["image"] = "image"


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one font: ids, and the origins of their baselines x0, y0, x1, y1, ... in the layer's
    units.
    """

    font: str
    size: float
    glyphs: tuple[int, ...]
    positions: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TextLayer(LayerBase):
    """Set text. Its own units are canvas units; the matrix carries the scale."""

    colour: str
    runs: tuple[GlyphRun, ...]
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class ShapeLayer(LayerBase):
    """A filled shape; `corner_radius` is in the layer's own units."""

    shape: ShapeKind
    fill: str
    corner_radius: float
    kind: Literal["shape"] = "shape"


@dataclass(frozen=True, slots=True)
class PlaceholderLayer(LayerBase):
    """Stands where a picture should be whose source is not known."""

    label: str
    kind: Literal["placeholder"] = "placeholder"


Layer = VideoLayer | ImageLayer | TextLayer | ShapeLayer | PlaceholderLayer


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of the film: layers from the bottom to the top over a background colour."""

    width: int
    height: int
    background: str
    layers: tuple[Layer, ...]

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
