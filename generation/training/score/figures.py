"""Figures: generated pictures against what was asked for, and the classifier against painted pictures."""

import itertools
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import torch

from generation.training.latents import normalise
from generation.training.painter.vocabulary import THING_NAMES
from generation.training.score.classifier import SIDE, Classifier
from generation.training.score.labels import CLASSES, UNSEEN, Labels
from generation.training.score.prompts import ONE, TWO, Prompt
from generation.training.score.prompts import UNSEEN as UNSEEN_WORDING


def at_reading_size(pictures: np.ndarray) -> torch.Tensor:
    """uint8 pictures (n, side, side, 3) of 128 pixels or a multiple -> (n, 3, 128, 128) in -1 to 1."""
    factor = pictures.shape[1] // SIDE
    small = normalise(pictures).reshape(len(pictures), SIDE, factor, SIDE, factor, 3).mean((2, 4))
    return torch.from_numpy(small).permute(0, 3, 1, 2).contiguous()


@torch.no_grad()
def read(classifier: Classifier, pictures: np.ndarray) -> dict[str, np.ndarray]:
    """Logits of every attribute of uint8 pictures."""
    parts = [classifier(at_reading_size(pictures[i : i + 50])) for i in range(0, len(pictures), 50)]
    return {name: torch.cat([part[name] for part in parts]).numpy() for name in parts[0]}


def classifier_accuracy(classifier: Classifier, pictures: np.ndarray, labels: Labels) -> dict[str, float]:
    """How often the classifier is right about painted pictures it has never seen: the score's own ceiling."""
    logits = read(classifier, pictures)
    figures = {}
    for name in CLASSES:
        known = labels.single[name] != UNSEEN
        figures[name] = _share(logits[name].argmax(1)[known] == labels.single[name][known])
    counts = labels.things.sum(1)
    best = logits["things"].argmax(1)
    figures["thing"] = _share(labels.things[np.arange(len(best)), best][counts == 1] > 0)
    two = np.argsort(logits["things"], axis=1)[:, -2:]
    figures["two"] = _share(np.take_along_axis(labels.things, two, axis=1).sum(1)[counts == 2] == 2)
    return figures


def score(prompts: Sequence[Prompt], logits: dict[str, np.ndarray]) -> dict[str, float]:
    """The figures `generate.attr.*` as fractions of right, and each thing's own as `thing NAME`."""
    right: dict[str, list[bool]] = defaultdict(list)
    for row, prompt in enumerate(prompts):
        found = {name: CLASSES[name][int(logits[name][row].argmax())] for name in CLASSES}
        ranked = [THING_NAMES[i] for i in np.argsort(logits["things"][row])[::-1]]
        asked = {"ground": prompt.ground, "time": prompt.time, "style": prompt.style, "colour": prompt.colour}
        if prompt.style == "pencil":
            asked |= {"time": None, "colour": None}
        hits = {name: found[name] == value for name, value in asked.items() if value is not None}
        if prompt.kind == UNSEEN_WORDING:
            hits["thing"] = ranked[0] == prompt.things[0]
            right["unseen_wording"] += [hits[name] for name in ("ground", "time", "thing") if name in hits]
            continue
        for name, hit in hits.items():
            right[name].append(hit)
        if prompt.kind == ONE:
            right["thing"].append(ranked[0] == prompt.things[0])
            right[f"thing {prompt.things[0]}"].append(ranked[0] == prompt.things[0])
        elif prompt.kind == TWO:
            right["two"].append(set(ranked[:2]) == set(prompt.things))
    overall = ("ground", "time", "style", "thing", "two", "colour", "unseen_wording")
    figures = {name: _share(np.array(hits)) for name, hits in sorted(right.items())}
    figures["attr_accuracy"] = _share(np.array([hit for name in overall for hit in right[name]]))
    return figures


@torch.no_grad()
def spread(classifier: Classifier, groups: Sequence[np.ndarray]) -> float:
    """Mean distance, in the classifier's features, between pictures of one group, over all groups."""
    distances = []
    for pictures in groups:
        _, vectors = classifier.features(at_reading_size(pictures))
        distances += [float((a - b).norm()) for a, b in itertools.combinations(vectors, 2)]
    return float(np.mean(distances))


def _share(hits: np.ndarray) -> float:
    return round(float(np.mean(hits)), 4) if len(hits) else 0.0
