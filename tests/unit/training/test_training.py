"""Training learns, stops and goes on; what is exported draws what was trained."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file, save_file

from generation.training.chart import PLANES, TRAITS, chart_of, traits_of
from generation.training.dataset import (
    CHANNELS,
    HELD_OUT,
    Dataset,
    caption_anew,
    paint_shard,
    scene_of,
    write_shard,
)
from generation.training.decoder import Decoder, train_decoder
from generation.training.exporting import export_decoder, export_network
from generation.training.flow import noise_of, sample
from generation.training.latents import PatchCodec
from generation.training.network import FlowTransformer, NetworkConfig
from generation.training.painter.vocabulary import STYLES
from generation.training.pixels import SHAPE as PIXEL_SHAPE
from generation.training.pixels import PixelDataset
from generation.training.smoke import smoke
from generation.training.text import TextEncoder
from generation.training.train import RunConfig, Trainer, rate_at
from generation.zoo.sessions import open_session

SHAPE = NetworkConfig(CHANNELS, grid=8, dim=32, depth=2, heads=2)
RUN = RunConfig(minutes=1, batch=4)
PLANNED = (torch.ones(1, PLANES, SHAPE.grid, SHAPE.grid), torch.ones(1, len(TRAITS)))
PIXEL_INPUTS = (
    torch.zeros(1, 3, 32, 32),
    torch.zeros(1),
    torch.zeros(1, 2, 384),
    torch.ones(1, 2, dtype=torch.bool),
)


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one small shard and the code it decided."""
    folder = tmp_path_factory.mktemp("shards")
    write_shard(folder, 0, paint_shard(0, 64, 24), None, TextEncoder()).save(folder / "codec.safetensors")
    return folder


def awake(network: torch.nn.Module) -> None:
    """Give random values to what a new network begins with at zero, so that every weight matters."""
    generator = torch.Generator().manual_seed(1)
    with torch.no_grad():
        for parameter in network.parameters():
            if not parameter.any():
                parameter.copy_(0.05 * torch.randn(parameter.shape, generator=generator))


def test_a_minute_of_training_lowers_the_loss():
    assert smoke()


def test_the_pixel_model_learns_by_the_same_steps_without_charts():
    pictures = np.random.default_rng(0).integers(0, 255, (8, 32, 32, 3)).astype(np.uint8)
    trainer = Trainer(PIXEL_SHAPE, RUN)
    assert 0 < trainer.step(PixelDataset(pictures), 1.0) < 10
    assert trainer.averaged()(*PIXEL_INPUTS).shape == (1, 3, 32, 32)


def test_a_stopped_run_goes_on_as_if_it_had_never_stopped(shards: Path, tmp_path: Path):
    data = Dataset(shards)
    whole = Trainer(SHAPE, RUN)
    expected = [whole.step(data, 1.0) for _ in range(6)]
    first = Trainer(SHAPE, RUN)
    begun = [first.step(data, 1.0) for _ in range(3)]
    first.save(tmp_path / "state.safetensors")
    second = Trainer.load(tmp_path / "state.safetensors", RUN)
    assert (second.samples, second.steps) == (12, 3)
    assert begun + [second.step(data, 1.0) for _ in range(3)] == pytest.approx(expected, rel=1e-3)


def test_pencil_sketches_come_up_twice_as_often(shards: Path):
    traits = load_file(shards / "shard-0000.safetensors")["traits"]
    style, pencil = list(TRAITS).index("style"), 1 + STYLES.index("pencil")
    of_set = float(np.mean(traits[:, style] == pencil))
    drawn = Dataset(shards).batch(4000, np.random.default_rng(0)).traits[:, style] == pencil
    assert float(drawn.float().mean()) == pytest.approx(2 * of_set / (1 + of_set), abs=0.03)


def test_a_state_is_replaced_only_when_it_is_complete(shards: Path, tmp_path: Path):
    trainer = Trainer(SHAPE, RUN)
    trainer.step(Dataset(shards), 1.0)
    trainer.save(tmp_path / "state.safetensors")
    assert [path.name for path in tmp_path.iterdir()] == ["state.safetensors"]


def test_rates_warm_up_hold_and_fall_to_almost_nothing():
    assert rate_at(0, 0.0, 0.5) < 0.02
    assert rate_at(1000, 0.4, 0.5) == 1.0
    assert rate_at(1000, 1.0, 0.5) == pytest.approx(0.005)


def test_new_words_leave_the_pictures_as_they_are(shards: Path, tmp_path: Path):
    path = shards / "shard-0000.safetensors"
    before = load_file(path)
    stale = {**before, "tokens": before["tokens"][:5], "starts": np.minimum(before["starts"], 5)}
    save_file(stale, tmp_path / path.name)
    caption_anew(tmp_path)
    after = load_file(tmp_path / path.name)
    assert np.array_equal(after["starts"], before["starts"])
    assert np.abs(after["tokens"] - before["tokens"]).max() < 0.05
    for name in ("latents", "charts", "traits"):
        assert np.array_equal(after[name], before[name])


def test_shards_made_later_are_picked_up_and_held_out_ones_never(shards: Path, tmp_path: Path):
    source = shards / "shard-0000.safetensors"
    for name in ("shard-0000", f"shard-{HELD_OUT}"):
        (tmp_path / f"{name}.safetensors").write_bytes(source.read_bytes())
    data = Dataset(tmp_path)
    assert len(data) == 24
    (tmp_path / "shard-0001.safetensors").write_bytes(source.read_bytes())
    data.refresh()
    assert len(data) == 48


def test_a_shard_is_a_function_of_its_number():
    assert scene_of(3, 5) == scene_of(3, 5)
    assert scene_of(3, 5) != scene_of(4, 5)


def test_pictures_are_the_same_whoever_paints_them():
    assert np.array_equal(paint_shard(2, 64, 6, workers=1), paint_shard(2, 64, 6, workers=2))


def test_padding_a_caption_changes_nothing():
    network = FlowTransformer(SHAPE).eval()
    awake(network)
    latents, time = torch.randn(1, *SHAPE.shape), torch.rand(1)
    tokens = torch.randn(1, 5, 384)
    padded = torch.cat([tokens, torch.randn(1, 4, 384)], dim=1)
    mask = torch.tensor([[True] * 5 + [False] * 4])
    with torch.no_grad():
        short = network(latents, time, tokens, mask[:, :5], *PLANNED)
        assert torch.allclose(short, network(latents, time, padded, mask, *PLANNED), atol=1e-5)


def test_training_goes_on_from_weights_of_fewer_channels_with_what_they_draw(tmp_path: Path):
    fewer = FlowTransformer(dataclasses.replace(SHAPE, channels=CHANNELS // 2)).eval()
    awake(fewer)
    fewer.half().float()
    export_network(fewer, tmp_path)
    trainer = Trainer(SHAPE, RUN)
    trainer.start_from(tmp_path / "diffusion_pytorch_model.safetensors")
    latents = torch.randn(2, *SHAPE.shape)
    told = (torch.rand(2), torch.randn(2, 4, 384), torch.ones(2, 4, dtype=torch.bool))
    charts = (PLANNED[0].repeat(2, 1, 1, 1), PLANNED[1].repeat(2, 1))
    with torch.no_grad():
        own = fewer(latents[:, : CHANNELS // 2], *told, *charts)
        found = trainer.averaged()(latents, *told, *charts)
    assert torch.allclose(found[:, : CHANNELS // 2], own, atol=1e-4)
    assert not found[:, CHANNELS // 2 :].any()


def test_what_is_seen_goes_past_the_blocks_each_number_to_its_place():
    network = FlowTransformer(SHAPE).eval()
    torch.nn.init.ones_(network.carry.bias)
    seen = torch.randn(1, *SHAPE.shape)
    with torch.no_grad():
        found = network(
            seen, torch.rand(1), torch.randn(1, 4, 384), torch.ones(1, 4, dtype=torch.bool), *PLANNED
        )
    assert torch.equal(found, seen)


def test_a_hushed_caption_is_not_heard():
    network = FlowTransformer(SHAPE).eval()
    drop = torch.tensor([True])
    one = network.hush(torch.randn(1, 5, 384), torch.ones(1, 5, dtype=torch.bool), drop)
    other = network.hush(torch.randn(1, 5, 384), torch.ones(1, 5, dtype=torch.bool), drop)
    assert torch.equal(one[0], other[0])
    assert torch.equal(one[1], other[1])


def test_the_same_seed_draws_the_same_latents_alone_or_in_a_batch():
    network = FlowTransformer(SHAPE).eval()
    awake(network)
    words = (torch.randn(1, 4, 384), torch.ones(1, 4, dtype=torch.bool))
    both = (words[0].repeat(2, 1, 1), words[1].repeat(2, 1))
    charts = (PLANNED[0].repeat(2, 1, 1, 1), PLANNED[1].repeat(2, 1))
    alone = sample(network, words, PLANNED, noise_of([7], SHAPE), steps=3)
    batch = sample(network, both, charts, noise_of([3, 7], SHAPE), steps=3)
    assert torch.allclose(alone[0], batch[1], atol=0.05)


def test_the_exported_network_on_onnxruntime_is_the_one_in_torch(tmp_path: Path):
    network = FlowTransformer(SHAPE).half().float().eval()
    awake(network)
    network.half().float()
    export_network(network, tmp_path)
    session = open_session(tmp_path / "graph.onnx", tmp_path / "diffusion_pytorch_model.safetensors")
    scenes = [scene_of(1, index)[0] for index in range(3)]
    inputs = {
        "latents": torch.randn(3, *SHAPE.shape),
        "time": torch.rand(3),
        "tokens": torch.randn(3, 9, 384),
        "mask": torch.arange(9)[None] < torch.tensor([[9], [4], [1]]),
        "charts": torch.from_numpy(np.stack([chart_of(scene, SHAPE.grid) for scene in scenes])).float(),
        "traits": torch.from_numpy(np.stack([traits_of(scene) for scene in scenes])).float(),
    }
    with torch.no_grad():
        expected = network(*inputs.values()).numpy()
    (velocity,) = session.run(None, {name: value.numpy() for name, value in inputs.items()})
    assert np.abs(velocity - expected).max() < 1e-3 * np.abs(expected).max()
    assert json.loads((tmp_path / "config.json").read_text())["dim"] == SHAPE.dim


def test_the_decoder_learns_and_its_export_decodes_alike(shards: Path, tmp_path: Path):
    codec = PatchCodec.load(shards / "codec.safetensors")
    latents = np.random.default_rng(0).standard_normal((4, CHANNELS, 4, 4)).astype(np.float32)
    decoder = Decoder(CHANNELS, width=16)
    decoder.start_from(codec)
    with torch.no_grad():
        start = decoder(torch.from_numpy(latents)).numpy()
    coarse = codec.decode(latents).transpose(0, 3, 1, 2)
    assert np.allclose(
        start.reshape(4, 3, 32, 2, 32, 2).mean((3, 5))[..., 2:-2, 2:-2], coarse[..., 2:-2, 2:-2], atol=0.6
    )
    pictures = np.full((4, 64, 64, 3), 128, np.uint8)
    trained = train_decoder(decoder, latents, pictures, minutes=0.02, batch=2)
    export_decoder(trained.half().float(), codec, 4, tmp_path)
    session = open_session(tmp_path / "graph.onnx", tmp_path / "diffusion_pytorch_model.safetensors")
    (made,) = session.run(None, {"latents": latents})
    with torch.no_grad():
        assert np.abs(made - trained(torch.from_numpy(latents)).numpy()).max() < 2e-3
