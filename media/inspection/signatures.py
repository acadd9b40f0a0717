"""Which format is it? Told from the first bytes, never from the name, and never left to a decoder to guess.

A decoder that may guess takes a letter for a film and a playlist for permission to open other files. Each format
here is opened with exactly one demuxer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from cloudstudio.sandbox import Refusal

HEAD = 4096
#: How much may lie before the first frame of MPEG audio, and how many frames in a row make it sure that it is one.
JUNK, SURE = 65_536, 4
PACKET = 188  # bytes of an MPEG transport stream packet, ISO/IEC 13818-1


@dataclass(frozen=True)
class Format:
    """reader: who opens it. demuxer: the name in libavformat, or Pillow's, for that reader."""

    name: str
    reader: Literal["container", "picture", "heif", "vector"]
    demuxer: str


_FIXED: tuple[tuple[bytes, int, Format], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, Format("png", "picture", "PNG")),
    (b"\xff\xd8\xff", 0, Format("jpeg", "picture", "JPEG")),
    (b"GIF87a", 0, Format("gif", "picture", "GIF")),
    (b"GIF89a", 0, Format("gif", "picture", "GIF")),
    (b"fLaC", 0, Format("flac", "container", "flac")),
    (b"OggS", 0, Format("ogg", "container", "ogg")),
    (b"WEBP", 8, Format("webp", "picture", "WEBP")),
    (b"WAVE", 8, Format("wav", "container", "wav")),
    (b"AVI ", 8, Format("avi", "container", "avi")),
    (b"caff", 0, Format("caf", "container", "caf")),
    (b"\x0b\x77", 0, Format("ac3", "container", "ac3")),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", 0, Format("asf", "container", "asf")),
    (b"II*\0", 0, Format("tiff", "picture", "TIFF")),
    (b"MM\0*", 0, Format("tiff", "picture", "TIFF")),
)
#: Sizes that the second header of a bitmap may have; "BM" alone begins many a letter.
_BITMAP_HEADERS = {12, 40, 52, 56, 64, 108, 124}

_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}
_QUICKTIME_BOXES = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}

_SVG = re.compile(
    r"\s*(<\?xml[^>]*\?>)?(\s|<!--.*?-->)*(<!DOCTYPE\s+svg[^\[>]*(\[.*?\]\s*)?>)?(\s|<!--.*?-->)*<(\w+:)?svg[\s>/]",
    re.S,
)

_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"%PDF", "a PDF document"),
    (b"#EXTM3U", "a playlist"),
    (b"ffconcat", "a playlist"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
)


def recognise(path: Path) -> Format:
    """Return the format of a file. Raises Refusal for what is empty, unknown or not media."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        if not head:
            raise Refusal("The file is empty.")
        if head.startswith(b"ID3"):
            return _behind_tag(file, head)
        found = recognise_head(head) or _behind_junk(file, head)
    if found is None:
        raise Refusal(f"This is not a film, a sound or a picture: it looks like {describe(head)}.")
    return found


def recognise_head(head: bytes) -> Format | None:
    """Return the format whose signature the first bytes carry, or None."""
    for signature, offset, found in _FIXED:
        if head[offset : offset + len(signature)] == signature and (
            offset == 0 or head[:3] in (b"RIF", b"RF6")
        ):
            return found
    return _container(head) or _aiff(head) or _bitmap(head) or _mpeg_audio(head) or _drawing(head)


def _behind_tag(file: BinaryIO, head: bytes) -> Format:
    """Return what lies behind ID3 tags (ID3v2.4, section 3.1): taggers write them before FLAC and AAC, too."""
    at = 0
    while head[:3] == b"ID3" and len(head) >= 10:
        size = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        at += 10 + size + (10 if head[5] & 0x10 else 0)
        file.seek(at)
        head = file.read(HEAD)
    found = recognise_head(head)
    return found if found is not None and found.name in ("flac", "aac") else Format("mp3", "container", "mp3")


def _behind_junk(file: BinaryIO, head: bytes) -> Format | None:
    """Return MPEG audio whose first frame comes late: behind zeros, or what another program left there."""
    if _as_text(head) is not None or any(head.startswith(signature) for signature, _ in _OTHERS):
        return None
    head += file.read(JUNK - len(head))
    at = head.find(0xFF)
    while at >= 0:
        if frames_in_a_row(head, at) >= SURE:
            return Format("mp3", "container", "mp3")
        at = head.find(0xFF, at + 1)
    return None


#: Kilobits a second of MPEG 1 layer III by index, and of MPEG 2 and 2.5; samples a second of MPEG 1 (ISO/IEC 11172-3).
_BITRATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_LOW_BITRATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = (44_100, 48_000, 32_000)


def frames_in_a_row(data: bytes, at: int) -> int:
    """Return how many frames of MPEG audio layer III follow on each other from `at`, up to SURE."""
    for count in range(SURE):
        head = data[at : at + 4]
        if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2 or head[2] >> 4 in (0, 15):
            return count
        version, rate = (head[1] >> 3) & 3, (head[2] >> 2) & 3
        if version == 1 or rate == 3:
            return count
        is_first = version == 3
        bits = (_BITRATES if is_first else _LOW_BITRATES)[head[2] >> 4] * 1000
        sampling = _RATES[rate] >> {3: 0, 2: 1, 0: 2}[version]
        at += (144 if is_first else 72) * bits // sampling + (head[2] >> 1 & 1)
    return SURE


def _aiff(head: bytes) -> Format | None:
    return (
        Format("aiff", "container", "aiff")
        if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC")
        else None
    )


def _bitmap(head: bytes) -> Format | None:
    is_one = head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BITMAP_HEADERS
    return Format("bmp", "picture", "BMP") if is_one else None


def describe(head: bytes) -> str:
    """Say in a few words what something that is not media looks like."""
    for signature, name in _OTHERS:
        if head.startswith(signature):
            return name
    text = _as_text(head)
    if text is None:
        return "nothing that we know"
    return "a web page" if re.match(r"\s*(<!doctype html|<html)", text, re.I) else "text"


def _container(head: bytes) -> Format | None:
    if head[:4] == b"\x1a\x45\xdf\xa3":  # EBML, RFC 8794; the document type follows within the header
        return Format("webm" if b"webm" in head[:64] else "mkv", "container", "matroska")
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    if head[4:8] in _QUICKTIME_BOXES:
        return Format("mov", "container", "mov")
    return Format("ts", "container", "mpegts") if _is_transport_stream(head) else None


def _drawing(head: bytes) -> Format | None:
    text = _as_text(head)
    return Format("svg", "vector", "svg") if text is not None and _SVG.match(text) else None


def _by_brand(head: bytes) -> Format | None:
    """ISO/IEC 14496-12 section 4.3: a major brand, a version, compatible brands."""
    size = min(int.from_bytes(head[:4], "big"), len(head))
    major = head[8:12]
    brands = {head[index : index + 4] for index in range(16, size - 3, 4)} | {major}
    if brands & _AVIF_BRANDS:
        return Format("avif", "picture", "AVIF")
    if major in _HEIF_BRANDS:
        return Format("heic", "heif", "heif")
    if major.startswith(b"M4A") or major.startswith(b"M4B"):
        return Format("m4a", "container", "mov")
    return Format("mov" if major == b"qt  " else "mp4", "container", "mov")


def _is_transport_stream(head: bytes) -> bool:
    """Sync bytes at the packets' distance; with four bytes of time before each on Blu-ray and in camcorders."""
    for first, distance in ((0, PACKET), (4, PACKET + 4)):
        syncs = range(first, len(head), distance)
        if len(syncs) >= 3 and all(head[at] == 0x47 for at in syncs):
            return True
    return False


def _mpeg_audio(head: bytes) -> Format | None:
    """MPEG audio (ISO/IEC 11172-3) or ADTS (ISO/IEC 13818-7): the sync word, and values that are not reserved."""
    if len(head) < 4 or head[0] != 0xFF:
        return None
    if head[1] & 0xF6 == 0xF0 and (head[2] >> 2) & 0xF < 13:
        return Format("aac", "container", "aac")
    layer, bitrate, rate = (head[1] >> 1) & 3, head[2] >> 4, (head[2] >> 2) & 3
    if head[1] & 0xE0 == 0xE0 and layer and (head[1] >> 3) & 3 != 1 and 0 < bitrate < 15 and rate != 3:
        return Format("mp3", "container", "mp3")
    return None


def _as_text(head: bytes) -> str | None:
    if b"\0\0" in head:
        return None
    for encoding in ("utf-16", "utf-8-sig") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            # A character may be cut at the end of what was read.
            return head.decode(encoding, "strict" if len(head) < HEAD else "ignore")
        except UnicodeDecodeError:
            continue
    return None
