"""Fragmented MP4 as boxes: where its fragments lie and when they play, and how to move them in time.

Source: ISO/IEC 14496-12, sections 4.2 (boxes), 8.4.2 (mdhd), 8.8 (movie fragments).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

COPY = 2**20


class Incomplete(OSError):
    """What was written is not all there: the disk is full, or failed."""


@dataclass(frozen=True)
class Box:
    """A box of a file or of a buffer: its type, where it begins, its size, where its content begins; bytes."""

    kind: bytes
    start: int
    size: int
    content: int

    @property
    def end(self) -> int:
        return self.start + self.size


@dataclass(frozen=True)
class Fragment:
    """A moof and its mdat.

    start: bytes into the file; size: bytes of both; time: ticks of the track's clock; samples: frames or packets in it.
    """

    start: int
    size: int
    time: int
    samples: int


@dataclass(frozen=True)
class Fragmented:
    """A fragmented file with one track: bytes of its head, the track's ticks a second, its fragments in order."""

    head: int
    clock: int
    fragments: list[Fragment]


def boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes that lie next to each other in a stretch of a file."""
    while start + 8 <= end:
        file.seek(start)
        size, kind = struct.unpack(">I4s", file.read(8))
        content = start + 8
        if size == 1:
            (size,) = struct.unpack(">Q", file.read(8))
            content += 8
        if size < content - start or start + size > end:
            raise ValueError(f"A box at {start} is {size} bytes long, and there are {end - start}.")
        yield Box(kind, start, size, content)
        start += size


def inner(file: BinaryIO, box: Box, *path: bytes) -> Box:
    """Return the first box that lies within others. Raises ValueError."""
    for kind in path:
        found = next((one for one in boxes(file, box.content, box.end) if one.kind == kind), None)
        if found is None:
            raise ValueError(f"There is no {kind.decode()} in a box.")
        box = found
    return box


def read_fragments(path: Path) -> Fragmented:
    """Return where the fragments of a file lie. Raises ValueError for a file that is none of that kind."""
    found: list[Fragment] = []
    head = clock = 0
    with path.open("rb") as file:
        moof: Box | None = None
        for box in boxes(file, 0, path.stat().st_size):
            if box.kind == b"moov":
                head, clock = box.end, _clock(file, inner(file, box, b"trak", b"mdia", b"mdhd"))
            elif box.kind == b"moof":
                moof = box
            elif box.kind == b"mdat" and moof is not None:
                time = _time(file, inner(file, moof, b"traf", b"tfdt"))
                found.append(Fragment(moof.start, box.end - moof.start, time, _samples(file, moof)))
                moof = None
    if not clock or not found:
        raise ValueError("It is no fragmented film.")
    return Fragmented(head, clock, found)


def _clock(file: BinaryIO, mdhd: Box) -> int:
    file.seek(mdhd.content)
    version = file.read(4)[0]
    file.seek(mdhd.content + (20 if version else 12))
    return int(struct.unpack(">I", file.read(4))[0])


def _samples(file: BinaryIO, moof: Box) -> int:
    traf = inner(file, moof, b"traf")
    count = 0
    for box in list(boxes(file, traf.content, traf.end)):
        if box.kind == b"trun":
            file.seek(box.content + 4)
            count += struct.unpack(">I", file.read(4))[0]
    return count


def check_whole(path: Path, samples: int) -> Fragmented:
    """Return where the fragments of a file lie that was just written. Raises Incomplete where some are missing.

    A muxer does not always say that the disk was full.
    """
    try:
        found = read_fragments(path)
    except ValueError as error:
        raise Incomplete(f"{path.name} is not whole: {error}") from error
    there = sum(fragment.samples for fragment in found.fragments)
    if there != samples:
        raise Incomplete(f"{path.name} holds {there} of {samples} frames.")
    return found


def _time(file: BinaryIO, tfdt: Box) -> int:
    file.seek(tfdt.content)
    version = file.read(4)[0]
    return int(struct.unpack(">Q" if version else ">I", file.read(8 if version else 4))[0])


def append(target: BinaryIO, source: Path, number: int, shift: int) -> list[Fragment]:
    """Write a file's fragments to the end of `target`, `shift` ticks later and numbered from `number` on.

    Returns where they lie now.
    """
    moved: list[Fragment] = []
    with source.open("rb") as file:
        for fragment in read_fragments(source).fragments:
            file.seek(fragment.start)
            (size,) = struct.unpack(">I", file.read(4))
            moof = next(boxes(file, fragment.start, fragment.start + size))
            tfdt = inner(file, moof, b"traf", b"tfdt")
            mfhd = inner(file, moof, b"mfhd")
            file.seek(moof.start)
            changed = bytearray(file.read(moof.size))
            if changed[tfdt.content - moof.start] == 1:
                struct.pack_into(">Q", changed, tfdt.content - moof.start + 4, fragment.time + shift)
            else:
                # The muxer writes 32 bits until they are too few; later parts of a long film need more.
                raise ValueError("A fragment counts its time in 32 bits.")
            struct.pack_into(">I", changed, mfhd.content - moof.start + 4, number + len(moved))
            moved.append(Fragment(target.tell(), fragment.size, fragment.time + shift, fragment.samples))
            target.write(changed)
            _copy(file, target, fragment.size - moof.size)
    return moved


def copy_head(target: BinaryIO, source: Path) -> int:
    """Write what a player has to read before the first fragment; return its bytes."""
    head = read_fragments(source).head
    with source.open("rb") as file:
        _copy(file, target, head)
    return head


def _copy(file: BinaryIO, target: BinaryIO, size: int) -> None:
    while size:
        piece = file.read(min(size, COPY))
        if not piece:
            raise ValueError("A file ended early.")
        target.write(piece)
        size -= len(piece)
