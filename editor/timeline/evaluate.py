"""From a document and a moment to the frame that is shown: pure, total, the same in both languages.

Canvas units have their origin in the centre of the canvas, x to the right and y downwards. A layer that is
not turned lands on whole output pixels: each edge is rounded, halves up, so that neighbours that touch in the
document touch in every size; only while it moves its edges may lie within pixels. The mirror is `evaluate.ts`.
"""

import math
from dataclasses import dataclass, replace

from editor.timeline.backdrop import backdrop_layer
from editor.timeline.captions import caption_text
from editor.timeline.fit import cropped, fitted, reduction_for
from editor.timeline.fonts import Fonts
from editor.timeline.frame import (
    Frame,
    FrameLayer,
    ImageLayer,
    Layer,
    Look,
    Matrix,
    PlaceholderLayer,
    ShapeLayer,
    TextLayer,
    VideoLayer,
)
from editor.timeline.index import TimelineIndex
from editor.timeline.keyframes import resolve
from editor.timeline.look import framed, look_of
from editor.timeline.matte import is_known, matte_on
from editor.timeline.obscure import hidden_boxes
from editor.timeline.playing import source_time
from editor.timeline.schema import (
    AudioClip,
    Canvas,
    CaptionClip,
    Clip,
    Document,
    ImageClip,
    ShapeClip,
    TextClip,
    Transform,
    VideoClip,
)
from editor.timeline.shapes import draw_shape
from editor.timeline.tables import NO_TABLES, Tables
from editor.timeline.text.setting import set_text
from editor.timeline.transitions import shown_at, transition_layer


def evaluate(
    document: Document,
    time: int,
    width: int,
    height: int,
    fonts: Fonts,
    index: TimelineIndex | None = None,
    tables: Tables = NO_TABLES,
) -> Frame:
    """Return what is shown at `time` (flicks) on an output of width x height pixels.

    `index` must be of this very document; whoever asks for many moments makes it once. `tables` are those of the
    document's tracks that were loaded, by asset.
    """
    scene = _Scene(document, width / document.canvas.width, height / document.canvas.height, fonts, tables)
    layers: list[FrameLayer] = []
    for track in (index or TimelineIndex(document)).tracks:
        if track.track.hidden:
            continue
        for shown in shown_at(track, time):
            after = _layer(scene, shown.name, shown.clip, time)
            before = _layer(scene, *shown.before, time) if shown.before else None
            passing = transition_layer(shown, before, after, width, height)
            layer = after if shown.progress is None else passing
            if layer is not None:
                layers.append(layer)
    backdrop = backdrop_layer(document, layers, width, height)
    if backdrop is not None:
        layers.insert(0, backdrop)
    return Frame(width, height, document.canvas.background, tuple(layers))


@dataclass(frozen=True, slots=True)
class _Scene:
    """What stays the same for all layers of a frame. The scales are output pixels a canvas unit."""

    document: Document
    scale_x: float
    scale_y: float
    fonts: Fonts
    tables: Tables

    @property
    def scale(self) -> float:
        """Output pixels a canvas unit, for what has no direction."""
        return min(self.scale_x, self.scale_y)


#: The matrix of a box, and its width and height in output pixels.
_Box = tuple[Matrix, float, float]


def _layer(scene: _Scene, name: str, stored: Clip, time: int) -> Layer | None:
    text = caption_text(scene.document, stored) if isinstance(stored, CaptionClip) else stored
    if text is None:
        return None
    clip, moves = resolve(text, time - stored.start)
    if isinstance(clip, AudioClip | CaptionClip) or clip.appearance.opacity == 0:
        return None
    opacity = clip.appearance.opacity
    look = look_of(clip.appearance, clip.transform.rotation, scene.scale)
    if isinstance(clip, TextClip):
        size = clip.transform.width, clip.transform.height
        matrix = _text_matrix(scene, clip.transform)
        backings, runs = set_text(clip, time - clip.start, matrix, scene.fonts)
        return TextLayer(name, matrix, *size, opacity, look, clip.style.stroke.colour, backings, runs)
    box = _box(scene, clip.transform, moves)
    if isinstance(clip, ShapeClip):
        _, width, height = box
        drawn = draw_shape(clip, width, height, scene.scale)
        return ShapeLayer(
            *(name, *box, opacity, look),
            outline=drawn.outline,
            fill=drawn.fill,
            gradient=drawn.gradient,
            stroke=drawn.stroke,
        )
    return _picture(scene, name, clip, time, look, box)


def _picture(
    scene: _Scene, name: str, clip: VideoClip | ImageClip, time: int, look: Look, box: _Box
) -> Layer | None:
    asset = scene.document.assets.get(clip.asset)
    appearance = clip.appearance
    matte = scene.document.assets.get(appearance.matte.asset)
    lacks_matte = appearance.matte.asset != "" and not is_known(matte)
    if asset is None or asset.kind != clip.kind or asset.width == 0 or asset.height == 0 or lacks_matte:
        label = (asset.name if asset else "") or clip.name or "Missing media"
        look = framed(look, appearance, scene.scale, box[1], box[2])
        return PlaceholderLayer(name, *box, appearance.opacity, look, label=label)
    left_over = cropped(asset, appearance.crop)
    if left_over is None:
        return None
    shown, box = fitted(appearance.fit, left_over, box)
    _, width, height = box
    look = framed(look, appearance, scene.scale, width, height)
    reduction = reduction_for(shown.width, shown.height, width, height)
    moment = source_time(clip, time - clip.start, asset.duration) if isinstance(clip, VideoClip) else 0
    if matte is not None:
        mask = matte_on(appearance.matte, matte, asset, shown, (width, height), moment, scene.scale)
        look = replace(look, matte=mask)
    if appearance.obscure:
        hidden = hidden_boxes(scene.document, clip.asset, appearance.obscure, scene.tables, moment)
        look = replace(look, hidden=hidden)
    base = (name, *box, appearance.opacity, look, clip.asset)
    if isinstance(clip, ImageClip):
        return ImageLayer(*base, reduction, asset.width, asset.height, shown)
    return VideoLayer(*base, moment, reduction, asset.width, asset.height, shown)


def _box(scene: _Scene, transform: Transform, moves: bool) -> _Box:
    """Return a picture's or a shape's box. While it moves its edges keep their fraction.

    On whole pixels a slow move would go by jerks.
    """
    canvas = scene.document.canvas
    if transform.rotation % 360 == 0:
        edge = float if moves else _edge
        left = edge(_left(canvas, transform) * scene.scale_x)
        top = edge(_top(canvas, transform) * scene.scale_y)
        right = edge((_left(canvas, transform) + transform.width) * scene.scale_x)
        bottom = edge((_top(canvas, transform) + transform.height) * scene.scale_y)
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


def _edge(value: float) -> float:
    return math.floor(value + 0.5)
