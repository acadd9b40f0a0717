"""Generation over HTTP: series of pictures, their steps, keeping one, and what is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from PIL import Image

from cloudstudio import blobs
from cloudstudio.jobs.worker import work_once
from generation.models import GeneratedPicture, Generation
from generation.recipe_files import read_recipe
from tests.api.conftest import SignIn

FIRST_RUNGS = ["odds", "pixels", "checkerboard", "horizon", "scene"]


def ask(person: Client, **body: object) -> dict:
    answer = person.post("/api/generations", body, content_type="application/json")
    assert answer.status_code == 202, answer.content
    return answer.json()


def made(person: Client, **body: object) -> dict:
    generation = ask(person, **body)
    assert work_once("gpu")
    return person.get(f"/api/generations/{generation['id']}").json()


def test_lists_the_models_with_a_schema_for_the_panel(sign_in: SignIn) -> None:
    models = sign_in("anna").get("/api/models").json()
    assert [model["name"] for model in models][: len(FIRST_RUNGS)] == FIRST_RUNGS
    for model in models:
        assert model["title"]
        assert model["summary"].endswith(".")
        assert model["parameters"]["properties"]


def test_what_can_run_is_told_from_what_cannot_and_pictures_from_lessons(sign_in: SignIn) -> None:
    models = {model["name"]: model for model in sign_in("anna").get("/api/models").json()}
    assert [name for name, model in models.items() if not model["lesson"]] == [
        "text-to-scene",
        "stable-diffusion",
    ]
    assert models["text-to-scene"]["ready"]
    assert not models["stable-diffusion"]["ready"]  # no checkpoint has been added


def test_words_that_mean_nothing_to_the_model_are_named(sign_in: SignIn) -> None:
    generation = ask(
        sign_in("anna"), model="text-to-scene", prompt="a Xyzzyfoo by the sea, a citadel at sunset"
    )
    assert generation["not_understood"] == ["Xyzzyfoo"]


@pytest.mark.parametrize("model", FIRST_RUNGS)
def test_each_model_makes_a_picture_with_its_recipe_inside(sign_in: SignIn, model: str) -> None:
    generation = made(sign_in("anna"), model=model, seed=7)
    assert generation["state"] == "done", generation["error"]
    [picture] = generation["pictures"]
    assert picture["numbers"]
    path = blobs.local_path(GeneratedPicture.objects.get().blob)
    recipe = read_recipe(path)
    assert recipe is not None
    assert (recipe.model, recipe.seed) == (model, 7)
    with Image.open(path) as image:
        assert image.size == (picture["width"], picture["height"])
        assert "Seed: 7" in image.info["parameters"]


def test_a_series_has_seeds_that_count_up_and_each_can_be_made_again_alone(sign_in: SignIn) -> None:
    anna = sign_in("anna")
    series = made(anna, model="scene", seed=2**32 - 1, count=3)
    assert [picture["seed"] for picture in series["pictures"]] == [2**32 - 1, 0, 1]
    alone = made(anna, model="scene", seed=1)
    assert alone["pictures"][0]["numbers"] == series["pictures"][2]["numbers"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "model"),
        ({"model": ""}, "model"),
        ({"model": "nothing"}, "no model named"),
        ({"model": "scene", "count": 0}, "count"),
        ({"model": "scene", "count": 9}, "count"),
        ({"model": "scene", "seed": -1}, "seed"),
        ({"model": "scene", "seed": 2**32}, "seed"),
        ({"model": "scene", "prompt": "x" * 10_000}, "prompt"),
        ({"model": "scene", "parameters": {"width": 100_000}}, "width"),
        ({"model": "scene", "parameters": {"colour": "red"}}, "colour"),
        ({"model": "scene", "parameters": []}, "parameters"),
        ({"model": "odds", "parameters": {"odds": [0] * 12}}, "odds"),
        ({"model": "stable-diffusion", "prompt": ""}, "prompt"),
        ({"model": "stable-diffusion", "prompt": "a", "parameters": {"image": "/etc/passwd"}}, "image"),
    ],
)
def test_a_bad_request_is_refused_with_one_sentence_and_leaves_no_row(
    sign_in: SignIn, body: dict, words: str
) -> None:
    answer = sign_in("anna").post("/api/generations", body, content_type="application/json")
    assert answer.status_code == 422
    detail = answer.json()["detail"]
    assert words in detail.lower()
    assert detail.endswith(".")
    assert "\n" not in detail
    assert not Generation.objects.exists()


@pytest.mark.parametrize("prompt", ["🦊🌈", "بيت أحمر على عشب أخضر", "<script>alert(1)</script>", "\x07"])
def test_any_words_are_taken_as_words(sign_in: SignIn, prompt: str) -> None:
    assert made(sign_in("anna"), model="checkerboard", prompt=prompt)["state"] == "done"


def test_a_body_that_is_no_json_is_refused(sign_in: SignIn) -> None:
    answer = sign_in("anna").post("/api/generations", "{", content_type="application/json")
    assert (answer.status_code, answer.json()["detail"]) == (400, "The body is not valid JSON.")


def test_more_series_than_one_person_may_have_waiting_are_refused(sign_in: SignIn) -> None:
    anna = sign_in("anna")
    for _ in range(20):
        ask(anna, model="checkerboard")
    answer = anna.post("/api/generations", {"model": "checkerboard"}, content_type="application/json")
    assert answer.status_code == 429
    ask(sign_in("bert"), model="checkerboard")


def test_keeping_a_picture_makes_one_asset_of_it(sign_in: SignIn) -> None:
    anna = sign_in("anna")
    generation = made(anna, model="scene", prompt="a house", seed=3, count=2)
    path = f"/api/generations/{generation['id']}/keep"
    kept = anna.post(path, {"index": 1, "name": "My house.png"}, content_type="application/json")
    assert kept.status_code == 201, kept.content
    asset = kept.json()
    assert (asset["name"], asset["recipe"]["seed"]) == ("My house.png", 4)
    again = anna.post(path, {"index": 1}, content_type="application/json").json()
    assert again["id"] == asset["id"]
    assert [found["id"] for found in anna.get("/api/assets").json()] == [asset["id"]]
    for body, status in (({"index": 5}, 404), ({"index": 8}, 422), ({"index": "one"}, 422)):
        assert anna.post(path, body, content_type="application/json").status_code == status
    while work_once("express"):
        pass
    assert anna.get(f"/api/assets/{asset['id']}").json()["state"] == "ready"


def test_keeping_what_is_not_made_yet_is_a_conflict(sign_in: SignIn) -> None:
    anna = sign_in("anna")
    generation = ask(anna, model="scene")
    answer = anna.post(f"/api/generations/{generation['id']}/keep", {}, content_type="application/json")
    assert answer.status_code == 409


def test_throwing_a_series_away_for_good_frees_its_bytes_and_keeps_what_was_kept(sign_in: SignIn) -> None:
    anna = sign_in("anna")
    generation = made(anna, model="scene")
    key = GeneratedPicture.objects.get().blob
    path = f"/api/generations/{generation['id']}"
    asset = anna.post(f"{path}/keep", {}, content_type="application/json").json()
    assert anna.delete(path).status_code == 204
    assert anna.get(path).status_code == 404
    assert anna.delete(f"/api/bin/generation/{generation['id']}").status_code == 204
    with pytest.raises(FileNotFoundError):
        blobs.local_path(key)
    assert anna.get(f"/api/assets/{asset['id']}").status_code == 200


@pytest.mark.parametrize(("method", "suffix"), [("get", ""), ("delete", ""), ("post", "/keep")])
def test_another_persons_series_answers_404(sign_in: SignIn, method: str, suffix: str) -> None:
    generation = ask(sign_in("anna"), model="scene")
    eve = sign_in("eve")
    for name in (generation["id"], uuid4()):
        answer = getattr(eve, method)(f"/api/generations/{name}{suffix}", content_type="application/json")
        assert answer.status_code == 404, answer.content
    assert eve.get("/api/generations").json() == []
    assert Client().get("/api/generations").status_code == 401


def test_the_command_line_makes_the_same_picture_as_the_studio(sign_in: SignIn, tmp_path: Path) -> None:
    file, steps = tmp_path / "scene.png", tmp_path / "steps"
    call_command(
        "generate",
        "--model",
        "scene",
        "--seed",
        "7",
        "--set",
        "width=320",
        "--out",
        file,
        "--steps-dir",
        steps,
    )
    made(sign_in("anna"), model="scene", seed=7, parameters={"width": 320})
    with (
        Image.open(file) as ours,
        Image.open(blobs.local_path(GeneratedPicture.objects.get().blob)) as theirs,
    ):
        assert np.array_equal(np.asarray(ours), np.asarray(theirs))
        assert json.loads(ours.info["cloudstudio"])["request"]["width"] == 320
    assert len(list(steps.glob("*.png"))) == 5


@pytest.mark.parametrize(
    "arguments",
    [
        ["--model", "nothing", "--out", "a.png"],
        ["--seed", "-1", "--out", "a.png"],
        ["--out", "a.tiff"],
        ["--out", "/no/such/folder/a.png"],
        ["--set", "width=wide", "--out", "a.png"],
        ["--set", "width", "--out", "a.png"],
    ],
)
def test_the_command_line_refuses_with_one_sentence(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError) as caught:
        call_command("generate", "a house", *arguments, stdout=io.StringIO(), stderr=io.StringIO())
    assert str(caught.value).endswith(".")
    assert list(tmp_path.iterdir()) == []
