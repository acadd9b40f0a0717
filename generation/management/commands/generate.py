"""`manage.py generate "PROMPT" --model NAME --seed N --out F.png`: a picture without a server."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from generation.asking import check_values, recipe_of, takes_words
from generation.recipe_files import save_picture
from generation.sampling import sample
from generation.zoo import RUNGS, get_model
from generation.zoo.base import MAX_SEED, InvalidRequest, Step, UnknownModel

DEFAULT_MODEL = "text-to-scene"


class Command(BaseCommand):
    """Make one picture, with its recipe inside the file."""

    help = "Make a picture. The same model, seed and parameters give the same picture again."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Describe the command line."""
        parser.add_argument("prompt", nargs="?", default="", help="words, for the models that read them")
        parser.add_argument("--model", default=DEFAULT_MODEL, help=f"one of {', '.join(RUNGS)}")
        parser.add_argument("--seed", type=int, help=f"0 to {MAX_SEED}; drawn where it is left out")
        parser.add_argument("--out", type=Path, required=True, help="the picture, .png or .webp")
        parser.add_argument("--steps-dir", type=Path, help="a folder for the pictures on the way")
        parser.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="KEY=VALUE",
            help="a parameter of the model; the value is JSON or plain text",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the picture; every failure is one sentence."""
        target: Path = options["out"]
        if target.suffix.lower() not in {".png", ".webp"}:
            raise CommandError(f"--out is {target.name!r}; it must end in .png or .webp.")
        seed = secrets.randbelow(MAX_SEED + 1) if options["seed"] is None else options["seed"]
        if not 0 <= seed <= MAX_SEED:
            raise CommandError(f"--seed is {seed}; it must be between 0 and {MAX_SEED}.")
        try:
            model = get_model(options["model"])
            values = check_values(model, parse_settings(options["set"]), options["prompt"])
            if options["prompt"] and not takes_words(model):
                self.stderr.write(f"{model.title} reads no words; the prompt is passed over.")
            last = self._sample(sample(model, values, seed), options["steps_dir"])
        except (InvalidRequest, UnknownModel) as error:
            raise CommandError(str(error)) from None
        try:
            save_picture(last.picture, recipe_of(model.name, values, seed), target)
        except OSError as error:
            raise CommandError(f"{target} cannot be written: {error.strerror or error}.") from None
        self.stdout.write(f"{target}: {last.caption} (seed {seed})")

    def _sample(self, steps: Any, folder: Path | None) -> Step:
        """Go through the steps, writing each where a folder was named; return the last."""
        from PIL import Image

        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        last: Step | None = None
        for number, step in enumerate(steps):
            if folder is not None:
                Image.fromarray(step.picture).save(folder / f"step-{number:03d}.png")
            last = step
        if last is None:
            raise InvalidRequest("The model made no picture.")
        return last


def parse_settings(pairs: list[str]) -> dict[str, Any]:
    """Return `key=value` pairs as values: JSON where it is JSON, else text. Raises InvalidRequest."""
    values: dict[str, Any] = {}
    for pair in pairs:
        key, equals, text = pair.partition("=")
        if not equals or not key:
            raise InvalidRequest(f"--set takes KEY=VALUE, not {pair!r}.")
        try:
            values[key] = json.loads(text)
        except ValueError:
            values[key] = text
    return values
