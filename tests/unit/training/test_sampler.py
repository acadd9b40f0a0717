"""The sampler walks straight lines exactly, and is the same for numpy and torch."""

import numpy as np
import pytest
import torch

from generation.training.sampler import euler, guide

PICTURE = np.array([0.5, -2.0, 3.0], np.float32)
NOISE = np.array([1.0, 1.0, -1.0], np.float32)


@pytest.mark.parametrize("steps", [1, 2, 7, 50])
def test_a_straight_flow_arrives_whatever_the_number_of_steps(steps: int):
    *_, (arrived, _) = euler(lambda x, time: NOISE - PICTURE, NOISE, steps)
    assert np.allclose(arrived, PICTURE, atol=1e-5)


def test_the_picture_is_foreseen_from_the_first_step():
    _, foreseen = next(euler(lambda x, time: NOISE - PICTURE, NOISE, 10))
    assert np.allclose(foreseen, PICTURE)


def test_the_last_step_has_nothing_left_to_foresee():
    *_, (arrived, foreseen) = euler(lambda x, time: x * time, NOISE, 5)
    assert np.allclose(arrived, foreseen)


def test_torch_and_numpy_walk_the_same_way():
    *_, (in_numpy, _) = euler(lambda x, time: x * np.float32(0.3) - np.float32(time), NOISE, 6)
    *_, (in_torch, _) = euler(lambda x, time: x * 0.3 - time, torch.from_numpy(NOISE), 6)
    assert np.allclose(in_numpy, in_torch.numpy(), atol=1e-6)


def test_guidance_of_one_is_the_caption_alone():
    said, unsaid = np.array([2.0]), np.array([1.0])
    assert guide(said, unsaid, 1.0) == said
    assert guide(said, unsaid, 3.0) > said
