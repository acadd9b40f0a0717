"""The recipe of a picture: what made it, from which words and numbers. Files carry it (`recipe_files.py`)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from generation.zoo.base import Seed

#: How A1111 calls what our requests carry; in its order.
THEIR_NAMES = {"steps": "Steps", "scheduler": "Sampler", "guidance": "CFG scale"}


class Recipe(BaseModel):
    """What has to be known to make a picture again."""

    model_config = ConfigDict(extra="forbid")

    model: Annotated[str, Field(min_length=1, max_length=255)]
    seed: Seed
    request: dict[str, Any] = {}
    weights: Annotated[
        str, Field(max_length=255, description="Hash of the weights, empty for models without.")
    ] = ""
    licence: Annotated[str, Field(max_length=255)] = ""


def parameters_text(recipe: Recipe, width: int, height: int) -> str:
    """Return the recipe as A1111 writes it: the prompt, the negative prompt, then one line of names and values."""
    request = recipe.request
    pairs = [(theirs, request[ours]) for ours, theirs in THEIR_NAMES.items() if ours in request]
    pairs += [("Seed", recipe.seed), ("Size", f"{width}x{height}"), ("Model", recipe.model)]
    if recipe.weights:
        pairs.append(("Model hash", recipe.weights[:10]))
    lines = [str(request.get("prompt", ""))]
    if request.get("negative_prompt"):
        lines.append(f"Negative prompt: {request['negative_prompt']}")
    lines.append(", ".join(f"{name}: {value}" for name, value in pairs))
    return "\n".join(lines)
