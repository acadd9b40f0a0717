"""A picture carries its recipe: whoever has the file can make it again, here or with other tools."""

import numpy as np
import pytest
from PIL import Image

from generation.recipe_files import UNICODE, read_recipe, save_picture
from generation.recipes import Recipe, parameters_text

PICTURE = np.random.default_rng(0).integers(0, 256, (48, 64, 3), np.uint8)
RECIPE = Recipe(
    model="text-to-scene",
    seed=4_294_967_295,
    weights="0123456789abcdef",
    request={
        "prompt": "ein Leuchtturm, سفينة, 灯塔 🗼, <b>&amp;",
        "negative_prompt": "fog",
        "steps": 20,
        "guidance": 3.5,
    },
)


@pytest.mark.parametrize("suffix", [".png", ".webp"])
def test_the_recipe_comes_back_as_it_went_in_and_the_picture_is_not_touched(tmp_path, suffix):
    path = tmp_path / f"picture{suffix}"
    save_picture(PICTURE, RECIPE, path)
    assert read_recipe(path) == RECIPE
    assert np.array_equal(np.asarray(Image.open(path).convert("RGB")), PICTURE)


def test_other_tools_find_the_parameters_where_they_look_for_them(tmp_path):
    save_picture(PICTURE, RECIPE, tmp_path / "a.png")
    text = Image.open(tmp_path / "a.png").text["parameters"]
    assert text == parameters_text(RECIPE, 64, 48)
    prompt, negative, numbers = text.split("\n")
    assert prompt == RECIPE.request["prompt"]
    assert negative == "Negative prompt: fog"
    assert numbers.startswith(
        "Steps: 20, CFG scale: 3.5, Seed: 4294967295, Size: 64x48, Model: text-to-scene"
    )
    save_picture(PICTURE, RECIPE, tmp_path / "a.webp")
    comment = Image.open(tmp_path / "a.webp").getexif().get_ifd(0x8769)[0x9286]
    assert comment.removeprefix(UNICODE).decode("utf-16-be") == text


def test_a_picture_without_a_recipe_or_with_a_broken_one_has_none(tmp_path):
    Image.fromarray(PICTURE).save(tmp_path / "plain.png")
    assert read_recipe(tmp_path / "plain.png") is None
    from PIL.PngImagePlugin import PngInfo

    chunks = PngInfo()
    chunks.add_itxt("cloudstudio", '{"model": ""}')
    Image.fromarray(PICTURE).save(tmp_path / "broken.png", pnginfo=chunks)
    assert read_recipe(tmp_path / "broken.png") is None
