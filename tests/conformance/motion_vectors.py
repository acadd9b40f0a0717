"""Vectors of what changes with time: Python works them out, TypeScript comes to the same doubles."""

import random
from typing import Any

from editor.timeline.keyframes import polyline, property_at
from editor.timeline.playing import source_time
from editor.timeline.schema import Keyframes, VideoClip
from editor.timeline.time import FLICKS_PER_SECOND as SECOND

TEN_HOURS = 10 * 3600 * SECOND
EASINGS = ["linear", "hold", "ease", "ease-in", "ease-out", "ease-in-out", "bezier"]


def keyframe_vectors() -> list[dict[str, Any]]:
    """Return curves with every easing, their values at moments inside and outside, and as points for a mixer."""
    chance = random.Random(5)
    vectors = []
    for number in range(40):
        name, size = chance.choice(
            [("x", 2000), ("width", 3000), ("opacity", 1.5), ("volume", 5), ("pan", 1)]
        )
        first = chance.choice([0, -SECOND, TEN_HOURS])
        keys = [
            {
                "time": first + chance.randrange(4 * SECOND),
                "value": round(chance.uniform(-size, size), 3),
                "easing": EASINGS[number % 7] if number < 21 else chance.choice(EASINGS),
                "bezier": {
                    "x1": chance.choice([0.0, 0.25, 1.0, round(chance.random(), 3)]),
                    "y1": round(chance.uniform(-2, 3), 3),
                    "x2": chance.choice([0.0, 0.75, 1.0, round(chance.random(), 3)]),
                    "y2": round(chance.uniform(-2, 3), 3),
                },
            }
            for _ in range(chance.choice([0, 1, 2, 2, 3, 5]))
        ]
        if len(keys) > 2:
            keys.append({**keys[0], "value": -keys[0]["value"]})
        keyframes = Keyframes.model_validate({name: keys})
        times = [first - 1, first + 4 * SECOND, *(first + chance.randrange(4 * SECOND) for _ in range(6))]
        times += [key["time"] for key in keys]
        duration = 3 * SECOND + 1
        vectors.append(
            {
                "name": name,
                "keyframes": keyframes.model_dump(mode="json"),
                "values": [[time, property_at(keyframes, name, time)] for time in times],
                "duration": duration,
                "points": [list(point) for point in polyline(keyframes, name, duration, 1 / 16)],
            }
        )
    return vectors


def playing_vectors() -> list[dict[str, Any]]:
    """Return clips of odd speeds, both ways and frozen, ten hours in too, and their sources' moments."""
    vectors = []
    for speed in (1, 1.5, 0.1, 10, 0.333, 2.0005, 1.001, 7.919):
        for playing in ({}, {"reversed": True}, {"frozen": True}):
            for start, duration in ((0, SECOND + 1), (7, TEN_HOURS + 11_771_761)):
                clip = VideoClip.model_validate(
                    {
                        "asset": "a",
                        "track": "t",
                        "start": 5,
                        "duration": duration,
                        "source_start": start,
                        "playing": {"speed": speed, **playing},
                    }
                )
                moments = [0, 1, 23_543_519, SECOND, duration - 1, duration + SECOND]
                vectors.append(
                    {
                        "clip": clip.model_dump(include={"source_start", "duration", "playing"}),
                        "moments": [
                            [into, source_time(clip, into), source_time(clip, into, 3 * SECOND)]
                            for into in moments
                        ],
                    }
                )
    return vectors
