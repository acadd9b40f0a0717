"""`manage.py models`: the Stable Diffusion checkpoints of this studio."""

from __future__ import annotations

import shutil
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from generation.checkpoints import find_checkpoint, installed, models_folder
from generation.hub import HubError, fetch_checkpoint, list_checkpoint
from generation.zoo.base import InvalidRequest
from generation.zoo.stable_diffusion.checkpoint import InvalidCheckpoint, read_checkpoint


class Command(BaseCommand):
    """Add, list and remove checkpoints."""

    help = "Add a Stable Diffusion checkpoint from a hub or a folder, list those there are, or remove one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        actions = parser.add_subparsers(dest="action", required=True)
        add = actions.add_parser("add", help="from a folder in diffusers' layout, or by its name on the hub")
        add.add_argument("source", help="a folder, or owner/name on the hub")
        add.add_argument("--yes", action="store_true", help="accept the licence without being asked")
        actions.add_parser("list", help="the checkpoints there are")
        actions.add_parser("remove", help="free the disk").add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked; every failure is one sentence."""
        try:
            match options["action"]:
                case "add":
                    self._add(options["source"], options["yes"])
                case "list":
                    self._list()
                case "remove":
                    folder = find_checkpoint(options["name"])
                    shutil.rmtree(folder)
                    self.stdout.write(f"Removed {folder.name}.")
        except (HubError, InvalidCheckpoint, InvalidRequest) as error:
            raise CommandError(str(error)) from None

    def _list(self) -> None:
        for name in installed():
            checkpoint = read_checkpoint(models_folder() / name)
            self.stdout.write(f"{name}\t{checkpoint.family}\t{checkpoint.size / 2**20:,.0f} MiB")
        if not installed():
            self.stdout.write(
                "No checkpoint has been added yet: `manage.py models add NAME-OR-FOLDER` adds one."
            )

    def _add(self, source: str, yes: bool) -> None:
        if (Path(source) / "model_index.json").exists() or Path(source).is_dir():
            self._add_folder(Path(source).resolve())
            return
        listing = list_checkpoint(source)
        self.stdout.write(f"{listing.name}: {listing.size / 2**20:,.0f} MiB, licence: {listing.licence}")
        if not yes:
            if not sys.stdin.isatty():
                raise CommandError("Say --yes to accept the licence and bring the files.")
            if input("Bring it under this licence? [y/N] ").strip().lower() not in {"y", "yes"}:
                raise CommandError("Nothing was added.")
        folder = fetch_checkpoint(listing, models_folder(), self._show)
        self.stdout.write(f"\nAdded {folder.name}.")

    def _add_folder(self, source: Path) -> None:
        checkpoint = read_checkpoint(source)
        target = models_folder() / checkpoint.name
        if target.exists():
            raise CommandError(f"“{target.name}” has been added already; remove it first.")
        target.parent.mkdir(parents=True, exist_ok=True)
        if checkpoint.size > shutil.disk_usage(target.parent).free:
            raise CommandError(
                f"“{checkpoint.name}” needs {checkpoint.size:,} bytes of disk, more than are free."
            )
        draft = target.parent / ".partial" / target.name
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(source, draft)
        draft.rename(target)
        self.stdout.write(f"Added {target.name} ({checkpoint.family}).")

    def _show(self, done: int, total: int, name: str) -> None:
        self.stdout.write(f"\r{100 * done / max(total, 1):5.1f} %  {name}", ending="")
        self.stdout.flush()
