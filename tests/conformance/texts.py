"""Conformance documents of text: its families, its boxes and strokes, how it comes in, how words stand out."""

from typing import Any

from editor.timeline.time import FLICKS_PER_SECOND as SECOND
from tests.conformance.examples import MEDIUM, SMALL, Example, Json, clip, document, text

FAMILIES = (
    *("Inter", "Montserrat", "Nunito", "Oswald", "Bebas Neue"),
    *("Playfair Display", "Roboto Slab", "JetBrains Mono", "Caveat", "Noto Sans"),
)


def text_families() -> Example:
    rows = [
        text(f"{family} Åg 19", -480 + 960 * (n % 2), -400 + 180 * (n // 2), 940, 160, family=family)
        for n, family in enumerate(FAMILIES)
    ]
    more = text("สวัสดีครับ 한국어로 Ёж Ωμέγα", 0, 480, 1800, 120, family="Montserrat", weight=700, size=70)
    return Example(document(*rows, more), [(0, *MEDIUM)])


def text_boxed() -> Example:
    """Lines at the top, in the middle and at the bottom; boxes behind the block and behind the lines."""
    plate = {"kind": "block", "colour": "#1f6feb", "corner_radius": 30}
    lines = {"kind": "line", "colour": "#e05a47b0", "padding_x": 30, "padding_y": 16, "corner_radius": 24}
    round_ = {"kind": "line", "colour": "#7ddf90", "padding_y": 0, "corner_radius": 100_000}
    words = "Top of\nthe box"
    return Example(
        document(
            text(words, -640, -200, 500, 600, vertical="top", size=80, background=plate),
            text("In the\n\nmiddle", 0, -200, 500, 600, size=80, background=lines, align="left"),
            text("At the\nbottom", 640, -200, 500, 600, vertical="bottom", size=80, background=round_),
            text("A plate, turned", -400, 350, 800, 200, -8, size=90, background=plate, colour="#000000"),
            text("مرحبا بالعالم\nשלום", 500, 320, 600, 300, size=70, background=lines, align="right"),
            text("", 0, 0, 300, 300, background=plate),
        ),
        [(0, *MEDIUM), (0, 1280, 720)],
    )


def text_stroked() -> Example:
    """Lines around letters, from thin ones to such as are drawn as outlines, and none around an emoji."""
    return Example(
        document(
            text("Thin line", -500, -420, 900, 150, size=100, stroke={"width": 4, "colour": "#e05a47"}),
            text("Thick", 500, -420, 900, 200, size=140, weight=900, stroke={"width": 24}, colour="#f2c14e"),
            text("small and stroked 14", -500, -280, 900, 60, size=28, stroke={"width": 6}),
            text(
                "नमस्ते مرحبا 👋 你好", 0, -100, 1800, 200, size=120, stroke={"width": 12, "colour": "#1f6feb"}
            ),
            text("Rg&", -300, 250, 1300, 560, size=500, stroke={"width": 40, "colour": "#000000c0"}),
            text("thin", 650, 250, 500, 300, size=200, colour="#ffffff60", stroke={"width": 10}, weight=300),
        ),
        [(0, *MEDIUM), (0, 1280, 720)],
    )


def text_animated() -> Example:
    """Every animation by every unit, on its way in and on its way out."""
    tenth = SECOND // 10
    words = ("Fade rise drop", "هذا نص عربي", "Grow 👋🏽 नमस्ते", "type type", "a slide\nby lines")
    rows = []
    for n, kind in enumerate(("fade", "rise", "drop", "slide", "grow", "type")):
        for m, unit in enumerate(("letter", "word", "line", "block")):
            moving = {"kind": kind, "unit": unit, "duration": 5 * tenth, "stagger": tenth, "leaves": True}
            style: Json = {"size": 52, "background": {"kind": ("none", "line", "block")[n % 3]}}
            if m == 1:
                style["stroke"] = {"width": 8, "colour": "#e05a47"}
            one = text(words[(n + m) % 5], -720 + 480 * m, -450 + 180 * n, 460, 170, **style)
            rows.append(one | {"animation": moving, "duration": 4 * SECOND})
    big = text("Big", 0, 0, 1900, 1000, size=400, colour="#ffffff50", weight=800)
    rows.append(big | {"animation": {"kind": "grow", "unit": "letter"}, "duration": 4 * SECOND})
    hasty = text("more than there is time for", 0, 500, 1800, 80, size=40)
    rows.append(hasty | {"animation": {"kind": "rise", "unit": "letter"}, "duration": SECOND})
    return Example(
        document(*rows),
        [(at * tenth, *MEDIUM) for at in (0, 3, 7, 36)] + [(2 * SECOND, 320, 180)],
    )


def text_highlighted() -> Example:
    """Words that stand out while they are said: in colour, in a box, and for good."""
    half = SECOND // 2

    def said(*spans: tuple[int, int]) -> list[Json]:
        return [
            {"first": first, "end": end, "start": n * half, "duration": half}
            for n, (first, end) in enumerate(spans)
        ]

    latin = said((0, 5), (6, 9), (10, 15), (16, 99))
    return Example(
        document(
            text("These are words\nsaid aloud", -480, -300, 900, 360, size=100)
            | {"words": latin, "highlight": {"kind": "colour"}},
            text("These are words\nsaid aloud", 480, -300, 900, 360, size=100)
            | {"words": latin, "highlight": {"kind": "box", "colour": "#1f6feb"}},
            text("These are words said", -480, 100, 900, 200, size=80, align="left")
            | {"words": latin, "highlight": {"kind": "box", "colour": "#e05a47c0", "keeps": True}},
            text("שלום abc עולם", 480, 100, 900, 200, size=90)
            | {"words": said((0, 7), (5, 13)), "highlight": {"kind": "box", "colour": "#b0407a"}},
            text("नमस्ते दुनिया 你好世界", 0, 380, 1600, 200, size=90, background={"kind": "line"})
            | {
                "words": said((0, 6), (7, 13), (14, 16)),
                "highlight": {"kind": "colour", "colour": "#7ddf90"},
                "animation": {"kind": "rise"},
            },
        ),
        [(0, *MEDIUM), (half, *MEDIUM), (half * 5 // 2, *MEDIUM), (2 * SECOND, 320, 180)],
    )


def text_large_emoji() -> Example:
    """Pictures above 160 output pixels, at rest, turned, and on their way in."""
    return Example(
        document(
            text("👋🏽 🎬", -450, -200, 1000, 560, size=520),
            text("🇩🇪", 550, -200, 800, 560, 15, size=560, colour="#ffffff80"),
            text("❤️😀", 0, 300, 1800, 560, size=500)
            | {"animation": {"kind": "grow", "unit": "letter", "duration": SECOND}},
        ),
        [(SECOND // 3, *MEDIUM), (SECOND // 3, *SMALL)],
    )


def captions() -> Example:
    """Captions as their tracks say: at the bottom, at the top with the word that is said marked, beside the film."""
    half = SECOND // 2

    def caption(shown: str, track: str, **more: Any) -> Json:
        return {"kind": "caption", "track": track, "start": 0, "duration": 2 * SECOND, "text": shown} | more

    spans = [(0, 5), (6, 9), (10, 15), (16, 20), (21, 99)]
    said = [
        {"first": first, "end": end, "start": n * half, "duration": half}
        for n, (first, end) in enumerate(spans)
    ]
    moving = {"keyframes": {"x": [{"time": 0, "value": 500}], "opacity": [{"time": 0, "value": 0.2}]}}
    whole = document(
        clip("shape", fill="#3b5f8a"),
        caption("A caption as it is at first,\nin two lines", "t2"),
        caption("the next one, which nothing moves", "t2", start=2 * SECOND, **moving),
        caption("These are words that are said aloud, one after the other", "t3", words=said),
        caption("नमस्ते مرحبا 你好", "t4"),
        caption("Nobody sees this", "t5"),
        tracks=5,
    )
    whole["tracks"]["t3"]["captions"] = {
        "style": {"vertical": "top", "align": "left", "size": 80, "background": {"kind": "none"}},
        "highlight": {"kind": "box", "colour": "#b3261e"},
        "width": 0.45,
        "margin": 0.05,
    }
    whole["tracks"]["t4"]["captions"] = {
        "style": {"vertical": "middle", "stroke": {"width": 8}, "background": {"kind": "block"}}
    }
    whole["tracks"]["t5"]["captions"] = {"beside": True, "language": "pt-BR", "style": {"size": 200}}
    return Example(whole, [(0, *MEDIUM), (half * 5 // 2, *MEDIUM), (5 * half, 320, 180)])


TEXTS = {
    "captions": captions,
    "text-large-emoji": text_large_emoji,
    "text-families": text_families,
    "text-boxed": text_boxed,
    "text-stroked": text_stroked,
    "text-animated": text_animated,
    "text-highlighted": text_highlighted,
}
