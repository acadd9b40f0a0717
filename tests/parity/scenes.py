"""The frozen scenes: documents that between them use everything that can be seen, each looked at half a second in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from editor.timeline.fonts import FAMILIES
from editor.timeline.schema import BlendMode, ShapeKind
from editor.timeline.time import FLICKS_PER_SECOND as SECOND
from tests.conformance.examples import clip, text
from tests.parity.captioned import CAPTIONED

Json = dict[str, Any]
AT = SECOND // 2
LENGTH = SECOND

VIDEO = {
    "hd.mp4",
    "bt601.mp4",
    "sd.mp4",
    "full.mp4",
    "grain.mp4",
    "hdr.mp4",
    "phone.mp4",
    "vfr.mp4",
    "odd.webm",
}
BLENDS = get_args(BlendMode)
PANGRAM = "Sphinx of black quartz, judge my vow"


@dataclass(frozen=True)
class Scene:
    """A document without its assets, which are named by their files; `is_soft` where it has blur or noise."""

    document: Json
    is_soft: bool = False

    @property
    def sources(self) -> set[str]:
        """The files that it shows."""
        clips = self.document["clips"].values()
        named = {one["asset"] for one in clips if "asset" in one}
        named |= {
            one["appearance"]["matte"]["asset"] for one in clips if "matte" in one.get("appearance", {})
        }
        named |= {
            part["track"]
            for one in clips
            for part in one.get("appearance", {}).get("obscure", [])
            if "track" in part
        }
        backdrop = self.document["canvas"].get("backdrop", {}).get("asset")
        return {name.replace("-", ".") for name in named | ({backdrop} if backdrop else set())}


def scene(*clips: Json, is_soft: bool = False, **canvas: Any) -> Scene:
    """Return a scene of these clips, the later ones on top."""
    tracks = {one["track"] for one in clips}
    return Scene(
        {
            "version": 1,
            "canvas": {"width": 1920, "height": 1080, "background": "#20242c"} | canvas,
            "tracks": {name: {"order": name.upper()} for name in tracks},
            "clips": {
                f"c{n}": {"duration": LENGTH} | one | {"order": chr(ord("A") + n)}
                for n, one in enumerate(clips)
            },
        },
        is_soft,
    )


def shown(file: str, track: str = "a", *, box: tuple[float, ...] = (0, 0, 1920, 1080), **more: Any) -> Json:
    """Return a clip that shows a file. (A dot is no part of an id.)"""
    kind = "video" if file in VIDEO else "image"
    return clip(kind, track, box=box, asset=file.replace(".", "-"), duration=LENGTH, **more)


def words(said: str, *box: float, appearance: Json | None = None, **style: Any) -> Json:
    more = {"appearance": appearance} if appearance else {}
    return text(said, *box, track="b", **style) | {"duration": LENGTH} | more


def drawn(shape: str, *box: float, **more: Any) -> Json:
    return clip("shape", "b", box=box, shape=shape, duration=LENGTH, **more)


def rows(said: str, sizes: tuple[int, ...], **style: Any) -> Scene:
    """Return a text in several sizes, one below the other."""
    total = sum(1.5 * size for size in sizes)
    lines, top = [], -total / 2
    for size in sizes:
        height = round(1.5 * size)
        lines.append(words(said, 0, round(top + height / 2), 1900, height, size=size, **style))
        top += height
    return scene(*lines)


def tiles(count: int, columns: int, make: Callable[[int, tuple[int, int, int, int]], Json]) -> list[Json]:
    """Return clips in a grid; `make` gets a number and a box."""
    across, down = 1920 // columns, 1080 // -(-count // columns)
    centres = [
        (across * (n % columns) + across // 2 - 960, down * (n // columns) + down // 2 - 540)
        for n in range(count)
    ]
    return [make(n, (x, y, across - 40, down - 40)) for n, (x, y) in enumerate(centres)]


def curve(*points: tuple[float, float], easing: str = "linear") -> list[Json]:
    """Return keyframes at these seconds with these values."""
    return [{"time": round(at * SECOND), "value": value, "easing": easing} for at, value in points]


def cut_out(kind: str = "png", **more: Any) -> Json:
    """Return an appearance with a matte."""
    return {"matte": {"asset": f"matte-{kind}"} | more}


def passage(kind: str, appearance: Json | None = None, **more: Any) -> Scene:
    """Return a transition in its middle third."""
    first = shown("hd.mp4") | {"duration": SECOND // 4}
    second = shown(
        "photo.png",
        appearance=appearance or {},
        transition={"kind": kind, "duration": 3 * SECOND // 4, **more},
    )
    second |= {"start": SECOND // 4, "duration": 3 * SECOND // 4}
    return scene(first, second)


def blended(number: int, box: tuple[int, int, int, int]) -> Json:
    return shown("photo.png", "b", box=box, appearance={"blend": BLENDS[number], "opacity": 0.9})


def outlined(number: int, box: tuple[int, int, int, int]) -> Json:
    kind = get_args(ShapeKind)[number]
    return drawn(kind, *box, fill="#e05a47", stroke={"width": 8, "colour": "#ffd54a"})


def moving() -> Scene:
    """Everything that can move, on the way."""
    slow = {
        "x": curve((0, -400), (1, -371.5)),
        "y": curve((0, -200), (1, -190)),
        "width": curve((0, 640), (1, 671)),
    }
    turning = {"rotation": curve((0, 0), (1, 90), easing="ease"), "opacity": curve((0, 0.2), (1, 1))}
    cut = {"crop_left": curve((0, 0), (1, 0.6)), "saturation": curve((0, -1), (1, 1))}
    return scene(
        shown("hd.mp4"),
        shown("photo.png", "b", box=(-400, -200, 640, 360), keyframes=slow),
        shown("phone.mp4", "b", box=(400, 0, 400, 700), keyframes=turning),
        shown("photo.png", "b", box=(0, 380, 500, 250), keyframes=cut),
    )


SCENES: dict[str, Scene] = {
    # Text.
    "latin-14-to-40": rows(PANGRAM, (14, 18, 24, 32, 40)),
    "latin-64-to-160": rows(PANGRAM[:22], (64, 96, 120, 160)),
    "latin-240-to-400": rows("Quartz", (240, 400), weight=700),
    "devanagari": rows("हिन्दी में नमस्ते", (24, 60, 140, 300)),
    "arabic-numbers": rows("مرحبا 1234 بالعالم", (24, 60, 140, 300)),
    "hebrew-latin": rows("שלום CloudStudio עולם", (24, 60, 140, 200)),
    "cjk": rows("你好，世界。", (14, 40, 120, 280)),
    "emoji": rows("👋🏽 👩‍👩‍👧 🇩🇪 ❤️ 🎬", (14, 40, 120, 240)),
    "text-turned": scene(
        words("Turned by twenty", 0, -150, 1500, 300, 20, size=150), words("नमस्ते", 0, 300, 800, 300, -35, size=180)
    ),
    "text-stroke": scene(
        words("Outlined", 0, -250, 1800, 400, size=220, weight=800, stroke={"width": 16, "colour": "#e05a47"}),
        words("small outlined words", 0, 300, 1800, 200, size=60, stroke={"width": 6, "colour": "#000000"}),
    ),
    "text-boxes": scene(
        words("A block behind\nboth lines", -480, 0, 800, 400, size=90, background={"kind": "block"}),
        words("A box\nfor each line", 480, 0, 800, 400, size=90, background={"kind": "line", "colour": "#b3261e"}),
    ),
    "text-spacing": scene(
        words("SPACED OUT", 0, -300, 1800, 200, size=110, letter_spacing=30),
        words("Wrapped to the\nright, high lines", 0, 150, 900, 600, size=80, align="right", line_height=1.7),
    ),
    "text-families": scene(
        *(
            words(f"{family} Aag", -480 + 960 * (n % 2), -440 + 200 * (n // 2), 900, 120, size=84, family=family)
            for n, family in enumerate(FAMILIES)
        )
    ),
    "text-arriving": scene(
        words("Words that rise one after the other", 0, -200, 1700, 300, size=120)
        | {"animation": {"kind": "rise", "unit": "word"}},
        words("letters that grow", 0, 250, 1700, 300, size=120) | {"animation": {"kind": "grow", "unit": "letter"}},
    ),
    "text-said": scene(
        words("Every word in time", 0, 0, 1700, 300, size=150)
        | {
            "highlight": {"kind": "box", "colour": "#b3261e"},
            "words": [
                {"first": first, "end": end, "start": n * SECOND // 4, "duration": SECOND // 4}
                for n, (first, end) in enumerate([(0, 5), (6, 10), (11, 13), (14, 18)])
            ],
        }
    ),
    "captions": Scene(CAPTIONED),
    "text-shadow": scene(
        shown("photo.png"),
        words("Soft shadow", 0, 0, 1800, 400, size=200, appearance={"shadow": {"opacity": 0.8, "x": 8, "y": 14}}),
        is_soft=True,
    ),
    # Sources.
    "film-1080p": scene(shown("hd.mp4")),
    "film-bt601": scene(shown("bt601.mp4", box=(0, 0, 1440, 1080))),
    "film-sd-untagged": scene(shown("sd.mp4", box=(0, 0, 1620, 1080))),
    "film-full-range": scene(shown("full.mp4")),
    "film-hdr10": scene(shown("hdr.mp4")),
    "film-phone": scene(shown("phone.mp4", box=(0, 0, 608, 1080))),
    "film-variable-rate": scene(shown("vfr.mp4")),
    "film-odd-size": scene(shown("odd.webm", box=(0, 0, 1281, 723))),
    "film-grain": scene(shown("grain.mp4"), is_soft=True),
    "film-speed": scene(shown("hd.mp4", playing={"speed": 1.5}, source_start=SECOND // 3)),
    "film-reversed": scene(shown("hd.mp4", playing={"reversed": True})),
    "film-frozen": scene(shown("hd.mp4", playing={"frozen": True}, source_start=SECOND)),
    "four-films": scene(
        shown("hd.mp4"),
        shown("bt601.mp4", "b", box=(-480, -270, 800, 450)),
        shown("full.mp4", "b", box=(480, 270, 800, 450)),
        shown("phone.mp4", "b", box=(500, -200, 304, 540)),
    ),
    "picture-in-picture": scene(shown("hd.mp4"), shown("full.mp4", "b", box=(690, 380, 384, 216))),
    # Where and how.
    "moving": moving(),
    "turned": scene(shown("hd.mp4", box=(0, 0, 1400, 788, 17)), shown("logo.png", "b", box=(500, 200, 640, 360, -40))),
    "crop-fit-flip": scene(
        shown("photo.png", box=(-640, -270, 560, 460), appearance={"fit": "contain"}),
        shown("photo.png", box=(0, -270, 560, 460), appearance={"fit": "cover"}),
        shown("photo.png", box=(640, -270, 560, 460), appearance={"flip_horizontal": True}),
        shown("hd.mp4", box=(-640, 270, 560, 460), appearance={"crop": {"left": 0.25, "top": 0.1, "right": 0.3}}),
        shown("hd.mp4", box=(0, 270, 560, 460), appearance={"fit": "cover", "flip_vertical": True}),
        shown("logo.png", box=(640, 270, 560, 460), appearance={"fit": "contain", "opacity": 0.6}),
    ),
    "corners-borders": scene(
        shown("hd.mp4"),
        shown(
            "photo.png",
            "b",
            box=(-400, 0, 700, 500),
            appearance={"corner_radius": 60, "border": {"width": 14, "colour": "#ffd54a"}},
        ),
        shown("bt601.mp4", "b", box=(450, 0, 640, 480, 8), appearance={"corner_radius": 240, "border": {"width": 6}}),
    ),
    "shadows": scene(
        shown("photo.png"),
        shown("hd.mp4", "b", box=(-300, 0, 800, 450), appearance={"shadow": {"opacity": 0.7, "blur": 40}}),
        shown("logo.png", "b", box=(500, 100, 640, 360), appearance={"shadow": {"opacity": 1, "x": 30, "blur": 10}}),
        is_soft=True,
    ),
    "blend-modes": scene(shown("hd.mp4"), *tiles(16, 4, blended)),
    "blend-films": scene(
        shown("hd.mp4"),
        *(
            shown("full.mp4", "b", box=(x, y, 900, 500), appearance={"blend": mode})
            for mode, x, y in [
                ("screen", -480, -270),
                ("overlay", 480, -270),
                ("color", -480, 270),
                ("difference", 480, 270),
            ]
        ),
    ),
    # Effects.
    "grade": scene(
        shown("hd.mp4", appearance={"grade": {"brightness": 0.1, "contrast": 0.3, "saturation": 0.5}}),
        shown(
            "photo.png",
            "b",
            box=(400, 0, 800, 540),
            appearance={"grade": {"hue": 90, "exposure": 0.7, "temperature": 0.6}},
        ),
    ),
    "vignette": scene(shown("hd.mp4", appearance={"vignette": 0.9})),
    "chroma-key": scene(
        shown("photo.png"), shown("green.png", "b", box=(0, 0, 1600, 900), appearance={"chroma_key": {"strength": 1}})
    ),
    "sharpen": scene(shown("hd.mp4", appearance={"sharpen": 0.8})),
    "blur": scene(
        shown("hd.mp4", appearance={"blur": 12.5}),
        shown("logo.png", "b", box=(0, 0, 640, 360), appearance={"blur": 4}),
        is_soft=True,
    ),
    "matte": scene(
        shown("hd.mp4"),
        shown("photo.png", "b", box=(-450, 0, 900, 900), appearance=cut_out()),
        shown("photo.png", "b", box=(450, -270, 900, 500), appearance=cut_out(inverted=True, feather=10)),
        shown("photo.png", "b", box=(450, 270, 800, 500, 20), appearance=cut_out(grow=-8, clean=0.5)),
    ),
    "matte-films": scene(
        shown("photo.png"),
        shown("hd.mp4", "b", box=(-480, -270, 900, 506), appearance=cut_out("mp4")),
        shown("hd.mp4", "b", box=(480, -270, 900, 506), appearance=cut_out("mp4"), playing={"speed": 1.5}),
        shown("hd.mp4", "b", box=(-480, 270, 900, 506), appearance=cut_out("mp4"), playing={"reversed": True}),
        shown(
            "hd.mp4",
            *("b",),
            box=(480, 270, 900, 506),
            appearance=cut_out("mp4", grow=6) | {"shadow": {"opacity": 0.8}},
            source_start=SECOND // 3,
        ),
    ),
    "matte-backdrop": scene(
        shown("photo.png", box=(300, 0, 900, 900), appearance=cut_out()), backdrop={"kind": "blur"}, is_soft=True
    ),
    "matte-cross-fade": passage("cross-fade", appearance=cut_out()),
    # Shapes.
    "shapes": scene(
        *tiles(7, 4, outlined)
    ),
    "shapes-turned": scene(
        drawn("star", -500, 0, 700, 700, 20, points=7, fill="#3b82f6"),
        drawn("arrow", 450, -250, 800, 300, -15, fill="#7ddf90"),
        drawn(
            "rectangle",
            *(450, 250, 700, 300, 10),
            corner_radius=70,
            fill="#e05a4780",
            stroke={"width": 12, "dash": 40},
        ),
    ),
    "gradients": scene(
        drawn(
            "rectangle",
            *(-480, 0, 800, 900),
            fill="#ff512f",
            gradient={"kind": "linear", "to": "#1d2671", "angle": 60},
        ),
        drawn("ellipse", 480, 0, 800, 900, fill="#ffffff", gradient={"kind": "radial", "to": "#0f2027"}),
    ),
    # From one to the next.
    "cross-fade": passage("cross-fade"),
    "dip": passage("dip", colour="#ffffff"),
    "wipe": passage("wipe", angle=30, softness=0.2),
    "slide": passage("slide", angle=180),
    "push": passage("push"),
    "zoom": passage("zoom"),
    # Behind it all.
    "backdrop-picture": scene(
        shown("phone.mp4", box=(0, 0, 608, 1080)), backdrop={"kind": "picture", "asset": "photo-png", "blur": 0}
    ),
    "backdrop-blur": scene(shown("phone.mp4", box=(0, 0, 608, 1080)), backdrop={"kind": "blur"}, is_soft=True),
}  # fmt: skip
