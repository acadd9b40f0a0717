"""Small files that ask for minutes of work. `COSTLY` lists their names, and what becomes of each."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.media_broken import png_chunk
from tests.media_samples import makes, photo, sample

SIDE = 3000
FRAMES = 2000


def _gif(path: Path) -> None:
    """2,000 frames of 3000 x 3000 in 46 kB: each changes one pixel."""
    head = b"GIF89a" + struct.pack("<HHBBB", SIDE, SIDE, 0x80, 0, 0) + bytes([0, 0, 0, 255, 255, 255])
    frame = b"!\xf9\x04\x04\x0a\x00\x00\x00," + struct.pack("<HHHHB", 5, 5, 1, 1, 0) + b"\x02\x02\x4c\x01\x00"
    path.write_bytes(head + frame * FRAMES + b";")


def _apng(path: Path) -> None:
    def control(number: int, width: int, height: int) -> bytes:
        return png_chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, width, height, 0, 0, 1, 10, 0, 0))

    dot = zlib.compress(b"\0\xff\0\0")
    chunks = [
        png_chunk(b"IHDR", struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)),
        png_chunk(b"acTL", struct.pack(">II", FRAMES, 0)),
        control(0, SIDE, SIDE),
        png_chunk(b"IDAT", zlib.compress(bytes(1 + SIDE * 3) * SIDE, 9)),
    ]
    for number in range(1, FRAMES):
        chunks += [control(2 * number - 1, 1, 1), png_chunk(b"fdAT", struct.pack(">I", 2 * number) + dot)]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + png_chunk(b"IEND", b""))


def _webp(path: Path) -> None:
    dot = io.BytesIO()
    Image.new("RGB", (1, 1)).save(dot, "WEBP", lossless=True)
    pixel = dot.getvalue()[12:]

    def chunk(kind: bytes, data: bytes) -> bytes:
        return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)

    def whole(number: int) -> bytes:
        return struct.pack("<I", number)[:3]

    frame = chunk(b"ANMF", bytes(12) + whole(100) + b"\0" + pixel)
    body = chunk(b"VP8X", b"\x02\0\0\0" + whole(SIDE - 1) * 2) + chunk(b"ANIM", bytes(6)) + frame * FRAMES
    path.write_bytes(b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body)


def _avif(path: Path) -> None:
    frame = Image.new("RGB", (1600, 1600), (200, 100, 50))
    frame.save(path, "AVIF", save_all=True, append_images=[frame] * 59, speed=10)


def svg(body: str, width: int = 400, height: int = 300) -> bytes:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
    return f"{head}{body}</svg>".encode()


def _uses() -> bytes:
    """Ten of ten of ten …: ten thousand million rectangles in a kilobyte."""
    levels = ['<g id="l0"><rect width="9" height="9"/></g>']
    for n in range(1, 11):
        uses = f"<use href='#l{n - 1}' x='1'/>" * 10
        levels.append(f"<g id='l{n}'>{uses}</g>")
    return svg(f"<defs>{''.join(levels)}</defs><use href='#l10'/>")


def _patterns() -> bytes:
    """The same by paint: each pattern is filled with the one before."""
    levels = ['<pattern id="p0" width="1" height="1"><rect width="1" height="1"/></pattern>']
    for n in range(1, 8):
        rects = f"<rect width='5' height='5' fill='url(#p{n - 1})'/>" * 20
        levels.append(f"<pattern id='p{n}' width='1' height='1'>{rects}</pattern>")
    return svg(f"{''.join(levels)}<rect width='400' height='300' style='fill:url( #p7 )'/>")


def _filters() -> bytes:
    """Noise of ten octaves over ten million pixels, four hundred times."""
    noise = '<filter id="f"><feTurbulence baseFrequency="0.05" numOctaves="10"/></filter>'
    return svg(noise + '<rect width="4000" height="2500" filter="url(#f)"/>' * 400, 4000, 2500)


def _png_text(path: Path) -> None:
    """Notes that swell from 50 kB to 50 MB, and a colour profile that does the same."""
    picture = io.BytesIO()
    photo(64, 64).save(picture, "PNG")
    whole = picture.getvalue()
    swollen = zlib.compress(bytes(50_000_000), 9)
    notes = png_chunk(b"zTXt", b"Comment\0\0" + swollen) * 20 + png_chunk(b"iCCP", b"p\0\0" + swollen)
    path.write_bytes(whole[:33] + notes + whole[33:])


def _scans(path: Path) -> None:
    """A progressive JPEG of 64 million pixels whose last scan comes a thousand times."""
    picture = io.BytesIO()
    Image.new("L", (8000, 8000), 128).save(picture, "JPEG", progressive=True, quality=10)
    whole = picture.getvalue()
    last = whole.rindex(b"\xff\xda")
    path.write_bytes(whole[:last] + whole[last:-2] * 1000 + whole[-2:])


def _tables(path: Path) -> None:
    """A film whose index says that it has 100 million frames of a byte each."""
    content = bytearray(sample("silent.mp4").read_bytes())
    many = struct.pack(">I", 100_000_000)
    sizes, times, chunks = (content.index(kind) for kind in (b"stsz", b"stts", b"stsc"))
    content[sizes + 8 : sizes + 12], content[sizes + 12 : sizes + 16] = struct.pack(">I", 1), many
    content[times + 12 : times + 16] = many
    content[chunks + 16 : chunks + 20] = many
    path.write_bytes(content)


def _clusters(path: Path) -> None:
    """A million clusters of one block of one byte."""
    whole = sample("plain.mkv").read_bytes()
    head = whole[: whole.index(b"\x1f\x43\xb6\x75")]
    cluster = b"\x1f\x43\xb6\x75\x8a\xe7\x82\x00\x00\xa3\x84\x81\x00\x00\x80"
    path.write_bytes(head + cluster * 1_000_000)


def _crc(width: int, polynomial: int) -> Callable[[bytes], bytes]:
    """Return a checksum of that many bits, most significant first, from zero."""
    top = 1 << (width - 1)
    table = []
    for byte in range(256):
        value = byte << (width - 8)
        for _ in range(8):
            value = (value << 1 ^ (polynomial if value & top else 0)) & (2 * top - 1)
        table.append(value)

    def sum_up(data: bytes) -> bytes:
        value = 0
        for byte in data:
            value = (value << 8 & (2 * top - 1)) ^ table[value >> (width - 8) ^ byte]
        return value.to_bytes(width // 8, "big")

    return sum_up


def _hundred_hours(path: Path) -> None:
    """99 hours of one level, 8 kHz, in a megabyte: FLAC blocks that hold one number (RFC 9639, section 9.2.2)."""
    block, rate = 65_535, 8000
    count = 99 * 3600 * rate // block
    form = struct.pack(">HH", block, block) + bytes(6)
    form += ((rate << 44) | (0 << 41) | (15 << 36) | count * block).to_bytes(8, "big") + bytes(16)
    head_sum, frame_sum = _crc(8, 0x07), _crc(16, 0x8005)
    out = [b"fLaC\x80" + len(form).to_bytes(3, "big") + form]
    for number in range(count):
        head = (
            b"\xff\xf8\x74\x08" + chr(number).encode("utf-8", "surrogatepass") + struct.pack(">H", block - 1)
        )
        frame = head + head_sum(head) + b"\x00" + struct.pack(">h", 8000)
        out.append(frame + frame_sum(frame))
    path.write_bytes(b"".join(out))


def _many_huge(path: Path) -> None:
    """A film of 60 frames of 8192 x 4320, each of which is a keyframe."""
    import av
    import numpy as np

    with av.open(str(path), "w", format="mp4") as out:
        stream = out.add_stream("libx264", rate=30, options={"preset": "ultrafast", "crf": "51"})
        stream.width, stream.height, stream.pix_fmt = 8192, 4320, "gray"
        frame = av.VideoFrame.from_ndarray(np.full((4320, 8192), 90, np.uint8), format="gray")
        frame.pts = 0
        (packet,) = [*stream.encode(frame), *stream.encode(None)]
        content, base = bytes(packet), packet.time_base
        for number in range(60):
            again = av.Packet(content)
            again.pts = again.dts = number
            again.time_base, again.is_keyframe, again.stream = base, True, stream
            out.mux(again)


def _write(content: Callable[[], bytes]) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(content())

    return make


def _inside() -> bytes:
    """A drawing that holds, as text, a picture of 169 million pixels."""
    bomb = base64.b64encode(sample("bomb.png").read_bytes()).decode()
    return svg(f'<image width="9" height="9" href="data:image/png;base64,{bomb}"/>')


NESTED = "<g>" * 50_000 + "<rect width='9' height='9'/>" + "</g>" * 50_000
POINTS = " ".join(f"C{n % 397} {n % 293} {n % 89} {n % 211} {n % 311} {n % 103}" for n in range(60_000))

_MAKERS: dict[str, tuple[Callable[[Path], None], str]] = {
    "frames.gif": (_gif, "the first"),
    "frames_apng.png": (_apng, "the first"),
    "frames.webp": (_webp, "the first"),
    "frames.avif": (_avif, "the first"),
    "uses.svg": (_write(_uses), "parts"),
    "patterns.svg": (_write(_patterns), "parts"),
    "filters.svg": (_write(_filters), "processor time"),
    "nested.svg": (_write(lambda: svg(NESTED)), "levels"),
    "siblings.svg": (_write(lambda: svg("<g><rect width='9' height='9'/></g>" * 40_000)), ""),
    "itself.svg": (
        _write(lambda: svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>")),
        "itself",
    ),
    "masked.svg": (
        _write(
            lambda: svg(
                "<mask id='m'><rect width='9' height='9' mask='url(#m)'/></mask>" + "<rect mask='url(#m)'/>"
            )
        ),
        "itself",
    ),
    "points.svg": (
        _write(lambda: svg(f"<path d='M0 0{POINTS}' stroke='red' stroke-dasharray='0.1'/>")),
        "any",
    ),
    "inside.svg": (_write(_inside), "any"),
    "notes.png": (_png_text, "any"),
    "scans.jpg": (_scans, "processor time"),
    "tables.mp4": (_tables, "any"),
    "clusters.mkv": (_clusters, "any"),
    "hundred_hours.flac": (_hundred_hours, ""),
    "many_huge.mp4": (_many_huge, ""),
}

#: What becomes of each: a word of the refusal or of the warning; "": it is taken whole; "any": either.
COSTLY = {name: word for name, (_, word) in _MAKERS.items()}

for _name, (_maker, _) in _MAKERS.items():
    makes(_name)(_maker)
