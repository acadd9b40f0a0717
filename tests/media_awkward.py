"""Films and sounds that are awkward to read, small: clocks that start anew, no stamps, fields. As `media_samples`."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from tests.media_samples import makes, sample, tone, write_film, write_sound

SIZE = (320, 180)
#: Keyframes every half second, B-frames, little to decode.
GROUPS = {"g": "15", "bf": "2", "preset": "veryfast"}
#: Seconds after which a transport stream's clock of 33 bits is at its end.
WRAP = Fraction(2**33, 90_000)


def _transport(
    path: Path, seconds: float, first: int = 0, start: Fraction = Fraction(0), **more: object
) -> None:
    """A transport stream whose pictures are numbered from `first` on."""
    write_film(
        path,
        seconds=seconds,
        size=SIZE,
        container="mpegts",
        sounds=(("aac", tone(seconds), 48_000),),
        start=start,
        first=first,
        **{"options": GROUPS} | more,
    )


makes("groups.ts")(lambda path: _transport(path, 3.0))
makes("second.ts")(lambda path: _transport(path, 1.5, first=90))
makes("mpeg2.ts")(
    lambda path: _transport(path, 2.0, codec="mpeg2video", options={"g": "15", "bf": "2", "b": "4000000"})
)
makes("open.ts")(lambda path: _transport(path, 3.0, options=GROUPS | {"x264-params": "open-gop=1"}))
makes("wrap.ts")(lambda path: _transport(path, 3.0, start=WRAP - 1))


@makes("joined.ts")
def _joined(path: Path) -> None:
    """Two recordings, one behind the other: pictures 0 to 89, then 90 to 134."""
    path.write_bytes(sample("groups.ts").read_bytes() + sample("second.ts").read_bytes())


@makes("two_channels.ts")
def _two_channels(path: Path) -> None:
    """Two recordings whose streams have other numbers."""
    first, other = sample("groups.ts").read_bytes(), path.with_suffix(".other")
    _transport(
        other, 1.5, first=90, container_options={"mpegts_start_pid": "512", "mpegts_pmt_start_pid": "4097"}
    )
    path.write_bytes(first + other.read_bytes())
    other.unlink()


@makes("groups.m2ts")
def _m2ts(path: Path) -> None:
    """With four bytes of time before each packet, as discs and camcorders write them."""
    content = sample("groups.ts").read_bytes()
    path.write_bytes(b"".join(bytes(4) + content[at : at + 188] for at in range(0, len(content), 188)))


makes("reordered.avi")(
    lambda path: write_film(
        path, seconds=3.0, size=SIZE, container="avi", sounds=(), options=GROUPS | {"b_strategy": "0"}
    )
)
makes("reordered_open.avi")(
    lambda path: write_film(
        path, seconds=3.0, size=SIZE, container="avi", sounds=(),
        options=GROUPS | {"b_strategy": "0", "x264-params": "open-gop=1"},
    )
)  # fmt: skip


def write_fields(
    path: Path, *, frames: int, top_first: bool, tell: bool = True, telecine: bool = False
) -> None:
    """Write a film of fields, 25 frames a second, whose field n shows picture n of the test film.

    tell: say so in the stream. telecine: pictures are spread over 2 and 3 fields in turn.
    """
    width, height = 320, 240
    shown = (
        [number for number in range(frames * 2) for _ in range(2 + number % 2)]
        if telecine
        else range(frames * 2)
    )
    parity = ("tff" if top_first else "bff") if tell else ""
    options = {"preset": "veryfast", "qp": "10", "g": "12"}
    if tell:
        options |= {"flags": "+ildct+ilme", "x264-params": f"{parity}=1"}
    with av.open(str(path), "w", format="mp4") as out:
        film = out.add_stream("libx264", rate=Fraction(30_000, 1001) if telecine else 25, options=options)
        film.width, film.height, film.pix_fmt = width, height, "yuv420p"
        for number in range(frames):
            early, late = (moving(shown[2 * number + field], width, height) for field in (0, 1))
            frame = np.empty((height, width), np.uint8)
            frame[0::2], frame[1::2] = (early[0::2], late[1::2]) if top_first else (late[0::2], early[1::2])
            planes = np.concatenate([frame, np.full((height // 2, width), 128, np.uint8)])
            out.mux(film.encode(av.VideoFrame.from_ndarray(planes, format="yuv420p")))
        out.mux(film.encode(None))


def moving(number: int, width: int, height: int) -> np.ndarray:
    """Return a picture of fields, uint8 (height, width): a bright bar that has come `number` steps."""
    luma = np.broadcast_to(np.linspace(40, 90, height, dtype=np.uint8)[:, None], (height, width)).copy()
    left = 10 + 4 * (number % 60)
    luma[:, left : left + 24] = 220
    return luma


def bar(luma: np.ndarray) -> float:
    """Return how many steps the bar of a picture has come."""
    columns = np.flatnonzero(luma[luma.shape[0] // 4 : luma.shape[0] * 3 // 4].mean(axis=0) > 150)
    return (columns[0] - 10) / 4


for _name, _arguments in {
    "fields_top.mp4": {"top_first": True},
    "fields_bottom.mp4": {"top_first": False},
    "fields_telecined.mp4": {"top_first": True, "telecine": True},
}.items():
    makes(_name)(lambda path, arguments=_arguments: write_fields(path, frames=30, **arguments))


@makes("untold_fields.avi")
def _untold(path: Path) -> None:
    """Television's size and rate, made of fields, and nothing that says so."""
    width, height = 360, 576
    with av.open(str(path), "w", format="avi") as out:
        film = out.add_stream("mpeg4", rate=25, options={"qscale": "2", "flags": "+qscale", "g": "12"})
        film.width, film.height, film.pix_fmt = width, height, "yuv420p"
        film.codec_context.time_base = Fraction(1, 25)
        for number in range(30):
            frame = moving(2 * number, width, height)
            frame[0::2] = moving(2 * number + 1, width, height)[0::2]
            planes = np.concatenate([frame, np.full((height // 2, width), 128, np.uint8)])
            picture = av.VideoFrame.from_ndarray(planes, format="yuv420p")
            picture.pts, picture.time_base = number, Fraction(1, 25)
            out.mux(film.encode(picture))
        out.mux(film.encode(None))


#: Sounds that are several files in one: their first has 2 s at 440 Hz, their second 1.5 s at 880 Hz.
CHAINS = {
    "chained.ogg": ("vorbis", "ogg", (48_000, 2), (48_000, 2)),
    "chained.opus": ("libopus", "ogg", (48_000, 2), (48_000, 2)),
    "chained.flac": ("flac", "flac", (48_000, 2), (48_000, 2)),
    "chained.mp3": ("libmp3lame", "mp3", (44_100, 2), (22_050, 1)),
}


def _chain(path: Path, codec: str, container: str, *shapes: tuple[int, int]) -> None:
    parts = []
    for (rate, channels), seconds, hertz in zip(shapes, (2.0, 1.5), (440.0, 880.0), strict=True):
        part = path.with_suffix(f".{len(parts)}")
        sound = np.broadcast_to(tone(seconds, rate, 1, hertz), (channels, round(seconds * rate)))
        write_sound(part, codec, sound, rate, container, **{"strict": "-2"} if codec == "vorbis" else {})
        parts.append(part)
    path.write_bytes(b"".join(part.read_bytes() for part in parts))
    for part in parts:
        part.unlink()


for _name, (_codec, _container, *_shapes) in CHAINS.items():
    makes(_name)(
        lambda path, codec=_codec, container=_container, shapes=tuple(_shapes): _chain(
            path, codec, container, *shapes
        )
    )
