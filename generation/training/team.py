"""Processes that train one network together: each takes a share of every batch, and all take the same step.

Two processes of one thread are faster than one of two threads, because nothing but the gradients is waited for.
Source: Goyal et al., "Accurate, Large Minibatch SGD" (synchronous data parallelism), 2017.
"""

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, distributed
from torch.multiprocessing.spawn import spawn


@dataclass(frozen=True)
class Team:
    """This process's number among `size`; number 0 keeps the time and writes the files."""

    rank: int = 0
    size: int = 1

    def add(self, tensors: Sequence[Tensor]) -> None:
        """Replace each tensor by the sum of all processes' ones, in one message."""
        if self.size == 1:
            return
        flat = torch.cat([tensor.flatten() for tensor in tensors])
        distributed.all_reduce(flat)
        for tensor, part in zip(tensors, flat.split([tensor.numel() for tensor in tensors]), strict=True):
            tensor.copy_(part.view_as(tensor))

    def agree(self, value: float) -> float:
        """The value that number 0 has."""
        if self.size == 1:
            return value
        told = torch.tensor(value, dtype=torch.float64)
        distributed.broadcast(told, 0)
        return float(told)


ALONE = Team()


def work_together(size: int, work: Callable[[Team], None]) -> None:
    """Run `work`, which has to be importable, in `size` processes, or in this one; returns when all are done."""
    if size == 1:
        work(ALONE)
        return
    with tempfile.TemporaryDirectory() as folder:
        spawn(_member, (size, f"file://{folder}/meeting", work), size)


def _member(rank: int, size: int, meeting: str, work: Callable[[Team], None]) -> None:
    os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
    distributed.init_process_group("gloo", meeting, rank=rank, world_size=size)
    try:
        work(Team(rank, size))
    finally:
        distributed.destroy_process_group()
