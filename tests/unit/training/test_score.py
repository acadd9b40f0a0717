"""The score counts what it says it counts, on prompts that never change."""

import dataclasses

import numpy as np
import torch

from generation.training.latents import PatchCodec, normalise
from generation.training.painter.phrases import HELD_OUT
from generation.training.painter.vocabulary import STYLES, THING_NAMES
from generation.training.score.classifier import SIDE, Classifier, Lessons, classifier_loss
from generation.training.score.figures import score
from generation.training.score.labels import CLASSES, UNSEEN, label
from generation.training.score.prompts import TWO, compose_prompts, frozen_prompts

PAIR = ("house", "tree")
SCENE = {"ground": "sea", "time": "day", "weather": "clear", "style": "photo"}


def perfect_logits() -> dict[str, np.ndarray]:
    """What a classifier that sees every prompt fulfilled would say."""
    prompts = frozen_prompts()
    logits = {name: np.zeros((len(prompts), len(values)), np.float32) for name, values in CLASSES.items()}
    logits["things"] = np.zeros((len(prompts), len(THING_NAMES)), np.float32)
    for row, prompt in enumerate(prompts):
        for name in ("ground", "time", "style", "colour"):
            value = getattr(prompt, name)
            if value is not None:
                logits[name][row, CLASSES[name].index(value)] = 1
        for thing in prompt.things:
            logits["things"][row, THING_NAMES.index(thing)] = 1
    return logits


def test_the_frozen_prompts_are_the_ones_the_grammar_makes():
    assert frozen_prompts() == compose_prompts()
    assert len(frozen_prompts()) == 400


def test_unseen_wording_is_unseen():
    unseen = [prompt for prompt in frozen_prompts() if prompt.kind == "unseen"]
    assert len(unseen) == 80
    assert all(any(phrase in prompt.prompt for phrase in HELD_OUT[prompt.ground]) for prompt in unseen)


def test_all_right_scores_one_and_one_of_two_things_is_not_two():
    assert set(score(frozen_prompts(), perfect_logits()).values()) == {1.0}
    logits = perfect_logits()
    for row, prompt in enumerate(frozen_prompts()):
        if prompt.kind == TWO:
            logits["things"][row, THING_NAMES.index(prompt.things[1])] = -1
    assert score(frozen_prompts(), logits)["two"] < 0.2


def test_a_pencil_sketch_is_not_asked_for_its_colour_or_its_hour():
    thing = {"thing": "house", "colour": "red", "place": "left"}
    scene = {**SCENE, "style": "pencil", "things": [thing]}
    labels = label([scene, {**scene, "style": "photo"}])
    assert labels.single["colour"].tolist() == [UNSEEN, 0]
    assert labels.single["time"][0] == UNSEEN
    assert labels.things[:, THING_NAMES.index("house")].tolist() == [1, 1]


def test_the_classifier_answers_for_every_attribute():
    logits = Classifier().eval()(torch.zeros(2, 3, SIDE, SIDE))
    assert {name: tuple(value.shape) for name, value in logits.items()} == {
        **{name: (2, len(values)) for name, values in CLASSES.items()},
        "things": (2, len(THING_NAMES)),
        "cells": (2, len(THING_NAMES), 8, 8),
    }


def test_cells_learn_what_stands_in_them():
    classifier = Classifier().eval()
    labels = label([{**SCENE, "things": [{"thing": name, "colour": None, "place": "left"} for name in PAIR]}])
    standing = torch.zeros(1, 16, 16, dtype=torch.long)
    standing[:, :, :8], standing[:, :, 8:] = (1 + THING_NAMES.index(name) for name in PAIR)
    logits = classifier(torch.zeros(1, 3, SIDE, SIDE))
    right, wrong = ({**logits, "cells": logits["cells"].clone()} for _ in range(2))
    for side, name in enumerate(PAIR):
        right["cells"][:, THING_NAMES.index(name), :, 4 * side : 4 * side + 4] += 10
        wrong["cells"][:, THING_NAMES.index(name), :, 4 - 4 * side : 8 - 4 * side] += 10
    assert classifier_loss(right, labels, standing) < classifier_loss(wrong, labels, standing) - 5


def test_lessons_are_half_as_painted_and_half_from_latents_with_their_own_labels():
    rng = np.random.default_rng(0)
    pictures = rng.integers(0, 255, (6, SIDE, SIDE, 3)).astype(np.uint8)
    codec = PatchCodec.fit(pictures, 16)
    scenes = [{**SCENE, "style": STYLES[number % 6], "things": []} for number in range(6)]
    lessons = Lessons(codec.encode(pictures), pictures[:2], label(scenes), np.zeros((6, 16, 16)), codec)
    shown, rows = lessons.draw(60, rng)
    assert rows[:30].max() == 1
    assert set(rows[30:]) == set(range(6))
    assert np.allclose(shown[:30].permute(0, 2, 3, 1), normalise(pictures[rows[:30]]))
    decoded = codec.decode(codec.encode(pictures)[rows[30:]])
    assert np.allclose(shown[30:].permute(0, 2, 3, 1), decoded, atol=1e-4)
    alone = dataclasses.replace(lessons, pictures=pictures[:0])
    assert len(alone.draw(60, rng)[0]) == 60
    sketch = STYLES.index("pencil")
    assert np.mean(alone.draw(3000, rng)[1] == sketch) > 1.5 / 6
