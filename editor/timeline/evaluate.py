"""From a document and a moment to the frame that is shown: pure, total, the same in both languages.

Canvas units have their origin in the centre of the canvas, x to the right and y downwards. A layer that is
not turned lands on whole output pixels: each edge is rounded, halves up, so that neighbours that touch in the
document touch in every size. The mirror is `evaluate.ts`.
"""

import math
from dataclasses import dataclass

from editor.timeline.fonts import Fonts
from editor.timeline.frame import (
    Frame,
    ImageLayer,
    Layer,
    Matrix,
    PlaceholderLayer,
    ShapeLayer,
    TextLayer,
    VideoLayer,
)
from editor.timeline.index import TimelineIndex
from editor.timeline.schema import (
    AudioClip,
    Canvas,
    Clip,
    Document,
    ImageClip,
    ShapeClip,
    TextClip,
    Transform,
    VideoClip,
)
from editor.timeline.text.setting import set_text


def evaluate(
    document: Document, time: int, width: int, height: int, fonts: Fonts, index: TimelineIndex | None = None
) -> Frame:
    """Return what is shown at `time` (flicks) on an output of width x height pixels.

    `index` must be of this very document; whoever asks for many moments makes it once.
    """
    scene = _Scene(document, width / document.canvas.width, height / document.canvas.height, fonts)
    layers: list[Layer] = []
    for track in (index or TimelineIndex(document)).tracks:
        if track.track.hidden:
            continue
        for name, clip in track.at(time):
            layer = _layer(scene, name, clip, time)
            if layer is not None:
                layers.append(layer)
    return Frame(width, height, document.canvas.background, tuple(layers))


def reduction_for(source_width: int, source_height: int, width: float, height: float) -> int:
    """Return the largest power of two by which a source can be reduced and still be no smaller than its
    box.
    """
    reduction = 1
    while source_width / (2 * reduction) >= width and source_height / (2 * reduction) >= height:
        reduction *= 2
    return reduction


@dataclass(frozen=True, slots=True)
class _Scene:
    """What stays the same for all layers of a frame. The scales are output pixels a canvas unit."""

    document: Document
    scale_x: float
    scale_y: float
    fonts: Fonts


#: What every layer starts with: clip, matrix, width, height, opacity, vignette.
_Base = tuple[str, Matrix, float, float, float, float]


def _layer(scene: _Scene, name: str, clip: Clip, time: int) -> Layer | None:
    if isinstance(clip, AudioClip) or clip.appearance.opacity == 0:
        return None
    opacity, vignette = clip.appearance.opacity, clip.appearance.vignette
    if isinstance(clip, TextClip):
        box = clip.transform.width, clip.transform.height
        matrix = _text_matrix(scene, clip.transform)
        backings, runs = set_text(clip, time - clip.start, matrix, scene.fonts)
        colour = clip.style.stroke.colour
        return TextLayer(name, matrix, *box, opacity, vignette, colour, backings, runs)
    matrix, width, height = _box(scene, clip.transform)
    base: _Base = (name, matrix, width, height, opacity, vignette)
    if isinstance(clip, ShapeClip):
        radius = min(clip.corner_radius * min(scene.scale_x, scene.scale_y), width / 2, height / 2)
        return ShapeLayer(*base, shape=clip.shape, fill=clip.fill, corner_radius=radius)
    return _picture(scene, clip, time, base)


def _picture(scene: _Scene, clip: VideoClip | ImageClip, time: int, base: _Base) -> Layer:
    asset = scene.document.assets.get(clip.asset)
    if asset is None or asset.kind != clip.kind or asset.width == 0 or asset.height == 0:
        label = (asset.name if asset else "") or clip.name or "Missing media"
        return PlaceholderLayer(*base, label=label)
    _, _, width, height, _, _ = base
    reduction = reduction_for(asset.width, asset.height, width, height)
    if isinstance(clip, ImageClip):
        return ImageLayer(*base, clip.asset, reduction, asset.width, asset.height)
    source_time = clip.source_start + (time - clip.start)
    if asset.duration > 0:
        # Past its end a source stands still on its last frame.
        source_time = min(source_time, asset.duration - 1)
    return VideoLayer(*base, clip.asset, source_time, reduction, asset.width, asset.height)


def _box(scene: _Scene, transform: Transform) -> tuple[Matrix, float, float]:
    """Return the matrix and the size, in output pixels, of a picture's or a shape's box."""
    canvas = scene.document.canvas
    if transform.rotation % 360 == 0:
        left = _edge(_left(canvas, transform) * scene.scale_x)
        top = _edge(_top(canvas, transform) * scene.scale_y)
        right = _edge((_left(canvas, transform) + transform.width) * scene.scale_x)
        bottom = _edge((_top(canvas, transform) + transform.height) * scene.scale_y)
        return (1, 0, 0, 1, left, top), max(1, right - left), max(1, bottom - top)
    width, height = transform.width * scene.scale_x, transform.height * scene.scale_y
    return _turned(scene, transform, (1, 1), width, height), width, height


def _text_matrix(scene: _Scene, transform: Transform) -> Matrix:
    """Return the matrix from a text's box in canvas units to output pixels."""
    if transform.rotation % 360 == 0:
        left, top = _left(scene.document.canvas, transform), _top(scene.document.canvas, transform)
        return (scene.scale_x, 0, 0, scene.scale_y, left * scene.scale_x, top * scene.scale_y)
    return _turned(scene, transform, (scene.scale_x, scene.scale_y), transform.width, transform.height)


def _turned(
    scene: _Scene, transform: Transform, scale: tuple[float, float], width: float, height: float
) -> Matrix:
    """Return T(centre)·R·S(scale)·T(-width/2, -height/2)."""
    canvas = scene.document.canvas
    centre_x = (canvas.width / 2 + transform.x) * scene.scale_x
    centre_y = (canvas.height / 2 + transform.y) * scene.scale_y
    angle = math.radians(transform.rotation % 360)
    cos, sin = math.cos(angle), math.sin(angle)
    a, b, c, d = cos * scale[0], sin * scale[0], -sin * scale[1], cos * scale[1]
    e = centre_x - a * width / 2 - c * height / 2
    f = centre_y - b * width / 2 - d * height / 2
    return (a, b, c, d, e, f)


def _left(canvas: Canvas, transform: Transform) -> float:
    return canvas.width / 2 + transform.x - transform.width / 2


def _top(canvas: Canvas, transform: Transform) -> float:
    return canvas.height / 2 + transform.y - transform.height / 2


def _edge(value: float) -> int:
    return math.floor(value + 0.5)
