"""The sampler walks straight lines exactly and bends well, and is the same for numpy and torch."""

import numpy as np
import pytest
import torch

from generation.training.sampler import guide, walk

PICTURE = np.array([0.5, -2.0, 3.0], np.float32)
NOISE = np.array([1.0, 1.0, -1.0], np.float32)


@pytest.mark.parametrize("steps", [1, 2, 7, 50])
def test_a_straight_flow_arrives_whatever_the_number_of_steps(steps: int):
    *_, (arrived, _) = walk(lambda x, time: NOISE - PICTURE, NOISE, steps)
    assert np.allclose(arrived, PICTURE, atol=1e-5)


def test_the_picture_is_foreseen_from_the_first_step():
    _, foreseen = next(walk(lambda x, time: NOISE - PICTURE, NOISE, 10))
    assert np.allclose(foreseen, PICTURE)


def test_twice_as_many_steps_come_four_times_as_near_on_a_way_that_bends():
    def off(steps: int) -> float:
        *_, (arrived, _) = walk(lambda x, time: x, NOISE.astype(np.float64), steps)
        return float(np.abs(arrived - NOISE / np.e).max())

    assert off(20) < off(10) / 3.5
    assert off(40) < off(20) / 3.5


def test_torch_and_numpy_walk_the_same_way():
    *_, (in_numpy, _) = walk(lambda x, time: x * np.float32(0.3) - np.float32(time), NOISE, 6)
    *_, (in_torch, _) = walk(lambda x, time: x * 0.3 - time, torch.from_numpy(NOISE), 6)
    assert np.allclose(in_numpy, in_torch.numpy(), atol=1e-6)


def test_guidance_of_one_is_the_caption_alone():
    said, unsaid = np.array([2.0]), np.array([1.0])
    assert guide(said, unsaid, 1.0) == said
    assert guide(said, unsaid, 3.0) > said
