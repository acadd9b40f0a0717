"""The rows of the table of properties that say how a track's captions are shown (see `properties.py`)."""

from __future__ import annotations

from editor.timeline.schema.property import Group, Row, When

_BOXED = When("captions.style.background.kind", ("none",), unless=True)
_LINED = When("captions.style.stroke.width", (0,), unless=True)
_MARKED = When("captions.highlight.kind", ("none",), unless=True)


def _box(name: str) -> Row:
    return Row(f"captions.style.background.{name}", "slider", "canvas", 1, (0.0, 100.0), when=_BOXED)


CAPTIONS = Group(
    "captions",
    "track",
    (),
    (
        Row("captions.beside", "switch"),
        Row("captions.language", "name"),
        Row("captions.style.family", "family"),
        Row("captions.style.weight", "weight", "", 100),
        Row("captions.style.size", "slider", "canvas", 1, (8, 200)),
        Row("captions.style.colour", "paint"),
        Row("captions.style.align", "segments"),
        Row("captions.style.vertical", "segments"),
        Row("captions.margin", "slider", "percent", 0.01),
        Row("captions.width", "slider", "percent", 0.01),
        Row("captions.style.line_height", "slider", "times", 0.05, (0.8, 2)),
        Row("captions.style.letter_spacing", "slider", "canvas", 1, (-20, 60)),
        Row("captions.style.stroke.width", "slider", "canvas", 1, (0, 40)),
        Row("captions.style.stroke.colour", "paint", when=_LINED),
        Row("captions.style.background.kind", "segments"),
        Row("captions.style.background.colour", "paint", when=_BOXED),
        *(_box(name) for name in ("padding_x", "padding_y", "corner_radius")),
        Row("captions.highlight.kind", "segments"),
        Row("captions.highlight.colour", "paint", when=_MARKED),
        Row("captions.highlight.keeps", "switch", when=_MARKED),
    ),
)
