"""The table of properties: what each is, once. The inspector, keyframes, presets, palette and guide are drawn from it.

A property that is new gets its field in the models and its row here; then it has a control, a name in
`frontend/src/lib/strings-of-properties.ts`, and a line in `docs/document.md` (`make generate`). What has no row stands
in `WITHOUT_CONTROL`, with the reason. The order is that in which they are shown.
"""

from __future__ import annotations

from editor.timeline.schema.caption_rows import CAPTIONS
from editor.timeline.schema.property import KINDS, OWNERS, Group, Kind, Property, Row, When, leaves

SECOND = 705_600_000  # flicks
TENTH = SECOND // 10

ALL: tuple[Kind, ...] = ("video", "image", "text", "caption", "shape", "audio")
VISIBLE: tuple[Kind, ...] = ("video", "image", "text", "shape")
PICTURES: tuple[Kind, ...] = ("video", "image")
SOUNDING: tuple[Kind, ...] = ("video", "audio")

#: How far a slider goes where the bounds are far beyond what is usual.
SMALL = (0.0, 100.0)
FAR = (-400.0, 400.0)


def _unless(path: str, *values: str | float | bool) -> When:
    return When(path, values, unless=True)


def _percent(path: str, curve: str = "", when: When | None = None) -> Row:
    return Row(path, "slider", "percent", 0.01, curve=curve, when=when)


def _length(path: str, when: When | None = None, reach: tuple[float, float] = SMALL) -> Row:
    return Row(path, "slider", "canvas", 1, reach, when=when)


def _crop(side: str) -> Row:
    return Row(f"appearance.crop.{side}", "crop", "percent", 0.001, curve=f"crop_{side}")


GROUPS: tuple[Group, ...] = (
    Group(
        "text",
        "clip",
        ("text", "caption"),
        (
            Row("text", "words"),
            Row("style.family", "family", kinds=("text",)),
            Row("style.weight", "weight", "", 100, kinds=("text",)),
            Row("style.size", "slider", "canvas", 1, (8, 400), kinds=("text",)),
            Row("style.colour", "paint", kinds=("text",)),
            Row("style.align", "segments", kinds=("text",)),
            Row("style.vertical", "segments", kinds=("text",)),
            Row("style.line_height", "slider", "times", 0.05, (0.8, 2), kinds=("text",)),
            Row("style.letter_spacing", "slider", "canvas", 1, (-20, 60), kinds=("text",)),
        ),
        opens=True,
    ),
    Group(
        "outline",
        "clip",
        ("text",),
        (
            _length("style.stroke.width", reach=(0, 40)),
            Row("style.stroke.colour", "paint", when=_unless("style.stroke.width", 0)),
        ),
    ),
    Group(
        "box",
        "clip",
        ("text",),
        (
            Row("style.background.kind", "segments"),
            Row("style.background.colour", "paint", when=_unless("style.background.kind", "none")),
            _length("style.background.padding_x", _unless("style.background.kind", "none")),
            _length("style.background.padding_y", _unless("style.background.kind", "none")),
            _length("style.background.corner_radius", _unless("style.background.kind", "none")),
        ),
    ),
    Group(
        "animation",
        "clip",
        ("text",),
        (
            Row("animation.kind", "select"),
            Row("animation.unit", "select", when=_unless("animation.kind", "none")),
            Row(
                "animation.duration",
                "slider",
                "seconds",
                TENTH / 2,
                (0, 3 * SECOND),
                when=_unless("animation.kind", "none", "type"),
            ),
            Row(
                "animation.stagger",
                "slider",
                "seconds",
                TENTH / 10,
                (0, SECOND),
                when=_unless("animation.kind", "none"),
            ),
            Row("animation.leaves", "switch", when=_unless("animation.kind", "none")),
        ),
    ),
    Group(
        "highlight",
        "clip",
        ("text",),
        (
            Row("highlight.kind", "segments"),
            Row("highlight.colour", "paint", when=_unless("highlight.kind", "none")),
            Row("highlight.keeps", "switch", when=_unless("highlight.kind", "none")),
        ),
    ),
    Group(
        "shape",
        "clip",
        ("shape",),
        (
            Row("shape", "select"),
            Row("points", "slider", "", 1, (3, 24), when=When("shape", ("polygon", "star"))),
            Row("depth", "slider", "percent", 0.01, when=When("shape", ("star", "arrow"))),
            _length("corner_radius", When("shape", ("rectangle",)), (0, 540)),
            Row("fill", "paint"),
            Row("gradient.kind", "segments"),
            Row("gradient.to", "paint", when=_unless("gradient.kind", "none")),
            Row("gradient.angle", "angle", "degrees", 1, when=When("gradient.kind", ("linear",))),
        ),
        opens=True,
    ),
    Group(
        "stroke",
        "clip",
        ("shape",),
        (
            _length("stroke.width"),
            Row("stroke.colour", "paint", when=_unless("stroke.width", 0)),
            _length("stroke.dash", _unless("stroke.width", 0)),
        ),
    ),
    Group(
        "layout",
        "clip",
        VISIBLE,
        (
            Row("transform.x", "number", "canvas", 1, curve="x"),
            Row("transform.y", "number", "canvas", 1, curve="y"),
            Row("transform.width", "number", "canvas", 1, curve="width"),
            Row("transform.height", "number", "canvas", 1, curve="height"),
            Row("transform.rotation", "angle", "degrees", 1, curve="rotation"),
            Row("appearance.fit", "segments", kinds=PICTURES),
            Row("appearance.flip_horizontal", "switch"),
            Row("appearance.flip_vertical", "switch"),
        ),
        opens=True,
    ),
    Group(
        "look",
        "clip",
        VISIBLE,
        (
            _percent("appearance.opacity", "opacity"),
            Row("appearance.blend", "select"),
            Row("appearance.corner_radius", "slider", "canvas", 1, (0, 540), kinds=PICTURES),
            Row("appearance.blur", "slider", "canvas", 0.5, SMALL, "blur"),
            _percent("appearance.sharpen", "sharpen"),
            _percent("appearance.vignette", "vignette"),
        ),
        opens=True,
    ),
    Group(
        "grade",
        "clip",
        VISIBLE,
        (
            Row("appearance.grade.exposure", "slider", "stops", 0.05, curve="exposure"),
            _percent("appearance.grade.brightness", "brightness"),
            _percent("appearance.grade.contrast", "contrast"),
            _percent("appearance.grade.saturation", "saturation"),
            _percent("appearance.grade.temperature", "temperature"),
            Row("appearance.grade.hue", "slider", "degrees", 1, (-180, 180), "hue"),
        ),
    ),
    Group("crop", "clip", PICTURES, tuple(_crop(side) for side in ("left", "top", "right", "bottom"))),
    Group(
        "matte",
        "clip",
        PICTURES,
        (
            Row("appearance.matte.asset", "matte", kinds=("image",)),
            Row("appearance.matte.inverted", "switch", when=_unless("appearance.matte.asset", "")),
            Row(
                "appearance.matte.grow",
                "slider",
                "canvas",
                0.5,
                (-20, 20),
                when=_unless("appearance.matte.asset", ""),
            ),
            Row(
                "appearance.matte.feather",
                "slider",
                "canvas",
                0.5,
                (0, 40),
                when=_unless("appearance.matte.asset", ""),
            ),
            _percent("appearance.matte.clean", when=_unless("appearance.matte.asset", "")),
        ),
        opens=True,
    ),
    Group("hidden", "clip", PICTURES, (Row("appearance.obscure", "hidden"),), opens=True),
    Group(
        "key",
        "clip",
        PICTURES,
        (
            Row("appearance.chroma_key.colour", "key-colour"),
            _percent("appearance.chroma_key.strength"),
            _percent("appearance.chroma_key.tolerance", when=_unless("appearance.chroma_key.strength", 0)),
            _percent("appearance.chroma_key.softness", when=_unless("appearance.chroma_key.strength", 0)),
            _percent("appearance.chroma_key.despill", when=_unless("appearance.chroma_key.strength", 0)),
        ),
    ),
    Group(
        "border",
        "clip",
        PICTURES,
        (
            _length("appearance.border.width"),
            Row("appearance.border.colour", "paint", when=_unless("appearance.border.width", 0)),
        ),
    ),
    Group(
        "shadow",
        "clip",
        VISIBLE,
        (
            _percent("appearance.shadow.opacity"),
            Row("appearance.shadow.colour", "colour", when=_unless("appearance.shadow.opacity", 0)),
            _length("appearance.shadow.x", _unless("appearance.shadow.opacity", 0), FAR),
            _length("appearance.shadow.y", _unless("appearance.shadow.opacity", 0), FAR),
            _length("appearance.shadow.blur", _unless("appearance.shadow.opacity", 0)),
        ),
    ),
    Group(
        "sound",
        "clip",
        SOUNDING,
        (
            Row("sound.volume", "slider", "percent", 0.01, (0, 2), "volume"),
            _percent("sound.pan", "pan"),
            Row("sound.fade_in", "slider", "seconds", TENTH, (0, 10 * SECOND)),
            Row("sound.fade_out", "slider", "seconds", TENTH, (0, 10 * SECOND)),
            Row("sound.muted", "switch"),
        ),
        opens=True,
    ),
    Group(
        "cleaned",
        "clip",
        SOUNDING,
        (
            Row("sound.cleaned.asset", "cleaned"),
            _percent("sound.cleaned.amount", when=_unless("sound.cleaned.asset", "")),
        ),
        opens=True,
    ),
    Group(
        "speed",
        "clip",
        SOUNDING,
        (
            Row("playing.frozen", "switch", kinds=("video",)),
            Row("playing.speed", "speed", "times", 0.05, (0.1, 4), when=When("playing.frozen", (False,))),
            Row("playing.reversed", "switch", when=When("playing.frozen", (False,))),
        ),
    ),
    Group(
        "transition",
        "clip",
        ALL,
        (
            Row("transition.kind", "passage"),
            Row(
                "transition.duration",
                "slider",
                "seconds",
                TENTH,
                (0, 3 * SECOND),
                when=_unless("transition.kind", "none"),
            ),
            Row("transition.easing", "select", when=_unless("transition.kind", "none")),
            Row("transition.colour", "colour", when=When("transition.kind", ("dip",))),
            Row(
                "transition.angle",
                "angle",
                "degrees",
                1,
                when=When("transition.kind", ("wipe", "slide", "push")),
            ),
            Row("transition.softness", "slider", "percent", 0.01, when=When("transition.kind", ("wipe",))),
        ),
    ),
    Group("clip", "clip", ALL, (Row("name", "name"),)),
    Group(
        "track",
        "track",
        (),
        (
            Row("name", "name"),
            Row("hidden", "switch"),
            Row("locked", "switch"),
            Row("muted", "switch"),
            Row("solo", "switch"),
            Row("is_voice", "switch"),
            Row("duck", "slider", "decibels", 1, (0, 30)),
        ),
    ),
    CAPTIONS,
    Group(
        "canvas",
        "canvas",
        (),
        (
            Row("width", "canvas", "canvas", 1),
            Row("height", "canvas", "canvas", 1),
            Row("frame_rate.numerator", "rate"),
            Row("frame_rate.denominator", "rate"),
            Row("background", "colour"),
        ),
        opens=True,
    ),
    Group(
        "backdrop",
        "canvas",
        (),
        (
            Row("backdrop.kind", "segments"),
            Row("backdrop.asset", "picture", when=When("backdrop.kind", ("picture",))),
            Row("backdrop.blur", "slider", "canvas", 1, SMALL, when=When("backdrop.kind", ("blur",))),
            Row("backdrop.opacity", "slider", "percent", 0.01, when=_unless("backdrop.kind", "none")),
        ),
        opens=True,
    ),
    Group("master", "master", (), (Row("loudness", "loudness", "lufs", 1),), opens=True),
    Group(
        "marker",
        "marker",
        (),
        (
            Row("name", "name"),
            Row("colour", "colour"),
            Row("duration", "slider", "seconds", TENTH, (0, 10 * SECOND)),
        ),
        opens=True,
    ),
)

PROPERTIES: tuple[Property, ...] = tuple(Property(row, group) for group in GROUPS for row in group.rows)

_TIMELINE = "A hand moves it on the timeline."
_TOGETHER = "Commands and tools that put clips together write it."
#: What no control reaches, by the names that properties have, and why.
WITHOUT_CONTROL: dict[str, str] = {
    "kind": "A clip of another kind is another clip.",
    "track": _TIMELINE,
    "start": _TIMELINE,
    "duration": _TIMELINE,
    "order": "It is the order of clips that overlap, a key and no value.",
    "source_start": _TIMELINE,
    "asset": "Another asset is another clip, put there from the library.",
    "group": _TOGETHER,
    "link": _TOGETHER,
    "words": "A table of times that a tool writes from what is said.",
    "animation.before": "Splitting a text writes it, so that both parts go on as the whole did.",
    "animation.after": "Splitting a text writes it, so that both parts go on as the whole did.",
    "track.order": "It is the order of tracks, a key and no value.",
    "marker.time": _TIMELINE,
}


def every_leaf() -> list[str]:
    """Return the names of everything that a clip of any kind, a track, the canvas, the mix and a marker hold."""
    found = dict.fromkeys(leaf for model in KINDS.values() for leaf in leaves(model))
    for owner, model in OWNERS.items():
        found.update(dict.fromkeys(f"{owner}.{leaf}" for leaf in leaves(model)))
    return list(found)
