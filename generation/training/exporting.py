"""Export: the averaged weights of a run as the files that the product reads.

The folder follows diffusers' layout (model_index.json, a folder a part) with fp16 safetensors. Beside each network lies
its ONNX graph without weights: the runner fills in those of the safetensors file, so that nothing is stored twice and
the product needs onnxruntime alone. The text encoder stays in its own package.
"""

import json
import warnings
from pathlib import Path

import onnx
import torch
from onnx.external_data_helper import set_external_data
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from generation.training.card import write_card
from generation.training.dataset import PLAN_CODE
from generation.training.decoder import Decoder
from generation.training.latents import PATCH, PatchCodec
from generation.training.measuring import measure_decoder
from generation.training.network import FlowTransformer, NetworkConfig
from generation.training.plan import PlanCode

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
    """The averaged network of a run's state, and what the run has cost so far."""
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
    cost = {
        "samples": told["samples"],
        "steps": told["steps"],
        "cpu_hours": round(told["cpu_seconds"] / 3600, 2),
    }
    return network.eval(), cost


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
        "tokens": torch.randn(2, 7, config.text_width),
        "mask": torch.ones(2, 7, dtype=torch.bool),
    }
    dynamic = {
        "latents": {0: "batch"},
        "time": {0: "batch"},
        "tokens": {0: "batch", 1: "words"},
        "mask": {0: "batch", 1: "words"},
    }
    export_graph(network, folder / "graph.onnx", inputs, "velocity", dynamic)


def export_decoder(decoder: Decoder, codec: PatchCodec, grid: int, folder: Path) -> None:
    """The decoder, and the linear code that previews and the latents rung use."""
    save_half(decoder.state_dict(), folder / "diffusion_pytorch_model.safetensors")
    codec.save(folder / "codec.safetensors")
    shape = {"_class_name": "Decoder", "channels": decoder.channels, "width": decoder.width}
    (folder / "config.json").write_text(json.dumps(shape, indent=2) + "\n")
    example = {"latents": torch.randn(1, decoder.channels, grid, grid)}
    export_graph(decoder, folder / "graph.onnx", example, "pictures", {"latents": {0: "batch"}})


def export_model(state: Path, shards: Path, folder: Path = WEIGHTS) -> dict[str, float]:
    """Write the whole model folder from a run's state; returns what the run has cost."""
    network, cost = averaged_network(state)
    export_network(network, folder / "transformer")
    PlanCode.load(shards / PLAN_CODE).save(folder / "transformer" / PLAN_CODE)
    codec = PatchCodec.load(shards / "codec.safetensors")
    export_decoder(Decoder.load(shards / "decoder.safetensors"), codec, network.config.grid, folder / "vae")
    index = {
        "_class_name": "TextToScenePipeline",
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
