"""Checkpoints and LoRA files that an operator has added: folders and files under `models/` in the data folder."""

from __future__ import annotations

from pathlib import Path

from cloudstudio.environment import read_environment
from generation.zoo.base import InvalidRequest

ADAPTERS = "adapters"


def models_folder() -> Path:
    """Where checkpoints are kept."""
    return read_environment().data / "models"


def installed() -> list[str]:
    """The names of the checkpoints there are, sorted."""
    folder = models_folder()
    return sorted(path.parent.name for path in folder.glob("*/model_index.json")) if folder.is_dir() else []


def find_checkpoint(name: str) -> Path:
    """Return the folder of the checkpoint of that name (the only one where none is named). Raises InvalidRequest."""
    there = installed()
    if not there:
        raise InvalidRequest(
            "No Stable Diffusion checkpoint has been added yet: `manage.py models add NAME-OR-FOLDER` adds one."
        )
    if not name and len(there) == 1:
        name = there[0]
    if name not in there:
        raise InvalidRequest(f"Choose one of the checkpoints that were added: {', '.join(there)}.")
    return models_folder() / name


def find_adapter(name: str) -> Path:
    """Return the LoRA file of that name. Raises InvalidRequest."""
    folder = models_folder() / ADAPTERS
    there = {path.stem: path for path in sorted(folder.glob("*.safetensors"))} if folder.is_dir() else {}
    if name not in there:
        listed = (
            f" There are: {', '.join(there)}."
            if there
            else f" Put LoRA files in safetensors into {ADAPTERS}/."
        )
        raise InvalidRequest(f"There is no LoRA named “{name}”.{listed}")
    return there[name]
