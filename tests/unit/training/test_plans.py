"""A scene becomes a plan and a chart, and a planner learns to write plans from captions."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch

from generation.training.atlas import SIDE, Atlas
from generation.training.chart import PLANES, TRAITS, chart_of, traits_of
from generation.training.dataset import scene_of
from generation.training.exporting import export_planner
from generation.training.lexicon import KINDS, MEANINGS, lexicon, nearness, spans
from generation.training.painter import Scene
from generation.training.planner import Planner, PlannerConfig, PlanSet, plan_loss, train_planner
from generation.training.plans import (
    FIELDS,
    NUMBERS,
    PLACES,
    STARTS,
    THING,
    UNTOLD,
    draw_plans,
    read_plan,
    write_plan,
)
from generation.training.snippets import (
    KINSHIP,
    LONGEST,
    SIZES,
    kindred,
    read_snippets,
    snippets_of,
    whole_idioms,
)
from generation.training.text import TextEncoder
from generation.zoo.sessions import open_session

SCENES = [scene_of(1, index)[0] for index in range(200)]


def alike(scene: Scene) -> tuple:
    """What a plan keeps exactly."""
    things = [(placed.thing, placed.colour, placed.copies, placed.mirrored) for placed in scene.things]
    return (*(getattr(scene, name) for name in TRAITS), things)


def test_a_plan_is_read_back_as_the_scene_it_was_written_from():
    rng = np.random.default_rng(0)
    for scene in SCENES:
        back = read_plan(write_plan(scene), rng)
        assert alike(back) == alike(scene)
        assert back.horizon == pytest.approx(scene.horizon, abs=0.016)
        for told, placed in zip(back.things, scene.things, strict=True):
            for name in ("x", "y", "height"):
                assert getattr(told, name) == pytest.approx(getattr(placed, name), abs=1 / 47)


def test_what_all_things_are_is_planned_before_where_the_first_stands():
    order = [field.name for field in FIELDS]
    assert max(place for place, name in enumerate(order) if name == "thing") < order.index("x")


def test_every_scene_of_the_painter_can_be_planned():
    for field in PLACES:
        if field.steps:
            values = [getattr(placed, field.name) for scene in SCENES for placed in scene.things]
            assert field.low <= min(values) <= max(values) <= field.high


def test_numbers_of_different_fields_are_never_the_same():
    spans = sorted((start, start + field.size) for field, start in STARTS.items())
    assert [end for _, end in spans] == [start for start, _ in spans[1:]] + [NUMBERS]


def test_plans_are_drawn_from_the_likely_numbers_of_each_field_and_end_with_the_last_thing():
    scene = next(scene for scene in SCENES if len(scene.things) == 1)
    wanted = write_plan(scene)

    def logits(plans: np.ndarray, rows: np.ndarray) -> np.ndarray:
        scores = np.full((len(plans), len(FIELDS), NUMBERS), 50.0)  # of other fields: never to be chosen
        for place, field in enumerate(FIELDS):
            scores[:, place, STARTS[field] : STARTS[field] + field.size] = 0
            if wanted[place] != UNTOLD:
                scores[:, place, wanted[place]] = 10
        return scores

    plans = draw_plans(logits, [np.random.default_rng(seed) for seed in (1, 2)])
    assert (plans == wanted).all()


def test_the_same_seed_draws_the_same_plan_alone_or_beside_others():
    scores = np.random.default_rng(0).standard_normal((len(FIELDS), NUMBERS))

    def logits(plans: np.ndarray, rows: np.ndarray) -> np.ndarray:
        return np.broadcast_to(scores, (len(plans), *scores.shape))

    alone = draw_plans(logits, [np.random.default_rng(7)])
    both = draw_plans(logits, [np.random.default_rng(seed) for seed in (3, 7)])
    assert (alone[0] == both[1]).all()
    assert (both[0] != both[1]).any()


def test_a_thing_is_not_drawn_twice():
    def logits(plans: np.ndarray, rows: np.ndarray) -> np.ndarray:
        scores = np.zeros((len(plans), len(FIELDS), NUMBERS))
        scores[..., STARTS[THING]] = -100  # three things
        scores[..., STARTS[THING] + 5] = 100
        return scores

    rng = np.random.default_rng(0)
    (scene,) = (read_plan(plan, rng) for plan in draw_plans(logits, [rng]))
    assert len({placed.thing for placed in scene.things}) == 3
    assert THING.values[5] in {placed.thing for placed in scene.things}


def test_a_chart_says_which_part_of_a_thing_a_cell_is():
    scene = next(
        scene
        for scene in SCENES
        if [(placed.thing, placed.copies, placed.mirrored) for placed in scene.things] == [("horse", 1, True)]
    )
    things, _, across, up, mirrored, height, below = chart_of(scene, 16).astype(int)
    rows, columns = np.nonzero(things)
    assert (np.diff(up[rows.min() : rows.max() + 1, columns[0]]) < 0).all()
    assert (np.diff(across[rows[0], columns.min() : columns.max() + 1]) < 0).all()
    assert mirrored[rows, columns].all()
    assert (height[rows, columns] == int(255 * scene.things[0].height)).all()
    assert (below[:, 0] > 127).sum() == round((1 - scene.horizon) * 16)


def test_a_nearer_thing_hides_a_farther_one():
    scene = next(scene for scene in SCENES if len(scene.things) == 2 and not scene.things[0].kind.herd)
    far, near = (dataclasses.replace(placed, x=0.5, copies=1, y=0.8) for placed in scene.things)
    near = dataclasses.replace(near, y=0.85, height=far.height + 0.05)
    if {far.kind.realm, near.kind.realm} & {"sky"}:
        pytest.skip("the sky's things are always behind")
    shown = chart_of(dataclasses.replace(scene, things=(near, far)), 16)[0]
    assert set(np.unique(shown)) == set(
        np.unique(chart_of(dataclasses.replace(scene, things=(near,)), 16)[0])
    )


def test_the_atlas_looks_up_between_its_entries():
    atlas = Atlas(4, 8, 2)
    chart = torch.zeros(1, PLANES, 2, 2)
    chart[:, 0] = 5
    chart[:, 2] = 255 * 3.25 / (SIDE - 1)
    chart[:, 3] = 255
    pages = atlas.pages.view(-1, SIDE, SIDE, 4)[5, SIDE - 1]
    expected = 0.75 * pages[3] + 0.25 * pages[4]
    assert torch.allclose(atlas.look_up(chart)[0, :, 0, 0], expected, atol=1e-4)


def test_a_chart_without_things_and_no_chart_are_told_apart():
    atlas = Atlas(4, 8, 2)
    torch.nn.init.normal_(atlas.out.weight)
    torch.nn.init.normal_(atlas.traits)
    empty = next(scene for scene in SCENES if not scene.things)
    charted = [torch.from_numpy(part).float()[None] for part in (chart_of(empty, 4), traits_of(empty))]
    with torch.no_grad():
        read, unread = atlas(*charted), atlas(*(torch.zeros_like(part) for part in charted))
    assert not torch.allclose(read[0], unread[0])
    assert not torch.allclose(read[1], unread[1])


def test_a_text_is_read_by_its_words_and_runs_of_words_that_mean_something():
    assert snippets_of("A red-hot  Tomcat!") == [("red-hot", 4), ("tomcat", 8), ("red-hot tomcat", 5)]
    assert [snippet for snippet, _ in snippets_of("two cats in a grove of conifers")] == [
        *("two", "cats", "in", "grove", "conifers"),
        "two cats",
        *("in a grove", "grove of conifers"),
        "cats in a grove",
    ]
    assert snippets_of("🎬") == snippets_of("") == snippets_of("the of a") == [("", 0)]
    assert max(spot for _, spot in snippets_of("word " * 1000)) < LONGEST * len(SIZES)


def test_texts_are_read_alike_alone_or_beside_longer_ones():
    encode = TextEncoder().sentences
    entries = lexicon(encode)
    both = read_snippets(["two cats", "a house by the sea"], encode, {"two"}, entries)
    alone = read_snippets(["two cats"], encode, {"two"}, entries)
    assert both["mask"][0].tolist() == [True] * 3 + [False] * (both["mask"].shape[1] - 3)
    assert np.allclose(both["snippets"][0, :3], alone["snippets"][0], atol=1e-4)
    assert both["spots"][0, :3].tolist() == alone["spots"][0].tolist()
    assert alone["snippets"][0].any(-1).tolist() == [True, False, False]
    assert np.allclose(both["near"][0, :3], alone["near"][0], atol=1e-4)


def test_a_new_word_is_near_what_it_means_and_a_hidden_one_near_its_fellows():
    encode = TextEncoder().sentences
    entries = lexicon(encode)
    names = [name for kind in KINDS.values() for name in kind]
    words = encode(["house", "beside a tarn", "citadel"])
    seen, hidden = (nearness(words, entries, hide=hide) for hide in (False, True))
    for row, kind, meant in zip(seen, ("thing", "ground", "thing"), ("house", "lake", "castle"), strict=True):
        own = spans()[kind]
        assert names[own.start + row[own].argmax()] == meant
    assert seen[0, names.index("house")] == pytest.approx(1, abs=1e-3)
    assert 0.3 < hidden[0, names.index("house")] < 0.95
    assert (hidden <= seen + 1e-6).all()


def test_a_word_that_nobody_taught_is_looked_up():
    encode = TextEncoder().sentences
    entries = lexicon(encode)
    names = [name for kind in KINDS.values() for name in kind]
    found = kindred(["gloaming", "omnibus", "hog", "xyzzy"], encode, entries)
    for row, kind, meant in zip(found, ("time", "thing", "thing"), ("dusk", "bus", "pig"), strict=False):
        own = spans()[kind]
        assert names[own.start + row[own].argmax()] == meant
        assert row[own].max() == pytest.approx(KINSHIP, abs=1e-3)
    assert not found[3].any()
    known, new = (read_snippets(["gloaming"], encode, words, entries) for words in ({"gloaming"}, set()))
    dusk = names.index("dusk")
    assert new["near"][0, 0, dusk] > known["near"][0, 0, dusk] + 0.2
    assert not new["snippets"].any()


@pytest.mark.parametrize(
    ("text", "known", "left"),
    [
        (
            "an ocean liner at dusk",
            {"ocean", "at", "dusk"},
            ["liner", "at", "dusk", "ocean liner", "at dusk", "ocean liner at dusk"],
        ),
        ("an emperor penguin", {"penguin"}, ["emperor penguin"]),
        ("an emperor penguin", {"emperor", "penguin"}, ["emperor", "penguin", "emperor penguin"]),
        ("a big fly agaric", {"big"}, ["big", "agaric", "fly agaric", "big fly agaric"]),
        ("red brick", set(), ["red", "brick", "red brick"]),
        ("", set(), [""]),
    ],
)
def test_an_idiom_that_is_new_is_not_taken_apart(text: str, known: set[str], left: list[str]):
    assert [snippet for snippet, _ in whole_idioms(snippets_of(text), known)] == left


def test_the_planner_looks_at_no_number_to_come():
    planner = Planner(PlannerConfig(dim=32, depth=2, heads=2)).eval()
    there = torch.ones(1, 5, dtype=torch.bool)
    words = (torch.randn(1, 5, 384), torch.rand(1, 5, len(MEANINGS)), torch.arange(5)[None], there)
    plan = torch.from_numpy(write_plan(SCENES[0]))[None]
    changed = plan.clone()
    changed[:, 10:] = STARTS[THING]
    with torch.no_grad():
        one, other = planner(plan, *words), planner(changed, *words)
    assert torch.allclose(one[:, :11], other[:, :11], atol=1e-5)
    assert not torch.allclose(one[:, 11:], other[:, 11:], atol=1e-3)


def test_the_planner_learns_and_its_export_plans_alike(tmp_path: Path):
    data = PlanSet(1, TextEncoder().sentences, size=32)
    assert set(data.by_length) == set(range(32))
    assert len(data.by_length) > 32  # captions with a colour that no thing has are there several times
    plans, *words = data.batch(16, np.random.default_rng(0))
    read = read_snippets(
        ["a horse on a beach", "a tomcat"], TextEncoder().sentences, data.words, data.entries
    )
    torch.manual_seed(0)
    with torch.no_grad():
        before = float(plan_loss(Planner(PlannerConfig())(plans, *words), plans))
    *_, (planner, loss) = train_planner(data, minutes=0.15, batch=16)
    assert loss < 0.8 * before
    planner.save(tmp_path / "planner.safetensors")
    planner = Planner.load(tmp_path / "planner.safetensors").half().float()
    export_planner(planner, tmp_path / "planner")
    folder = tmp_path / "planner"
    session = open_session(folder / "graph.onnx", folder / "diffusion_pytorch_model.safetensors")
    (found,) = session.run(None, {"plans": plans[:2].numpy(), **read})
    with torch.no_grad():
        expected = planner(plans[:2], *map(torch.from_numpy, read.values())).numpy()
    assert np.abs(found - expected).max() < 2e-3 * np.abs(expected).max()
