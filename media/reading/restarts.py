"""Does a file's clock start anew on the way? Told from its bytes, quickly: only then is more looked up (`clock.py`).

Recordings that were joined byte by byte, captures of television that was interrupted, Ogg behind Ogg (RFC 3533, section
4: chained), FLAC behind FLAC.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

#: A clock that goes on by more than this was another one before (seconds); libavformat's users take the same.
AHEAD = 10
#: Ticks of a transport stream's clock in a second, and its period: 26.5 hours (ISO/IEC 13818-1, 2.4.2.2).
TICKS, PERIOD = 90_000, 2**33
#: Bytes of a packet of a transport stream, and with the stamp before each that discs and camcorders write.
PACKET, STAMPED = 188, 192
CHUNK = 1 << 16
SYNC = 0x47
#: The head of a FLAC stream: its mark, and the first block, of 34 bytes, the last one of the head or not.
FLAC_HEADS = (b"fLaC\x00\x00\x00\x22", b"fLaC\x80\x00\x00\x22")
OGG_HEAD = 27


def clock_restarts(path: Path, demuxer: str) -> bool:
    """Tell whether the clock of a file of this kind starts anew anywhere in it."""
    test = {"mpegts": _transport, "ogg": _ogg, "flac": _flac}.get(demuxer)
    if test is None or not path.stat().st_size:
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return test(data)


def _transport(data: mmap.mmap) -> bool:
    last: dict[int, int] = {}
    for rows in _rows(data):
        has_clock = (rows[:, 3] & 0x20 != 0) & (rows[:, 4] >= 7) & (rows[:, 5] & 0x10 != 0)
        for row in rows[has_clock].astype(np.int64):
            pid = int(row[1] & 0x1F) << 8 | int(row[2])
            clock = int(row[6] << 25 | row[7] << 17 | row[8] << 9 | row[9] << 1 | row[10] >> 7)
            step = (clock - last.get(pid, clock) + PERIOD // 2) % PERIOD - PERIOD // 2
            if step < 0 or step > AHEAD * TICKS:
                return True
            last[pid] = clock
    return False


def _rows(data: mmap.mmap) -> Iterator[NDArray[np.uint8]]:
    """Yield the packets' first bytes, (n, 12) at a time. Where the packets' rhythm is lost it is looked for anew."""
    at = 0
    while at + PACKET <= len(data):
        found = _rhythm(data, at)
        if found is None:
            return
        at, distance = found
        count = min(CHUNK, (len(data) - at - PACKET) // distance + 1)
        block = np.frombuffer(data[at : at + (count - 1) * distance + PACKET], np.uint8)
        rows = np.lib.stride_tricks.as_strided(block, (count, 12), (distance, 1))
        lost = np.flatnonzero(rows[:, 0] != SYNC)
        whole = int(lost[0]) if len(lost) else count
        yield rows[:whole]
        at += whole * distance


def _rhythm(data: mmap.mmap, at: int) -> tuple[int, int] | None:
    """Return where packets follow on each other from `at` on, and at which distance."""
    while (at := data.find(bytes([SYNC]), at)) >= 0:
        for distance in (PACKET, STAMPED):
            following = range(at, min(at + 4 * distance, len(data)), distance)
            if all(data[place] == SYNC for place in following):
                return at, distance
        at += 1
    return None


def _ogg(data: mmap.mmap) -> bool:
    """A page that begins a stream (flag 2) behind pages that did not: a link of a chain."""
    at, has_begun = 0, False
    while at + OGG_HEAD <= len(data) and data[at : at + 4] == b"OggS":
        begins = bool(data[at + 5] & 2)
        if begins and has_begun:
            return True
        has_begun |= not begins
        segments = data[at + 26]
        at += OGG_HEAD + segments + sum(data[at + OGG_HEAD : at + OGG_HEAD + segments])
    return False


def _flac(data: mmap.mmap) -> bool:
    first = data.find(b"fLaC")
    return any(data.find(head, first + 4) >= 0 for head in FLAC_HEADS)


def flac_lengths(path: Path) -> list[Fraction]:
    """Return the seconds of each FLAC stream of a file, by its head (RFC 9639, section 8.2); 0 where it is not said."""
    lengths = []
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        at = data.find(b"fLaC")
        while at >= 0:
            info = data[at + 8 : at + 42]
            if data[at : at + 8] in FLAC_HEADS and len(info) == 34:
                rate = int.from_bytes(info[10:13], "big") >> 4
                samples = int.from_bytes(info[13:18], "big") & (1 << 36) - 1
                lengths.append(Fraction(samples, max(1, rate)))
            at = data.find(b"fLaC", at + 4)
    return lengths
