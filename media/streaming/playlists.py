"""The playlists of a ladder. Pieces are stretches of one file a rung. Pure.

Source: RFC 8216bis (HTTP Live Streaming, 2nd edition), sections 4.4.2 to 4.4.6.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction

from media.streaming.boxes import Fragmented


@dataclass(frozen=True)
class Piece:
    """A piece of a rung: bytes from `start` on, and how many seconds it plays."""

    start: int
    size: int
    seconds: float

    @property
    def rate(self) -> float:
        """Bits a second."""
        return self.size * 8 / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True)
class Sent:
    """A file that is sent in pieces. codec: as RFC 6381 spells it. width, height: 0 for sound."""

    name: str
    head: int
    pieces: list[Piece]
    codec: str
    width: int = 0
    height: int = 0

    @property
    def peak(self) -> int:
        """Bits a second of the largest piece."""
        return math.ceil(max(piece.rate for piece in self.pieces))

    @property
    def mean(self) -> int:
        """Bits a second over all."""
        seconds = sum(piece.seconds for piece in self.pieces)
        return math.ceil(8 * sum(piece.size for piece in self.pieces) / max(seconds, 0.001))


def pieces_of(file: Fragmented, starts: list[Fraction], end: Fraction) -> list[Piece]:
    """Put the fragments of a file together to pieces, which begin with the first fragment at or after each start.

    starts, end: seconds.
    """
    times = [Fraction(fragment.time, file.clock) for fragment in file.fragments]
    begins = sorted({0, *(bisect_left(times, start) for start in starts)} - {len(times)})
    pieces = []
    for begin, after in zip(begins, [*begins[1:], len(times)], strict=True):
        first, last = file.fragments[begin], file.fragments[after - 1]
        until = times[after] if after < len(times) else max(end, times[begin])
        pieces.append(Piece(first.start, last.start + last.size - first.start, float(until - times[begin])))
    return pieces


def playlist(sent: Sent) -> str:
    """Return the playlist of one rung, or of the sound."""
    longest = max(1, math.ceil(max(piece.seconds for piece in sent.pieces) - 1e-6))
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{longest}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        f'#EXT-X-MAP:URI="{sent.name}.mp4",BYTERANGE="{sent.head}@0"',
    ]
    for piece in sent.pieces:
        lines += [
            f"#EXTINF:{piece.seconds:.6f},",
            f"#EXT-X-BYTERANGE:{piece.size}@{piece.start}",
            f"{sent.name}.mp4",
        ]
    return "\n".join([*lines, "#EXT-X-ENDLIST", ""])


def main_playlist(rungs: list[Sent], sound: Sent | None, frame_rate: float) -> str:
    """Return the playlist that names all rungs, the one to begin with first."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    also = ""
    if sound is not None:
        lines.append(
            '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="Sound",DEFAULT=YES,AUTOSELECT=YES,'
            f'URI="{sound.name}.m3u8"'
        )
        also = ',AUDIO="sound"'
    heard_peak, heard_mean = (sound.peak, sound.mean) if sound else (0, 0)
    for rung in sorted(rungs, key=lambda rung: rung.peak):
        codecs = f"{rung.codec},{sound.codec}" if sound else rung.codec
        lines += [
            f"#EXT-X-STREAM-INF:BANDWIDTH={rung.peak + heard_peak},AVERAGE-BANDWIDTH={rung.mean + heard_mean},"
            f'CODECS="{codecs}",RESOLUTION={rung.width}x{rung.height},FRAME-RATE={frame_rate:.3f}{also}',
            f"{rung.name}.m3u8",
        ]
    return "\n".join([*lines, ""])
