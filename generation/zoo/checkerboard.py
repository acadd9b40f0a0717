"""Checkerboards: a picture of n x n squares that one coin decides. Structure means that most pictures cannot happen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import numpy as np
from pydantic import Field

from generation.zoo.base import ImageModel, Request, Step
from generation.zoo.pixels import enlarge, power_of_ten


class CheckerboardRequest(Request):
    """How many squares a side has."""

    n: Annotated[int, Field(ge=1, le=64, title="Squares a side")] = 8


class Checkerboard(ImageModel[CheckerboardRequest]):
    """One fair coin; the rest follows."""

    name = "checkerboard"
    title = "Checkerboard"
    summary = "One coin decides the first square, and every other square follows: 2 pictures out of 2^(n·n)."
    request = CheckerboardRequest

    def sample(self, request: CheckerboardRequest, rng: np.random.Generator) -> Iterator[Step]:
        """Yield the coin's square on grey, then the board row by row."""
        n = request.n
        coin = int(rng.integers(0, 2))
        board = np.full((n, n), 118, np.uint8)
        numbers = {
            "coin": "white" if coin else "black",
            "possible": 2,
            "of": power_of_ten(2, n * n),
        }
        board[0, 0] = 255 * coin
        yield Step(f"The coin says {numbers['coin']}", enlarge(board), 1 / (n + 1), dict(numbers))
        for row in range(n):
            board[row] = 255 * ((coin + row + np.arange(n)) % 2)
            yield Step(f"Row {row + 1} of {n} follows", enlarge(board), (row + 2) / (n + 1), dict(numbers))
