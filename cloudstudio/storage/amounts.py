"""Bytes as people say them."""

from __future__ import annotations

STEPS = ("kB", "MB", "GB", "TB")


def in_words(size: int) -> str:
    """Return a number of bytes in decimal units, as the page writes it too: "812 B", "4.2 MB", "1.1 GB"."""
    value, unit = float(max(0, size)), "B"
    for step in STEPS:
        if value < 999.5:
            break
        value, unit = value / 1000, step
    return f"{value:.0f} {unit}" if unit == "B" or value >= 99.95 else f"{value:.1f} {unit}"
