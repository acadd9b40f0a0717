"""Samples that must be refused: damaged, mislabelled or hostile. `BROKEN` lists their names."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.media_samples import makes, photo, sample, write_film
from tests.media_stills import SVG


def _cut(name: str, part: float) -> Callable[[Path], None]:
    """Keep the first `part` (0-1) of the sample `name`."""

    def make(path: Path) -> None:
        whole = sample(name).read_bytes()
        path.write_bytes(whole[: int(len(whole) * part)])

    return make


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png_bomb(path: Path) -> None:
    """169 million pixels in 160 kB."""
    side = 13_000
    lines = zlib.compress(bytes(1 + side * 3) * side, 9)
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = png_chunk(b"IHDR", header) + png_chunk(b"IDAT", lines) + png_chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunks)


def _noise(path: Path) -> None:
    """A film whose index is whole and whose pictures are all overwritten."""
    whole = bytearray(sample("silent.mp4").read_bytes())
    begin = whole.index(b"mdat") + 4
    end = whole.index(b"moov") - 4
    whole[begin:end] = bytes((i * 7919 + 13) % 256 for i in range(end - begin))
    path.write_bytes(whole)


def _huge_film(path: Path) -> None:
    """8192 x 8192 pixels a frame: 67 million, in a few kilobytes."""
    import av
    import numpy as np

    with av.open(str(path), "w", format="mp4") as out:
        stream = out.add_stream("libx264", rate=30, options={"preset": "ultrafast", "crf": "51"})
        stream.width = stream.height = 8192
        stream.pix_fmt = "gray"
        frame = av.VideoFrame.from_ndarray(np.zeros((8192, 8192), np.uint8), format="gray")
        for index in range(2):
            frame.pts = index
            out.mux(stream.encode(frame))
        out.mux(stream.encode())


def _gif_bomb(path: Path) -> None:
    """A canvas of 65535 x 65535 in 50 bytes."""
    header = b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0) + bytes(6)
    path.write_bytes(header + b"," + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0) + b"\x02\x02\x4c\x01\x00;")


PLAYLIST = "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + ']><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text>&i;</text></svg>'
)


def _text(text: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_text(text)

    return make


def _bytes(content: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(content)

    return make


BROKEN: dict[str, Callable[[Path], None]] = {
    "empty.mp4": _bytes(b""),
    "zeros.mp4": _bytes(bytes(100_000)),
    "text.mp4": _text("This is a letter, not a film.\n" * 50),
    "page.png": _text("<!doctype html><html><body><script>alert(1)</script></body></html>"),
    "nested.mp3": _text("[" * 20_000 + "]" * 20_000),
    "playlist.mp4": _text(PLAYLIST),
    "concat.mp4": _text("ffconcat version 1.0\nfile /etc/passwd\n"),
    "archive.mp4": _bytes(b"PK\x03\x04" + bytes(4000)),
    "program.jpg": _bytes(b"\x7fELF" + bytes(4000)),
    "no_index.mp4": _cut("plain.mov", 0.6),
    "cut_short.mp4": _cut("plain.mp4", 0.5),
    "header_only.mp4": _cut("plain.mp4", 0.02),
    "cut.png": _cut("logo.png", 0.5),
    "cut.jpg": _cut("photo.jpg", 0.4),
    "cut.webp": _cut("photo.webp", 0.4),
    "cut.heic": _cut("photo.heic", 0.4),
    "noise.mp4": _noise,
    "bomb.png": _png_bomb,
    "bomb.gif": _gif_bomb,
    "huge.mp4": _huge_film,
    "laughs.svg": _text(LAUGHS),
    "half.svg": _text(SVG[: len(SVG) // 2]),
    "huge.svg": _text(SVG.replace('width="400" height="300"', 'width="900000" height="900000"')),
}

for _name, _maker in BROKEN.items():
    makes(_name)(_maker)


@makes("wrong_name.txt")
def _wrong_name(path: Path) -> None:
    """A whole film with the name of a letter: allowed, since the content counts."""
    write_film(path, container="mp4", seconds=0.5)


@makes("big.mp4")
def _big(path: Path) -> None:
    """A whole film of about 40 MB: noise that no codec makes small."""
    import numpy as np

    rng = np.random.default_rng(7)
    noise = rng.integers(0, 255, (720, 1280, 3), np.uint8)
    import av

    with av.open(str(path), "w", format="mp4", container_options={"movflags": "faststart"}) as out:
        stream = out.add_stream("libx264", rate=30, options={"preset": "ultrafast", "crf": "10"})
        stream.width, stream.height, stream.pix_fmt = 1280, 720, "yuv420p"
        for index in range(24):
            frame = av.VideoFrame.from_ndarray(np.roll(noise, index * 37, axis=1), format="rgb24")
            out.mux(stream.encode(frame))
        out.mux(stream.encode())


@makes("tall.jpg")
def _tall(path: Path) -> None:
    photo(300, 4000).save(path, "JPEG")


@makes("linked.svg")
def _linked(path: Path) -> None:
    """A drawing that asks for a file and a page of the outside: drawn without them."""
    places = ("file:///etc/passwd", "http://127.0.0.1:9/x.png")
    links = "".join(f'<image href="{place}" width="9" height="9"/>' for place in places)
    path.write_text(SVG.replace("</svg>", f"{links}<script>alert(1)</script></svg>"))


@makes("covered.mp3")
def _covered(path: Path) -> None:
    """A song with a picture of its cover inside: sound, not a film."""
    import io

    cover = io.BytesIO()
    Image.new("RGB", (300, 300), (200, 30, 30)).save(cover, "JPEG")
    body = b"\x00image/jpeg\x00\x03\x00" + cover.getvalue()
    frame = b"APIC" + struct.pack(">IH", len(body), 0) + body
    size = len(frame)
    coded = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    song = sample("song.mp3").read_bytes()
    path.write_bytes(b"ID3\x03\x00\x00" + coded + frame + song[song.index(b"\xff\xfb") :])
