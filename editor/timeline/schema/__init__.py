"""The document: a project as typed JSON. The one place where its shape is written down.

The TypeScript types and the JSON Schema are generated from these models. Everything is keyed by id, so that
an operation names what it changes by a path of names (see `operations.py`) and concurrent edits rarely meet.

Units: time is integer flicks (`time.py`); geometry is in canvas units, of which the canvas's short side has
1080 whatever the output size; colours are `#rrggbb` or `#rrggbbaa`, sRGB; angles are degrees clockwise.
"""

from editor.timeline.schema.base import (
    MAX_LENGTH,
    MAX_TIME,
    Colour,
    Degrees,
    Duration,
    Fraction,
    Id,
    Length,
    Model,
    Name,
    OptionalId,
    OrderKey,
    Rational,
    Signed,
    Size,
    SourceTime,
    TimelineTime,
    Width,
)
from editor.timeline.schema.captions import Captions, CaptionStyle
from editor.timeline.schema.clips import (
    AudioClip,
    CaptionClip,
    Clip,
    ClipBase,
    ImageClip,
    ShapeClip,
    TextClip,
    VideoClip,
)
from editor.timeline.schema.document import VERSION, Asset, Backdrop, Canvas, Document, Marker, Track
from editor.timeline.schema.look import (
    Appearance,
    BlendMode,
    Border,
    ChromaKey,
    Crop,
    Grade,
    Matte,
    Shadow,
    Transform,
)
from editor.timeline.schema.motion import (
    Bezier,
    Curve,
    Easing,
    Keyframe,
    Keyframes,
    Playing,
    Transition,
)
from editor.timeline.schema.obscure import HiddenPart, HiddenPlace
from editor.timeline.schema.shape import Gradient, ShapeKind, Stroke
from editor.timeline.schema.sound import Master, Sound
from editor.timeline.schema.text import (
    Highlight,
    TextAnimation,
    TextBackground,
    TextStroke,
    TextStyle,
    Word,
)

__all__ = [
    "MAX_LENGTH",
    "MAX_TIME",
    "VERSION",
    "Appearance",
    "Asset",
    "AudioClip",
    "Backdrop",
    "Bezier",
    "BlendMode",
    "Border",
    "Canvas",
    "CaptionClip",
    "CaptionStyle",
    "Captions",
    "ChromaKey",
    "Clip",
    "ClipBase",
    "Colour",
    "Crop",
    "Curve",
    "Degrees",
    "Document",
    "Duration",
    "Easing",
    "Fraction",
    "Grade",
    "Gradient",
    "HiddenPart",
    "HiddenPlace",
    "Highlight",
    "Id",
    "ImageClip",
    "Keyframe",
    "Keyframes",
    "Length",
    "Marker",
    "Master",
    "Matte",
    "Model",
    "Name",
    "OptionalId",
    "OrderKey",
    "Playing",
    "Rational",
    "Shadow",
    "ShapeClip",
    "ShapeKind",
    "Signed",
    "Size",
    "Sound",
    "SourceTime",
    "Stroke",
    "TextAnimation",
    "TextBackground",
    "TextClip",
    "TextStroke",
    "TextStyle",
    "TimelineTime",
    "Track",
    "Transform",
    "Transition",
    "VideoClip",
    "Width",
    "Word",
]
