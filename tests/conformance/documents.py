"""The conformance documents: each shows one thing, and names the moments and sizes at which it is looked
at.
"""

from editor.timeline.time import FLICKS_PER_SECOND as SECOND
from tests.conformance.examples import ASSETS, MEDIUM, SMALL, Example, clip, document, text
from tests.conformance.looks import LOOKS
from tests.conformance.motion import MOTION
from tests.conformance.texts import TEXTS


def shapes() -> Example:
    return Example(
        document(
            clip("shape", box=(-480, -200, 700, 500), fill="#e05a47"),
            clip("shape", box=(-200, 0, 700, 500), fill="#3b82f680", corner_radius=80),
            clip("shape", box=(450, 100, 600, 600), fill="#f2c14e", shape="ellipse"),
            clip("shape", box=(700, -350, 300, 120), fill="#ffffff", corner_radius=100_000),
            clip("shape", box=(0, 500, 1900, 7), fill="#7ddf90", appearance={"opacity": 0.5}),
        ),
        [(0, *SMALL), (0, 427, 240)],
    )


def turned() -> Example:
    return Example(
        document(
            clip("shape", box=(-500, -200, 500, 300, 30), fill="#e05a47", corner_radius=40),
            clip("image", asset="photo", box=(300, 0, 640, 400, -15)),
            clip("image", asset="logo", box=(700, 300, 300, 300, 45), appearance={"opacity": 0.7}),
            text("Turned text", -350, 300, 900, 200, size=120) | {"appearance": {"opacity": 0.9}},
            assets=("photo", "logo"),
        ),
        [(0, *SMALL), (0, *MEDIUM)],
    )


def turned_text() -> Example:
    words = text("Turned by twenty degrees", 0, 0, 1200, 400, 20, size=140)
    upside = text("360 is none", 0, -400, 1200, 200, 360, size=90)
    right = text("ninety", 800, 0, 800, 200, -90, size=110, colour="#f2c14e")
    return Example(document(words, upside, right), [(0, *SMALL), (0, *MEDIUM)])


def pictures() -> Example:
    return Example(
        document(
            clip("image", asset="photo"),
            clip("image", asset="photo", box=(-600, -250, 320, 200)),
            clip("image", asset="logo", box=(500, 250, 700, 500), appearance={"opacity": 0.8}),
            clip("image", asset="photo", box=(600, -300, 101, 77)),
            assets=("photo", "logo"),
        ),
        [(0, *SMALL), (0, *MEDIUM), (0, 214, 120)],
    )


def whole_pixels() -> Example:
    """Tiles that touch, in sizes in which nothing is a whole number."""
    tiles = [
        clip("image", asset="odd", box=(-731 + 487 * column, -301 + 601 * row, 487, 601))
        for row in range(2)
        for column in range(4)
    ]
    return Example(document(*tiles, assets=("odd",)), [(0, 333, 187), (0, 250, 140)])


def vignette() -> Example:
    dark = {"vignette": 0.8}
    return Example(
        document(
            clip("image", asset="photo", appearance=dark),
            clip(
                "shape", box=(-500, 0, 600, 600), fill="#ffffff", shape="ellipse", appearance={"vignette": 1}
            ),
            clip("image", asset="photo", box=(500, 0, 640, 400, 10), appearance=dark | {"opacity": 0.6}),
            text("Vignette", 0, 400, 900, 200, size=150) | {"appearance": {"vignette": 0.5}},
            assets=("photo",),
        ),
        [(0, *SMALL), (0, *MEDIUM)],
    )


def text_latin() -> Example:
    return Example(
        document(
            text("Left, wrapped: affine office fjord", -600, -200, 500, 500, align="left", size=72),
            text("Right\nof three\n\nlines", 0, -200, 500, 600, align="right", size=64, line_height=1.5),
            text("SPACED", 600, -300, 600, 150, letter_spacing=24, weight=700, colour="#f2c14e"),
            text("Donaudampfschifffahrtsgesellschaft", 600, 0, 400, 400, size=60, family="Noto Sans"),
            text("trailing   spaces   ", 0, 400, 1400, 120, align="right", size=80, weight=300),
            text("well-known state—of–the-art", -600, 350, 420, 300, size=56, weight=900),
        ),
        [(0, *MEDIUM), (0, 1280, 720)],
    )


def text_scripts() -> Example:
    return Example(
        document(
            text("مرحبا بالعالم، 123 (abc) نص", 0, -350, 1600, 300, size=120),
            text("שלום עולם (CloudStudio) 45%", 0, -80, 1600, 200, size=100, align="right", weight=700),
            text("हिन्दी में नमस्ते दुनिया क्षत्रिय", 0, 150, 1600, 200, size=100),
            text("مرحبا بالعالم يا عالم", 700, 430, 360, 200, size=60, letter_spacing=40),
            text("Ελληνικά, Кириллица: ёж", -200, 380, 1400, 200, size=90, letter_spacing=4),
        ),
        [(0, *MEDIUM)],
    )


def text_emoji() -> Example:
    return Example(
        document(
            text("你好，世界。「中文」没有空格也会换行。", 0, -250, 800, 400, size=100),
            text("Hi 👋🏽 👩‍👩‍👧 🇩🇪🇫🇷 1️⃣ ❤️ ☺︎", 0, 250, 1600, 300, size=110),
        ),
        [(0, *MEDIUM)],
    )


def text_large() -> Example:
    """Glyphs above 160 output pixels, which are drawn as outlines."""
    return Example(
        document(text("Rg&å", 0, 0, 1900, 1000, size=700, weight=700, colour="#7ddf90")),
        [(0, *MEDIUM), (0, *SMALL)],
    )


def video() -> Example:
    # Looked at right before the cut: by a millisecond, since stamps are trusted to half a one.
    cut = SECOND // 2
    return Example(
        document(
            clip("video", asset="clip", source_start=SECOND // 3, duration=cut),
            clip("video", asset="clip", start=cut, duration=2 * SECOND),
            assets=("clip",),
        ),
        [
            (0, *SMALL),
            (cut - SECOND // 1000, *SMALL),
            (cut, *SMALL),
            (SECOND * 9 // 4, *SMALL),
            (3 * SECOND, *SMALL),
        ],
    )


def picture_in_picture() -> Example:
    return Example(
        document(
            clip("video", asset="clip"),
            clip("video", "t2", asset="clip", source_start=SECOND // 2, box=(500, 250, 640, 360)),
            clip("video", "t2", asset="clip", box=(-500, 250, 640, 360, 12), appearance={"opacity": 0.5}),
            assets=("clip",),
            tracks=2,
        ),
        [(SECOND // 4, *SMALL), (SECOND // 4, 100, 56)],
    )


def placeholder() -> Example:
    unknown = document(
        clip("image", asset="gone", name="lost.png"),
        clip("video", asset="gone", box=(0, 300, 900, 300)),
        clip("image", asset="clip", box=(-500, -300, 700, 300, 8)),
        clip("image", asset="unknown", box=(500, -300, 400, 300)),
    )
    unknown["assets"] = {
        "clip": ASSETS["clip"],
        "unknown": {
            "source": "photo.png",
            "kind": "image",
            "name": "size not known",
            "width": 0,
            "height": 0,
        },
    }
    return Example(unknown, [(0, *SMALL), (0, *MEDIUM)])


def sound() -> Example:
    tone = {"asset": "tone", "duration": SECOND}
    heard = document(
        clip("audio", **tone, sound={"fade_in": SECOND // 4, "fade_out": SECOND // 2}),
        clip("audio", **tone, start=SECOND // 3, source_start=SECOND // 2, sound={"volume": 0.25}),
        clip("audio", **tone, sound={"fade_in": SECOND, "fade_out": 2 * SECOND}),
        clip("audio", **tone, sound={"muted": True}),
        clip("audio", **tone, sound={"volume": 0}),
        clip("audio", "t2", **tone),
        clip("video", asset="clip"),
        clip("audio", asset="gone"),
        assets=("tone", "clip"),
        tracks=2,
    )
    heard["tracks"]["t2"]["muted"] = True
    return Example(heard, [(0, *SMALL)])


def tracks() -> Example:
    """The order of tracks and of clips that overlap; what is hidden, lost or over."""
    stacked = document(
        clip("shape", "t3", box=(0, 0, 900, 900), fill="#3b82f6"),
        clip("shape", "t1", box=(-300, 0, 900, 700), fill="#e05a47"),
        clip("shape", "t2", box=(300, 0, 900, 500), fill="#f2c14e", order="B"),
        clip("shape", "t2", box=(300, 100, 900, 300), fill="#7ddf90", order="A", start=5),
        clip("shape", "t2", box=(300, 0, 700, 300), fill="#ffffff", order="B", start=3),
        clip("shape", "t4", fill="#ff00ff"),
        clip("shape", "gone", fill="#ff00ff"),
        clip("shape", fill="#ff00ff", duration=1),
        tracks=4,
    )
    stacked["tracks"]["t4"]["hidden"] = True
    stacked["tracks"]["t1"]["order"] = "Dz"
    return Example(stacked, [(10, *SMALL), (0, *SMALL)])


def portrait() -> Example:
    return Example(
        document(
            clip("image", asset="photo", box=(0, 0, 1080, 675)),
            text("9:16", 0, -700, 1000, 300, size=220, weight=800),
            clip("image", asset="logo", box=(350, 750, 250, 250)),
            assets=("photo", "logo"),
            canvas={"width": 1080, "height": 1920, "frame_rate": {"numerator": 30000, "denominator": 1001}},
        ),
        [(0, 180, 320), (0, 203, 360)],
    )


def ten_hours() -> Example:
    """A moment ten hours in, at a rate whose frames are no whole flicks."""
    start = 10 * 3600 * SECOND
    late = document(
        clip("video", asset="clip", start=start - 7, source_start=1),
        text("10:00:00", 0, 300, 1000, 200) | {"start": start},
        assets=("clip",),
        canvas={"frame_rate": {"numerator": 1_000_000, "denominator": 999_983}},
    )
    return Example(late, [(start + 235_200_001, *SMALL)])


EXAMPLES = (
    {
        "shapes": shapes,
        "turned": turned,
        "turned-text": turned_text,
        "pictures": pictures,
        "whole-pixels": whole_pixels,
        "vignette": vignette,
        "text-latin": text_latin,
        "text-scripts": text_scripts,
        "text-emoji": text_emoji,
        "text-large": text_large,
        "video": video,
        "picture-in-picture": picture_in_picture,
        "placeholder": placeholder,
        "sound": sound,
        "tracks": tracks,
        "portrait": portrait,
        "ten-hours": ten_hours,
    }
    | LOOKS
    | MOTION
    | TEXTS
)
