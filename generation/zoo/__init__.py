"""The ladder of image models, from a table of odds upwards: one file a rung, one interface (`base.py`)."""

from functools import cache
from importlib import import_module
from typing import Any

from generation.zoo.base import ImageModel, UnknownModel

#: From the simplest up. Modules are imported when a rung is asked for: the upper ones carry networks.
RUNGS = {
    "odds": "generation.zoo.odds:Odds",
    "pixels": "generation.zoo.pixels:Pixels",
    "checkerboard": "generation.zoo.checkerboard:Checkerboard",
    "horizon": "generation.zoo.horizon:Horizon",
    "scene": "generation.zoo.scene:Scene",
    "pixel-diffusion": "generation.zoo.pixel_diffusion:PixelDiffusion",
    "latents": "generation.zoo.latents:Latents",
    "latent-diffusion": "generation.zoo.latent_diffusion:LatentDiffusion",
    "words": "generation.zoo.words:WordsAsNumbers",
    "text-to-scene": "generation.zoo.text_to_scene:TextToScene",
    "stable-diffusion": "generation.zoo.stable_diffusion:StableDiffusion",
}


@cache
def get_model(name: str) -> ImageModel[Any]:
    """Return the rung of that name; raise UnknownModel."""
    if name not in RUNGS:
        raise UnknownModel(f"There is no model named “{name}”; there are {', '.join(RUNGS)}.")
    module, _, attribute = RUNGS[name].partition(":")
    model: ImageModel[Any] = getattr(import_module(module), attribute)()
    return model


def all_models() -> list[ImageModel[Any]]:
    """Return every rung, from the simplest up."""
    return [get_model(name) for name in RUNGS]
