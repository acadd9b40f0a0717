"""The sampler: from noise to latents in a few steps, with classifier-free guidance.

It only adds and multiplies, so the same code drives torch tensors in training and numpy arrays in the product.
Sources: Liu et al., "Flow Straight and Fast" (rectified flow), 2022; Ho, Salimans, "Classifier-Free Diffusion
Guidance", 2022; Hairer, Norsett, Wanner, "Solving Ordinary Differential Equations I", III.1 (Adams-Bashforth), 1993.
"""

from collections.abc import Callable, Iterator
from typing import Protocol, Self, TypeVar

STEPS = 20
GUIDANCE = 3.5
"""What our own model is drawn with unless somebody says otherwise."""


class Array(Protocol):
    """What a numpy array and a torch tensor have in common here."""

    def __add__(self, other: Self, /) -> Self: ...
    def __sub__(self, other: Self, /) -> Self: ...
    def __rmul__(self, factor: float, /) -> Self: ...


A = TypeVar("A", bound=Array)


def guide(conditional: A, unconditional: A, guidance: float) -> A:
    """Away from what would be drawn without the caption: guidance 1 is the caption alone, more exaggerates it."""
    return unconditional + guidance * (conditional - unconditional)


def walk(
    velocity: Callable[[A, float], A],
    noise: A,
    steps: int,
) -> Iterator[tuple[A, A]]:
    """Walk from time 1 (all noise) to time 0 (the picture) in equal steps, each by this direction and the one before.

    So a step follows the bend of the way as far as two directions tell of it, for no more work than one that goes
    straight on (Adams-Bashforth, of second order). `velocity(x, time)` is the direction from picture to noise. Yields
    after each step where it stands and the picture as foreseen from there.
    """
    x = noise
    before = None
    for step in range(steps):
        time = 1 - step / steps
        direction = velocity(x, time)
        foreseen = x - time * direction
        bent = direction if before is None else 1.5 * direction - 0.5 * before
        x = x - (1 / steps) * bent
        before = direction
        yield x, foreseen
