"""What could not be decoded while a film was made: not fatal, but said."""

from __future__ import annotations

from collections import Counter


class Damage:
    """Counts the stretches of each asset that were bridged: with the last good picture, or with silence."""

    def __init__(self) -> None:
        self._stretches: Counter[str] = Counter()

    def note(self, asset: str, stretches: int) -> None:
        """Count stretches of an asset."""
        self._stretches[asset] += stretches

    @property
    def stretches(self) -> dict[str, int]:
        """How many stretches of each asset were damaged, by name."""
        return {asset: count for asset, count in sorted(self._stretches.items()) if count}
