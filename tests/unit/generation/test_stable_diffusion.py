"""Every family of checkpoint is read, run, watched and stopped by one runner; what could run code is refused."""

import json
import shutil
import struct

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file, save_file

from generation.zoo.base import InvalidRequest
from generation.zoo.stable_diffusion import StableDiffusion, prepare_call
from generation.zoo.stable_diffusion.checkpoint import InvalidCheckpoint, read_checkpoint
from generation.zoo.stable_diffusion.loading import Cache
from generation.zoo.stable_diffusion.schedulers import SCHEDULERS
from tests.unit.generation.tiny_checkpoints import FAMILIES, make_checkpoint


@pytest.fixture(scope="session")
def checkpoints(tmp_path_factory):
    """A data folder with one tiny checkpoint of each family."""
    data = tmp_path_factory.mktemp("data")
    for family in FAMILIES:
        make_checkpoint(family, data / "models" / family)
    return data


@pytest.fixture
def model(checkpoints, monkeypatch):
    monkeypatch.setenv("CLOUDSTUDIO_DATA", str(checkpoints))
    return StableDiffusion()


def run(model, seed=1, **values):
    request = model.check_request(
        {"prompt": "a red house", "width": 64, "height": 64, "steps": 3, "guidance": 3.0, **values}
    )
    return list(model.sample(request, np.random.default_rng(seed)))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_gives_a_preview_a_step_and_then_the_picture(model, family):
    steps = run(model, checkpoint=family)
    assert [step.caption for step in steps] == ["Step 1 of 3", "Step 2 of 3", "Step 3 of 3", "Decoded"]
    assert steps[-1].fraction == 1
    assert {step.picture.shape for step in steps} == {(64, 64, 3)}
    assert np.array_equal(steps[-1].picture, run(model, checkpoint=family)[-1].picture)
    assert not np.array_equal(steps[-1].picture, run(model, seed=2, checkpoint=family)[-1].picture)


def test_the_picture_is_what_the_pipeline_called_by_hand_gives(model, checkpoints):
    from diffusers import StableDiffusionPipeline

    ours = run(model, seed=5, checkpoint="sd1")[-1].picture
    seed = int(np.random.default_rng(5).integers(0, 2**63 - 1))
    pipeline = StableDiffusionPipeline.from_pretrained(checkpoints / "models" / "sd1", safety_checker=None)
    theirs = pipeline(
        "a red house", width=64, height=64, num_inference_steps=3, guidance_scale=3.0, negative_prompt="",
        generator=torch.Generator().manual_seed(seed), output_type="np",
    ).images[0]  # fmt: skip
    assert np.abs(ours.astype(int) - np.round(theirs * 255)).max() <= 1


@pytest.mark.parametrize("scheduler", [*SCHEDULERS, "default"])
def test_every_sampler_runs_and_leaves_no_trace_in_the_next_run(model, scheduler):
    before = run(model, checkpoint="sd1")[-1].picture
    steps = run(model, checkpoint="sd1", scheduler=scheduler)
    assert steps[-1].fraction == 1
    assert np.array_equal(run(model, checkpoint="sd1")[-1].picture, before)


@pytest.mark.parametrize("family", ["sd1", "sdxl", "sd3", "flux"])
def test_a_picture_and_a_mask_start_from_the_same_weights(model, family, tmp_path):
    Image.fromarray(np.full((64, 64, 3), 200, np.uint8)).save(tmp_path / "start.png")
    mask = np.zeros((64, 64), np.uint8)
    mask[:, 32:] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    values = {"checkpoint": family, "image": str(tmp_path / "start.png"), "steps": 4, "strength": 0.5}
    assert run(model, **values)[-1].picture.shape == (64, 64, 3)
    assert run(model, **values, mask=str(tmp_path / "mask.png"))[-1].picture.shape == (64, 64, 3)
    assert model.cache.names == [family]


def test_a_consumer_that_leaves_stops_the_network_within_a_step(model):
    request = model.check_request(
        {"prompt": "a tree", "checkpoint": "sd1", "width": 64, "height": 64, "steps": 100}
    )
    run(model, checkpoint="sd1")
    unet = model.cache.get(model_folder(model)).pipeline.unet
    calls = []
    hook = unet.register_forward_pre_hook(lambda *_: calls.append(1))
    steps = model.sample(request, np.random.default_rng(0))
    next(steps), next(steps)
    steps.close()
    hook.remove()
    assert len(calls) <= 4


def model_folder(model):
    from generation.checkpoints import find_checkpoint

    return find_checkpoint("sd1")


def test_a_negative_prompt_and_guidance_change_the_picture(model):
    plain = run(model, checkpoint="sd1")[-1].picture
    assert not np.array_equal(plain, run(model, checkpoint="sd1", negative_prompt="fog")[-1].picture)
    assert not np.array_equal(plain, run(model, checkpoint="sd1", guidance=9.0)[-1].picture)


def test_a_lora_file_changes_the_picture_and_can_be_taken_off(model, checkpoints):
    from peft import LoraConfig, get_peft_model_state_dict, inject_adapter_in_model

    torch.manual_seed(3)
    loaded = Cache(2**30).get(checkpoints / "models" / "sd1")
    config = LoraConfig(r=4, target_modules=["to_q", "to_v"], init_lora_weights=False)
    unet = inject_adapter_in_model(config, loaded.pipeline.unet)
    weights = {f"unet.{name}": 20 * value for name, value in get_peft_model_state_dict(unet).items()}
    (checkpoints / "models" / "adapters").mkdir(exist_ok=True)
    save_file(weights, checkpoints / "models" / "adapters" / "sketch.safetensors")
    plain = run(model, checkpoint="sd1")[-1].picture
    assert not np.array_equal(plain, run(model, checkpoint="sd1", adapter="sketch")[-1].picture)
    assert np.array_equal(plain, run(model, checkpoint="sd1")[-1].picture)
    with pytest.raises(InvalidRequest, match="sketch"):
        run(model, checkpoint="sd1", adapter="oil")


def test_the_cache_drops_the_least_recently_used(checkpoints):
    folders = {family: checkpoints / "models" / family for family in ("sd1", "sd2", "lcm")}
    size = read_checkpoint(folders["sd1"]).size
    cache = Cache(limit=int(2.5 * size))
    for family in ("sd1", "sd2", "sd1", "lcm"):
        cache.get(folders[family])
    assert cache.names == ["sd1", "lcm"]
    assert cache.held <= cache.limit


def broken(checkpoints, tmp_path, change):
    folder = tmp_path / "broken"
    shutil.copytree(checkpoints / "models" / "sd1", folder)
    change(folder)
    return folder


def to_pickle(folder):
    weights = next((folder / "unet").glob("*.safetensors"))
    torch.save(load_file(weights), folder / "unet" / "diffusion_pytorch_model.bin")
    weights.unlink()


def cut(folder):
    weights = next((folder / "unet").glob("*.safetensors"))
    weights.write_bytes(weights.read_bytes()[:-100])


def huge_header(folder):
    next((folder / "vae").glob("*.safetensors")).write_bytes(struct.pack("<Q", 2**62) + b"{}")


def own_code(folder):
    index = json.loads((folder / "model_index.json").read_text())
    index["unet"] = ["my_unet", "MyUNet"]
    (folder / "model_index.json").write_text(json.dumps(index))


def auto_map(folder):
    config = folder / "text_encoder" / "config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"auto_map": {"AutoModel": "evil.Model"}}))


def other_family(folder):
    index = json.loads((folder / "model_index.json").read_text()) | {"_class_name": "AudioLDMPipeline"}
    (folder / "model_index.json").write_text(json.dumps(index))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (to_pickle, "pickle"),
        (cut, "download it again"),
        (huge_header, "cut short"),
        (own_code, "code of its own"),
        (auto_map, "code of its own"),
        (other_family, "AudioLDMPipeline"),
        (lambda folder: (folder / "model_index.json").unlink(), "diffusers' layout"),
        (lambda folder: (folder / "model_index.json").write_text("{"), "cannot be read"),
        (lambda folder: shutil.rmtree(folder / "vae"), "lacks the folder vae"),
    ],
)
def test_what_is_broken_or_could_run_code_is_refused_before_anything_is_loaded(
    checkpoints, tmp_path, change, says
):
    with pytest.raises(InvalidCheckpoint, match=says) as refusal:
        read_checkpoint(broken(checkpoints, tmp_path, change))
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"prompt": ""}, "prompt"),
        ({"prompt": "   "}, "describe"),
        ({"prompt": "x" * 10_000}, "prompt"),
        ({"width": 70}, "width"),
        ({"height": 100_000}, "height"),
        ({"steps": 0}, "steps"),
        ({"guidance": float("nan")}, "guidance"),
        ({"scheduler": "magic"}, "scheduler"),
        ({"mask": "m.png"}, "mask needs a picture"),
        ({"checkpoint": "../../etc"}, "Choose one"),
        ({"image": "/nowhere.png", "checkpoint": "sd1"}, "cannot be opened"),
    ],
)
def test_a_request_that_cannot_be_served_gets_one_sentence(model, values, says):
    with pytest.raises(InvalidRequest, match=says):
        run(model, **values)


@pytest.mark.parametrize("prompt", ["🏝️🌅", "بيت أحمر", "<b>house</b> & 'quotes'", "a\nb\tc"])
def test_any_words_are_drawn(model, prompt):
    assert run(model, prompt=prompt, checkpoint="sd1")[-1].picture.shape == (64, 64, 3)


def test_the_runner_hands_the_seed_on_as_a_generator(model):
    request = model.check_request({"prompt": "a", "checkpoint": "sd1"})
    loaded = model.cache.get(model_folder(model))
    _, first = prepare_call(loaded, request, np.random.default_rng(3))
    _, again = prepare_call(loaded, request, np.random.default_rng(3))
    assert first["generator"].initial_seed() == again["generator"].initial_seed()
