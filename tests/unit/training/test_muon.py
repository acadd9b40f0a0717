"""The optimiser of the network's matrices: what `torch.optim.Muon` does, in the format that is fast here."""

import pytest
import torch

from generation.training.muon import STEPS, Muon, orthogonal


@pytest.mark.parametrize("shape", [(24, 24), (48, 16), (16, 48)])
def test_a_direction_is_made_nearly_orthogonal(shape: tuple[int, int]) -> None:
    matrix = torch.randn(shape, generator=torch.Generator().manual_seed(1))
    singular = torch.linalg.svdvals(orthogonal(matrix, steps=6))
    assert singular.min() > 0.5
    assert singular.max() < 1.5


def test_a_step_is_that_of_the_reference() -> None:
    ours, theirs = (
        torch.nn.Parameter(torch.randn(32, 16, generator=torch.Generator().manual_seed(2))) for _ in range(2)
    )
    optimisers = Muon([ours], 0.02), torch.optim.Muon([theirs], 0.02, weight_decay=0.01, ns_steps=STEPS)
    for step in range(3):
        gradient = torch.randn(32, 16, generator=torch.Generator().manual_seed(10 + step))
        for parameter, optimiser in zip((ours, theirs), optimisers, strict=True):
            parameter.grad = gradient.clone()
            optimiser.step()
    # The reference multiplies in bfloat16, which has three digits.
    torch.testing.assert_close(ours, theirs, atol=2e-3, rtol=0)
    assert optimisers[0].state[ours]["momentum_buffer"].shape == (32, 16)
