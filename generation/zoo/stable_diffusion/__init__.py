"""Stable Diffusion and its relatives: any checkpoint in diffusers' layout that an operator has added."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from PIL import Image
from pydantic import Field, model_validator

from generation.checkpoints import find_adapter, find_checkpoint, installed
from generation.zoo.base import ImageModel, InvalidRequest, Request, Step
from generation.zoo.stable_diffusion.checkpoint import InvalidCheckpoint
from generation.zoo.stable_diffusion.loading import Cache, Loaded
from generation.zoo.stable_diffusion.schedulers import SchedulerName, make_scheduler

#: Weights kept in memory between pictures, in bytes.
CACHE_LIMIT = 12 * 2**30
#: Every family's pictures are whole multiples of this many pixels.
MULTIPLE = 16


class StableDiffusionRequest(Request):
    """The words, the checkpoint and the numbers. A picture and a mask make it image to image and inpainting."""

    prompt: Annotated[str, Field(min_length=1, max_length=2000, title="Describe the picture")]
    negative_prompt: Annotated[str, Field(max_length=2000, title="Leave out")] = ""
    checkpoint: Annotated[str, Field(max_length=255, title="Checkpoint")] = ""
    width: Annotated[int, Field(ge=64, le=2048, multiple_of=MULTIPLE, title="Width in pixels")] = 512
    height: Annotated[int, Field(ge=64, le=2048, multiple_of=MULTIPLE, title="Height in pixels")] = 512
    steps: Annotated[int, Field(ge=1, le=150, title="Steps")] = 25
    guidance: Annotated[float, Field(ge=0, le=30, allow_inf_nan=False, title="Guidance")] = 7.0
    scheduler: Annotated[SchedulerName, Field(title="Sampler")] = "default"
    adapter: Annotated[str, Field(max_length=255, title="LoRA")] = ""
    image: Annotated[
        Path | None, Field(title="Start from this picture", json_schema_extra={"control": "picture"})
    ] = None
    mask: Annotated[
        Path | None, Field(title="Change only where this is white", json_schema_extra={"control": "mask"})
    ] = None
    strength: Annotated[float, Field(ge=0.05, le=1, allow_inf_nan=False, title="How much to change")] = 0.75

    @model_validator(mode="after")
    def a_mask_needs_a_picture(self) -> StableDiffusionRequest:
        """Nothing can be masked without a picture, and words must say something."""
        if self.mask is not None and self.image is None:
            raise ValueError("a mask needs a picture to change")
        if not self.prompt.strip():
            raise ValueError("describe the picture in a few words")
        return self


class StableDiffusion(ImageModel[StableDiffusionRequest]):
    """Somebody's weights, our runner."""

    name = "stable-diffusion"
    title = "Stable Diffusion"
    summary = "Checkpoints of the Stable Diffusion family (1.x, 2.x, XL, Turbo, LCM, 3.x, Flux) that were added here."
    request = StableDiffusionRequest
    lesson = False

    def is_ready(self) -> bool:
        """Tell whether an operator has added a checkpoint."""
        return bool(installed())

    def __init__(self) -> None:
        """Load nothing yet."""
        self.cache = Cache(CACHE_LIMIT)

    def sample(self, request: StableDiffusionRequest, rng: np.random.Generator) -> Iterator[Step]:
        """Yield every denoising step with its preview, then the decoded picture."""
        try:
            loaded = self.cache.get(find_checkpoint(request.checkpoint))
        except InvalidCheckpoint as error:
            raise InvalidRequest(str(error)) from None
        loaded.use_adapter(find_adapter(request.adapter) if request.adapter else None)
        # Imported here: it needs torch, whose absence the cache has just explained.
        from generation.zoo.stable_diffusion.running import run

        pipeline, call = prepare_call(loaded, request, rng)
        total = (
            call["num_inference_steps"]
            if request.image is None
            else max(1, int(request.steps * request.strength))
        )
        for progress in run(loaded, pipeline, call, request.width, request.height):
            done = total if progress.final else min(progress.done, total)
            caption = "Decoded" if progress.final else f"Step {done} of {total}"
            fraction = 1.0 if progress.final else 0.95 * done / total
            yield Step(caption, progress.draw, fraction, {"step": done, "steps": total})


def prepare_call(
    loaded: Loaded, request: StableDiffusionRequest, rng: np.random.Generator
) -> tuple[Any, dict[str, Any]]:
    """Return the pipeline for what is asked (text, image to image, inpaint; the same weights) and its arguments."""
    import diffusers
    import torch

    pipeline = loaded.pipeline
    call: dict[str, Any] = {
        "prompt": request.prompt,
        "num_inference_steps": request.steps,
        "guidance_scale": request.guidance,
        "generator": torch.Generator().manual_seed(int(rng.integers(0, 2**63 - 1))),
        "width": request.width,
        "height": request.height,
    }
    if loaded.checkpoint.family == "flux":
        # Flux's guidance is an input of the network; a negative prompt needs the true kind as well.
        if request.negative_prompt:
            call |= {
                "negative_prompt": request.negative_prompt,
                "true_cfg_scale": max(1.01, request.guidance),
            }
    else:
        call["negative_prompt"] = request.negative_prompt
    if request.image is not None:
        size = (request.width, request.height)
        call |= {"image": _open(request.image, "RGB", size), "strength": request.strength}
        if request.mask is not None:
            pipeline = diffusers.AutoPipelineForInpainting.from_pipe(pipeline)
            call["mask_image"] = _open(request.mask, "L", size)
        else:
            pipeline = diffusers.AutoPipelineForImage2Image.from_pipe(pipeline)
            if loaded.checkpoint.family in ("sd", "sdxl"):
                call.pop("width"), call.pop("height")
        pipeline.set_progress_bar_config(disable=True)
    pipeline.scheduler = make_scheduler(request.scheduler, loaded.own_scheduler)
    return pipeline, call


def _open(path: Path, mode: str, size: tuple[int, int]) -> Image.Image:
    try:
        with Image.open(path) as image:
            return image.convert(mode).resize(size, Image.Resampling.LANCZOS)
    except OSError:
        raise InvalidRequest(f"“{path.name}” cannot be opened as a picture.") from None
