"""Documents and operations of every sort, for property tests. Few ids, so that operations meet."""

from hypothesis import strategies as st

from editor.timeline.schema import MAX_TIME, Keyframes

IDS = st.sampled_from(["a", "b", "c"])
KEYS = st.sampled_from(["V", "X", "F", "Vk"])
TIMES = st.integers(0, 2_000_000_000) | st.sampled_from([0, MAX_TIME])
DURATIONS = st.integers(1, 2_000_000_000) | st.just(MAX_TIME)
COLOURS = st.sampled_from(["#000000", "#ff8800", "#12345678"])
TEXTS = st.sampled_from(["", "Hello", "two\nlines", "مرحبا 123", "नमस्ते", "a 👩‍👩‍👧 b"]) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=12
)
FRACTIONS = st.floats(0, 1).map(abs)
LENGTHS = st.integers(-3000, 3000)


def part(fields: dict) -> st.SearchStrategy[dict]:
    """Return objects with any of the fields, none of them required."""
    return st.fixed_dictionaries({}, optional=fields)


KEYFRAMES = st.fixed_dictionaries(
    {"time": st.integers(-2_000_000_000, 2_000_000_000), "value": st.floats(-4000, 4000) | st.floats(-2, 2)},
    optional={
        "easing": st.sampled_from(["linear", "hold", "ease", "ease-in", "ease-out", "ease-in-out", "bezier"]),
        "bezier": st.fixed_dictionaries(
            {},
            optional={
                "x1": FRACTIONS,
                "y1": st.floats(-10, 10),
                "x2": FRACTIONS,
                "y2": st.floats(-10, 10),
            },
        ),
    },
)
CURVES = st.lists(KEYFRAMES, max_size=4)
CURVE_FIELDS = dict.fromkeys(Keyframes.model_fields, CURVES)
PLAYING_FIELDS = {"speed": st.floats(0.1, 10), "reversed": st.booleans(), "frozen": st.booleans()}

TRANSFORM_FIELDS = {
    "x": LENGTHS,
    "y": LENGTHS,
    "width": st.integers(1, 4000),
    "height": st.integers(1, 4000),
    "rotation": st.floats(-720, 720) | st.just(0.0),
}
WIDTHS = st.integers(0, 500) | st.just(100_000)
SIGNED = st.floats(-1, 1)
DEGREES = st.floats(-720, 720) | st.just(0.0)
APPEARANCE_FIELDS = {
    "opacity": FRACTIONS,
    "vignette": FRACTIONS,
    "blend": st.sampled_from(["normal", "multiply", "luminosity"]),
    "fit": st.sampled_from(["stretch", "contain", "cover"]),
    "flip_horizontal": st.booleans(),
    "flip_vertical": st.booleans(),
    "crop": part(dict.fromkeys(["left", "top", "right", "bottom"], FRACTIONS)),
    "chroma_key": part(
        {"strength": FRACTIONS, "colour": COLOURS, "tolerance": FRACTIONS, "softness": FRACTIONS}
    ),
    "grade": part(
        {
            "exposure": st.floats(-4, 4),
            "hue": DEGREES,
            **dict.fromkeys(["brightness", "contrast", "saturation", "temperature"], SIGNED),
        }
    ),
    "blur": st.floats(0, 400).map(abs),
    "sharpen": FRACTIONS,
    "corner_radius": st.integers(0, 3000),
    "border": part({"width": st.integers(0, 3000), "colour": COLOURS}),
    "shadow": part({"opacity": FRACTIONS, "x": LENGTHS, "y": LENGTHS, "blur": st.integers(0, 400)}),
}
SHAPE_FIELDS = {
    "shape": st.sampled_from(["rectangle", "ellipse", "triangle", "polygon", "star", "line", "arrow"]),
    "points": st.integers(3, 64),
    "depth": FRACTIONS,
    "corner_radius": WIDTHS,
    "stroke": part({"width": WIDTHS, "dash": WIDTHS}),
    "gradient": part({"kind": st.sampled_from(["none", "linear", "radial"])}),
}
TRANSITION_FIELDS = {
    "kind": st.sampled_from(["none", "cross-fade", "dip", "wipe", "slide", "push", "zoom"]),
    "duration": TIMES,
    "easing": st.sampled_from(["linear", "hold", "ease", "ease-in", "ease-out", "ease-in-out", "bezier"]),
    "colour": COLOURS,
    "angle": DEGREES,
    "softness": FRACTIONS,
}
SOUND_FIELDS = {
    "volume": st.floats(0, 4).map(abs),
    "muted": st.booleans(),
    "fade_in": TIMES,
    "fade_out": TIMES,
}
STYLE_FIELDS = {
    "family": st.sampled_from(["Inter", "Caveat", "No such family"]),
    "weight": st.integers(100, 900),
    "size": st.integers(1, 400),
    "colour": COLOURS,
    "align": st.sampled_from(["left", "center", "right"]),
    "vertical": st.sampled_from(["top", "middle", "bottom"]),
    "line_height": st.floats(0.5, 5),
    "letter_spacing": st.integers(-50, 50),
}
RANGE_FIELDS = {"track": IDS, "start": TIMES, "duration": DURATIONS, "order": KEYS, "name": st.just("name")}


def clip(kind: str, **fields: st.SearchStrategy) -> st.SearchStrategy[dict]:
    optional = {"order": KEYS, "name": st.just("n"), "keyframes": part(CURVE_FIELDS)}
    optional |= {"transition": part(TRANSITION_FIELDS), "group": IDS | st.just(""), "link": IDS}
    if kind not in ("audio", "caption"):
        optional |= {"transform": part(TRANSFORM_FIELDS), "appearance": part(APPEARANCE_FIELDS)}
    if kind in ("video", "audio"):
        optional |= {"sound": part(SOUND_FIELDS), "source_start": TIMES, "playing": part(PLAYING_FIELDS)}
    if kind == "shape":
        optional |= SHAPE_FIELDS
    required = {"kind": st.just(kind), "track": IDS, "start": TIMES, "duration": DURATIONS, **fields}
    return st.fixed_dictionaries(required, optional=optional)


CLIPS = st.one_of(
    clip("video", asset=IDS),
    clip("image", asset=IDS),
    clip("audio", asset=IDS),
    clip("text", text=TEXTS, style=part(STYLE_FIELDS)),
    clip("caption", text=TEXTS),
    clip("shape", fill=COLOURS),
)
TRACKS = st.fixed_dictionaries(
    {"order": KEYS},
    optional={
        "muted": st.booleans(),
        "hidden": st.booleans(),
        "name": st.just("Track"),
        "captions": part(
            {"beside": st.booleans(), "width": st.floats(0.2, 0.9), "style": part(STYLE_FIELDS)}
        ),
    },
)
ASSETS = st.fixed_dictionaries(
    {"source": st.just("a.png"), "kind": st.sampled_from(["video", "image", "audio", "matte", "track"])},
    optional={
        "made_from": IDS | st.just(""),
        "width": st.integers(0, 4000),
        "height": st.integers(0, 4000),
        "duration": TIMES,
        "has_audio": st.booleans(),
    },
)
MARKERS = st.fixed_dictionaries(
    {"time": TIMES}, optional={"duration": TIMES, "name": st.just("Here"), "colour": COLOURS}
)
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "canvas": st.fixed_dictionaries(
            {}, optional={"width": st.integers(1080, 2160), "height": st.just(1080), "background": COLOURS}
        ),
        "assets": st.dictionaries(IDS, ASSETS),
        "tracks": st.dictionaries(IDS, TRACKS),
        "clips": st.dictionaries(IDS, CLIPS),
        "markers": st.dictionaries(IDS, MARKERS),
    },
)


def _set(path: list[st.SearchStrategy | str], value: st.SearchStrategy) -> st.SearchStrategy[dict]:
    names = st.tuples(*(name if isinstance(name, st.SearchStrategy) else st.just(name) for name in path)).map(
        list
    )
    return st.fixed_dictionaries(
        {"type": st.just("set"), "path": names, "value": value},
        optional={"expect": st.none() | value},
    )


PRIMITIVES = st.one_of(
    _set(["clips", IDS], CLIPS),
    _set(["tracks", IDS], TRACKS),
    _set(["assets", IDS], ASSETS),
    _set(["markers", IDS], MARKERS),
    _set(["markers", IDS, "name"], st.just("There")),
    _set(["clips", IDS, "transform"], part(TRANSFORM_FIELDS)),
    *(_set(["clips", IDS, "transform", name], values) for name, values in TRANSFORM_FIELDS.items()),
    *(_set(["clips", IDS, "style", name], values) for name, values in STYLE_FIELDS.items()),
    *(_set(["clips", IDS, "sound", name], values) for name, values in SOUND_FIELDS.items()),
    *(_set(["clips", IDS, name], values) for name, values in RANGE_FIELDS.items()),
    _set(["tracks", IDS, "hidden"], st.booleans()),
    _set(["tracks", IDS, "order"], KEYS),
    _set(["canvas", "background"], COLOURS),
    st.fixed_dictionaries(
        {
            "type": st.just("remove"),
            "path": st.tuples(st.sampled_from(["clips", "tracks", "assets", "markers"]), IDS).map(list),
        }
    ),
)
OPERATIONS = PRIMITIVES | st.lists(PRIMITIVES, min_size=1, max_size=4).map(
    lambda operations: {"type": "batch", "operations": operations}
)
