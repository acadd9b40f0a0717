"""Muon: momentum whose direction is made orthogonal, so that a matrix learns in all directions at once.

As `torch.optim.Muon`, which always multiplies in bfloat16: on a processor that only emulates it, one step would take
longer than the whole rest of the training. Here the format is the faster one.
Source: Jordan et al., "Muon: An optimizer for hidden layers in neural networks", 2024.
"""

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn

from generation.training.precision import matrix_format
from generation.training.team import ALONE, Team

#: Of the quintic iteration: the steepest slope at zero.
A, B, C = 3.4445, -4.7750, 2.0315
STEPS = 4


def orthogonal(matrix: Tensor, steps: int = STEPS) -> Tensor:
    """Return about the nearest matrix whose singular values are all alike: between 0.5 and 1.5, by Newton-Schulz."""
    tall = matrix.shape[0] > matrix.shape[1]
    x = matrix.to(matrix_format(matrix.device.type))
    x = x.T if tall else x
    x = x / x.norm().clamp(min=1e-7)
    for _ in range(steps):
        gram = x @ x.T
        x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=B, alpha=C), x, beta=A)
    return (x.T if tall else x).to(matrix.dtype)


def others(module: nn.Module, *groups: Iterable[Tensor]) -> list[nn.Parameter]:
    """The parameters of a module that are in none of the groups: those that another optimiser has to move."""
    chosen = {id(parameter) for group in groups for parameter in group}
    return [parameter for parameter in module.parameters() if id(parameter) not in chosen]


class Muon(torch.optim.Optimizer):
    """For matrices only; `rate` is the length of a step for a square one, longer for a tall one.

    In a team, whose members have the same gradients, each makes its share of the directions.
    """

    def __init__(
        self,
        matrices: Iterable[Tensor] | Iterable[dict[str, Any]],
        rate: float,
        *,
        momentum: float = 0.95,
        weight_decay: float = 0.01,
        team: Team = ALONE,
    ) -> None:
        super().__init__(matrices, {"lr": rate, "momentum": momentum, "weight_decay": weight_decay})
        self.team = team

    @torch.no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """Move every matrix that has a gradient."""
        found = None if closure is None else closure()
        for group in self.param_groups:
            moving = [matrix for matrix in group["params"] if matrix.grad is not None]
            ways = [self._way(number, matrix, group["momentum"]) for number, matrix in enumerate(moving)]
            self.team.add(ways)
            for matrix, way in zip(moving, ways, strict=True):
                rows, columns = matrix.shape
                matrix.mul_(1 - group["lr"] * group["weight_decay"])
                matrix.add_(way, alpha=-group["lr"] * max(1.0, rows / columns) ** 0.5)
        return found

    def _way(self, number: int, matrix: Tensor, momentum: float) -> Tensor:
        """Where to move a matrix; zeros where another member of the team makes it out."""
        state, gradient = self.state[matrix], matrix.grad
        assert gradient is not None
        if "momentum_buffer" not in state:
            state["momentum_buffer"] = torch.zeros_like(matrix)
        buffer = state["momentum_buffer"]
        buffer.lerp_(gradient, 1 - momentum)
        if number % self.team.size != self.team.rank:
            return torch.zeros_like(matrix)
        return orthogonal(gradient.lerp(buffer, momentum))
