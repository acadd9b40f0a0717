"""The rungs that draw with weights of our own: each shows its steps, and the same seed draws the same picture."""

from typing import Any

import numpy as np
import pytest

from generation.zoo import get_model
from generation.zoo.base import InvalidRequest
from generation.zoo.scene_network import NETWORK, WEIGHTS, SceneNetwork
from generation.zoo.sessions import WeightsMissing
from generation.zoo.text_encoder import shared_encoder

DRAWN = {
    "pixel-diffusion": {"steps": 4},
    "latents": {"noise": 0.2},
    "latent-diffusion": {"steps": 2},
    "text-to-scene": {"prompt": "a red house in the snow", "steps": 2},
}


def steps_of(name: str, values: dict[str, Any], seed: int = 7):
    model = get_model(name)
    return list(model.sample(model.check_request(values), np.random.default_rng(seed)))


@pytest.mark.parametrize("name", DRAWN)
def test_a_rung_shows_its_steps_and_ends_with_its_picture(name: str):
    steps = steps_of(name, DRAWN[name])
    fractions = [step.fraction for step in steps]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert {(step.picture.shape, step.picture.dtype) for step in steps} == {
        ((256, 256, 3), np.dtype(np.uint8))
    }


@pytest.mark.parametrize("name", DRAWN)
def test_the_same_seed_draws_the_same_picture_and_another_another(name: str):
    first, again, other = (steps_of(name, DRAWN[name], seed)[-1].picture for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_words_decide_the_picture():
    day, night = (
        steps_of("text-to-scene", {"prompt": f"a meadow {when}", "steps": 6})[-1].picture.mean()
        for when in ("at noon, blue sky", "at midnight, stars")
    )
    assert night < 0.7 * day


def test_the_plan_is_told_with_every_step():
    steps = steps_of("text-to-scene", {"prompt": "two cats in the snow at night, oil painting", "steps": 2})
    assert {step.numbers["ground"] for step in steps} == {"snow"}
    assert {(step.numbers["time"], step.numbers["style"]) for step in steps} == {("night", "oil")}
    assert {step.numbers["things"] for step in steps} == {"2 × cat"}


def test_a_negative_prompt_leads_away_from_what_it_says():
    plain = steps_of("text-to-scene", {"prompt": "a beach", "steps": 4})[-1].picture
    against = steps_of("text-to-scene", {"prompt": "a beach", "negative_prompt": "night", "steps": 4})[
        -1
    ].picture
    assert not np.array_equal(plain, against)


@pytest.mark.parametrize(
    "prompt",
    ["🦒🏖️ 🌅", "בית אדום על הדשא", "<script>alert(1)</script> & 'quotes'", "house " * 300, "\x00\x07 house"],
)
def test_any_text_is_drawn(prompt: str):
    assert steps_of("text-to-scene", {"prompt": prompt, "steps": 1})[-1].fraction == 1.0


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"prompt": "   "}, "write what the picture should show"),
        ({"prompt": "x" * 10_000}, "2,000 are the most"),
        ({"prompt": "a house", "steps": 0}, "steps"),
        ({"prompt": "a house", "guidance": float("nan")}, "guidance"),
        ({"prompt": "a house", "size": 4096}, "size"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_sentence(values: dict[str, Any], sentence: str):
    with pytest.raises(InvalidRequest, match=sentence) as refused:
        get_model("text-to-scene").check_request(values)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_missing_weights_are_said_in_one_sentence(tmp_path):
    with pytest.raises(WeightsMissing, match=r"missing.*\.$"):
        _ = SceneNetwork(tmp_path).shape


def test_pictures_in_a_batch_are_the_pictures_alone():
    prompts = ["a house in the snow", "a lake at night"]
    words = shared_encoder()(prompts)
    charts = NETWORK.charts(
        NETWORK.plan(NETWORK.read(prompts), [np.random.default_rng(seed) for seed in (1, 2)])
    )
    noise = np.random.default_rng(0).standard_normal((2, *NETWORK.shape), np.float32)

    def draw(rows: slice) -> list[np.ndarray]:
        chosen = (words[0][rows], words[1][rows])
        *_, (latents, _) = NETWORK.sample(
            chosen,
            NETWORK.silence,
            steps=3,
            guidance=3.0,
            noise=noise[rows],
            charts=(charts[0][rows], charts[1][rows]),
        )
        return NETWORK.decode(latents)

    together = draw(slice(0, 2))
    for row, picture in enumerate(together):
        difference = np.abs(picture.astype(int) - draw(slice(row, row + 1))[0].astype(int))
        assert difference.max() <= 2


def test_all_weights_together_are_small_enough_to_ship():
    size = sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file())
    assert size <= 40_000_000


def test_a_caption_with_a_strange_word_is_drawn_from_its_plan_retold():
    strange, taught = "people dancing at a wedding", "a red house on green grass"
    scenes = NETWORK.plan(NETWORK.read([strange, taught]), [np.random.default_rng(k) for k in range(2)])
    assert not NETWORK.knows(strange)
    assert NETWORK.knows(taught)
    vectors, real = NETWORK.words([strange, taught], scenes)
    own, there = shared_encoder()([taught])
    assert np.allclose(vectors[1][real[1]], own[0][there[0]], atol=1e-5)
    told, _ = shared_encoder()([strange])
    assert not np.allclose(vectors[0][:1], told[0][:1], atol=1e-2)
