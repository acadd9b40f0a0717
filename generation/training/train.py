"""The training loop: resumable at any moment, on the CPU or on a GPU.

Weight matrices of the blocks are trained by Muon, the rest by AdamW. Rates warm up, hold, and fall to zero in the
last part of a run. Everything needed to go on (weights, averages, optimisers, random generators, count of samples) is
saved in one safetensors file that replaces the last only when it is complete.
Sources: Jordan et al., "Muon: An optimizer for hidden layers", 2024; Polyak averaging as EMA.
"""

import json
import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor

from generation.training.dataset import Batch, Dataset
from generation.training.flow import flow_loss, noise_of, sample
from generation.training.latents import PatchCodec, to_bytes
from generation.training.muon import Muon, others
from generation.training.network import FlowTransformer, NetworkConfig
from generation.training.team import ALONE, Team

WARM_UP = 100
TABLE_RATE = 5e-3
"""Of what is looked up: an entry is asked for seldom, and moves only then."""
EMA = 0.999


@dataclass(frozen=True)
class RunConfig:
    """How long and how to train. `decay` is the last fraction of the run in which the rates fall to zero.

    `batch` is of all processes together.
    """

    minutes: float
    batch: int = 48
    device: str = "cpu"
    decay: float = 0.5
    muon_rate: float = 0.02
    adam_rate: float = 1e-3
    seed: int = 0
    save_minutes: float = 5.0
    grid_minutes: float = 15.0


class Trainer:
    """A network, its average, its optimisers and its place in the random numbers."""

    def __init__(
        self, config: NetworkConfig, run: RunConfig, channels: Tensor | None = None, team: Team = ALONE
    ) -> None:
        torch.manual_seed(run.seed)
        self.run = run
        self.team = team
        self.channels = channels
        self.network = FlowTransformer(config).to(run.device)
        matrices = self.network.matrices()
        tables = self.network.tables()
        rest = others(self.network, matrices, tables)
        self.optimisers: tuple[torch.optim.Optimizer, ...] = (
            torch.optim.AdamW(
                [
                    {"params": rest, "full": run.adam_rate, "weight_decay": 0.01},
                    {"params": tables, "full": TABLE_RATE, "weight_decay": 0.0},
                ],
                betas=(0.9, 0.98),
            ),
            Muon([{"params": matrices, "full": run.muon_rate}], run.muon_rate, team=team),
        )
        self.average = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
        self.samples = 0
        self.steps = 0
        self.cpu_seconds = 0.0
        self.seed()

    def seed(self) -> None:
        """Begin the random numbers of this member of the team at this step."""
        words = np.random.SeedSequence([self.run.seed, self.team.rank, self.steps])
        self.draws = np.random.default_rng(words)
        self.noise = torch.Generator().manual_seed(int(words.generate_state(1)[0]))

    def step(self, data: Dataset, rate: float) -> float:
        """One step of the optimisers at a fraction of their rates; returns the loss of this process's share."""
        for optimiser in self.optimisers:
            for group in optimiser.param_groups:
                group["lr"] = group["full"] * rate
        batch = data.batch(self.run.batch // self.team.size, self.draws).to(self.run.device)
        loss = flow_loss(self.network, batch, self.noise, self.channels)
        (loss / self.team.size).backward()
        parameters = list(self.network.parameters())
        self.team.add([parameter.grad for parameter in parameters if parameter.grad is not None])
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        for optimiser in self.optimisers:
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
        self.steps += 1
        self.samples += self.run.batch
        decay = min(EMA, (1 + self.steps) / (10 + self.steps))
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                self.average[name].lerp_(value, 1 - decay)
        return float(loss.detach())

    def start_from(self, weights: Path) -> None:
        """Begin with exported weights: the optimisers start afresh, the network does not.

        Weights of fewer channels will do, if theirs are the first of these; of the others nothing is known yet.
        """
        tensors = {name: value.float() for name, value in load_file(weights).items()}
        for name in ("into.weight", "out.weight", "out.bias", "carry.weight", "carry.bias"):
            tensors[name] = _enlarged(tensors[name], self.network.get_parameter(name).shape)
        self.network.load_state_dict(tensors)
        self.average = {name: value.detach().clone() for name, value in self.network.state_dict().items()}

    def averaged(self) -> FlowTransformer:
        """A network with the averaged weights, which draw better than the last ones."""
        network = FlowTransformer(self.network.config).to(self.run.device)
        network.load_state_dict(self.average)
        return network.eval()

    def save(self, path: Path) -> None:
        """Write everything that `load` needs, atomically."""
        tensors: dict[str, Tensor] = {f"average.{name}": value for name, value in self.average.items()}
        tensors |= {f"network.{name}": value for name, value in self.network.state_dict().items()}
        names = {id(parameter): name for name, parameter in self.network.named_parameters()}
        for optimiser in self.optimisers:
            for parameter, state in optimiser.state.items():
                tensors |= {
                    f"optimiser.{names[id(parameter)]}.{key}": torch.as_tensor(value)
                    for key, value in state.items()
                }
        tensors["noise"] = self.noise.get_state()
        told = {
            "network": self.network.config.to_dict(),
            "samples": self.samples,
            "steps": self.steps,
            "cpu_seconds": self.cpu_seconds,
            "draws": self.draws.bit_generator.state,
        }
        partial = path.with_suffix(".partial")
        save_file(
            {name: value.contiguous().cpu() for name, value in tensors.items()},
            partial,
            {"run": json.dumps(told)},
        )
        os.replace(partial, path)

    @classmethod
    def load(
        cls, path: Path, run: RunConfig, channels: Tensor | None = None, team: Team = ALONE
    ) -> "Trainer":
        """Go on where `save` stopped; the network's shape comes from the file."""
        with safe_open(path, "pt") as file:
            told = json.loads(file.metadata()["run"])
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        trainer = cls(NetworkConfig(**told["network"]), run, channels, team)
        part = {
            kind: {name.removeprefix(kind): value for name, value in tensors.items() if name.startswith(kind)}
            for kind in ("average.", "network.", "optimiser.")
        }
        trainer.network.load_state_dict(part["network."])
        trainer.average = {name: value.to(run.device) for name, value in part["average."].items()}
        names = dict(trainer.network.named_parameters())
        owners = {
            id(parameter): optimiser
            for optimiser in trainer.optimisers
            for group in optimiser.param_groups
            for parameter in group["params"]
        }
        for key, value in part["optimiser."].items():
            name, _, field = key.rpartition(".")
            parameter = names[name]
            place = value if field == "step" else value.to(run.device)
            owners[id(parameter)].state[parameter][field] = place
        trainer.samples, trainer.steps, trainer.cpu_seconds = (
            told["samples"],
            told["steps"],
            told["cpu_seconds"],
        )
        if team.rank == 0:  # the file has its random numbers; the others begin new ones
            trainer.draws.bit_generator.state = told["draws"]
            trainer.noise.set_state(tensors["noise"])
        else:
            trainer.seed()
        return trainer


def _enlarged(weights: Tensor, shape: torch.Size) -> Tensor:
    """Weights with zeros after theirs, up to a shape."""
    enlarged = torch.zeros(shape)
    enlarged[tuple(slice(size) for size in weights.shape)] = weights
    return enlarged


def rate_at(step: int, progress: float, decay: float) -> float:
    """The fraction of the full rates: warm-up by steps since the start, then flat, then down over the last `decay`."""
    return min(1.0, (step + 1) / WARM_UP) * min(1.0, (1 - progress) / decay + 0.005)


def draw_grid(trainer: Trainer, unseen: Batch, codec: PatchCodec, path: Path) -> None:
    """Held-out captions and charts with fixed seeds, by the linear decoder, eight in a row."""
    batch = unseen.to(trainer.run.device)
    noise = noise_of(range(len(batch.latents)), trainer.network.config)
    latents = sample(trainer.averaged(), (batch.tokens, batch.mask), (batch.charts, batch.traits), noise)
    pictures = to_bytes(codec.decode(latents.cpu().numpy()))
    rows = [np.concatenate(list(pictures[i : i + 8]), axis=1) for i in range(0, len(pictures), 8)]
    Image.fromarray(np.concatenate(rows)).save(path)


def train(trainer: Trainer, data: Dataset, folder: Path, unseen: Batch, codec: PatchCodec) -> None:
    """Train for the run's minutes of the clock; save, log and draw on the way."""
    run, team = trainer.run, trainer.team
    folder.mkdir(parents=True, exist_ok=True)
    began, cpu_began, cpu_before = time.monotonic(), time.process_time(), trainer.cpu_seconds
    saved = drawn = began
    running = 0.0
    log = open(folder / "log.jsonl" if team.rank == 0 else os.devnull, "a", encoding="utf-8")  # noqa: SIM115
    while (progress := team.agree((time.monotonic() - began) / (run.minutes * 60))) < 1:
        loss = trainer.step(data, rate_at(trainer.steps, progress, run.decay))
        running = loss if running == 0 else 0.98 * running + 0.02 * loss
        trainer.cpu_seconds = cpu_before + team.size * (time.process_time() - cpu_began)
        now = time.monotonic()
        if trainer.steps % 50 == 0:
            line = {
                "step": trainer.steps,
                "samples": trainer.samples,
                "loss": round(running, 4),
                "cpu_hours": round(trainer.cpu_seconds / 3600, 3),
                "minutes": round((now - began) / 60, 1),
            }
            print(json.dumps(line), file=log, flush=True)
        if now - saved > run.save_minutes * 60:
            if team.rank == 0:
                trainer.save(folder / "state.safetensors")
            data.refresh()
            saved = now
        if team.rank == 0 and now - drawn > run.grid_minutes * 60:
            draw_grid(trainer, unseen, codec, folder / f"grid-{trainer.samples:08d}.png")
            drawn = time.monotonic()
    if team.rank == 0:
        trainer.save(folder / "state.safetensors")
        draw_grid(trainer, unseen, codec, folder / f"grid-{trainer.samples:08d}.png")
    log.close()
