"""Processes that train together take the step that one would take alone."""

import functools
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from generation.training.muon import Muon
from generation.training.team import Team, work_together

MATRICES = ((16, 16), (32, 16), (16, 8))
MEMBERS = 2


def _parts(rank: int) -> list[torch.Tensor]:
    """The gradients that one member finds in its share of a batch."""
    generator = torch.Generator().manual_seed(100 + rank)
    return [torch.randn(shape, generator=generator) for shape in MATRICES]


def _stepped(gradients: list[torch.Tensor], team: Team) -> list[torch.Tensor]:
    matrices = [torch.nn.Parameter(torch.ones(shape)) for shape in MATRICES]
    optimiser = Muon(matrices, 0.02, team=team)
    for matrix, gradient in zip(matrices, gradients, strict=True):
        matrix.grad = gradient
    optimiser.step()
    return [matrix.detach() for matrix in matrices]


def _member(folder: Path, team: Team) -> None:
    gradients = _parts(team.rank)
    team.add(gradients)
    matrices = _stepped(gradients, team)
    agreed = torch.tensor(team.agree(0.25 + team.rank))
    told = {"agreed": agreed, **{str(i): matrix for i, matrix in enumerate(matrices)}}
    save_file(told, folder / f"{team.rank}.safetensors")


def test_a_team_steps_as_one(tmp_path: Path):
    work_together(MEMBERS, functools.partial(_member, tmp_path))
    sums = [sum(parts[1:], parts[0]) for parts in zip(*map(_parts, range(MEMBERS)), strict=True)]
    alone = _stepped(sums, Team())
    for rank in range(MEMBERS):
        told = load_file(tmp_path / f"{rank}.safetensors")
        assert float(told["agreed"]) == 0.25
        for number, matrix in enumerate(alone):
            torch.testing.assert_close(told[str(number)], matrix, atol=1e-5, rtol=0)


def test_work_of_one_stays_in_this_process():
    seen: list[Team] = []
    work_together(1, seen.append)
    assert seen == [Team(0, 1)]
