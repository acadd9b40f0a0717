"""How this processor computes fastest: its number format, its threads, and nothing for numbers next to zero.

Matrices are multiplied in bfloat16 where this processor is faster at it, else in float32.

It is measured, not looked up: with the right units bfloat16 is three times as fast as float32, without them it is
emulated and fourteen times as slow.
"""

import time
from functools import lru_cache

import torch

_ROWS, _WIDTH = 1024, 256


def autocast(device: str) -> torch.autocast:
    """A context in which matrices are multiplied in the faster format on "cpu", in bfloat16 on a GPU."""
    return torch.autocast(device, torch.bfloat16, enabled=matrix_format(device) == torch.bfloat16)


def matrix_format(device: str) -> torch.dtype:
    """The format that matrices are multiplied in on a device."""
    return torch.float32 if device == "cpu" and not cpu_likes_bfloat16() else torch.bfloat16


def settle(threads: int) -> None:
    """Train with so many threads of the CPU, and take numbers below 1e-38 for zero.

    There are many in the gradients, and a processor takes so long for each that going back took a third longer.
    """
    torch.set_num_threads(threads)
    torch.set_flush_denormal(True)


@lru_cache
def cpu_likes_bfloat16() -> bool:
    """Whether this processor multiplies bfloat16 matrices faster than float32 ones; a few milliseconds, once."""
    return _seconds(torch.bfloat16) < _seconds(torch.float32)


def _seconds(kind: torch.dtype) -> float:
    """The processor's time for a product as the network has them, the better of three."""
    left, right = torch.ones(_ROWS, _WIDTH, dtype=kind), torch.ones(_WIDTH, _WIDTH, dtype=kind)
    times = []
    for _ in range(3):
        began = time.process_time()
        torch.mm(left, right)
        times.append(time.process_time() - began)
    return min(times)
