"""A film of forty faces and where each is: 22 of the sample pictures of a package, and 18 of them mirrored.

The pictures are those of npm `@vladmandic/face-api` (MIT), which set-up never fetches. Each face, with its hair and
shoulders, moves over a ground, turns, and is covered for most of a second; eight shots of five, from 24 to 400 pixels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageFilter

from generation.tools.archives import read_member
from generation.tools.weights import Package
from tests.bench.tools import background

PACKAGE = Package(
    "@vladmandic/face-api",
    "1.7.15",
    "0d77fffeef362ef9c0939cf6c567f3a2e8e177f114fa257a3270cbd2e509b031",
    12_677_476,
)
SIZE, RATE, SHOT = (1280, 720), 25, 3.0
#: Left, top, width, height of the faces of each sample picture, looked over by eye.
FACES: dict[int, tuple[tuple[int, int, int, int], ...]] = {
    1: ((419, 372, 175, 222), (832, 441, 190, 214), (1475, 232, 201, 181)),
    2: ((373, 150, 161, 267), (903, 254, 167, 207), (1434, 174, 210, 220)),
    3: ((593, 336, 201, 263), (1073, 200, 235, 328), (1495, 292, 208, 289)),
    4: ((253, 214, 173, 229), (657, 89, 180, 201), (984, 191, 174, 227), (1275, 143, 155, 239)),
    5: (
        (367, 875, 207, 304),
        (603, 431, 169, 230),
        (785, 114, 164, 212),
        (1113, 210, 168, 226),
        (1418, 408, 183, 262),
    ),
    6: ((255, 491, 215, 273), (669, 318, 204, 331), (1166, 300, 218, 294), (1483, 253, 220, 304)),
}
#: Heights in pixels of the faces of each shot, and how far they turn, in degrees.
SHOTS: tuple[tuple[tuple[int, int], ...], ...] = (
    ((400, 15), (72, 20), (72, 25), (48, 20), (24, 10)),
    ((320, 20), (96, 25), (84, 15), (60, 25), (32, 15)),
    ((280, 25), (120, 20), (96, 45), (48, 40), (40, 10)),
    ((240, 20), (140, 25), (110, 15), (72, 45), (24, 20)),
    ((200, 25), (160, 20), (120, 45), (80, 25), (56, 25)),
    ((180, 15), (150, 45), (100, 25), (76, 20), (48, 25)),
    ((360, 10), (90, 25), (72, 15), (64, 40), (36, 20)),
    ((220, 45), (130, 25), (105, 20), (88, 25), (52, 15)),
)
#: Where the middles of a shot's faces are to begin with, the largest first.
MIDDLES = ((330, 380), (720, 200), (1010, 210), (760, 560), (1090, 560))


@dataclass(frozen=True)
class Truth:
    """A face in a frame: its middle, its width and height, how far it is turned now, and at most in its shot."""

    frame: int
    x: float
    y: float
    width: float
    height: float
    turn: float
    most: float


def heads(archive: Path, place: Path) -> list[tuple[Image.Image, float]]:
    """Return forty heads, RGBA, in whose middle the face is a third as high; and how wide for its height it is."""
    found = []
    for number, boxes in FACES.items():
        path = place / f"sample{number}.jpg"
        path.write_bytes(read_member(archive, f"package/demo/sample{number}.jpg"))
        picture = Image.open(path).convert("RGB")
        for left, top, width, height in boxes:
            x, y, side = left + width / 2, top + height / 2, 1.5 * height
            head = picture.crop((round(x - side), round(y - side), round(x + side), round(y + side)))
            found.append((_feathered(head), width / height))
    mirrored = [(head.transpose(Image.Transpose.FLIP_LEFT_RIGHT), shape) for head, shape in found]
    return (found + mirrored)[:40]


def _feathered(head: Image.Image) -> Image.Image:
    y, x = np.mgrid[0 : head.height, 0 : head.width]
    away = np.hypot((x / head.width - 0.5) / 0.36, (y / head.height - 0.52) / 0.45)
    alpha = np.clip((1 - away) / 0.2, 0, 1)
    out = head.convert("RGBA")
    out.putalpha(Image.fromarray(np.rint(255 * alpha).astype(np.uint8)))
    return out


def write_film(path: Path, faces: list[tuple[Image.Image, float]]) -> list[Truth]:
    """Write the film, and return where its faces are in each frame."""
    truths: list[Truth] = []
    frames = round(SHOT * RATE)
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=RATE, options={"preset": "veryfast", "crf": "18"})
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        for shot, cast in enumerate(SHOTS):
            ground = background(shot).resize(SIZE)
            heads = [
                faces[5 * shot + place][0].resize((3 * height, 3 * height), Image.Resampling.LANCZOS)
                for place, (height, _) in enumerate(cast)
            ]
            for number in range(frames):
                picture = ground.copy()
                for place, (height, most) in enumerate(cast):
                    shape = faces[5 * shot + place][1]
                    truth = _truth(shot, place, number, height, most, shape)
                    _lay(picture, heads[place], truth)
                    _cover(picture, truth, number, place)
                    truths.append(truth)
                out.mux(stream.encode(av.VideoFrame.from_image(picture)))
        out.mux(stream.encode(None))
    return truths


def _truth(shot: int, place: int, number: int, height: int, most: float, shape: float) -> Truth:
    seconds = number / RATE
    phase = 1.7 * place + 0.9 * shot
    swing = min(120.0, 40 + height / 3) if place else 60.0
    x = MIDDLES[place][0] + swing * math.sin(1.9 * seconds + phase)
    y = MIDDLES[place][1] + 0.35 * swing * math.cos(2.3 * seconds + phase)
    turn = most * math.sin(1.4 * seconds + phase)
    frame = shot * round(SHOT * RATE) + number
    return Truth(frame, x, y, shape * height, height, turn, most)


def _lay(picture: Image.Image, head: Image.Image, truth: Truth) -> None:
    turned = head.rotate(-truth.turn, Image.Resampling.BICUBIC)
    corner = round(truth.x - head.width / 2), round(truth.y - head.height / 2)
    picture.paste(turned, corner, turned)


def _cover(picture: Image.Image, truth: Truth, number: int, place: int) -> None:
    """Let something pass before every second face for four fifths of a second."""
    if place % 2 == 0 or not 1.2 <= number / RATE < 2.0:
        return
    width, height = round(1.5 * truth.width), round(1.5 * truth.height)
    board = Image.new("RGB", (width, height), (90, 70, 50)).filter(ImageFilter.GaussianBlur(1))
    picture.paste(board, (round(truth.x - width / 2), round(truth.y - height / 2)))
