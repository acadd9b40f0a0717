"""A plan says what stands where in numbers that can be read back, and is finished before its picture."""

import numpy as np
import pytest
import torch

from generation.training.dataset import CHANNELS, scene_of, standing
from generation.training.network import FlowTransformer, NetworkConfig
from generation.training.painter.vocabulary import COLOUR_NAMES, THING_NAMES, THINGS
from generation.training.plan import LEAD, LOUDNESS, NUMBERS, PlanCode, clock
from generation.training.text import TextEncoder

SHAPE = NetworkConfig(CHANNELS, grid=8, dim=32, depth=2, heads=2)


@pytest.fixture(scope="module")
def code() -> PlanCode:
    return PlanCode.fit(TextEncoder().means)


def test_a_plan_is_read_back_even_when_it_is_only_nearly_right(code: PlanCode, tmp_path):
    painted = np.stack([standing(scene_of(1, index)[0], 16) for index in range(20)])
    plans = code.encode(painted)
    assert plans.shape == (20, NUMBERS, 16, 16)
    code.save(tmp_path / "plan.safetensors")
    blurred = plans + np.random.default_rng(0).normal(0, 0.1, plans.shape).astype(np.float32)
    assert np.array_equal(PlanCode.load(tmp_path / "plan.safetensors").decode(blurred), painted[:, :2])


def test_every_thing_and_colour_has_numbers_of_its_own_and_nothing_has_none(code: PlanCode):
    for rows, names in ((code.things, THING_NAMES), (code.colours, COLOUR_NAMES)):
        assert len(rows) == 1 + len(names)
        assert not rows[0].any()
        apart = np.linalg.norm(rows[:, None] - rows[None], axis=-1)
        assert apart[~np.eye(len(rows), dtype=bool)].min() > 1.5


def test_a_plan_says_which_part_of_a_thing_a_cell_is():
    scene = next(
        scene
        for scene in (scene_of(1, index)[0] for index in range(200))
        if [(placed.thing, placed.copies, placed.mirrored) for placed in scene.things] == [("horse", 1, True)]
    )
    things, _, across, up, mirrored = standing(scene, 16)
    rows, columns = np.nonzero(things)
    assert (np.diff(up[rows.min() : rows.max() + 1, columns[0]].astype(int)) < 0).all()
    assert (np.diff(across[rows[0], columns.min() : columns.max() + 1].astype(int)) < 0).all()
    assert mirrored[rows, columns].all()


def test_the_code_is_made_without_the_words_held_out_for_the_score():
    asked: list[str] = []

    def vectors(words):
        asked.extend(words)
        return np.random.default_rng(len(asked)).standard_normal((len(words), 64))

    PlanCode.fit(vectors)
    assert not {word for thing in THINGS.values() for word in thing.held_out} & set(asked)


def test_the_plan_runs_ahead_of_its_picture():
    both = [clock(time, 1, 1).flatten().tolist() for time in (1.0, 0.7, LEAD, 0.1)]
    assert both[0] == [1.0, 1.0]
    assert both[1][1] < both[1][0]
    assert [plan for _, plan in both[2:]] == [0.0, 0.0]


def test_walking_along_the_direction_of_a_plan_arrives_at_what_the_network_foresees():
    network = FlowTransformer(SHAPE).eval()
    torch.nn.init.normal_(network.out.bias)
    drawing = torch.randn(2, *SHAPE.shape)
    words = (torch.randn(2, 3, 384), torch.ones(2, 3, dtype=torch.bool))
    with torch.no_grad():
        for time in (1.0, 0.4, LEAD / 2):
            times = torch.full((2,), time)
            direction = network(drawing, times, *words)[:, CHANNELS:]
            _, plan = network.predict(drawing, times, *words)
            left = clock(time, 0, 1).item()
            arrived = drawing[:, CHANNELS:] - left * direction
            assert torch.allclose(arrived, LOUDNESS * plan if left else drawing[:, CHANNELS:], atol=1e-5)
