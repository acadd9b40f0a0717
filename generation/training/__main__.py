"""The trainer's command line: `python -m generation.training COMMAND --help`."""

import argparse
import json
from pathlib import Path

from generation.training.paths import data_folder


def main(words: list[str] | None = None) -> None:
    """Run one stage; each reads what the stages before it left in the data folder."""
    parser = argparse.ArgumentParser(prog="python -m generation.training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    data = commands.add_parser("data", help="paint and encode shards of 2,500 captioned pictures")
    data.add_argument("--shards", type=int, default=24)
    data.add_argument("--first", type=int, default=0)
    data.add_argument("--size", type=int, default=128, help="side of the pictures in pixels")
    data.add_argument("--keep-pictures", type=int, default=4, help="how many shards keep their pictures")
    data.set_defaults(run=_data)

    train = commands.add_parser("train", help="train the network for some minutes, or go on training it")
    train.add_argument("--name", default="main", help="the run's folder")
    train.add_argument("--minutes", type=float, required=True)
    train.add_argument("--batch", type=int, default=32)
    train.add_argument("--size", type=int, default=128)
    train.add_argument("--dim", type=int, default=256)
    train.add_argument("--depth", type=int, default=8)
    train.add_argument("--heads", type=int, default=4)
    train.add_argument("--device", default="cpu", help="cpu or cuda")
    train.add_argument("--threads", type=int, default=1)
    train.add_argument("--decay", type=float, default=0.5, help="last fraction of the run with falling rates")
    train.add_argument("--muon-rate", type=float, default=0.02)
    train.add_argument("--adam-rate", type=float, default=1e-3)
    train.add_argument("--seed", type=int, default=0)
    train.add_argument("--resume", action="store_true", help="go on from the run's state")
    train.set_defaults(run=_train)

    decoder = commands.add_parser("decoder", help="train the decoder, or go on training it, and measure it")
    decoder.add_argument("--minutes", type=float, required=True)
    decoder.add_argument("--shards", type=int, default=2)
    decoder.add_argument("--size", type=int, default=128)
    decoder.add_argument("--device", default="cpu")
    decoder.add_argument("--threads", type=int, default=1)
    decoder.set_defaults(run=_decoder)

    classifier = commands.add_parser("classifier", help="train the score's classifier, or go on training it")
    classifier.add_argument("--minutes", type=float, required=True)
    classifier.add_argument("--size", type=int, default=128)
    classifier.add_argument("--threads", type=int, default=1)
    classifier.set_defaults(run=_classifier)

    export = commands.add_parser(
        "export", help="write the averaged weights of a run as the product reads them"
    )
    export.add_argument("--name", default="main")
    export.add_argument("--size", type=int, default=128)
    export.set_defaults(run=_export)

    score = commands.add_parser("score", help="score the exported weights on the frozen prompts")
    score.set_defaults(run=_score)

    smoke = commands.add_parser("smoke", help="run the whole recipe small and show that the loss falls")
    smoke.set_defaults(run=_smoke)

    everything = commands.add_parser("all", help="reproduce the shipped model from nothing (hours)")
    everything.add_argument(
        "--hours", type=float, default=12.0, help="of which nine tenths train the network"
    )
    everything.set_defaults(run=_all)

    arguments = parser.parse_args(words)
    arguments.run(arguments)


def _shards(size: int) -> Path:
    return data_folder() / f"scenes-{size}"


def _data(arguments: argparse.Namespace) -> None:
    from generation.training.dataset import make_shards

    folder = _shards(arguments.size)
    folder.mkdir(exist_ok=True)
    make_shards(
        folder, arguments.first, arguments.shards, arguments.size, keep_pictures=arguments.keep_pictures
    )


def _train(arguments: argparse.Namespace) -> None:
    import torch

    from generation.training.dataset import CHANNELS, Dataset
    from generation.training.latents import PATCH, PatchCodec
    from generation.training.network import NetworkConfig
    from generation.training.prompts import GRID
    from generation.training.text import TextEncoder
    from generation.training.train import RunConfig, Trainer, train

    torch.set_num_threads(arguments.threads)
    run = RunConfig(
        minutes=arguments.minutes,
        batch=arguments.batch,
        device=arguments.device,
        decay=arguments.decay,
        muon_rate=arguments.muon_rate,
        adam_rate=arguments.adam_rate,
        seed=arguments.seed,
    )
    folder = data_folder() / "runs" / arguments.name
    shape = NetworkConfig(
        CHANNELS, arguments.size // PATCH, 2, arguments.dim, arguments.depth, arguments.heads
    )
    state = folder / "state.safetensors"
    trainer = Trainer.load(state, run) if arguments.resume else Trainer(shape, run)
    codec = PatchCodec.load(_shards(arguments.size) / "codec.safetensors")
    train(trainer, Dataset(_shards(arguments.size)), folder, TextEncoder()(GRID), codec)


def _decoder(arguments: argparse.Namespace) -> None:
    import torch

    from generation.training.stages import make_decoder

    torch.set_num_threads(arguments.threads)
    folder = _shards(arguments.size)
    print(make_decoder(folder, arguments.size, arguments.shards, arguments.minutes, arguments.device))


def _classifier(arguments: argparse.Namespace) -> None:
    import torch

    from generation.training.scoring import make_classifier

    torch.set_num_threads(arguments.threads)
    print(json.dumps(make_classifier(_shards(arguments.size), arguments.size, arguments.minutes)))


def _export(arguments: argparse.Namespace) -> None:
    from generation.training.exporting import export_model

    state = data_folder() / "runs" / arguments.name / "state.safetensors"
    print(json.dumps(export_model(state, _shards(arguments.size))))


def _score(arguments: argparse.Namespace) -> None:
    from generation.training.exporting import WEIGHTS
    from generation.training.scoring import score_model, write_figures
    from generation.training.stages import draw_as_shipped

    figures = score_model(draw_as_shipped())
    write_figures(figures, WEIGHTS / "score.json")
    for name, value in figures.items():
        print(f"bench generate.{'' if name in ('attr_accuracy', 'diversity') else 'attr.'}{name} {value}")


def _smoke(arguments: argparse.Namespace) -> None:
    from generation.training.smoke import smoke

    smoke()


def _all(arguments: argparse.Namespace) -> None:
    """Every stage by this same command line, so that each can be stopped and taken up again by hand."""
    minutes = arguments.hours * 60
    stages = [
        ["data", "--shards", "120"],
        ["decoder", "--minutes", str(minutes * 0.05)],
        ["classifier", "--minutes", str(minutes * 0.05)],
        ["train", "--minutes", str(minutes * 0.9)],
        ["export"],
        ["score"],
    ]
    for stage in stages:
        main(stage)


if __name__ == "__main__":
    main()
