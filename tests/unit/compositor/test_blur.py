"""The blur is a Gaussian, whatever its width, and does what it should at the edges."""

import numpy as np
import pytest

from editor.compositor.blur import blurred


def gaussian(line: np.ndarray, deviation: float) -> np.ndarray:
    reach = int(4 * deviation) + 1
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / deviation) ** 2)
    return np.convolve(np.pad(line, reach, "edge"), kernel / kernel.sum(), "valid")


@pytest.mark.parametrize("deviation", [0.7, 1.9, 2, 3.3, 8, 25, 60])
def test_a_step_comes_out_as_a_gaussians(deviation):
    line = np.where(np.arange(256) < 128, 20.0, 230.0)
    picture = np.repeat(line.astype(np.uint8)[None, :, None], 64, axis=0).repeat(4, axis=2)
    picture[..., 3] = 255
    for turned in (False, True):
        source = np.ascontiguousarray(picture.swapaxes(0, 1)) if turned else picture
        soft = blurred(source, deviation, repeats_edge=True)
        middle = soft[:, 32, 0] if turned else soft[32, :, 0]
        # Of a step of 210 levels.
        assert np.abs(middle - gaussian(line, deviation)).max() <= 5


@pytest.mark.parametrize("deviation", [1, 5, 40])
def test_a_plain_picture_stays_as_it_is_to_its_edges(deviation):
    plain = np.full((61, 83, 4), (90, 120, 30, 255), np.uint8)
    assert np.abs(blurred(plain, deviation, repeats_edge=True).astype(int) - plain).max() <= 1


@pytest.mark.parametrize("deviation", [1, 5, 12])
def test_what_stands_on_nothing_fades_into_it_and_keeps_its_weight(deviation):
    dot = np.zeros((160, 160, 4), np.uint8)
    dot[60:100, 60:100] = 255
    soft = blurred(dot, deviation, repeats_edge=False)
    assert soft.shape == dot.shape
    assert int(soft[..., 3].sum()) == pytest.approx(int(dot[..., 3].sum()), rel=0.01)
    assert 0 < soft[80, 58, 3] < 128
