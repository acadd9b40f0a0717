"""From what a person typed to a request that a model takes: the one way for the command line and the studio."""

from __future__ import annotations

from typing import Any

from generation.recipes import Recipe
from generation.zoo import get_model
from generation.zoo.base import ImageModel, InvalidRequest

LONGEST_PROMPT = 2000
#: Parameters that name a file. Only the command line may: a path in a request would open the server's own files.
FILE_CONTROLS = {"picture", "mask"}


def takes_words(model: ImageModel[Any]) -> bool:
    """Tell whether the model reads a prompt."""
    return "prompt" in model.request.model_fields


def check_values(model: ImageModel[Any], parameters: dict[str, Any], prompt: str) -> dict[str, Any]:
    """Return the complete, checked request as JSON. A model without words passes over the prompt.

    Raises InvalidRequest with one sentence.
    """
    if len(prompt) > LONGEST_PROMPT:
        raise InvalidRequest(f"The prompt has {len(prompt):,} characters; {LONGEST_PROMPT:,} are allowed.")
    values = dict(parameters)
    if takes_words(model):
        values["prompt"] = prompt
    checked: dict[str, Any] = model.check_request(values).model_dump(mode="json")
    return checked


def picture_parameters(model: ImageModel[Any]) -> set[str]:
    """Name the parameters that hold a file."""
    properties = model.request.model_json_schema().get("properties", {})
    return {name for name, about in properties.items() if about.get("control") in FILE_CONTROLS}


def recipe_of(model_name: str, values: dict[str, Any], seed: int) -> Recipe:
    """Return what has to be known to make the picture again."""
    return Recipe(model=get_model(model_name).name, seed=seed, request=values)
