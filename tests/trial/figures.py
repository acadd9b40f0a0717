"""What a trial measured, and the bar that it is held to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value. least, most: the bar, both included; None: it only tells how hard the trial was."""

    name: str
    value: float
    least: float | None = None
    most: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether the value is within its bar."""
        return (self.least is None or self.value >= self.least) and (
            self.most is None or self.value <= self.most
        )

    def __str__(self) -> str:
        bar = "" if self.is_met else f"  (the bar is {self._bar})"
        return f"trial {self.name} {self.value:.6g}{bar}"

    @property
    def _bar(self) -> str:
        return f"at least {self.least:g}" if self.least is not None else f"at most {self.most:g}"
