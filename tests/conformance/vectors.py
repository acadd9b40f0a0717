"""Vectors of the pure rooms: what Python works out, for TypeScript to work out again."""

import random
from dataclasses import astuple
from typing import Any

from editor.timeline import time
from editor.timeline.operations import MAX_BATCH, MAX_OPERATION_BYTES, apply, check_operation
from editor.timeline.order import key_between
from editor.timeline.schema import Document, Rational, TextStyle
from editor.timeline.tables import box_at, read_table
from editor.timeline.text.bidi import embedding_levels, line_levels, visual_order
from editor.timeline.text.layout import layout_text
from editor.timeline.text.lines import Letter, Line, PlacedGlyph
from editor.timeline.text.segments import without_glyph
from tests.unit.timeline.fonts import FONTS

TEN_HOURS = 10 * 3600 * time.FLICKS_PER_SECOND
RATES = [
    (24, 1),
    (25, 1),
    (30, 1),
    (24000, 1001),
    (30000, 1001),
    (60000, 1001),
    (119, 7),
    (1_000_000, 999_983),
    (1, 3),
]
TIMES = [0, 1, 23_543_519, 23_543_520, 705_599_999, TEN_HOURS - 1, TEN_HOURS, TEN_HOURS + 11_771_761]


def time_vectors() -> list[dict[str, Any]]:
    """Return frame arithmetic at odd rates, up to ten hours in."""
    vectors = []
    for numerator, denominator in RATES:
        rate = Rational(numerator=numerator, denominator=denominator)
        for at in TIMES:
            frame = time.frame_at(at, rate)
            vectors.append(
                {
                    "rate": {"numerator": numerator, "denominator": denominator},
                    "time": at,
                    "frame_at": frame,
                    "frame_time": time.frame_time(frame, rate),
                    "frame_count": time.frame_count(at, rate),
                    "nearest_frame_time": time.nearest_frame_time(at, rate),
                    "from_stamp": time.from_stamp(frame, denominator, numerator),
                    "samples_44100": time.to_samples(at, 44_100),
                }
            )
    return vectors


def order_vectors() -> list[list[str | None]]:
    """Return [low, high, key between] for random neighbours and for the edges."""
    chance = random.Random(7)
    vectors: list[list[str | None]] = [
        [low, high, key_between(low, high)]
        for low, high in [
            (None, None),
            (None, "0"),
            ("V", "V0"),
            ("V", "V"),
            ("W", "V"),
            ("zz", None),
            (None, "1"),
        ]
    ]
    keys = ["V"]
    for _ in range(200):
        place = chance.randrange(len(keys) + 1)
        low = keys[place - 1] if place else None
        high = keys[place] if place < len(keys) else None
        key = key_between(low, high)
        keys.insert(place, key)
        vectors.append([low, high, key])
    return vectors


def bound_vectors() -> dict[str, int]:
    """Return what both languages let into one operation."""
    return {"batch": MAX_BATCH, "bytes": MAX_OPERATION_BYTES}


def operation_vectors() -> list[dict[str, Any]]:
    """Return histories: operations in server order, and the state and the inverse after each."""
    return [_history(seed) for seed in range(6)]


def _history(seed: int) -> dict[str, Any]:
    chance = random.Random(seed)
    document = Document()
    steps = []
    undo: list[dict[str, Any]] = []
    for _ in range(30):
        if undo and chance.random() < 0.2:
            operation = undo.pop(chance.randrange(len(undo)))
        elif chance.random() < 0.2:
            operation = {
                "type": "batch",
                "operations": [_primitive(chance) for _ in range(chance.randint(1, 4))],
            }
        else:
            operation = _primitive(chance)
        check_operation(operation)
        document, inverse = apply(document, operation)
        if inverse is not None:
            undo.append(inverse)
        steps.append({"operation": operation, "inverse": inverse})
    return {"steps": steps, "document": document.model_dump(mode="json")}


def _primitive(chance: random.Random) -> dict[str, Any]:
    name = chance.choice("abc")
    clip_range = {"track": chance.choice("abc"), "start": chance.randrange(10**9), "duration": 10**9}
    clip = chance.choice(
        [
            {"kind": "video", "asset": "a", **clip_range, "sound": {"volume": 0.5}},
            {"kind": "image", "asset": "a", **clip_range, "transform": {"x": 10, "rotation": 12.5}},
            {"kind": "text", "text": "Grüße 👋", **clip_range, "style": {"size": 64}},
            {"kind": "shape", **clip_range, "fill": "#ff000080"},
            {"kind": "audio", "asset": "b", **clip_range, "source_start": 5},
        ]
    )
    settings = [
        (["clips", name], clip),
        (["clips", name], clip),
        (["tracks", name], {"order": chance.choice(["V", "W"])}),
        (["assets", name], {"source": "a.mp4", "kind": "video", "width": 640, "height": 360}),
        (["clips", name, "transform", "x"], chance.randrange(-100, 100)),
        (["clips", name, "transform"], {"width": chance.randrange(1, 100)}),
        (["clips", name, "appearance", "opacity"], chance.choice([0, 0.25, 1])),
        (["clips", name, "style", "weight"], 700),
        (["clips", name, "start"], chance.randrange(10**12)),
        (["canvas", "frame_rate"], {"numerator": chance.choice([24, 25])}),
        (["markers", name], {"time": chance.randrange(10**9), "name": "Here"}),
        (["markers", name, "colour"], "#00ff00"),
        (["clips", name, "group"], chance.choice(["", "g"])),
        (["assets", name, "made_from"], "a"),
        (["canvas"], {"background": chance.choice(["#000000", "#ffffff"])}),
        (["master"], {"loudness": chance.choice([0, -14])}),
        (["clips", name, "keyframes", "x"], [{"time": 0, "value": chance.randrange(9)}]),
        (["clips", name, "keyframes"], {"y": [{"time": 5, "value": 1, "easing": "hold"}], "x": []}),
        (["clips", name, "words"], [{"first": 0, "end": chance.randrange(1, 5), "start": 0, "duration": 7}]),
    ]
    path, value = chance.choice(settings)
    if len(path) == 2 and path[0] != "canvas" and chance.random() < 0.25:
        return {"type": "remove", "path": path}
    operation: dict[str, Any] = {"type": "set", "path": path, "value": value}
    if chance.random() < 0.1:
        operation["expect"] = chance.choice([None, value])
    return operation


def bidi_vectors() -> list[list[Any]]:
    """Return [text, levels, the paragraph's level, visual order] for texts of every direction."""
    chance = random.Random(3)
    letters = [*"ab אבגשלום مرحبا 123 ٤٥ ()[]{}+-,.$%/\u0301\u05b0\u200b👩🇩\U0001e900"]
    letters += ["\u2066", "\u2067", "\u2068", "\u2069", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"]
    texts = ["", "Hello", "שלום (abc) 12:30", "مرحبا 👋 world", "a (ب) c [1.5%]"]
    texts += ["".join(chance.choices(letters, k=chance.randint(1, 16))) for _ in range(250)]
    vectors: list[list[Any]] = []
    for text in texts:
        codes = [ord(character) for character in text]
        levels, base = embedding_levels(codes)
        vectors.append([text, levels, base, visual_order(line_levels(codes, levels, base))])
    return vectors


WORDS = [
    *[
        "office",
        "fjord",
        "AV",
        "well-known",
        "x",
        "12:30",
        "(a)",
        "Ελλάδα",
        "ёж",
        "e\u0301",
        "\u00a0",
        "—",
        "supercalifragilistic",
    ],
    *[
        "مرحبا",
        "بالعالم",
        "(١٢٣)",
        "שלום",
        "עולם!",
        "नमस्ते",
        "क्षत्रिय",
        "你好，世界",
        "「中文」",
        "👋🏽",
        "👩‍👩‍👧",
        "🇩🇪🇫🇷",
        "สวัสดีครับ",
        "한국어로",
        "☺︎",
        "♪ ♫ ❤ ⛀",
        "தமிழ்",
        "ភាសាខ្មែរ",
        "မြန်မာ",
        "ქართული",
    ],
    *["\u2067", "\u2069", "\u202e", "\u202c", "\u200b", "\t", "\n", "\r\n"],
]


#: Texts with characters that no font here has.
BOXED = (
    "\u16a0 la la \u16a1",
    "\u13a0\u13b6 \u13a0 a\n\u13a1\u16a1 \U0001f44b\U0001f3fd",
    "plain \ufe0f\u200d",
)


def text_vectors() -> list[dict[str, Any]]:
    """Return texts of mixed scripts in narrow boxes, and the lines, letters and glyphs that they come to."""
    chance = random.Random(11)
    vectors = []
    for _ in range(140):
        text = chance.choice(["", " "]).join(chance.choices(WORDS, k=chance.randint(0, 7)))
        text = " ".join([text, *chance.choices(WORDS, k=chance.randint(0, 2))])
        style = TextStyle(
            family=chance.choice(["Inter", "Noto Sans", "Caveat", "Bebas Neue"]),
            weight=chance.choice([100, 400, 650, 900]),
            size=chance.choice([40, 60, 96]),
            align=chance.choice(["left", "center", "right"]),
            vertical=chance.choice(["top", "middle", "bottom"]),
            line_height=chance.choice([0.9, 1.2, 1.75]),
            letter_spacing=chance.choice([0, 0, 12, -5]),
        )
        width = chance.choice([30, 200, 350, 600, 1200])
        vectors.append(_text_vector(text, style, width))
    return vectors + [_text_vector(text, TextStyle(), 600) for text in BOXED]


def _text_vector(text: str, style: TextStyle, width: float) -> dict[str, Any]:
    layout = layout_text(text, style, width, 400, FONTS)
    return {
        "text": text,
        "style": style.model_dump(mode="json"),
        "width": width,
        "missing": without_glyph(text, style.family, style.weight, FONTS),
        "lines": [_rounded(line) for line in layout.lines],
        "letters": [_rounded(letter) for letter in layout.letters],
        "glyphs": [_rounded(glyph) for glyph in layout.glyphs],
    }


def _rounded(part: Line | Letter | PlacedGlyph) -> list[Any]:
    """Return a part of a layout as the list of its fields."""
    return [round(value, 6) if isinstance(value, float) else value for value in astuple(part)]


def table_vectors() -> list[dict[str, Any]]:
    """Return tables of tracks, and where their subjects are at many moments, up to ten hours in."""
    chance = random.Random(23)
    vectors = []
    for _ in range(12):
        subjects = {name: _rows(chance) for name in ("a", "b")}
        table = read_table({"width": 1920, "height": 1080, "subjects": subjects})
        times = [row[0] + step for rows in subjects.values() for row in rows for step in (-1, 0, 1)]
        times += [chance.randrange(max(times) + 1) for _ in range(20)]
        found = [
            [name, time, None if (box := box_at(table, name, time)) is None else list(astuple(box))]
            for name in ("a", "b", "nobody")
            for time in sorted(set(times))
            if time >= 0
        ]
        vectors.append({"table": table.model_dump(mode="json"), "boxes": found})
    return vectors


def _rows(chance: random.Random) -> list[list[Any]]:
    time = chance.choice([0, 5, TEN_HOURS])
    rows = []
    for _ in range(chance.randint(1, 8)):
        left, top = chance.randrange(-200, 1900), chance.randrange(-200, 1000)
        box = [left, top, left + chance.randrange(400), top + chance.randrange(400)]
        rows.append([time, *box, chance.choice(["seen", "seen", "guessed", "gone"])])
        time += chance.choice([1, 3, 23_520_000, 705_600_000, 10**13 + 7])
    return rows
