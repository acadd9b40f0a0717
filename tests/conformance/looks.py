"""Conformance documents of how a layer looks: cut, colour, effects, edges, blending, shapes, backdrop."""

from typing import Any

from editor.timeline.schema import BlendMode
from editor.timeline.time import FLICKS_PER_SECOND as SECOND
from tests.conformance.examples import MEDIUM, SMALL, Example, Json, clip, document, text

#: A transition in its middle at half a second.
PASSAGE = {"kind": "cross-fade", "duration": SECOND}


def tile(place: int, kind: str = "image", columns: int = 4, rows: int = 2, **more: Any) -> Json:
    """Return a clip in one field of a grid that covers the canvas, with room around it."""
    width, height = 1920 // columns, 1080 // rows
    x = width * (place % columns) + width // 2 - 960
    y = height * (place // columns) + height // 2 - 540
    turn = more.pop("turn", 0)
    if kind == "image":
        more = {"asset": "photo"} | more
    return clip(kind, box=(x, y, width * 4 // 5, height * 4 // 5, turn), **more)


def looks(*appearances: Json, assets: tuple[str, ...] = ("photo",), **canvas: Any) -> Json:
    """Return a document with a photo a field, each in a look of its own."""
    return document(
        *(tile(place, appearance=appearance) for place, appearance in enumerate(appearances)),
        assets=assets,
        canvas=canvas,
    )


def crop_and_fit() -> Example:
    tiles = [
        tile(0, appearance={"crop": {"left": 0.25, "top": 0.1}}),
        tile(1, appearance={"crop": {"right": 0.333, "bottom": 0.5}}),
        tile(2, appearance={"fit": "contain"}),
        tile(3, appearance={"fit": "cover"}),
        tile(4, asset="odd", appearance={"fit": "contain", "crop": {"top": 0.2, "bottom": 0.31}}),
        tile(5, asset="odd", appearance={"fit": "cover", "crop": {"left": 0.11}}, turn=12),
        tile(6, appearance={"fit": "contain"}, turn=-20),
        tile(7, appearance={"crop": {"left": 0.6, "right": 0.4}}),
    ]
    return Example(document(*tiles, assets=("photo", "odd")), [(0, *MEDIUM), (0, *SMALL), (0, 333, 187)])


def flips() -> Example:
    across, down = {"flip_horizontal": True}, {"flip_vertical": True}
    tiles = [
        tile(0, appearance=across),
        tile(1, appearance=down),
        tile(2, appearance=across | down | {"crop": {"left": 0.3}}, turn=20),
        tile(3, appearance=across | {"vignette": 0.5}),
        tile(4, "text", text="Flip", style={"size": 150}, appearance=across),
        tile(5, "text", text="Flip", style={"size": 150}, appearance=down | {"blur": 3}),
        tile(6, "shape", shape="triangle", appearance=down),
        tile(7, "shape", shape="arrow", appearance=across, turn=30),
    ]
    return Example(document(*tiles, assets=("photo",)), [(0, *MEDIUM)])


def _blended(modes: list[BlendMode]) -> Example:
    below = clip("image", asset="photo")
    tiles = [
        tile(place, asset="green" if place % 2 else "photo", appearance={"blend": mode} | more)
        for place, (mode, more) in enumerate(
            (mode, {} if place % 3 else {"opacity": 0.6}) for place, mode in enumerate(modes)
        )
    ]
    ink = {"fill": "#e05a47c0", "corner_radius": 30}
    shape = clip("shape", box=(0, 0, 1800, 120), **ink, appearance={"blend": modes[0]})
    words = text("Blend", 0, 250, 900, 250, size=220, weight=800, colour="#3b82f6")
    words |= {"appearance": {"blend": modes[-1], "opacity": 0.8}}
    turned = clip("image", asset="logo", box=(0, -250, 300, 300, 30), appearance={"blend": modes[3]})
    return Example(
        document(below, *tiles, shape, words, turned, assets=("photo", "green", "logo")), [(0, *MEDIUM)]
    )


def blend_separable() -> Example:
    return _blended(
        ["multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn", "hard-light"]
    )


def blend_the_rest() -> Example:
    return _blended(
        ["soft-light", "difference", "exclusion", "hue", "saturation", "color", "luminosity", "normal"]
    )


def grade() -> Example:
    grades: list[Json] = [
        {"exposure": 0.8},
        {"brightness": -0.3},
        {"contrast": 0.6},
        {"saturation": -0.7},
        {"hue": 120.0},
        {"temperature": 0.8},
        {"temperature": -0.8, "exposure": -0.5, "saturation": 0.5},
        {"brightness": 0.2, "contrast": -0.4, "hue": -40.0},
    ]
    graded = looks(*({"grade": grade} for grade in grades))
    graded["clips"]["c8"]["asset"] = "logo"
    graded["assets"]["logo"] = document(assets=("logo",))["assets"]["logo"]
    words = text("Grade", 0, 0, 600, 200, size=140, colour="#e05a47")
    graded["clips"]["words"] = words | {"order": "X", "appearance": {"grade": {"hue": 180.0}}}
    return Example(graded, [(0, *MEDIUM)])


def blur() -> Example:
    tiles = [
        tile(0, appearance={"blur": 2}),
        tile(1, appearance={"blur": 9.5}),
        tile(2, appearance={"blur": 60}),
        tile(3, asset="logo", appearance={"blur": 20, "opacity": 0.7}),
        tile(4, "text", text="Soft", style={"size": 160}, appearance={"blur": 8}),
        tile(5, "shape", shape="star", fill="#f2c14e", appearance={"blur": 25}),
        tile(6, appearance={"blur": 15}, turn=25),
        clip("image", asset="photo", box=(900, 500, 600, 400), appearance={"blur": 30}),
    ]
    return Example(document(*tiles, assets=("photo", "logo")), [(0, *MEDIUM), (0, *SMALL)])


def effects() -> Example:
    every = {"chroma_key": {"strength": 1}, "grade": {"contrast": 0.3}, "blur": 1.5, "sharpen": 0.5}
    tiles = [
        tile(0, appearance={"sharpen": 0.6}),
        tile(1, appearance={"sharpen": 1, "vignette": 0.7}, turn=-10),
        tile(2, asset="green", appearance={"chroma_key": {"strength": 1}}),
        tile(3, asset="green", appearance={"chroma_key": {"strength": 0.6, "softness": 0, "despill": 0}}),
        tile(
            4,
            asset="green",
            appearance={
                "chroma_key": {"strength": 1, "colour": "#e0ac8c", "tolerance": 0.05, "softness": 0.2}
            },
        ),
        tile(5, asset="green", appearance=every | {"vignette": 0.4, "corner_radius": 60}, turn=8),
        tile(6, "text", text="Sharp", style={"size": 150}, appearance={"sharpen": 1, "vignette": 0.9}),
        tile(7, asset="green", appearance={"chroma_key": {"strength": 1, "despill": 1}, "vignette": 1}),
    ]
    return Example(document(*tiles, assets=("photo", "green")), [(0, *MEDIUM), (0, *SMALL)])


def matte() -> Example:
    """A still matte in every setting: cropped, fitted, flipped, turned, with effects, before a backdrop of its own."""
    cut = {"asset": "matte"}
    tiles = [
        tile(0, appearance={"matte": cut}),
        tile(1, appearance={"matte": cut | {"inverted": True, "clean": 0}}),
        tile(2, appearance={"matte": cut | {"grow": 12, "clean": 0.5}}, turn=15),
        tile(3, appearance={"matte": cut | {"grow": -9.5, "feather": 6}}),
        tile(4, appearance={"matte": cut | {"feather": 30}, "crop": {"left": 0.3}, "fit": "cover"}),
        tile(5, appearance={"matte": cut, "flip_horizontal": True, "fit": "contain", "blur": 8}),
        tile(6, appearance={"matte": cut, "shadow": {"opacity": 0.8, "x": 20}, "grade": {"hue": 90}}),
        tile(7, appearance={"matte": {"asset": "gone"}}, name="Cut"),
    ]
    film = document(*tiles, assets=("photo", "matte"), canvas={"backdrop": {"kind": "blur", "blur": 20}})
    after = tile(
        3, start=SECOND, appearance={"matte": cut | {"inverted": True}}, transition=PASSAGE, order="Z"
    )
    film["clips"]["after"] = after
    film["clips"]["c4"]["duration"] = SECOND
    return Example(film, [(0, *MEDIUM), (0, *SMALL), (SECOND + SECOND // 2, *SMALL)])


def matte_film() -> Example:
    """A matte that moves keeps the time of its picture, however that is played."""
    cut = {"matte": {"asset": "matte-film"}}
    quarter = SECOND // 4
    tiles = [
        tile(0, "video", asset="clip", appearance=cut, columns=2),
        tile(
            1, "video", asset="clip", appearance=cut, playing={"reversed": True}, duration=SECOND, columns=2
        ),
        tile(
            2, "video", asset="clip", appearance=cut, playing={"speed": 1.5}, source_start=quarter, columns=2
        ),
        tile(
            3,
            "video",
            asset="clip",
            appearance=cut,
            playing={"frozen": True},
            source_start=quarter,
            columns=2,
        ),
    ]
    return Example(
        document(*tiles, assets=("clip", "matte-film")), [(quarter, *MEDIUM), (2 * quarter, *SMALL)]
    )


def hidden(**more: object) -> dict[str, object]:
    """Return an appearance that hides an ellipse by hand."""
    return {"obscure": [{"x": 0.4, "y": 0.45, "width": 0.3, "height": 0.5, **more}]}


def obscure() -> Example:
    """Regions by hand and a track, in every style, cropped, flipped, turned and moved, before a blurred backdrop."""
    track = {"track": "track", "margin": 0.3}
    tiles = [
        tile(0, rows=3, appearance=hidden()),
        tile(1, rows=3, appearance=hidden(style="pixelate", strength=1, shape="box", margin=0)),
        tile(2, rows=3, appearance=hidden(style="fill", colour="#e05a4780"), turn=15),
        tile(3, rows=3, appearance=hidden(**track) | {"flip_horizontal": True, "crop": {"right": 0.2}}),
        tile(
            4, rows=3, appearance=hidden(**track, left_out=["b"], shape="box", strength=0) | {"fit": "cover"}
        ),
        tile(
            5,
            rows=3,
            appearance=hidden(**track, style="pixelate")
            | {"flip_vertical": True, "fit": "contain", "blur": 3},
        ),
        tile(
            6, rows=3, asset="logo", appearance=hidden(shape="box", width=1.5, height=0.1, style="pixelate")
        ),
        tile(7, rows=3, asset="logo", appearance=hidden(**track)),
        tile(8, rows=3, appearance=hidden(track="gone", style="pixelate")),
    ]
    film = document(
        *tiles, assets=("photo", "logo", "track"), canvas={"backdrop": {"kind": "blur", "blur": 12}}
    )
    after = tile(3, rows=3, start=SECOND, appearance=hidden(begin=0, end=1), transition=PASSAGE, order="Z")
    film["clips"]["after"] = after
    film["clips"]["c4"]["duration"] = SECOND
    return Example(film, [(0, *MEDIUM), (0, *SMALL), (SECOND + SECOND // 2, *SMALL)])


def obscure_film() -> Example:
    """What is hidden keeps to the source's own time, however that is played."""
    second, half = {"asset": "clip", "columns": 2}, SECOND // 2
    places = [
        {"time": SECOND // 4, "x": 0.2, "y": 0.3, "width": 0.3, "height": 0.4},
        {"time": 0, "x": 0.8, "y": 0.3, "width": 0.2, "height": 0.4},
        {"time": half, "x": 0.2, "y": 0.8, "width": 0.3, "height": 0.2},
    ]
    by_hand = hidden(places=places, begin=SECOND // 8, end=SECOND * 2 // 3, style="pixelate")
    track = hidden(track="track-film")
    tiles = [
        tile(0, "video", appearance=track, **second),
        tile(1, "video", appearance=track, playing={"reversed": True}, duration=SECOND, **second),
        tile(2, "video", appearance=by_hand, playing={"speed": 1.5}, source_start=SECOND // 10, **second),
        tile(3, "video", appearance=by_hand, playing={"frozen": True}, source_start=half, **second),
    ]
    return Example(document(*tiles, assets=("clip", "track-film")), [(SECOND // 4, *MEDIUM), (half, *SMALL)])


def edges() -> Example:
    tiles = [
        tile(0, appearance={"corner_radius": 60}),
        tile(1, appearance={"border": {"width": 20, "colour": "#f2c14e"}}),
        tile(2, appearance={"corner_radius": 80, "border": {"width": 30, "colour": "#ffffff80"}}),
        tile(3, appearance={"corner_radius": 100_000, "border": {"width": 8}}),
        tile(4, appearance={"corner_radius": 60, "border": {"width": 12}}, turn=15),
        tile(5, appearance={"fit": "contain", "border": {"width": 10}, "opacity": 0.6}),
        tile(6, asset="gone", appearance={"corner_radius": 90}, name="lost.png"),
        tile(7, appearance={"corner_radius": 20, "border": {"width": 60, "colour": "#3b82f6"}, "blur": 10}),
    ]
    return Example(document(*tiles, assets=("photo",)), [(0, *MEDIUM), (0, *SMALL)])


def shadows() -> Example:
    soft = {"opacity": 0.8}
    tiles = [
        tile(0, appearance={"shadow": soft}),
        tile(1, appearance={"shadow": {"opacity": 1, "x": 30, "y": 30, "blur": 0, "colour": "#e05a47"}}),
        tile(2, asset="logo", appearance={"shadow": soft | {"x": -20, "blur": 10}}),
        tile(3, "text", text="Cast", style={"size": 170}, appearance={"shadow": soft | {"blur": 8}}),
        tile(4, "shape", shape="star", appearance={"shadow": soft | {"y": 40, "blur": 30}}, turn=30),
        tile(5, appearance={"shadow": soft | {"x": 40, "y": 0}, "corner_radius": 60}, turn=90),
        tile(6, appearance={"shadow": soft | {"colour": "#3b82f6"}, "opacity": 0.5, "blend": "screen"}),
        tile(7, "text", text="Turn", style={"size": 150}, appearance={"shadow": soft}, turn=-20),
    ]
    return Example(
        document(*tiles, assets=("photo", "logo"), canvas={"background": "#c8ccd4"}),
        [(0, *MEDIUM), (0, *SMALL)],
    )


def every_shape() -> Example:
    stroke = {"width": 24, "colour": "#3b82f6"}
    tiles: list[Json] = [
        {"shape": "rectangle", "stroke": stroke, "corner_radius": 60},
        {"shape": "ellipse", "stroke": stroke | {"dash": 40}},
        {"shape": "triangle", "stroke": stroke},
        {"shape": "polygon", "points": 6, "stroke": stroke | {"width": 10}},
        {"shape": "star", "stroke": stroke | {"width": 14}},
        {"shape": "star", "points": 9, "depth": 0.2},
        {"shape": "polygon", "points": 3, "stroke": stroke | {"width": 4000}},
        {"shape": "line", "stroke": stroke},
        {"shape": "line", "stroke": stroke | {"dash": 50, "width": 12}, "turn": 25},
        {"shape": "arrow", "depth": 0.3},
        {"shape": "arrow", "depth": 0.2, "stroke": stroke | {"width": 30}, "turn": -30},
        {"shape": "arrow", "depth": 0.25, "stroke": stroke | {"dash": 36}},
    ]
    drawn = [tile(place, "shape", rows=3, fill="#f2c14e", **one) for place, one in enumerate(tiles)]
    return Example(document(*drawn), [(0, *MEDIUM), (0, *SMALL)])


def gradients() -> Example:
    red, blue = "#e05a47", "#3b82f6"
    tiles = [
        {"gradient": {"kind": "linear", "to": blue}},
        {"gradient": {"kind": "linear", "to": blue, "angle": 0.0}, "shape": "ellipse"},
        {"gradient": {"kind": "linear", "to": "#3b82f600", "angle": 45.0}},
        {"gradient": {"kind": "radial", "to": blue}, "shape": "star", "points": 7},
        {"gradient": {"kind": "radial", "to": "#00000000"}, "corner_radius": 50},
        {"gradient": {"kind": "linear", "to": blue, "angle": 200.0}, "shape": "arrow"},
        {"gradient": {"kind": "radial", "to": blue}, "turn": 30, "stroke": {"width": 10}},
        {"gradient": {"kind": "linear", "to": blue}, "appearance": {"flip_vertical": True, "blur": 6}},
    ]
    drawn = [tile(place, "shape", fill=red, **one) for place, one in enumerate(tiles)]
    return Example(document(*drawn), [(0, *MEDIUM), (0, *SMALL)])


def backdrop_picture() -> Example:
    backdrop = {"kind": "picture", "asset": "odd", "opacity": 0.7}
    shown = clip("image", asset="photo", box=(0, 0, 1000, 800), appearance={"fit": "contain"})
    return Example(
        document(shown, assets=("photo", "odd"), canvas={"backdrop": backdrop}), [(0, *SMALL), (0, *MEDIUM)]
    )


def backdrop_blur() -> Example:
    look = {"fit": "contain", "flip_horizontal": True, "crop": {"left": 0.1}}
    box = clip("shape", box=(0, 0, 1920, 300), fill="#00000060")
    return Example(
        document(
            box,
            clip("image", asset="odd", appearance=look),
            assets=("odd",),
            canvas={"backdrop": {"kind": "blur"}},
        ),
        [(0, *SMALL), (0, *MEDIUM)],
    )


def backdrop_film() -> Example:
    low = clip("video", asset="clip", box=(0, 0, 1080, 608), source_start=SECOND // 3)
    return Example(
        document(
            low,
            assets=("clip",),
            canvas={"width": 1080, "height": 1920, "backdrop": {"kind": "blur", "blur": 60}},
        ),
        [(0, 180, 320)],
    )


LOOKS = {
    "crop-and-fit": crop_and_fit,
    "flips": flips,
    "blend-separable": blend_separable,
    "blend-the-rest": blend_the_rest,
    "grade": grade,
    "blur": blur,
    "effects": effects,
    "matte": matte,
    "matte-film": matte_film,
    "obscure": obscure,
    "obscure-film": obscure_film,
    "edges": edges,
    "shadows": shadows,
    "every-shape": every_shape,
    "gradients": gradients,
    "backdrop-picture": backdrop_picture,
    "backdrop-blur": backdrop_blur,
    "backdrop-film": backdrop_film,
}
