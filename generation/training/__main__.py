"""The trainer's command line: `python -m generation.training COMMAND --help`."""

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generation.training.paths import data_folder

OPTIONS: dict[str, dict[str, Any]] = {
    "minutes": {
        "type": float,
        "required": True,
        "help": "of the clock for the network, of the processor for the rest",
    },
    "size": {"type": int, "default": 128, "help": "side of the encoded pictures in pixels"},
    "device": {"default": "cpu", "help": "cpu or cuda"},
    "threads": {"type": int, "default": 1, "help": "threads of the CPU"},
    "processes": {"type": int, "default": 1, "help": "processes that train together, each with its threads"},
    "workers": {"type": int, "default": 1, "help": "processes that paint"},
    "name": {"default": "main", "help": "the run's folder"},
    "shards": {"type": int, "default": 24, "help": "how many shards of 2,500 pictures"},
    "first": {"type": int, "default": 0, "help": "number of the first shard"},
    "keep-pictures": {"type": int, "default": 6, "help": "how many shards keep their pictures"},
    "batch": {"type": int, "default": 48},
    "dim": {"type": int, "default": 256, "help": "width of the network"},
    "depth": {"type": int, "default": 8, "help": "blocks of the network"},
    "heads": {"type": int, "default": 4, "help": "heads of attention"},
    "decay": {"type": float, "default": 0.5, "help": "last fraction of the run with falling rates"},
    "muon-rate": {"type": float, "default": 0.02},
    "adam-rate": {"type": float, "default": 1e-3},
    "seed": {"type": int, "default": 0},
    "resume": {"action": "store_true", "help": "go on from the run's state"},
    "start": {"type": Path, "help": "begin with the weights of an exported model"},
    "hours": {
        "type": float,
        "default": 12.0,
        "help": "hours of one core for the model; the score's classifier and the pixel model come on top",
    },
}


@dataclass(frozen=True)
class Command:
    """A stage: what it does, what it is told, and the function that runs it."""

    help: str
    options: str
    run: Callable[[argparse.Namespace], None]
    defaults: Mapping[str, Any] = field(default_factory=dict)


def main(words: list[str] | None = None) -> None:
    """Run one stage; each reads what the stages before it left in the data folder."""
    parser = argparse.ArgumentParser(prog="python -m generation.training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        own = commands.add_parser(name, help=command.help)
        for option in command.options.split():
            own.add_argument(f"--{option}", **OPTIONS[option])
        own.set_defaults(run=command.run, **command.defaults)
    arguments = parser.parse_args(words)
    arguments.run(arguments)


def _shards(size: int) -> Path:
    return data_folder() / f"scenes-{size}"


def _data(arguments: argparse.Namespace) -> None:
    from generation.training.dataset import make_shards
    from generation.training.ledger import charged

    folder = _shards(arguments.size)
    folder.mkdir(exist_ok=True)
    with charged(folder, "data"):
        make_shards(
            folder,
            range(arguments.first, arguments.first + arguments.shards),
            arguments.size,
            keep_pictures=arguments.keep_pictures,
            workers=arguments.workers,
            device=arguments.device,
        )


def _captions(arguments: argparse.Namespace) -> None:
    from generation.training.dataset import caption_anew
    from generation.training.ledger import charged

    folder = _shards(arguments.size)
    with charged(folder, "data"):
        caption_anew(folder, arguments.device)


def _train(arguments: argparse.Namespace) -> None:
    from generation.training.dataset import CHANNELS
    from generation.training.latents import PATCH
    from generation.training.network import NetworkConfig
    from generation.training.stages import Training, make_network
    from generation.training.train import RunConfig

    run = RunConfig(
        minutes=arguments.minutes,
        batch=arguments.batch,
        device=arguments.device,
        decay=arguments.decay,
        muon_rate=arguments.muon_rate,
        adam_rate=arguments.adam_rate,
        seed=arguments.seed,
    )
    shape = NetworkConfig(
        CHANNELS, arguments.size // PATCH, 2, arguments.dim, arguments.depth, arguments.heads
    )
    training = Training(
        shards=_shards(arguments.size),
        folder=data_folder() / "runs" / arguments.name,
        run=run,
        shape=shape,
        threads=arguments.threads,
        resume=arguments.resume,
        start=arguments.start,
    )
    make_network(training, arguments.processes)


def _planner(arguments: argparse.Namespace) -> None:
    from generation.training.ledger import charged
    from generation.training.precision import settle
    from generation.training.stages import make_planner

    settle(arguments.threads)
    folder = _shards(arguments.size)
    with charged(folder, "planner"):
        figures = make_planner(folder, arguments.shards, arguments.minutes)
    print(json.dumps(figures))


def _decoder(arguments: argparse.Namespace) -> None:
    from generation.training.ledger import charged
    from generation.training.precision import settle
    from generation.training.stages import make_decoder

    settle(arguments.threads)
    folder = _shards(arguments.size)
    with charged(folder, "decoder"):
        figures = make_decoder(
            folder,
            arguments.size,
            arguments.shards,
            minutes=arguments.minutes,
            device=arguments.device,
            workers=arguments.workers,
        )
    print(json.dumps(figures))


def _classifier(arguments: argparse.Namespace) -> None:
    from generation.training.card import CLASSIFIER_FIGURES
    from generation.training.precision import settle
    from generation.training.scoring import make_classifier, write_figures

    settle(arguments.threads)
    figures = make_classifier(
        _shards(arguments.size), arguments.size, minutes=arguments.minutes, device=arguments.device
    )
    write_figures(figures, CLASSIFIER_FIGURES)
    print(json.dumps(figures))


def _pixels(arguments: argparse.Namespace) -> None:
    from generation.training.pixels import train_pixels
    from generation.training.precision import settle
    from generation.training.train import RunConfig

    settle(arguments.threads)
    print(json.dumps(train_pixels(_shards(arguments.size), RunConfig(minutes=arguments.minutes, batch=64))))


def _export(arguments: argparse.Namespace) -> None:
    from generation.training.exporting import export_model

    state = data_folder() / "runs" / arguments.name / "state.safetensors"
    print(json.dumps(export_model(state, _shards(arguments.size))))


def _score(arguments: argparse.Namespace) -> None:
    from generation.training.card import write_card
    from generation.training.exporting import WEIGHTS
    from generation.training.scoring import score_model, write_figures
    from generation.training.stages import draw_as_shipped

    figures = score_model(draw_as_shipped())
    write_figures(figures, WEIGHTS / "score.json")
    if (WEIGHTS / "cost.json").exists():  # a model that was not exported by this code has a card of its own
        write_card(WEIGHTS)
    for name, value in figures.items():
        print(f"bench generate.{'' if name in ('attr_accuracy', 'diversity') else 'attr.'}{name} {value}")


def _gallery(arguments: argparse.Namespace) -> None:
    from generation.training.gallery import make_gallery
    from generation.training.stages import draw_as_shipped

    pictures = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "generation"
    make_gallery(draw_as_shipped(), _shards(arguments.size), pictures)


def _smoke(arguments: argparse.Namespace) -> None:
    from generation.training.smoke import smoke

    smoke()


def _all(arguments: argparse.Namespace) -> None:
    """Every stage by this same command line, so that each can be stopped and taken up again by hand.

    Painting takes about a minute a shard: with 48 of them, the four parts of the model come to the hours.
    """
    minutes = arguments.hours * 60
    processes = str(arguments.processes)
    few = str(min(3, arguments.shards))
    stages = [
        ["data", "--shards", str(arguments.shards), "--workers", processes],
        ["decoder", "--shards", few, "--minutes", str(minutes * 0.08)],
        ["pixels", "--minutes", str(minutes * 0.03)],
        ["classifier", "--minutes", str(minutes * 0.1)],
        ["planner", "--shards", str(min(36, arguments.shards)), "--minutes", str(minutes * 0.05)],
        ["train", "--processes", processes, "--minutes", str(minutes * 0.8 / arguments.processes)],
        ["export"],
        ["score"],
    ]
    for stage in stages:
        main(stage)


COMMANDS = {
    "data": Command(
        "paint, caption and encode shards of pictures",
        "shards first size keep-pictures workers device",
        _data,
    ),
    "captions": Command("caption the shards anew, when there are more words", "size device", _captions),
    "train": Command(
        "train the network, or go on training it",
        "name minutes batch size dim depth heads device threads processes decay muon-rate adam-rate seed resume start",
        _train,
    ),
    "planner": Command(
        "train the network that plans scenes from captions", "minutes shards size threads", _planner
    ),
    "decoder": Command(
        "train the decoder, or go on training it", "minutes shards size device threads workers", _decoder
    ),
    "pixels": Command("train and export the pixel model of the ladder", "minutes size threads", _pixels),
    "classifier": Command(
        "train the score's classifier, or go on training it", "minutes size device threads", _classifier
    ),
    "export": Command("write a run's averaged weights as the product reads them", "name size", _export),
    "score": Command("score the exported weights on the frozen prompts", "", _score),
    "gallery": Command("draw the pictures of docs/generation.md with the exported weights", "size", _gallery),
    "smoke": Command("run the whole recipe small and show that the loss falls", "", _smoke),
    "all": Command(
        "reproduce the shipped model from nothing", "hours shards processes", _all, {"shards": 48}
    ),
}


if __name__ == "__main__":
    main()
