"""Names for the colour codes that a stream carries. Source: ITU-T H.273 (coding-independent code points)."""

from __future__ import annotations

from typing import Literal

UNSPECIFIED = 2
_PRIMARIES = {
    1: "bt709",
    4: "bt470m",
    5: "bt470bg",
    6: "smpte170m",
    7: "smpte240m",
    9: "bt2020",
    12: "display-p3",
}
_TRANSFERS = {
    1: "bt709",
    4: "gamma22",
    5: "gamma28",
    6: "smpte170m",
    8: "linear",
    13: "srgb",
    14: "bt2020-10",
    15: "bt2020-12",
    16: "pq",
    18: "hlg",
}
_MATRICES = {
    0: "rgb",
    1: "bt709",
    4: "fcc",
    5: "bt470bg",
    6: "smpte170m",
    7: "smpte240m",
    9: "bt2020-ncl",
    10: "bt2020-cl",
}


def primaries_name(code: int) -> str | None:
    """Name of the colour primaries; None where the stream does not say."""
    return _PRIMARIES.get(code)


def transfer_name(code: int) -> str | None:
    """Name of the transfer characteristics."""
    return _TRANSFERS.get(code)


def matrix_name(code: int) -> str | None:
    """Name of the matrix coefficients."""
    return _MATRICES.get(code)


def codes(primaries: str | None, transfer: str | None, matrix: str | None) -> tuple[int, int, int]:
    """Return the codes behind the three names; a name that is not known is coded as unspecified."""
    tables = ((_PRIMARIES, primaries), (_TRANSFERS, transfer), (_MATRICES, matrix))
    first, second, third = (
        next((code for code, name in table.items() if name == wanted), UNSPECIFIED)
        for table, wanted in tables
    )
    return first, second, third


def hdr_kind(transfer: int) -> Literal["pq", "hlg"] | None:
    """Which curve of high dynamic range the stream uses, if any."""
    return "pq" if transfer == 16 else "hlg" if transfer == 18 else None


def color_range(code: int, pixel_format: str) -> Literal["limited", "full"] | None:
    """Range of the samples: libavutil's 1 is limited, 2 is full; the old `yuvj` formats say it by their name."""
    if pixel_format.startswith("yuvj") or code == 2:
        return "full"
    return "limited" if code == 1 else None
