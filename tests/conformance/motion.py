"""Conformance documents of what changes with time: keyframes, speed, transitions."""

from typing import Any

from editor.timeline.time import FLICKS_PER_SECOND as SECOND
from tests.conformance.examples import SMALL, Example, Json, clip, document, text


def curve(*points: tuple[float, float], **more: Any) -> list[Json]:
    """Return keyframes at (seconds, value), each with the easing that is given for all."""
    return [{"time": round(at * SECOND), "value": value} | more for at, value in points]


def keyframes() -> Example:
    """Boxes that move slowly, turn, grow and fade; a curve of every easing; what stands still before and after."""
    there, back = (0, -700), (4, 700)
    overshoot = {"easing": "bezier", "bezier": {"x1": 0.5, "y1": -1.0, "x2": 0.5, "y2": 2.0}}
    eased = [
        clip(
            "shape",
            box=(-700, -480 + 90 * row, 160, 60),
            fill="#7ddf90",
            keyframes={"x": curve(there, back, **how)},
        )
        for row, how in enumerate([{"easing": "hold"}, {"easing": "ease"}, {"easing": "ease-out"}, overshoot])
    ]
    slow = {"x": curve((0, -600), (4, -590)), "y": curve((0, 250), (4, 253))}
    grows = {
        "width": curve((1, 320), (3, 700), easing="ease-in"),
        "height": curve((3, 500), (1, 200)),
        "opacity": curve((0, -1), (4, 1)),
    }
    turns = {"rotation": curve((1, 0), (3, 90), easing="ease-in-out"), "vignette": curve((0, 0), (4, 2))}
    late = {"time": 2 * SECOND, "value": 0}
    regraded = {
        "crop_left": curve((0, 0), (4, 0.5)),
        "hue": curve((0, 0), (4, 180)),
        "exposure": curve((0, -1), (4, 1)),
        "blur": curve((2, 0), (4, 20)),
    }
    return Example(
        document(
            *eased,
            clip("image", asset="photo", box=(0, 250, 480, 300), keyframes=slow),
            clip("image", asset="photo", box=(0, 250, 480, 300), keyframes=grows),
            clip("image", asset="photo", box=(0, -300, 320, 200), keyframes={"x": curve((0, 250), (4, 259))})
            | {"appearance": {"border": {"width": 10}, "corner_radius": 40, "shadow": {"opacity": 0.7}}},
            clip("image", asset="photo", box=(600, -300, 320, 200), keyframes=regraded),
            clip("image", asset="odd", box=(620, 250, 393, 406), keyframes=turns),
            text("Rising", 0, 0, 900, 160, size=110) | {"keyframes": {"y": curve((0, 40), (4, -40))}},
            clip(
                "shape", fill="#e05a47", keyframes={"x": [late, late | {"value": 900}]}, box=(0, 0, 50, 900)
            ),
            assets=("photo", "odd"),
        ),
        [(at * SECOND // 4, *SMALL) for at in (0, 6, 10, 20)] + [(SECOND * 7 // 3, 427, 240)],
    )


def transitions() -> Example:
    """One clip after the other, each with another transition, and a picture of another shape on top of it."""
    kinds: list[Json] = [
        {"kind": "cross-fade"},
        {"kind": "dip", "colour": "#ff8800", "easing": "ease-in-out"},
        {"kind": "wipe", "angle": 30, "softness": 0.2},
        {"kind": "wipe", "angle": 180},
        {"kind": "slide", "angle": 90},
        {"kind": "push", "angle": -20, "easing": "ease-out"},
        {"kind": "zoom", "easing": "ease-in"},
    ]
    row = [
        clip("image", asset=("odd", "photo")[place % 2], start=place * SECOND, duration=SECOND)
        | {"transition": how | {"duration": SECOND // 2}}
        for place, how in enumerate([{"kind": "none"}, *kinds])
    ]
    floating = [
        one
        | {"track": "t2", "transform": {"x": 500 - 300 * (place % 2), "y": 200, "width": 500, "height": 400}}
        for place, one in enumerate(row[:3])
    ]
    cases = [(place * SECOND + SECOND * share // 10, *SMALL) for place in range(1, 8) for share in (1, 3)]
    return Example(
        document(*row, *floating, assets=("photo", "odd"), tracks=2),
        [*cases, (SECOND * 3 // 2, *SMALL), (SECOND * 2 + SECOND // 4, 427, 240)],
    )


def transition_edges() -> Example:
    """From nothing; between clips that overlap; from a clip that ends early, moves on, or is sound; within another."""
    fade = {"kind": "cross-fade", "duration": SECOND}
    moving = {"x": curve((0, -500), (2, 500))}
    return Example(
        document(
            clip(
                "image",
                asset="photo",
                duration=SECOND,
                transition=fade,
                keyframes=moving,
                box=(0, 0, 640, 400),
            ),
            clip(
                "shape",
                start=SECOND,
                duration=SECOND,
                transition=fade,
                fill="#e05a47",
                box=(0, 300, 300, 300),
            ),
            clip("image", "t2", asset="logo", duration=3 * SECOND, box=(-600, -300, 300, 300)),
            clip(
                "image",
                "t2",
                asset="logo",
                start=SECOND // 2,
                duration=2 * SECOND,
                box=(-500, -200, 300, 300),
            )
            | {"transition": fade | {"kind": "slide"}},
            clip("shape", "t3", duration=SECOND // 2, fill="#7ddf90", box=(600, -300, 300, 300)),
            clip("shape", "t3", start=SECOND * 3 // 4, duration=SECOND, transition=fade | {"kind": "dip"})
            | {"transform": {"x": 600, "y": 0, "width": 300, "height": 200}},
            clip("audio", "t2", asset="tone", start=SECOND // 4, duration=SECOND // 4),
            text("Text takes over", 300, 300, 900, 200, size=90)
            | {"start": SECOND, "order": "E", "track": "t1"}
            | {"transition": fade, "duration": SECOND},
            clip("shape", "t3", start=SECOND, duration=SECOND, fill="#f2c14e", transition=fade)
            | {"appearance": {"opacity": 0}},
            *(
                clip(
                    "shape",
                    "t4",
                    box=(x, 450, 300, 100),
                    fill=fill,
                    start=SECOND,
                    duration=SECOND,
                    transition=fade,
                )
                for x, fill in ((-700, "#e05a47"), (-600, "#3b82f6"), (-500, "#f2c14e"))
            ),
            assets=("photo", "logo", "tone"),
            tracks=4,
        ),
        [(at * SECOND // 8, *SMALL) for at in (2, 6, 10, 14, 17)],
    )


def playing() -> Example:
    """Faster, slower, backwards, frozen, and a cross-fade of two films; past both ends a source stands still."""
    small = (0, 0, 640, 360)
    speeds: list[Json] = [{"speed": 2.0}, {"speed": 0.333}, {"reversed": True}, {"frozen": True}]
    tiles = [
        clip("video", asset="clip", box=(x, y, 640, 360), duration=SECOND // 2, source_start=SECOND // 4)
        | {"playing": how}
        for (x, y), how in zip([(-640, -360), (0, -360), (640, -360), (-640, 0)], speeds, strict=True)
    ]
    fade = {"kind": "cross-fade", "duration": SECOND // 4}
    wide = clip("video", "t2", asset="clip", box=(0, 360, 1920, 360), duration=SECOND // 4)
    return Example(
        document(
            *tiles,
            clip(
                "video",
                asset="clip",
                box=small,
                playing={"reversed": True, "speed": 1.5},
                duration=SECOND // 3,
            ),
            wide | {"playing": {"reversed": True}},
            wide | {"start": SECOND // 4, "source_start": SECOND // 2, "transition": fade},
            assets=("clip",),
            tracks=2,
        ),
        [(at * SECOND // 60, *SMALL) for at in (0, 12, 17, 22, 29)],
    )


MOTION = {
    "keyframes": keyframes,
    "transitions": transitions,
    "transition-edges": transition_edges,
    "playing": playing,
}
