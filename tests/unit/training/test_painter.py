"""The painter paints everything it has a word for, and paints it again the same."""

import dataclasses

import numpy as np
import pytest

from generation.training.painter import paint, sample_scene
from generation.training.painter.scene import Scene, Site, place_thing
from generation.training.painter.vocabulary import (
    COLOURS,
    GROUNDS,
    STYLES,
    THINGS,
    TIMES,
    WEATHERS,
)


def plain_scene(**asked: object) -> Scene:
    """A meadow by day without anything in it, but for what is asked."""
    scene = sample_scene(np.random.default_rng(1))
    plain = dataclasses.replace(
        scene,
        ground="meadow",
        time="day",
        weather="clear",
        style="photo",
        things=(),
        mountains=False,
        disc=None,
    )
    return dataclasses.replace(plain, **asked)


def scene_with(name: str, **asked: object) -> Scene:
    scene = plain_scene()
    rng = np.random.default_rng(2)
    thing = place_thing(name, "centre", "normal", Site(scene.ground, scene.horizon), rng, copies=1, **asked)
    return dataclasses.replace(scene, things=(thing,))


def painted(scene: Scene, pixels: int = 64) -> np.ndarray:
    return paint(scene, pixels, np.random.default_rng(3))


def test_the_vocabulary_is_as_large_as_promised():
    assert len(THINGS) >= 60
    assert len(GROUNDS) >= 8
    assert (len(TIMES), len(WEATHERS), len(STYLES), len(COLOURS)) == (5, 5, 6, 8)


def test_the_same_seed_paints_the_same_picture():
    first = sample_scene(np.random.default_rng(5))
    assert first == sample_scene(np.random.default_rng(5))
    assert np.array_equal(painted(first), painted(first))


@pytest.mark.parametrize("name", THINGS)
def test_every_thing_is_seen_where_it_is_placed(name: str):
    with_it = painted(scene_with(name)).astype(int)
    without = painted(plain_scene()).astype(int)
    rows, columns = np.nonzero(np.abs(with_it - without).max(2) > 40)
    left, top, right, bottom = (edge * 64 for edge in scene_with(name).things[0].box)
    inside = (rows >= top - 4) & (rows <= bottom + 4) & (columns >= left - 4) & (columns <= right + 4)
    assert inside.sum() > 25


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("time", TIMES)
def test_no_ground_looks_like_another_at_any_hour(ground: str, time: str):
    own = painted(plain_scene(ground=ground, time=time)).astype(int)
    for other in GROUNDS:
        if other != ground:
            assert np.abs(own - painted(plain_scene(ground=other, time=time))).mean() > 2


@pytest.mark.parametrize("style", STYLES)
def test_a_style_is_the_same_style_at_both_sizes(style: str):
    scene = dataclasses.replace(scene_with("house"), style=style)
    small = painted(scene, 128).astype(float)
    large = painted(scene, 256).reshape(128, 2, 128, 2, 3).mean((1, 3))
    assert np.abs(small - large).mean() < 12


def test_night_is_darker_than_day_and_storm_greyer_than_clear():
    day, night = painted(plain_scene()), painted(plain_scene(time="night"))
    storm = painted(plain_scene(weather="storm"))
    assert night.mean() < 0.5 * day.mean()
    sky, grey = day[:20].astype(int), storm[:20].astype(int)
    assert np.ptp(grey.mean((0, 1))) < np.ptp(sky.mean((0, 1)))


@pytest.mark.parametrize("name", [name for name, thing in THINGS.items() if thing.takes_colour])
def test_a_red_one_is_redder_and_a_blue_one_bluer(name: str):
    red, blue = (painted(scene_with(name, colour=colour)).astype(int) for colour in ("red", "blue"))
    changed = np.abs(red - blue).max(2) > 60
    assert changed.sum() > 8
    assert red[changed][:, 0].mean() > blue[changed][:, 0].mean()
    assert blue[changed][:, 2].mean() > red[changed][:, 2].mean()
