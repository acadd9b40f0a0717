"""What a classifier can read off a scene, as numbers."""

from dataclasses import dataclass

import numpy as np

from generation.training.painter.vocabulary import (
    COLOUR_NAMES,
    GROUNDS,
    PLACES,
    STYLES,
    THING_NAMES,
    TIMES,
    WEATHERS,
)

UNSEEN = -1
"""The label of what a picture cannot show: the colour of a pencil sketch, the place of two things."""

CLASSES: dict[str, tuple[str, ...]] = {
    "ground": GROUNDS,
    "time": TIMES,
    "weather": WEATHERS,
    "style": STYLES,
    "colour": COLOUR_NAMES,
    "place": PLACES,
}


@dataclass(frozen=True)
class Labels:
    """Labels of n pictures: `single` by attribute (n,) int64 with UNSEEN where there is none, `things` (n, 64)."""

    single: dict[str, np.ndarray]
    things: np.ndarray

    def rows(self, index: np.ndarray) -> "Labels":
        """The labels of some pictures."""
        return Labels({name: values[index] for name, values in self.single.items()}, self.things[index])


def label(scenes: list[dict]) -> Labels:
    """Labels of scenes as `read_scenes` gives them.

    A pencil sketch shows neither colour nor the hue of the hour, so it has no colour and no time. Place and colour are
    of a picture's only thing and only coloured thing.
    """
    single: dict[str, list[int]] = {name: [] for name in CLASSES}
    things = np.zeros((len(scenes), len(THING_NAMES)), np.float32)
    for row, scene in enumerate(scenes):
        grey = scene["style"] == "pencil"
        for name in ("ground", "time", "weather", "style"):
            hidden = name == "time" and grey
            single[name].append(UNSEEN if hidden else CLASSES[name].index(scene[name]))
        placed = scene["things"]
        for thing in placed:
            things[row, THING_NAMES.index(thing["thing"])] = 1
        colours = [thing["colour"] for thing in placed if thing["colour"]]
        single["colour"].append(COLOUR_NAMES.index(colours[0]) if len(colours) == 1 and not grey else UNSEEN)
        single["place"].append(PLACES.index(placed[0]["place"]) if len(placed) == 1 else UNSEEN)
    return Labels({name: np.array(values, np.int64) for name, values in single.items()}, things)
