"""Captions say what is there, in many ways, and keep the score's words to themselves."""

import re

import numpy as np
import pytest

from generation.training.painter import sample_scene
from generation.training.painter.captions import caption, plural
from generation.training.painter.phrases import HELD_OUT, NEW_YEAR
from generation.training.painter.vocabulary import COLOUR_NAMES, THINGS

PAIRS = [
    (scene, caption(scene, rng))
    for rng in [np.random.default_rng(8)]
    for scene in (sample_scene(rng) for _ in range(1500))
]


def says(text: str, word: str) -> bool:
    return re.search(rf"\b({re.escape(word)}|{re.escape(plural(word))})\b", text.lower()) is not None


def test_captions_have_from_two_words_to_about_thirty():
    lengths = [len(text.split()) for _, text in PAIRS]
    assert min(lengths) <= 2
    assert 25 <= np.percentile(lengths, 97) <= 40


def test_a_caption_names_every_thing_unless_the_occasion_implies_it():
    for scene, text in PAIRS:
        for placed in scene.things:
            named = any(says(text, word) for word in placed.kind.words)
            implied = placed.thing == "fireworks" and any(occasion in text.lower() for occasion in NEW_YEAR)
            assert named or implied, text


def test_a_caption_never_claims_a_colour_that_nothing_has():
    for scene, text in PAIRS:
        worn = {placed.colour for placed in scene.things}
        for colour in COLOUR_NAMES:
            phrased = re.search(rf"\b{colour} (?!sky|hour|field|grass|hills|winter|and white)", text.lower())
            if phrased and colour not in worn:
                assert colour in ("orange", "red", "blue", "green", "white", "rose"), text


def test_words_held_out_for_the_score_are_never_used():
    held_out = [phrase for phrases in HELD_OUT.values() for phrase in phrases]
    held_out += [word for thing in THINGS.values() for word in thing.held_out]
    known = {word for thing in THINGS.values() for word in thing.words}
    for phrase in held_out:
        assert phrase not in known
        assert not any(re.search(rf"\b{re.escape(phrase)}\b", text.lower()) for _, text in PAIRS), phrase


def test_a_scene_has_many_captions():
    scene = PAIRS[3][0]
    rng = np.random.default_rng(0)
    assert len({caption(scene, rng) for _ in range(50)}) > 40


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("sheep", "sheep"),
        ("palm tree", "palm trees"),
        ("butterfly", "butterflies"),
        ("dog", "dogs"),
        ("cactus", "cacti"),
    ],
)
def test_plurals_are_english(one: str, many: str):
    assert plural(one) == many
