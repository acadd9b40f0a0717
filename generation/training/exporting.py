"""Export: the averaged weights of a run as the files that the product reads.

The folder follows diffusers' layout (model_index.json, a folder a part) with fp16 safetensors. Beside each network lies
its ONNX graph without weights: the runner fills in those of the safetensors file, so that nothing is stored twice and
the product needs onnxruntime alone. The text encoder stays in its own package.
"""

import json
import warnings
from dataclasses import asdict
from pathlib import Path
from typing import Any

import onnx
import torch
from onnx.external_data_helper import set_external_data
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from generation.training.card import write_card
from generation.training.chart import PLANES, TRAITS
from generation.training.decoder import Decoder
from generation.training.latents import PATCH, PatchCodec
from generation.training.ledger import spent
from generation.training.lexicon import MEANINGS
from generation.training.measuring import measure_decoder
from generation.training.network import FlowTransformer, NetworkConfig
from generation.training.planner import PLANNER, Planner
from generation.training.plans import FIELDS

WEIGHTS = Path(__file__).resolve().parents[1] / "weights" / "text-to-scene"
OPSET = 18


def export_graph(
    module: nn.Module, path: Path, inputs: dict[str, Tensor], output: str, dynamic: dict[str, dict[int, str]]
) -> None:
    """Write a module's ONNX graph without its weights; every weight keeps its name in the state dict.

    Each weight is left as a reference to external data that has no file: the runner supplies what the JSON file
    beside the graph lists.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            tuple(inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=[output],
            dynamic_axes=dynamic,
            opset_version=OPSET,
            do_constant_folding=False,
            keep_initializers_as_inputs=False,
            dynamo=False,
        )
    model = onnx.load(str(path))
    known, supplied = set(module.state_dict()), []
    for tensor in model.graph.initializer:
        if tensor.name in known:
            set_external_data(tensor, "supplied-by-the-runner", offset=0, length=len(tensor.raw_data))
            tensor.ClearField("raw_data")
            supplied.append(tensor.name)
    onnx.save(model, str(path))
    path.with_suffix(".json").write_text(json.dumps({"weights": supplied}, indent=1) + "\n")


def save_half(tensors: dict[str, Tensor], path: Path) -> None:
    """Write tensors in fp16."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: value.detach().half().contiguous().cpu() for name, value in tensors.items()}, path)


def averaged_network(state: Path) -> tuple[FlowTransformer, dict[str, float]]:
    """The averaged network of a run's state; pictures that it has seen, steps, and hours of one core."""
    from safetensors import safe_open

    with safe_open(state, "pt") as file:
        told = json.loads(file.metadata()["run"])
    tensors = {
        name.removeprefix("average."): value
        for name, value in load_file(state).items()
        if name.startswith("average.")
    }
    network = FlowTransformer(NetworkConfig(**told["network"]))
    network.load_state_dict(tensors)
    seen = {"samples": told["samples"], "steps": told["steps"], "hours": told["cpu_seconds"] / 3600}
    return network.eval(), seen


def cost_of(seen: dict[str, float], stages: dict[str, float]) -> dict[str, Any]:
    """What a model has cost: its network, and the stages before it."""
    hours = {**stages, "network": seen["hours"]}
    return {
        "samples": seen["samples"],
        "steps": seen["steps"],
        "cpu_hours": round(sum(hours.values()), 2),
        "stages": {name: round(value, 2) for name, value in hours.items()},
    }


def export_network(network: FlowTransformer, folder: Path) -> None:
    """The diffusion transformer."""
    config = network.config
    save_half(network.state_dict(), folder / "diffusion_pytorch_model.safetensors")
    (folder / "config.json").write_text(
        json.dumps({"_class_name": "FlowTransformer", **config.to_dict()}, indent=2) + "\n"
    )
    inputs = {
        "latents": torch.randn(2, *config.shape),
        "time": torch.rand(2),
        **_words(config.text_width),
    }
    if config.atlas:
        inputs["charts"] = torch.ones(2, PLANES, config.grid, config.grid)
        inputs["traits"] = torch.ones(2, len(TRAITS))
    export_graph(network, folder / "graph.onnx", inputs, "velocity", _dynamic(inputs))


def export_planner(planner: Planner, folder: Path) -> None:
    """The network that writes plans."""
    save_half(planner.state_dict(), folder / "diffusion_pytorch_model.safetensors")
    shape = {"_class_name": "Planner", **asdict(planner.config)}
    (folder / "config.json").write_text(json.dumps(shape, indent=2) + "\n")
    (folder / "words.json").write_text(json.dumps(planner.words) + "\n")
    plans, spots = (torch.zeros(2, count, dtype=torch.int64) for count in (len(FIELDS), 7))
    words = _words(planner.config.text_width)
    inputs = {
        "plans": plans,
        "snippets": words["tokens"],
        "near": torch.zeros(2, 7, len(MEANINGS)),
        "spots": spots,
        "mask": words["mask"],
    }
    export_graph(planner, folder / "graph.onnx", inputs, "logits", _dynamic(inputs))


def _words(width: int) -> dict[str, Tensor]:
    return {"tokens": torch.randn(2, 7, width), "mask": torch.ones(2, 7, dtype=torch.bool)}


def _dynamic(inputs: dict[str, Tensor]) -> dict[str, dict[int, str]]:
    in_words = ("tokens", "mask", "snippets", "near", "spots")
    return {name: {0: "batch", 1: "words"} if name in in_words else {0: "batch"} for name in inputs}


def export_decoder(decoder: Decoder, codec: PatchCodec, grid: int, folder: Path) -> None:
    """The decoder, and the linear code that previews and the latents rung use."""
    save_half(decoder.state_dict(), folder / "diffusion_pytorch_model.safetensors")
    codec.save(folder / "codec.safetensors")
    shape = {"_class_name": "Decoder", "channels": decoder.channels, "width": decoder.width}
    (folder / "config.json").write_text(json.dumps(shape, indent=2) + "\n")
    example = {"latents": torch.randn(1, decoder.channels, grid, grid)}
    export_graph(decoder, folder / "graph.onnx", example, "pictures", {"latents": {0: "batch"}})


def export_model(state: Path, shards: Path, folder: Path = WEIGHTS) -> dict[str, Any]:
    """Write the whole model folder from a run's state; returns what the model has cost."""
    network, seen = averaged_network(state)
    cost = cost_of(seen, spent(shards))
    export_network(network, folder / "transformer")
    export_planner(Planner.load(shards / PLANNER), folder / "planner")
    codec = PatchCodec.load(shards / "codec.safetensors")
    export_decoder(Decoder.load(shards / "decoder.safetensors"), codec, network.config.grid, folder / "vae")
    index = {
        "_class_name": "TextToScenePipeline",
        "planner": ["cloudstudio", "Planner"],
        "transformer": ["cloudstudio", "FlowTransformer"],
        "vae": ["cloudstudio", "Decoder"],
        "text_encoder": ["transformers", "BertModel"],
        "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"],
    }
    (folder / "model_index.json").write_text(json.dumps(index, indent=2) + "\n")
    scheduler = {"_class_name": "FlowMatchEulerDiscreteScheduler", "num_train_timesteps": 1000, "shift": 1.0}
    (folder / "scheduler").mkdir(exist_ok=True)
    (folder / "scheduler" / "scheduler_config.json").write_text(json.dumps(scheduler, indent=2) + "\n")
    (folder / "cost.json").write_text(json.dumps(cost, indent=1) + "\n")
    figures = measure_decoder(shards, PATCH * network.config.grid)
    (folder / "decoder.json").write_text(json.dumps(figures, indent=1) + "\n")
    write_card(folder)
    return cost
