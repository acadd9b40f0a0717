"""Vectors of the pure rooms: what Python works out, for TypeScript to work out again."""

import random
from typing import Any

from editor.timeline import time
from editor.timeline.operations import apply, check_operation
from editor.timeline.order import key_between
from editor.timeline.schema import Document, Rational

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
    ]
    path, value = chance.choice(settings)
    if len(path) == 2 and path[0] != "canvas" and chance.random() < 0.25:
        return {"type": "remove", "path": path}
    operation: dict[str, Any] = {"type": "set", "path": path, "value": value}
    if chance.random() < 0.1:
        operation["expect"] = chance.choice([None, 0, 700])
    return operation
