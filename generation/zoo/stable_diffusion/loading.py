"""From a folder to a pipeline in memory, on the best device there is."""

from __future__ import annotations

import importlib.util
from collections import OrderedDict
from pathlib import Path
from typing import Any

from generation.zoo.base import InvalidRequest
from generation.zoo.stable_diffusion.checkpoint import LEFT_OUT, Checkpoint, read_checkpoint
from generation.zoo.stable_diffusion.preview import LinearPreview
from generation.zoo.stable_diffusion.threads import TORCH

PIPELINES = {
    "sd": "StableDiffusionPipeline",
    "sdxl": "StableDiffusionXLPipeline",
    "sd3": "StableDiffusion3Pipeline",
    "flux": "FluxPipeline",
}
#: What a device must have free beyond the weights for a picture to be made without moving parts in and out.
HEADROOM = 2 * 2**30


class NeedsTorch(InvalidRequest):
    """The extra is not installed. Its text says how to add it."""


class Loaded:
    """A pipeline that is ready to run, with its cheap preview."""

    def __init__(self, checkpoint: Checkpoint) -> None:
        """Load the checkpoint: half precision and offloading on a GPU, full precision on a CPU."""
        import diffusers
        import torch

        self.checkpoint = checkpoint
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        half = torch.bfloat16 if checkpoint.family in ("sd3", "flux") else torch.float16
        options: dict[str, Any] = {"requires_safety_checker": False} if checkpoint.family == "sd" else {}
        without = {part: None for part in LEFT_OUT if part not in checkpoint.parts}
        if checkpoint.family == "sdxl":
            options["add_watermarker"] = False
        kind = getattr(diffusers, PIPELINES[checkpoint.family])
        accepted = set(kind._get_signature_keys(kind)[1]) | set(kind._get_signature_keys(kind)[0])
        self.pipeline = kind.from_pretrained(
            checkpoint.folder,
            use_safetensors=True,
            local_files_only=True,
            dtype=half if self.device == "cuda" else torch.float32,
            **options,
            **{part: value for part, value in without.items() if part in accepted},
        )
        self.pipeline.set_progress_bar_config(disable=True)
        self.own_scheduler = self.pipeline.scheduler
        self.adapters: set[str] = set()
        self._place(torch)
        self.preview = LinearPreview(self.pipeline.vae)

    def _place(self, torch: Any) -> None:
        if self.device == "cpu":
            # Not in slices: torch's fused attention never holds the whole matrix, and needs a seventh of the memory
            # and a quarter of the time that slices do (4096 tokens, docs/generation.md).
            return
        free, _ = torch.cuda.mem_get_info()
        if self.checkpoint.size + HEADROOM > free:
            self.pipeline.enable_model_cpu_offload()
        else:
            self.pipeline.to(self.device)

    def use_adapter(self, file: Path | None) -> None:
        """Put a LoRA in safetensors over the weights, or take every one off."""
        if file is None:
            if self.adapters:
                self.pipeline.disable_lora()
            return
        name = f"lora_{file.stem}".replace(".", "_")
        if name not in self.adapters:
            self.pipeline.load_lora_weights(
                str(file.parent), weight_name=file.name, adapter_name=name, local_files_only=True
            )
            self.adapters.add(name)
        self.pipeline.enable_lora()
        self.pipeline.set_adapters([name])


class Cache:
    """Loaded checkpoints, the least recently used dropped first when their weights pass the limit (bytes)."""

    def __init__(self, limit: int) -> None:
        """Hold at most `limit` bytes of weights; always at least the one in use."""
        self.limit = limit
        self._loaded: OrderedDict[Path, Loaded] = OrderedDict()

    def get(self, folder: Path) -> Loaded:
        """Return the folder's pipeline, loading it where needed. Raises InvalidCheckpoint, NeedsTorch."""
        if folder in self._loaded:
            self._loaded.move_to_end(folder)
            return self._loaded[folder]
        if importlib.util.find_spec("torch") is None or importlib.util.find_spec("diffusers") is None:
            raise NeedsTorch(
                "Stable Diffusion needs torch and diffusers, which are not installed: start the studio with"
                " `make run WITH=torch`."
            )
        checkpoint = read_checkpoint(folder)
        while self._loaded and self.held + checkpoint.size > self.limit:
            self._loaded.popitem(last=False)
        self._loaded[folder] = TORCH.submit(Loaded, checkpoint).result()
        return self._loaded[folder]

    @property
    def held(self) -> int:
        """Bytes of weights that are held."""
        return sum(loaded.checkpoint.size for loaded in self._loaded.values())

    @property
    def names(self) -> list[str]:
        """The checkpoints that are held, least recently used first."""
        return [folder.name for folder in self._loaded]
