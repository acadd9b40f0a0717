"""The rungs that are only numbers keep to their distributions, show each draw, and refuse with a sentence."""

import numpy as np
import pytest

from generation.zoo import all_models, get_model
from generation.zoo.base import InvalidRequest, UnknownModel
from generation.zoo.odds import ROWS
from generation.zoo.pixels import power_of_ten


def last_step(name, seed, **values):
    model = get_model(name)
    return list(model.sample(model.check_request(values), np.random.default_rng(seed)))[-1]


@pytest.mark.parametrize("name", ["odds", "pixels", "checkerboard", "horizon", "scene"])
def test_a_seed_gives_the_same_picture_again_and_another_seed_another(name):
    model = get_model(name)
    request = model.check_request({})
    pictures = [list(model.sample(request, np.random.default_rng(seed)))[-1].picture for seed in range(8)]
    again = list(model.sample(request, np.random.default_rng(0)))[-1].picture
    assert np.array_equal(again, pictures[0])
    assert any(not np.array_equal(pictures[0], other) for other in pictures[1:])


def test_every_rung_that_is_listed_shows_progress_that_rises_to_the_end():
    for model in [get_model(name) for name in ("odds", "pixels", "checkerboard", "horizon", "scene")]:
        steps = list(model.sample(model.check_request({}), np.random.default_rng(1)))
        fractions = [step.fraction for step in steps]
        assert fractions == sorted(fractions)
        assert fractions[-1] == 1
        assert all(step.picture.dtype == np.uint8 and step.picture.shape[2] == 3 for step in steps)
        assert all(step.caption for step in steps)


def test_odds_are_kept_and_zero_never_happens():
    odds = [0.0] * len(ROWS)
    odds[2], odds[7] = 3, 1
    rows = [last_step("odds", seed, odds=odds, size=64).numbers["row"] for seed in range(2000)]
    assert set(rows) == {3, 8}
    # 0.75 of 2,000: the binomial's deviation is 19, so five of them are 97.
    assert abs(rows.count(3) - 1500) < 97


def test_pixels_are_uniform_and_counted_as_a_power_of_ten():
    picture = last_step("pixels", 3, width=400, height=400).picture
    counts = np.bincount(picture[..., 0].ravel(), minlength=256)
    expected = 400 * 400 / 256
    # Chi squared of 255 degrees of freedom: mean 255, deviation 22.6.
    assert ((counts - expected) ** 2 / expected).sum() < 255 + 5 * 22.6
    assert power_of_ten(2, 10_000) == "≈ 10^3,010"
    assert last_step("pixels", 3, width=100, height=100).numbers["pictures"] == "≈ 10^24,082"


@pytest.mark.parametrize("n", [1, 2, 5, 64])
def test_a_checkerboard_is_one_of_exactly_two(n):
    boards = {last_step("checkerboard", seed, n=n).picture.tobytes() for seed in range(40)}
    assert len(boards) == 2
    picture = last_step("checkerboard", 0, n=n).picture
    square = picture.shape[0] // n
    board = picture[square // 2 :: square, square // 2 :: square, 0]
    assert all(board[i, j] != board[i, j + 1] for i in range(n) for j in range(n - 1))


def test_the_horizon_is_gaussian_and_visible_where_it_was_drawn():
    heights = [
        last_step("horizon", seed, mean=0.4, deviation=0.05, width=64, height=64).numbers["height"]
        for seed in range(1500)
    ]
    assert abs(np.mean(heights) - 0.4) < 5 * 0.05 / 1500**0.5
    assert abs(np.std(heights) - 0.05) < 0.006
    step = last_step("horizon", 11, width=64, height=400)
    column = step.picture[:, 4].astype(int)
    drop = np.abs(np.diff(column.sum(1)))
    assert abs(int(np.argmax(drop)) + 1 - step.numbers["height"] * 400) <= 1


@pytest.mark.parametrize("size", [(192, 144), (128, 384), (384, 128)])
def test_the_whole_house_is_inside_the_picture_and_stands_on_the_grass(size):
    width, height = size
    across, down = width / min(size), height / min(size)
    for seed in range(150):
        model = get_model("scene")
        numbers = list(
            model.sample(model.check_request({"width": width, "height": height}), np.random.default_rng(seed))
        )[-1].numbers
        half = numbers["size"] / 2 / across
        assert numbers["x"] - half >= -1e-3
        assert numbers["x"] + half <= 1 + 1e-3
        assert numbers["y"] - 0.95 * numbers["size"] / down >= -1e-3
        assert numbers["horizon"] < numbers["y"] <= 1


@pytest.mark.parametrize(
    ("name", "values", "says"),
    [
        ("odds", {"odds": [0] * 12}, "above zero"),
        ("odds", {"odds": [1] * 5}, "odds"),
        ("pixels", {"width": 0}, "width"),
        ("pixels", {"width": 10**9}, "width"),
        ("checkerboard", {"n": "many"}, "n"),
        ("horizon", {"mean": float("nan")}, "mean"),
        ("scene", {"colour": "red"}, "colour"),
    ],
)
def test_a_request_that_cannot_be_served_gets_one_sentence_that_names_the_field(name, values, says):
    with pytest.raises(InvalidRequest, match=says) as refusal:
        get_model(name).check_request(values)
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_an_unknown_model_is_refused_with_the_names_there_are():
    with pytest.raises(UnknownModel, match="checkerboard"):
        get_model("mona-lisa")


def test_every_listed_model_describes_itself():
    for model in all_models():
        assert model.title
        assert model.summary.endswith(".")
        assert model.request.model_json_schema()["properties"]
